package session

import (
	"slices"
	"time"

	"seenline/app/im"
	"seenline/app/read"
)

// MarkAll marks everything there is in the dialog read because the person says
// so, also what is not loaded.
func (s *Session) MarkAll() {
	s.engage(func(now time.Duration) {
		latest := s.timeline.Latest()
		if _, ok := s.timeline.Message(latest); !ok && !latest.IsZero() {
			s.reader.Engine.Load(now, read.Run{Rows: []read.Row{{ID: latest}}})
		}
		if latest.IsZero() {
			latest = s.timeline.Newest()
		}
		s.reader.MarkUpTo(now, latest)
	})
}

// MarkSeen tells the portal what was seen under the policy [read.Private].
func (s *Session) MarkSeen() {
	s.engage(func(now time.Duration) { s.reader.MarkUpTo(now, s.state.Seen) })
}

// ahead returns the message a jump leads to before it leads to the end: the
// first unread one, or where that is not loaded the last that was read. It is
// zero where there is none, and where that is on screen.
func (s *Session) ahead() im.MessageID {
	first := s.timeline.FirstUnread()
	if above := s.timeline.UnreadAbove() && !s.timeline.Mark().IsZero(); above && !first.IsZero() {
		first = s.timeline.Mark()
	}
	s.shown = s.reader.Engine.Shown(s.shown[:0])
	jumped := s.jump.pressed && (len(s.shown) == 0 || slices.Contains(s.shown, s.state.Target))
	if jumped || slices.Contains(s.shown, first) {
		return im.MessageID{}
	}
	return first
}

// Inspection is what a session knows of the reader and of the messages on
// screen, for people who want to know why something is not being read.
type Inspection struct {
	Attention read.Attention
	Policy    read.Policy
	Reason    read.Reason
	Mark      im.MessageID
	Counter   int
	Messages  []read.Inspection // on screen, and the first unread one; ascending
}

// Inspect looks, and changes nothing.
func (s *Session) Inspect() Inspection {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader == nil {
		return Inspection{}
	}
	ids := s.reader.Engine.Shown(nil)
	if first := s.timeline.FirstUnread(); !first.IsZero() && !slices.Contains(ids, first) {
		ids = append(ids, first)
	}
	slices.SortFunc(ids, im.MessageID.Compare)
	all := Inspection{
		Attention: s.reader.Engine.Attention(), Policy: s.reader.Engine.Policy(),
		Reason: s.state.Reason, Mark: s.state.Mark, Counter: s.state.Counter,
	}
	for _, id := range ids {
		all.Messages = append(all.Messages, s.reader.Engine.Inspect(id))
	}
	return all
}
