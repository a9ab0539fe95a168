package session

import (
	"time"

	"seenline/app/read"
)

// restore takes over a mark that an earlier page could not bring to the portal.
// Where the portal does not say who is asking nobody's mark is taken over.
func (s *Session) restore(now time.Duration) {
	if s.config.Store == nil || s.state.Me == 0 {
		return
	}
	s.kept = s.config.Store.Load()
	if s.kept == "" {
		return
	}
	if pending, err := read.ParsePending(s.kept); err == nil {
		s.reader.Delivery.Restore(now, s.config.Clock.Time(), pending)
	}
}

// keep stores what is not confirmed yet, and removes it when it is.
func (s *Session) keep() {
	if s.config.Store == nil || s.state.Me == 0 {
		return
	}
	text := ""
	if pending, ok := s.reader.Delivery.Pending(s.config.Clock.Time()); ok {
		text = pending.String()
		if old, err := read.ParsePending(s.kept); err == nil && old.Mark == pending.Mark && old.User == pending.User {
			return // only the time differs
		}
	}
	if text != s.kept {
		s.kept = text
		s.config.Store.Save(text)
	}
}
