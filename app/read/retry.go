package read

import "time"

// trouble is what is known of requests that failed.
type trouble struct {
	probe    time.Duration // when to try again if somebody waits for it
	busy     bool          // the portal was heard, and it is too busy
	healed   time.Duration // the last sign that things were well
	watched  bool          // somebody is there: see [Delivery.Watch]
	believed time.Duration // until when the browser is, if it says there is no network
}

// fail waits for the next try. Sent is when what failed was: a request that
// nobody answered was waited for already.
func (d *Delivery) fail(sent, at time.Duration, out Outcome) {
	t := &d.trouble
	t.busy = out.Result == Busy || out.Result == Limited
	if t.busy {
		t.probe = at + d.spread(d.cfg.ProbeBusy)
	} else {
		t.probe = max(at, sent+d.spread(d.cfg.Probe))
	}
	d.retry = at + d.backoff(d.failures)
	if t.healed > sent {
		d.retry = min(d.retry, t.probe) // it comes from before things were well
	}
	d.failures++
	if out.Result == Limited {
		d.limited = max(out.Until, at)
	}
}

func (d *Delivery) backoff(failures int) time.Duration {
	return d.spread(d.cfg.Backoff[min(failures, len(d.cfg.Backoff)-1)])
}

func (d *Delivery) spread(wait time.Duration) time.Duration {
	return wait + time.Duration(float64(wait)*d.cfg.Jitter*(2*d.jitter()-1))
}

// patience is when the next try may be made after failures: see [Config.Probe].
func (d *Delivery) patience() time.Duration {
	t, retry := &d.trouble, d.retry
	if d.failures > 0 && t.watched {
		retry = min(retry, t.probe)
	}
	if d.offline {
		retry = max(retry, d.trouble.believed)
	}
	return max(retry, d.limited)
}

// Watch tells whether there is a person who may be waiting for the mark to be
// saved.
func (d *Delivery) Watch(watched bool) { d.trouble.watched = watched }

// Healed tells that another request to the portal went well, or that there is
// some other reason to believe so: what waits for its next try goes now. What
// the portal has put off until some time (429) stays put off, and where it was
// too busy the first wait is still due.
func (d *Delivery) Healed(at time.Duration) {
	t := &d.trouble
	t.healed = at
	if d.failures > 0 && t.busy {
		at = max(at, t.probe)
	}
	d.retry = min(d.retry, at)
}

// Again lets what the portal refused for good be tried once more: the person
// asks for it, or has come back, and access may have been given since.
func (d *Delivery) Again() {
	if d.stopped {
		d.stopped, d.failures, d.retry = false, 0, 0
	}
}

// insist is [Delivery.Again], and lets a mark be tried once more that the portal
// has not taken: the person asks for it.
func (d *Delivery) insist() {
	d.Again()
	if d.refused > d.confirmed && d.flight.Verb == Nothing {
		d.refused, d.refusals, d.retry = 0, 0, 0
	}
}
