package read

import (
	"time"

	"seenline/app/im"
)

// Reader is one dialog being read: the engine, the delivery, and what must
// happen between them. Feed the engine directly; send through the reader.
type Reader struct {
	Engine   *Engine
	Delivery *Delivery
}

// Step is what a [Reader] answers.
type Step struct {
	// Send is the request to make now, if its Verb is not Nothing.
	Send Send
	// Wake is when to ask again at the latest; zero: not before something
	// happens.
	Wake time.Duration
	// Decision is the engine's, with the reason of the whole.
	Decision Decision
}

// NewReader returns a reader for a dialog that is read up to mark.
func NewReader(cfg Config, dialog im.DialogID, user string, mark im.MessageID, jitter func() float64) *Reader {
	return &Reader{New(cfg, mark), NewDelivery(cfg, dialog, user, mark, jitter)}
}

// Next lets time pass and answers what to send. Whether the mark still holds is
// asked at the moment of sending, not when it was first wanted: since then a
// picture may have pushed a message away, one may have been deleted or come
// late, or the person may have made messages unread elsewhere.
func (r *Reader) Next(at time.Duration) Step {
	r.carry(at)
	r.remember(at)
	d := r.Engine.Advance(at)
	r.Delivery.Watch(r.Engine.watched())
	r.pass(at, d)
	send, wake := r.Delivery.Next(at)
	r.cover(&send)
	if wake == 0 || d.Wake > 0 && d.Wake < wake {
		wake = d.Wake
	}
	if reason := r.Delivery.Reason(at); reason != "" {
		d.Reason = reason
	}
	return Step{send, wake, d}
}

// Flush answers what to send when the page is hidden or goes away. Tell the
// engine before what the observer still holds back.
func (r *Reader) Flush(at time.Duration) (Send, bool) {
	r.carry(at)
	r.remember(at)
	r.pass(at, r.Engine.Final(at))
	send, ok := r.Delivery.Flush(at)
	r.cover(&send)
	return send, ok
}

// Reached returns up to where everything is read or was seen.
func (r *Reader) Reached(at time.Duration) im.MessageID {
	if seen := r.Engine.Advance(at).Seen; r.Delivery.Confirmed().Before(seen) {
		return seen
	}
	return r.Delivery.Confirmed()
}

// carry tells the engine of what delivery has taken over from elsewhere.
func (r *Reader) carry(at time.Duration) {
	if c := r.Delivery.carried; c > r.Engine.before {
		r.Engine.Carry(at, messageID(c))
	}
}

// pass tells delivery what the engine decided.
func (r *Reader) pass(at time.Duration, d Decision) {
	if d.Check {
		r.Delivery.Recheck() // nothing is sent before, but it is kept
	}
	r.Delivery.wish(at, d.Mark.Int64(), d.All, d.Deliberate)
}

// cover notes what a mark covers, in the request and in delivery's books.
func (r *Reader) cover(s *Send) {
	if s.Verb != Read {
		return
	}
	s.First = r.Engine.FirstAfter(messageID(s.was))
	s.count, s.whole = r.Engine.tally(s.was, s.Mark.Int64())
}

// Done tells how a request ended.
func (r *Reader) Done(at time.Duration, s Send, out Outcome) {
	r.Delivery.Done(at, s, out)
	r.settle(at, s.Verb == Check && out.Result == Saved)
}

// Heard takes the server's mark from an answer to a question asked at the time
// asked. Stale answers are sorted out; then it is false.
func (r *Reader) Heard(asked, at time.Duration, mark im.MessageID) bool {
	ok := r.Delivery.Heard(asked, at, mark)
	r.settle(at, false)
	return ok
}

// settle tells the engine where the server's mark is.
func (r *Reader) settle(at time.Duration, checked bool) {
	if mark := r.Delivery.Confirmed(); checked || mark.Int64() != r.Engine.mark {
		r.Engine.Confirm(at, mark)
	}
}
