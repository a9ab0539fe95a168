package read

import (
	"time"

	"seenline/app/im"
)

// MarkUpTo marks everything up to a message read because the person says so,
// see [Engine.MarkUpTo]. Of this and [Reader.Undo] the one that comes later
// holds, also if it comes while a request for the other is on its way.
func (r *Reader) MarkUpTo(at time.Duration, id im.MessageID) bool {
	d := r.Delivery
	d.insist()
	if !d.undoing && d.again == 0 {
		return r.Engine.MarkUpTo(at, id)
	}
	n := id.Int64()
	if r.Engine.list.get(n) == nil || d.undoing && n <= d.undo.Mark.Int64() {
		return false
	}
	d.again = max(d.again, n)
	if d.undoing && n >= d.confirmed && d.flight.Verb != Unread {
		// There is nothing left to undo. A try that failed may have moved the
		// mark all the same.
		d.undoing, d.check = false, d.check || d.failures > 0
	}
	r.remember(at)
	return true
}

// Undo takes the last mark back, see [Delivery.Undo], and with it one that the
// person has asked for since.
func (r *Reader) Undo(at time.Duration) bool {
	if !r.Delivery.Undo(at) {
		return false
	}
	r.Delivery.again = 0
	r.Engine.Withdraw(at)
	return true
}

// remember marks what the person asked for while an undo was under way, once
// that is over.
func (r *Reader) remember(at time.Duration) {
	d := r.Delivery
	if d.again == 0 || d.undoing || d.check || d.flight.Verb == Unread {
		return
	}
	id := d.again
	d.again = 0
	if s, known := r.Engine.list.find(id); !known { // it was removed since
		before := r.Engine.list.prev(s)
		if before == nil {
			return
		}
		id = before.id
	}
	r.Engine.MarkUpTo(at, messageID(id))
}
