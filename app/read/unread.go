package read

import (
	"time"

	"seenline/app/im"
)

// UnreadFrom makes a message and all after it unread because the person says so:
// the mark goes back to the message before. The request comes from
// [Reader.Next], after the one that is in flight. What is on screen then is not
// read again until the person acts. It answers false for a message that is
// unread already or not known.
func (r *Reader) UnreadFrom(at time.Duration, message im.MessageID) bool {
	d := r.Delivery
	n := message.Int64()
	if d.stopped || n > max(d.confirmed, d.flight.reads(), d.flushed.reads()) {
		return false
	}
	s, known := r.Engine.list.find(n)
	if !known {
		return false
	}
	mark := n - 1 // nothing lies between, for all that is known
	if before := r.Engine.list.prev(s); before != nil && r.Engine.list.at(s).floor <= before.id {
		mark = before.id
	}
	d.undo = Undo{First: message, Mark: messageID(mark), Last: messageID(d.confirmed)}
	d.undoing, d.again = true, 0
	r.Engine.Withdraw(at)
	return true
}
