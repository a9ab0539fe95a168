package outbox

import (
	"time"

	"seenline/app/im"
)

// Left is an answer that was in the outbox of a dialog when that was left.
type Left struct {
	draft Draft
	after im.MessageID
	first bool
	keeps bool
}

// Leave returns what is to be taken up again, by [Outbox.Take], when the dialog
// is.
func (o *Outbox) Leave() (left []Left) {
	for _, it := range o.items {
		if it.State != Sent {
			left = append(left, Left{it.Draft, it.after, it.first, o.keeps})
		}
	}
	return left
}

// Take takes up what was left. What came of a request that was on its way, or of
// one whose reply was lost, is asked for before anything else.
func (o *Outbox) Take(at time.Duration, left []Left) {
	for _, l := range left {
		it := &item{Draft: l.draft, after: l.after, first: l.first}
		if l.draft.State != Queued && l.draft.State != Failed {
			it.State, it.Err, it.cause = Checking, nil, l.draft.Err
			it.posted = at // the portal may still be at it
		}
		o.keeps = o.keeps || l.keeps
		o.items = append(o.items, it)
	}
}
