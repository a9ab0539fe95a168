package read

import (
	"time"

	"seenline/app/im"
)

// Done tells how a request ended.
func (d *Delivery) Done(at time.Duration, s Send, out Outcome) {
	if out.Result != Failed {
		d.offline = false // whatever the browser says
	}
	switch s.Seq {
	case d.flight.Seq:
		d.flight = Send{}
	case d.flushed.Seq:
		d.flushed = Send{}
	default:
		// It was given up for lost. What the portal says is still true.
		if s.Verb == Read && out.Result == Saved && !d.overtaken(&s) {
			d.saved(at, s, out)
			d.heardAt = at
		}
		return
	}
	switch out.Result {
	case Saved:
		if d.retry = 0; s.Verb != Check || d.target() == 0 { // else what has failed is still to be done
			d.failures = 0
		}
		switch s.Verb {
		case Read:
			if d.overtaken(&s) {
				d.check = true // an undo has overtaken it: which came first only the portal knows
				break
			}
			d.saved(at, s, out)
		case Unread:
			d.undoing = false
			d.back(at, d.undo.Mark.Int64())
			d.undo = Undo{}
		case Check:
			d.checked(at, s, out)
		}
		d.heardAt = at
	case Refused:
		// Perhaps there was nothing new to it; perhaps there is no access.
		d.failures, d.retry = 0, 0
		if s.Verb == Read && s.Mark.Int64() <= d.settled {
			break // another request was faster
		} else if s.Verb == Read {
			d.refused, d.check = max(d.refused, s.Mark.Int64()), true
		} else {
			d.undoing, d.stopped = false, s.Verb == Check
		}
	case Denied:
		if s.Verb == Unread {
			d.undoing, d.undo = false, Undo{}
		} else {
			d.stopped = true
		}
	default:
		d.fail(s.at, at, out)
	}
	before := d.target()
	d.touch(at, before)
}

// overtaken reports whether the mark went back after the request was sent.
func (d *Delivery) overtaken(s *Send) bool { return d.turned && s.Seq <= d.turnedSeq }

// capped is the counter that means more than 99.
const capped = 100

// saved takes over a reply to a Read. Of replies that come out of order the
// larger mark wins, and the counter comes from that one.
func (d *Delivery) saved(at time.Duration, s Send, out Outcome) {
	d.refusals = 0
	last := out.Mark.Int64()
	if last == 0 {
		last = s.Mark.Int64()
	}
	before, counted := d.counter, d.counts
	if last >= d.confirmed && out.HasCounter {
		d.counter, d.counts = out.Counter, true
	}
	d.confirmed = max(d.confirmed, last)
	// Should the portal have taken less, asking again would not help.
	d.settled = max(d.settled, d.confirmed, s.Mark.Int64())
	if d.refused <= d.settled {
		d.refused = 0
	}
	if d.carried <= d.settled {
		d.carried = 0
	}
	if last > s.Mark.Int64() {
		// Another device has read on: taking our part back would take its too.
		d.undo, d.undoing = Undo{}, false
		return
	}
	if d.undoing {
		d.undo.Last = messageID(last) // it was asked for when this was on its way: both go
		return
	}
	if last < s.Mark.Int64() || d.undo.Deliberate && !s.Deliberate && at < d.undo.Until {
		return // a deliberate act stays undoable although reading goes on
	}
	d.undo = Undo{First: s.First, Mark: messageID(s.was), Last: messageID(last), Until: at + d.cfg.UndoFor,
		Deliberate: s.Deliberate, Count: s.count, Partial: !s.whole}
	if n := before - d.counter; !s.whole && counted && before < capped && out.HasCounter && n >= s.count {
		d.undo.Count, d.undo.Partial = n, false // the portal has counted what was never loaded
	}
}

// checked takes over the server's mark that was asked for.
func (d *Delivery) checked(at time.Duration, s Send, out Outcome) {
	d.check = false
	mark := out.Mark.Int64()
	if !out.HasMark && mark == 0 {
		// An old portal, which does not tell its mark. It says false when
		// nothing was new, and we do have access.
		d.settled, d.refused = max(d.settled, d.refused), 0
		return
	}
	if out.HasCounter && mark >= d.confirmed {
		d.counter, d.counts = out.Counter, true
	}
	d.heard(s.at, at, mark)
	if d.refused > d.confirmed {
		// Access, but the portal does not take it: only a higher mark is worth
		// trying, and less and less often.
		d.retry = at + d.backoff(d.refusals)
		d.refusals++
	}
}

// lose gives up waiting for an answer. Whether the portal has heard is not
// known, so it is asked.
func (d *Delivery) lose(at time.Duration) {
	for _, s := range []*Send{&d.flight, &d.flushed} {
		if s.Verb != Nothing && at >= s.at+d.cfg.Lost {
			d.check = d.check || s.Verb == Read
			d.fail(s.at, at, Outcome{})
			*s = Send{}
			before := d.target()
			d.touch(at, before)
		}
	}
}

// Recheck asks for the server's mark before anything else is sent.
func (d *Delivery) Recheck() { d.check = true }

// Heard takes the server's mark from an answer to something else than our own
// requests, asked for at the time asked: another device may have read on, or
// made messages unread. It answers false if the answer is stale: an older mark
// that was asked for before our last request was answered says nothing.
func (d *Delivery) Heard(asked, at time.Duration, mark im.MessageID) bool {
	before := d.target()
	ok := d.heard(asked, at, mark.Int64())
	d.touch(at, before)
	return ok
}

func (d *Delivery) heard(asked, at time.Duration, mark int64) bool {
	if d.turned && asked <= d.turnedAt {
		return false
	}
	if mark < d.confirmed {
		if d.flight.Verb == Read || d.flight.Verb == Unread || d.flushed.Verb != Nothing || asked < d.heardAt {
			return false
		}
		d.back(at, mark)
		return true
	}
	d.heardAt = at // what was asked before that may have been answered before
	d.confirmed = mark
	if u := &d.undo; mark > max(u.Last.Int64(), d.flight.reads(), d.flushed.reads()) {
		// Somebody else has read on: taking our part back would take theirs, too.
		d.undo, d.undoing = Undo{}, false
	}
	d.settled = max(d.settled, mark)
	if d.carried <= d.settled {
		d.carried = 0
	}
	if d.refused <= d.confirmed {
		d.refused = 0
	}
	return true
}

// back takes a mark that went back. What was wanted was decided before that.
func (d *Delivery) back(at time.Duration, mark int64) {
	d.confirmed, d.settled = mark, mark
	d.want, d.carried, d.refused = 0, 0, 0
	d.changed, d.counts = false, false
	d.turned, d.turnedAt, d.turnedSeq = true, at, d.seq
	d.undo, d.undoing = Undo{}, false
}

// Undoable returns what [Delivery.Undo] would take back.
func (d *Delivery) Undoable(at time.Duration) (Undo, bool) {
	u := d.undo
	return u, !u.Last.IsZero() && at < u.Until && !d.undoing && !d.stopped
}

// Undo takes the last mark back: the request comes from [Delivery.Next], after
// the one that is in flight. It answers false if there is nothing to undo.
func (d *Delivery) Undo(at time.Duration) bool {
	_, ok := d.Undoable(at)
	d.undoing = d.undoing || ok
	return ok
}
