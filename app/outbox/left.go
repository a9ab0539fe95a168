package outbox

import (
	"errors"
	"time"
)

// ErrLeft is why an answer is not in the dialog that was left while the answer
// was on its way, when nothing else is known.
var ErrLeft = errors.New("outbox: left before the portal answered")

// Left is an answer that was in the outbox of a dialog when that was left. Its
// times are told from the moment on at which it was asked for.
type Left struct {
	item  item
	keeps bool
}

// Leave returns what is to be taken up by another outbox, see [Outbox.Take].
func (o *Outbox) Leave(at time.Duration) (left []Left) {
	for _, it := range o.items {
		if it.State == Sent {
			continue
		}
		l := Left{*it, o.keeps}
		l.item.At, l.item.posted, l.item.due = it.At-at, it.posted-at, it.due-at
		left = append(left, l)
	}
	return left
}

// Take takes up what was left. What came of a request that is still on its way,
// or of one whose reply was lost, is asked for before anything else.
func (o *Outbox) Take(at time.Duration, left []Left) {
	for _, l := range left {
		it := l.item
		it.At, it.posted, it.due = it.At+at, it.posted+at, it.due+at
		if it.State == Sending && it.cause == nil {
			it.cause = ErrLeft
		}
		if it.State == Sending || it.State == Unknown {
			it.State, it.Err, it.due = Checking, nil, at
		}
		it.doing, it.missed, it.failed = false, 0, 0
		o.keeps = o.keeps || l.keeps
		o.items = append(o.items, &it)
	}
}
