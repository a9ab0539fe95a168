package session

import (
	"time"

	"seenline/app/bbcode"
	"seenline/app/im"
)

// resting is the message on which the focus rests.
type resting struct {
	message im.MessageID // zero: none
	stop    func()       // of the alarm
	// spurned is a message that was made unread while it had the focus, or was
	// about to get it back: that it has it says nothing until another had it.
	spurned im.MessageID
}

// Focus tells that a message got the focus by keyboard or by a screen reader;
// zero: that none has it any more. A message counts as seen once the focus has
// rested on it for as long as it takes to read, which for a long one is longer
// than its stay on screen would have to be: a key that is held down runs over a
// hundred messages, and of a tall one the focus shows no more than the beginning.
func (s *Session) Focus(message im.MessageID) {
	s.engage(func(now time.Duration) {
		s.unfocus()
		m, known := s.timeline.Message(message)
		if !known || message == s.resting.spurned {
			return
		}
		s.reader.Engine.Input(now)
		c := &s.config.Read
		rest := c.DwellBase + time.Duration(bbcode.Words(m.Text))*c.DwellWord
		s.resting = resting{message: message, stop: s.config.Clock.AfterFunc(rest, func() { s.rested(message) })}
	})
}

func (s *Session) rested(message im.MessageID) {
	s.engage(func(now time.Duration) {
		if s.resting.message != message {
			return // it was just about to be stopped
		}
		s.unfocus()
		if a := s.reader.Engine.Attention(); a.Focused && !a.Covered {
			s.reader.Engine.Focus(now, message)
		}
	})
}

// unfocus is called with the lock held.
func (s *Session) unfocus() {
	if s.resting.stop != nil {
		s.resting.stop()
	}
	s.resting = resting{spurned: s.resting.spurned}
}

// spurn is called with the lock held when a message, or what has the focus if
// that is zero, was made unread.
func (s *Session) spurn(message im.MessageID) {
	if message.IsZero() {
		message = s.resting.message
	}
	s.unfocus()
	if !message.IsZero() {
		s.resting.spurned = message
	}
}
