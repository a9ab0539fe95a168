package read

import (
	"time"

	"seenline/app/im"
)

// Duty is what a delivery has to do yet, for frames on the same dialog to
// agree on who does it.
type Duty struct {
	Waiting im.MessageID // due to be sent, held back by [Delivery.Follow] only
	Pending im.MessageID // seen and not confirmed
	Settled im.MessageID // nothing up to here needs to be sent
	Busy    bool         // a request is on its way
	Failing bool         // what was tried has failed so far
	Stopped bool         // trying has ended for good
}

// Duty returns what there is to do.
func (d *Delivery) Duty(at time.Duration) Duty {
	duty := Duty{
		Settled: messageID(d.settled),
		Busy:    d.flight.Verb != Nothing || d.flushed.Verb != Nothing,
		Failing: d.failures > 0,
		Stopped: d.stopped,
	}
	if !d.stopped {
		duty.Pending = messageID(d.pending())
	}
	if t := d.target(); t > 0 && d.follows() && !d.stopped && at >= d.due() {
		duty.Waiting = messageID(t)
	}
	return duty
}

// Follow tells whether another frame brings the marks: then none is sent from
// here but those that the person asked for in this frame. Taken is up to where
// the other one has promised to bring them; the rest still leaves with the page
// ([Delivery.Flush]). Failing: it has not succeeded so far.
func (d *Delivery) Follow(follow bool, taken im.MessageID, failing bool) {
	d.following, d.taken, d.elsewhere = follow, taken.Int64(), follow && failing
}

// follows reports whether what waits is somebody else's to send.
func (d *Delivery) follows() bool {
	return d.following && !(d.forced && d.want >= d.carried)
}

// Told takes what the portal has just told another frame: its mark, and the
// number of unread messages if counts. One that is older than what is known
// says nothing.
func (r *Reader) Told(at time.Duration, mark im.MessageID, counter int, counts bool) {
	d := r.Delivery
	if mark.Int64() < d.confirmed || !r.Heard(at, at, mark) {
		return
	}
	d.failures, d.retry = 0, 0 // the portal takes marks
	if counts {
		d.counter, d.counts = counter, true
	}
}

// Learn takes what the portal answered to a question that was not about a mark
// and was asked at the time asked: where the mark is, and how many messages are
// unread. What is stale says nothing.
func (r *Reader) Learn(asked, at time.Duration, mark im.MessageID, counter int) {
	if r.Heard(asked, at, mark) {
		r.Delivery.counter, r.Delivery.counts = counter, true
	}
}

// ToldBack takes from another frame that the portal's mark went back from mark
// to an earlier one.
func (r *Reader) ToldBack(at time.Duration, mark, to im.MessageID, counter int, counts bool) {
	d := r.Delivery
	switch {
	case d.confirmed <= to.Int64():
	case d.confirmed != mark.Int64() || !r.Heard(at, at, to):
		d.Recheck()
	case counts:
		d.counter, d.counts = counter, true
	}
}
