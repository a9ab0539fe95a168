package session

import (
	"errors"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/read"
)

// standing is something that goes on being so once it was told.
type standing int

const (
	attention standing = iota
	viewport
	online
	policy
	moving
	standings
)

// See tells what changed on screen.
func (s *Session) See(sights []read.Sight) {
	s.engage(func(now time.Duration) { s.reader.Engine.See(now, sights) })
}

// Viewport tells the size of what the list can show at once, in px.
func (s *Session) Viewport(width, height float64) {
	s.remain(viewport, func(now time.Duration) { s.reader.Engine.Viewport(now, width, height) })
}

// Attend tells whether the tab is visible and the window focused.
func (s *Session) Attend(a read.Attention) {
	s.remain(attention, func(now time.Duration) {
		s.reader.Engine.Attend(now, a)
		s.away = s.away || !a.Visible
		s.pulse.pace.Attend(now, a.Visible && !a.Frozen)
	})
}

// Input tells that the person touched something inside the frame.
func (s *Session) Input() {
	s.engage(func(now time.Duration) {
		s.reader.Engine.Input(now)
		s.pulse.pace.Input(now)
	})
}

// Focus tells that the person went to a message by keyboard or by a screen reader.
func (s *Session) Focus(message im.MessageID) {
	s.engage(func(now time.Duration) { s.reader.Engine.Focus(now, message) })
}

// Moving tells that the program begins or ends to scroll the list.
func (s *Session) Moving(on bool) {
	s.remain(moving, func(now time.Duration) { s.reader.Engine.Moving(now, true, on) })
}

// Online tells that the browser has the network, or lost it. A dialog that could
// not be loaded without it is loaded when it is back.
func (s *Session) Online(connected bool) {
	s.remain(online, func(now time.Duration) {
		s.connected(now, connected)
		if connected {
			// What waits may have been made unread elsewhere meanwhile.
			s.reader.Delivery.Recheck()
		}
	})
	if connected && errors.Is(s.State().Failure, b24.ErrNetwork) {
		s.Retry()
	}
}

func (s *Session) connected(now time.Duration, connected bool) {
	s.unplugged = !connected
	s.away, s.cut = s.away || !connected, s.cut || !connected
	s.reader.Delivery.Offline(now, !connected)
	s.out.box.Offline(now, !connected)
	s.pump()
	s.pulse.pace.Online(connected)
}

// reached: the portal was heard, whatever the browser says of the network.
func (s *Session) reached(now time.Duration) {
	if s.unplugged {
		s.connected(now, true)
	}
}

// Return tells that the page is shown again. A page that was asleep does not
// know any more where the mark is. That the person came back is told by
// [Session.Attend]: it is no input inside the frame, which would overrule the
// browser saying that something covers it.
func (s *Session) Return(asleep bool) {
	s.reach(func(now time.Duration) {
		s.reader.Delivery.Healed(now) // timers of hidden pages are late: what waits may go now
		s.reader.Delivery.Again()
		if asleep {
			s.reader.Delivery.Recheck()
			if s.company.member != nil {
				s.company.member.Rejoin(now)
			}
		}
	})
}

// Leave tells that the page is being hidden or closed: what was seen goes to
// the portal now, in a request that outlives the page.
func (s *Session) Leave() {
	s.reach(func(now time.Duration) {
		s.kept.leaving = true
		if send, ok := s.reader.Flush(now); ok {
			s.dispatch(send)
		}
	})
}

// MarkUpTo marks everything up to a message read because the person says so.
func (s *Session) MarkUpTo(message im.MessageID) {
	s.engage(func(now time.Duration) { s.reader.MarkUpTo(now, message) })
}

// MarkSkipped marks what the person jumped over, and with it what they have
// seen since.
func (s *Session) MarkSkipped() {
	s.engage(func(now time.Duration) { s.reader.MarkUpTo(now, s.state.Skipped.To) })
}

// Undo takes the last mark back, while that is offered.
func (s *Session) Undo() {
	s.engage(func(now time.Duration) { s.reader.Undo(now) })
}

// SetPolicy changes what happens with what was seen.
func (s *Session) SetPolicy(p read.Policy) {
	s.remain(policy, func(now time.Duration) {
		s.policy = p
		if !s.state.MarkUnknown {
			s.reader.Engine.SetPolicy(now, p)
		}
	})
}

// engage does something to the reader and acts on what follows from it. Before
// the dialog is loaded there is nothing to do it to.
func (s *Session) engage(f func(now time.Duration)) {
	s.reach(func(now time.Duration) {
		if !s.closed {
			f(now)
		}
	})
}

// reach is engage for what concerns the way to the portal: a closed session may
// still have a mark to bring there.
func (s *Session) reach(f func(now time.Duration)) {
	s.mu.Lock()
	defer s.unlock()
	if s.reader != nil {
		f(s.config.Clock.Now())
		s.advance()
	}
}

// remain is engage for what goes on being so: told too early, it is kept until
// the dialog is loaded.
func (s *Session) remain(what standing, f func(now time.Duration)) {
	s.mu.Lock()
	if s.reader == nil {
		s.standing[what] = f
		s.mu.Unlock()
		return
	}
	s.mu.Unlock()
	if what == online {
		s.reach(f)
		return
	}
	s.engage(f)
}

// advance asks the reader what to do now, and notes what there is to draw. It
// is called with the lock held, after everything that may matter.
func (s *Session) advance() {
	now := s.config.Clock.Now()
	if pending, _ := s.reader.Delivery.Saving(); s.closed && !pending {
		s.arm(now, 0, false)
		s.keep()
		s.leaveCompany()
		return
	}
	step := s.reader.Next(now)
	for step.Send.Verb != read.Nothing || s.agree(now) {
		if step.Send.Verb != read.Nothing {
			s.dispatch(step.Send)
		}
		step = s.reader.Next(now)
	}
	wake := step.Wake
	if w := s.company.wake; w > 0 && (wake == 0 || w < wake) {
		wake = w
	}
	undo, undoable := s.reader.Delivery.Undoable(now)
	if undoable && (wake == 0 || undo.Until < wake) {
		wake = undo.Until // the offer is taken from the screen then
	}
	if w := s.beat(now); w > 0 && (wake == 0 || w < wake) {
		wake = w
	}
	s.arm(now, wake, step.Decision.Wake != 0)
	s.keep()

	before, counted := s.state.Reading, s.state.Counter
	_, unsaved := s.reader.Delivery.Saving()
	s.state.Mark = s.reader.Delivery.Confirmed()
	s.state.Reason = step.Decision.Reason
	if s.cut && s.state.Reason == read.ReasonReading {
		s.state.Reason = read.ReasonWaiting // what is on screen may not be all there is
	}
	s.state.Skipped = step.Decision.Skipped
	s.state.Unsaved = unsaved
	s.state.Seen = im.MessageID{}
	if seen := step.Decision.Seen; s.policy == read.Private && s.state.Mark.Before(seen) {
		s.state.Seen = seen
	}
	s.state.Undo = read.Undo{}
	if undoable {
		s.state.Undo = undo
	}
	if counter, ok := s.reader.Delivery.Counter(); ok {
		s.state.Counter = counter
	}
	if s.state.Mark != before.Mark {
		s.timeline.SetMark(s.state.Mark)
		s.refresh()
	}
	s.state.ToUnread = !s.ahead().IsZero()
	s.changed = s.changed || s.state.Reading != before || s.state.Counter != counted
}
