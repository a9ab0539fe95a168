package read

import "time"

// Flush answers what to send when the page is going away: the mark or the undo
// that waits, unless it is on its way.
func (d *Delivery) Flush(at time.Duration) (Send, bool) {
	t := max(d.want, d.carried)
	if d.stopped || d.check || at < d.limited {
		return Send{}, false
	}
	if d.undoing {
		return d.flushUndo(at)
	}
	if t <= d.settled || t <= d.refused || t <= d.flushed.reads() ||
		d.following && t <= d.taken ||
		t <= d.flight.reads() {
		return Send{}, false
	}
	return d.send(at, Read, messageID(t), true), true
}

// flushUndo is Flush for an undo. Where the portal would have to be asked first
// from which message on there is no time for it.
func (d *Delivery) flushUndo(at time.Duration) (Send, bool) {
	if d.undo.First.IsZero() || d.flight.Verb == Unread || d.flushed.Verb == Unread {
		return Send{}, false
	}
	return d.send(at, Unread, d.undo.First, true), true
}
