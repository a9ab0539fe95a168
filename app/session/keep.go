package session

import (
	"time"

	"seenline/app/im"
	"seenline/app/read"
)

// fileEvery is how often a mark that cannot be delivered is filed at the
// portal, at most. The page's leaving does not wait for it.
const fileEvery = 30 * time.Second

// keeping is what the stores hold.
type keeping struct {
	stored  string // what is to be in the store
	written string // and what was put there from here
	filed   string
	filedAt time.Duration
	leaving bool
}

// restore takes over a mark that an earlier page could not bring to the portal.
// Where the portal does not say who is asking nobody's mark is taken over.
func (s *Session) restore(now time.Duration) {
	if s.state.Me == 0 {
		return
	}
	if s.config.Store != nil {
		s.kept.stored = s.config.Store.Load()
		s.kept.written = s.kept.stored
	}
	if s.config.File != nil {
		s.kept.filed = s.config.File.Load()
	}
	for _, text := range []string{s.kept.stored, s.kept.filed} {
		if pending, err := read.ParsePending(text); err == nil {
			s.reader.Delivery.Restore(now, s.config.Clock.Time(), pending)
		}
	}
}

// keep stores what is not confirmed yet, and removes it when it is.
func (s *Session) keep() {
	if s.state.Me == 0 {
		return
	}
	pending, waiting := s.reader.Delivery.Pending(s.config.Clock.Time())
	if s.config.Store != nil {
		if text := renew(s.kept.stored, pending, waiting); text != s.kept.stored {
			s.kept.stored = text
			s.store(text, pending.Mark)
		}
	}
	if s.config.File == nil {
		return
	}
	text := renew(s.kept.filed, pending, waiting)
	if waiting && !s.worthFiling() {
		text = s.kept.filed
	}
	s.kept.leaving = false
	if text != s.kept.filed {
		s.kept.filed, s.kept.filedAt = text, s.config.Clock.Now()
		s.config.File.Save(text)
	}
}

// store puts a text with a mark into the store, unless another frame has put
// a higher one there: what it has seen is not to be lost to us.
func (s *Session) store(text string, mark im.MessageID) {
	there := s.config.Store.Load()
	if there != s.kept.written {
		other, err := read.ParsePending(there)
		if err == nil && mark.Before(other.Mark) && s.reader.Delivery.Worth(s.config.Clock.Time(), other) {
			return
		}
	}
	s.kept.written = text
	s.config.Store.Save(text)
}

// worthFiling reports whether what is pending should go where it costs a
// request: the browser keeps nothing, and it looks as if that will be needed.
func (s *Session) worthFiling() bool {
	if s.config.Store != nil {
		return false
	}
	_, failing := s.reader.Delivery.Saving()
	early := s.kept.filedAt > 0 && s.config.Clock.Now() < s.kept.filedAt+fileEvery
	return s.kept.leaving || failing && !early
}

// renew returns what to keep instead of text.
func renew(text string, pending read.Pending, waiting bool) string {
	if !waiting {
		return ""
	}
	if old, err := read.ParsePending(text); err == nil && old.Mark == pending.Mark && old.User == pending.User {
		return text // only the time differs
	}
	return pending.String()
}
