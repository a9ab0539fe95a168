package session

import (
	"context"
	"slices"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/timeline"
)

// Edit gives an own message another text. It is shown at once; done hears how it
// went, in a goroutine of its own. What cannot be sent is refused as by
// [Session.Send].
func (s *Session) Edit(message im.MessageID, text string, done func(error)) error {
	if err := sendable(text); err != nil {
		return err
	}
	s.alter(message, done, &change{
		ask:  func(ctx context.Context) error { return s.config.Portal.MessageUpdate(ctx, message, text) },
		is:   func(m im.Message) bool { return m.Text == text && !m.Gone() },
		make: func(m *im.Message) { m.Text, m.Params.Edited = text, true },
	})
	return nil
}

// Delete deletes an own message; done hears how that went, in a goroutine of its
// own.
func (s *Session) Delete(message im.MessageID, done func(error)) {
	s.alter(message, done, &change{
		ask:  func(ctx context.Context) error { return s.config.Portal.MessageDelete(ctx, message) },
		is:   im.Message.Gone,
		make: func(m *im.Message) { m.Text, m.Params = "", im.Params{Deleted: true} },
		late: true,
	})
}

// Like likes a message, or takes that back. It is shown at once; done hears how
// it went, in a goroutine of its own.
func (s *Session) Like(message im.MessageID, like bool, done func(error)) {
	s.mu.Lock()
	me := s.state.Me
	s.mu.Unlock()
	s.alter(message, done, &change{
		ask: func(ctx context.Context) error { return s.config.Portal.MessageLike(ctx, message, like) },
		is:  func(m im.Message) bool { return slices.Contains(m.Params.Likes, me) == like },
		make: func(m *im.Message) {
			m.Params.Likes = slices.DeleteFunc(slices.Clone(m.Params.Likes), func(id im.UserID) bool { return id == me })
			if like {
				m.Params.Likes = append(m.Params.Likes, me)
			}
		},
	})
}

// change is something to be done with a message.
type change struct {
	ask  func(context.Context) error // of the portal
	is   func(im.Message) bool       // it was done
	make func(*im.Message)
	late bool // it is shown once the portal has done it
}

// altered are the messages this frame has changed. What the portal was asked
// before it had made a change does not show it, and would take it from the screen
// for a while.
type altered map[im.MessageID]*alteration

// alteration is the changes of one message.
type alteration struct {
	had   im.Message    // without those on their way
	open  []*change     // these, in the order they were asked for
	since int64         // when the last was done, in the session's order
	last  chan struct{} // closed when the latest is done
}

// begin notes a change on its way and shows it; the functions it returns wait for
// those before it, and note its end. It and end are called with the lock held.
func (s *Session) begin(message im.MessageID, c *change) (wait func(), end func(made bool)) {
	if s.altered == nil {
		s.altered = altered{}
	}
	a := s.altered[message]
	if a == nil {
		a = &alteration{}
		s.altered[message] = a
	}
	if len(a.open) == 0 && s.timeline != nil {
		a.had, _ = s.timeline.Message(message)
	}
	a.open = append(a.open, c)
	s.showChanged(message, a)
	before, done := a.last, make(chan struct{})
	a.last = done
	wait = func() {
		if before != nil {
			<-before
		}
	}
	return wait, func(made bool) {
		if made {
			c.make(&a.had)
		}
		a.open = slices.DeleteFunc(a.open, func(one *change) bool { return one == c })
		a.since = s.order.Add(1)
		s.showChanged(message, a)
		close(done)
	}
}

// showChanged shows a message with the changes on their way. It is called with the lock
// held.
func (s *Session) showChanged(message im.MessageID, a *alteration) {
	if s.timeline == nil || s.closed || a.had.ID != message {
		return
	}
	if _, ok := s.timeline.Message(message); !ok {
		return
	}
	m := a.had
	for _, c := range a.open {
		if !c.late {
			c.make(&m)
		}
	}
	if s.timeline.Update(m) {
		s.refresh()
	}
}

// upToDate returns what a page brings, without what has been changed here since
// it was asked for.
func (s *Session) upToDate(p page) im.History {
	history := p.history
	for i, m := range p.history.Messages {
		a := s.altered[m.ID]
		if a == nil || len(a.open) == 0 && a.since < p.asked {
			continue
		}
		if here, ok := s.timeline.Message(m.ID); ok {
			if &history.Messages[0] == &p.history.Messages[0] {
				history.Messages = slices.Clone(history.Messages)
			}
			history.Messages[i] = here
		}
	}
	return history
}

// alter asks the portal to change a message. Of a request that was lost the message
// itself tells what came of it.
func (s *Session) alter(message im.MessageID, done func(error), c *change) {
	s.mu.Lock()
	wait, end := s.begin(message, c)
	s.unlock()
	go func() {
		wait()
		err := c.ask(context.WithoutCancel(s.ctx))
		if err != nil && !b24.Undone(err) && s.review(message, c.is) {
			err = nil
		}
		s.mu.Lock()
		end(err == nil)
		s.unlock()
		done(err)
	}()
}

// review fetches a message anew and reports whether it is as it should be; one
// that is gone counts as what an empty one does.
func (s *Session) review(message im.MessageID, is func(im.Message) bool) bool {
	s.mu.Lock()
	before := s.beforeKnown(message)
	s.mu.Unlock()
	p, err := s.fetch(s.ctx, timeline.Newer(before, pageLimit))
	if err != nil || len(p.history.Messages) == 0 {
		return false
	}
	s.mu.Lock()
	defer s.unlock()
	if !s.closed {
		s.merge(p)
		s.advance()
	}
	for _, m := range p.history.Messages {
		if m.ID == message {
			return is(m)
		}
	}
	return is(im.Message{ID: message})
}

// UnreadFrom makes a message and all after it unread. They are not read again by
// themselves before the person acts.
func (s *Session) UnreadFrom(message im.MessageID) {
	s.engage(func(now time.Duration) { s.reader.UnreadFrom(now, message) })
}

// Search looks for messages of the dialog that hold a text, newest first, those
// before a message or from the newest on; done hears what was found, in a
// goroutine of its own.
func (s *Session) Search(text string, before im.MessageID, done func(b24.SearchResult, error)) {
	s.mu.Lock()
	chat := s.state.Dialog.ChatID
	s.mu.Unlock()
	go func() {
		found, err := s.config.Portal.Search(s.ctx, chat, text, before)
		if err == nil {
			s.mu.Lock()
			if s.timeline != nil && !s.closed {
				s.timeline.AddUsers(found.Users...)
				s.refresh()
			}
			s.unlock()
		}
		done(found, err)
	}()
}

// Message returns a message of the window.
func (s *Session) Message(id im.MessageID) (im.Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timeline == nil {
		return im.Message{}, false
	}
	return s.timeline.Message(id)
}
