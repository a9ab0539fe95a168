package world

import (
	"strings"
	"time"
)

// Query says which messages of a dialog are wanted.
type Query struct {
	HasFirst  bool  // newer than First; wins over Last
	First     int64 // 0: from the very first visible message
	Last      int64 // older than Last; 0: no pivot
	Limit     int   // positive
	Inclusive bool  // First itself belongs to the page, the newest comes first
	Loose     bool  // a pivot that no message has is as good as any
}

// History returns a page of the dialog and its chat. Without a pivot the
// newest come first, and what is unread widens the page: by as many as are
// unread if they fit the limit, else the page lies around the read pointer. A
// pivot that no message of the portal has yields nothing.
func (w *World) History(user int64, ref Ref, q Query) (Dialog, []Message, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, m, err := w.open(user, ref)
	if err != nil {
		return Dialog{}, nil, err
	}
	d := w.view(c, m)
	all := c.messages[c.after(m.FirstID-1):]
	after := func(id int64) int { return max(0, c.after(id)-(len(c.messages)-len(all))) }
	known := func(id int64) bool { return q.Loose || w.messages[id] != nil }

	switch {
	case q.HasFirst && q.First != 0 && !known(q.First):
		return d, nil, nil
	case q.HasFirst && q.Inclusive:
		rest := all[after(q.First-1):]
		return d, newestFirst(rest[:min(q.Limit, len(rest))]), nil
	case q.HasFirst:
		rest := all[after(q.First):]
		return d, oldestFirst(rest[:min(q.Limit, len(rest))]), nil
	case q.Last > 0 && !known(q.Last):
		return d, nil, nil
	case q.Last > 0:
		rest := all[:after(q.Last-1)]
		return d, newestFirst(rest[max(0, len(rest)-q.Limit):]), nil
	case d.Counter > q.Limit:
		read := after(m.LastID)
		return d, newestFirst(all[max(0, read-q.Limit):min(len(all), read+q.Limit)]), nil
	}
	return d, newestFirst(all[max(0, len(all)-q.Limit-d.Counter):]), nil
}

func oldestFirst(in []*Message) []Message {
	out := make([]Message, len(in))
	for i, m := range in {
		out[i] = *m
	}
	return out
}

func newestFirst(in []*Message) []Message {
	out := make([]Message, len(in))
	for i, m := range in {
		out[len(in)-1-i] = *m
	}
	return out
}

// Search says which messages of a chat to look for.
type Search struct {
	Text      string // part of the text, any case; "" for all
	From, To  time.Time
	Ascending bool
	LastID    int64 // go on behind this one, 0 from the start
	Limit     int
}

// Search looks through the messages of a chat that user may see.
func (w *World) Search(user, chatID int64, s Search) ([]Message, Member, error) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	c := w.chats[chatID]
	if c == nil || c.members[user] == nil {
		return nil, Member{}, ErrNoAccess
	}
	me := *c.members[user]
	all := c.messages[c.after(me.FirstID-1):]
	want := strings.ToLower(s.Text)
	out := []Message{}
	for i := range all {
		m := all[i]
		if !s.Ascending {
			m = all[len(all)-1-i]
		}
		if s.LastID > 0 && (s.Ascending && m.ID <= s.LastID || !s.Ascending && m.ID >= s.LastID) {
			continue
		}
		if !s.From.IsZero() && m.Date.Before(s.From) || !s.To.IsZero() && !m.Date.Before(s.To) {
			continue
		}
		if m.Deleted() && want != "" || !strings.Contains(strings.ToLower(m.Text), want) {
			continue
		}
		if out = append(out, *m); len(out) == s.Limit {
			break
		}
	}
	return out, me, nil
}
