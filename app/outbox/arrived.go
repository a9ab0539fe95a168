package outbox

import (
	"slices"
	"strings"

	"seenline/app/im"
)

// Arrived takes messages that are shown as the dialog's from now on, and takes
// out of the outbox what is among them.
func (o *Outbox) Arrived(messages []im.Message) {
	o.match(messages, func(it *item, _ im.MessageID) { o.drop(it) })
}

// match calls found for each draft that is among the messages.
func (o *Outbox) match(messages []im.Message, found func(it *item, id im.MessageID)) {
	if len(o.items) == 0 {
		return
	}
	sorted := slices.Clone(messages)
	slices.SortFunc(sorted, func(a, b im.Message) int { return a.ID.Compare(b.ID) })
	for _, is := range []func(*item, *im.Message) bool{o.same, o.underWay, o.alike} { // what is surest first
		for i := range sorted {
			m := &sorted[i]
			if at := slices.IndexFunc(o.items, func(it *item) bool { return is(it, m) }); at >= 0 {
				it := o.items[at]
				o.taken[m.ID] = true
				found(it, m.ID)
				o.settleAfter(it)
			}
		}
	}
}

// Awaits reports whether something is in the dialog that is not shown as part of
// it yet.
func (o *Outbox) Awaits() bool {
	return slices.ContainsFunc(o.items, func(it *item) bool { return it.State == Sent })
}

// Covered tells that every message up to one has arrived: what was sent and has
// not is gone again.
func (o *Outbox) Covered(newest im.MessageID) {
	o.items = slices.DeleteFunc(o.items, func(it *item) bool { return it.State == Sent && !newest.Before(it.id) })
}

// settleAfter lets drafts of the same words wait as long as the one that has just
// been found: the message may have been theirs, and its own may still come.
func (o *Outbox) settleAfter(found *item) {
	for _, it := range o.items {
		if it.ReplyTo == found.ReplyTo && plain(it.Text) == plain(found.Text) {
			it.posted, it.over = max(it.posted, found.posted), it.over && found.over
		}
	}
}

// same reports whether a message is certainly the draft.
func (o *Outbox) same(it *item, m *im.Message) bool {
	if m.UUID != "" && strings.EqualFold(m.UUID, it.UUID) {
		o.keeps = true
		return true
	}
	return !it.id.IsZero() && it.id == m.ID
}

// underWay reports whether a message is a draft that was sent and does not wait
// for the person, as far as text, author and time tell.
func (o *Outbox) underWay(it *item, m *im.Message) bool { return !it.Settled() && o.alike(it, m) }

// alike reports whether a message can be a draft. A draft whose reply may still
// come is not looked at: the message may be an earlier one of the same words, and
// the reply, or the check that follows a lost one, tells for certain.
func (o *Outbox) alike(it *item, m *im.Message) bool {
	return !o.keeps && !o.taken[m.ID] && it.first && it.State != Sent && it.State != Sending && !m.System() && m.AuthorID == o.me &&
		it.after.Before(m.ID) && it.ReplyTo == m.Params.ReplyID && plain(m.Text) == plain(it.Text)
}

// plain is a text as it comes back from any portal.
func plain(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
}
