package read

import (
	"time"

	"seenline/app/im"
)

// Delivery brings the mark of one dialog to the portal. It is told what is
// wanted ([Delivery.Want]), answers what to send ([Delivery.Next]) and hears how
// that went ([Delivery.Done]).
//
// One request is in flight at a time, and one mark waits behind it: a newer one
// replaces it. A mark at or below what the portal has confirmed is never sent,
// and none is sent twice unless the first is known to have failed.
type Delivery struct {
	cfg    Config
	dialog im.DialogID
	user   string
	jitter func() float64

	confirmed int64 // the server's mark
	settled   int64 // nothing up to here needs to be sent (again)
	want      int64 // what the engine says now
	carried   int64 // what an earlier page or another frame has seen
	carriedAt time.Time
	all       bool
	forced    bool // want is a deliberate act

	changed     bool // something waits since first, and changed last
	first, last time.Duration

	seq     int
	flight  Send // Verb is Nothing if there is none
	flushed Send // the request of a page that was going away

	sends    time.Duration // the last one
	allowed  float64       // how many requests might follow it at once
	sent     int
	failures int
	retry    time.Duration // nothing before
	limited  time.Duration // nothing before, whatever heals
	trouble  trouble
	offline  bool
	check    bool
	refused  int64 // the portal would not take this mark
	refusals int
	stopped  bool

	following bool  // another frame brings the marks; see Follow
	taken     int64 // and has promised to up to here
	elsewhere bool  // but has not succeeded so far

	heardAt   time.Duration // the last answer
	turnedAt  time.Duration // the last time the mark went back
	turned    bool
	turnedSeq int // the last request before that
	counter   int
	counts    bool // counter is known
	undo      Undo
	undoing   bool
	again     int64 // what the person asked to be marked after an undo that is not done yet
}

// NewDelivery returns the delivery for a dialog whose mark the server says is
// mark. User is a key of the person: a pending mark of somebody else is not
// taken over. Jitter returns random numbers in [0, 1).
func NewDelivery(cfg Config, dialog im.DialogID, user string, mark im.MessageID, jitter func() float64) *Delivery {
	return &Delivery{
		cfg: cfg, dialog: dialog, user: user, jitter: jitter,
		confirmed: mark.Int64(), settled: mark.Int64(),
	}
}

// Want tells what the engine decided just now: it replaces what was wanted
// before, also by less. All: nothing is left unread after mark.
func (d *Delivery) Want(at time.Duration, mark im.MessageID, all bool) {
	d.wish(at, mark.Int64(), all, false)
}

func (d *Delivery) wish(at time.Duration, mark int64, all, deliberate bool) {
	before := d.target()
	d.want, d.all, d.forced = mark, all, deliberate
	d.touch(at, before)
}

// touch starts or restarts the wait for quiet if there is more to send.
func (d *Delivery) touch(at time.Duration, before int64) {
	t := d.target()
	if t == 0 {
		d.changed = false
		return
	}
	if !d.changed {
		d.changed, d.first, d.last = true, at, at
	} else if t > before {
		d.last = at
	}
}

// target is the mark that is waiting to be sent, 0 if there is none.
func (d *Delivery) target() int64 {
	t := max(d.want, d.carried)
	if t <= d.settled || t <= d.refused || t <= d.flight.reads() || t <= d.flushed.reads() {
		return 0
	}
	return t
}

func (s *Send) reads() int64 {
	if s.Verb != Read {
		return 0
	}
	return s.Mark.Int64()
}

// Next answers what to send at this time, if anything, and otherwise when to
// ask again; zero: not before something happens. Use [Reader.Next], which asks
// the engine first whether the mark still holds.
func (d *Delivery) Next(at time.Duration) (Send, time.Duration) {
	d.lose(at)
	if d.stopped {
		return Send{}, 0
	}
	if d.flight.Verb != Nothing {
		return Send{}, d.awaited(at)
	}
	retry := d.patience()
	switch {
	case d.flushed.Verb == Unread:
		return Send{}, d.flushed.at + d.cfg.Lost
	case d.check || d.undoing:
		if at < retry {
			return Send{}, retry
		}
		if d.check {
			return d.send(at, Check, im.MessageID{}, false), 0
		}
		s := d.send(at, Unread, d.undo.First, false)
		if s.Mark.IsZero() {
			s.After = d.undo.Mark
			d.flight = s
		}
		return s, 0
	case d.target() == 0:
		if d.flushed.Verb != Nothing {
			return Send{}, d.flushed.at + d.cfg.Lost
		}
		return Send{}, 0
	}
	due := d.due()
	if !d.follows() {
		due = max(due, retry)
	}
	if at < due {
		return Send{}, due
	}
	if d.follows() {
		return Send{}, 0
	}
	if d.failures > 0 && !d.trouble.busy && at-d.heardAt >= d.cfg.Silence {
		return d.send(at, Check, im.MessageID{}, false), 0
	}
	return d.send(at, Read, messageID(d.target()), false), 0
}

// awaited is until when the answer to what is in flight is waited for as before.
func (d *Delivery) awaited(at time.Duration) time.Duration {
	if slow := d.flight.at + d.cfg.Slow; at < slow {
		return slow
	}
	return d.flight.at + d.cfg.Lost
}

func (d *Delivery) send(at time.Duration, v Verb, mark im.MessageID, leaving bool) Send {
	d.seq++
	s := Send{Verb: v, Seq: d.seq, Dialog: d.dialog, Mark: mark, Keepalive: v != Check,
		Leaving: leaving, Deliberate: d.forced && d.want >= d.carried, was: d.confirmed, at: at}
	if leaving {
		d.flushed = s
	} else {
		d.flight = s
	}
	if v == Read {
		d.spend(at)
		d.changed = false
	}
	return s
}

// Offline tells that the browser has lost the network, or has it again; see
// [Config.Believe].
func (d *Delivery) Offline(at time.Duration, offline bool) {
	if !offline {
		d.Healed(at)
	} else if !d.offline {
		d.trouble.believed = at + d.spread(d.cfg.Believe)
	}
	d.offline = offline
}

// Confirmed returns the server's mark as far as it is known.
func (d *Delivery) Confirmed() im.MessageID { return messageID(d.confirmed) }

// Count tells how many messages are unread after the mark that delivery began
// with, 100 for more than 99.
func (d *Delivery) Count(counter int) { d.counter, d.counts = counter, true }

// Counter returns the number of unread messages that came with the highest
// mark, 100 for more than 99, and false if no reply has told one.
func (d *Delivery) Counter() (int, bool) { return d.counter, d.counts }

// Saving reports whether something that was seen is being brought to the portal,
// and whether that has failed so far.
func (d *Delivery) Saving() (pending, failing bool) {
	pending = !d.stopped && d.pending() > 0
	return pending, pending && (d.failures > 0 || d.elsewhere || d.offline || d.refused > d.confirmed)
}

// Reason says why the portal does not hear of what was read, "" if it does.
func (d *Delivery) Reason(at time.Duration) Reason {
	switch {
	case d.stopped, d.refused > d.confirmed:
		return ReasonRefused
	case d.offline:
		return ReasonOffline
	case (d.failures > 0 || d.elsewhere) && (d.pending() > 0 || d.check || d.undoing),
		d.flight.Verb != Nothing && at >= d.flight.at+d.cfg.Slow:
		return ReasonWaiting
	}
	return ""
}
