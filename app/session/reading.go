package session

import (
	"context"
	"errors"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/read"
)

// See tells what changed on screen.
func (s *Session) See(sights []read.Sight) {
	s.engage(func(now time.Duration) { s.reader.Engine.See(now, sights) })
}

// Viewport tells the size of what the list can show at once, in px.
func (s *Session) Viewport(width, height float64) {
	s.engage(func(now time.Duration) { s.reader.Engine.Viewport(now, width, height) })
}

// Attend tells whether the tab is visible and the window focused.
func (s *Session) Attend(a read.Attention) {
	s.engage(func(now time.Duration) { s.reader.Engine.Attend(now, a) })
}

// Input tells that the person touched something inside the frame.
func (s *Session) Input() {
	s.engage(func(now time.Duration) { s.reader.Engine.Input(now) })
}

// Focus tells that a message got the focus.
func (s *Session) Focus(message im.MessageID) {
	s.engage(func(now time.Duration) { s.reader.Engine.Focus(now, message) })
}

// Moving tells that the program begins or ends to scroll the list.
func (s *Session) Moving(on bool) {
	s.engage(func(now time.Duration) { s.reader.Engine.Moving(now, true, on) })
}

// Online tells that the browser has the network, or lost it.
func (s *Session) Online(connected bool) {
	s.engage(func(now time.Duration) { s.reader.Delivery.Offline(now, !connected) })
}

// Return tells that the page is shown again. A page that was asleep does not
// know any more where the mark is.
func (s *Session) Return(asleep bool) {
	s.engage(func(now time.Duration) {
		s.reader.Engine.Input(now)
		if asleep {
			s.reader.Delivery.Recheck()
		}
	})
}

// Leave tells that the page is being hidden or closed: what was seen goes to
// the portal now, in a request that outlives the page.
func (s *Session) Leave() {
	s.engage(func(now time.Duration) {
		if send, ok := s.reader.Flush(now); ok {
			s.dispatch(send)
		}
	})
}

// MarkUpTo marks everything up to a message read because the person says so.
func (s *Session) MarkUpTo(message im.MessageID) {
	s.engage(func(now time.Duration) { s.reader.Engine.MarkUpTo(now, message) })
}

// MarkSkipped marks what the person jumped over, and with it what they have
// seen since.
func (s *Session) MarkSkipped() {
	s.engage(func(now time.Duration) { s.reader.Engine.MarkUpTo(now, s.state.Skipped.To) })
}

// Undo takes the last mark back, while that is offered.
func (s *Session) Undo() {
	s.engage(func(now time.Duration) { s.reader.Delivery.Undo(now) })
}

// SetPolicy changes what happens with what was seen.
func (s *Session) SetPolicy(policy read.Policy) {
	s.engage(func(now time.Duration) { s.reader.Engine.SetPolicy(now, policy) })
}

// engage does something to the reader and acts on what follows from it. Before
// the dialog is loaded there is nothing to do it to.
func (s *Session) engage(f func(now time.Duration)) {
	s.mu.Lock()
	changed := false
	if s.reader != nil && !s.closed {
		f(s.config.Clock.Now())
		changed = s.advance()
	}
	s.mu.Unlock()
	if changed {
		s.config.Changed()
	}
}

// advance asks the reader what to do now, and reports whether there is
// something new to draw. It is called with the lock held, after everything
// that may matter.
func (s *Session) advance() (changed bool) {
	now := s.config.Clock.Now()
	step := s.reader.Next(now)
	for step.Send.Verb != read.Nothing {
		s.dispatch(step.Send)
		step = s.reader.Next(now)
	}
	wake := step.Wake
	undo, undoable := s.reader.Delivery.Undoable(now)
	if undoable && (wake == 0 || undo.Until < wake) {
		wake = undo.Until // the offer is taken from the screen then
	}
	s.arm(now, wake)
	s.keep()

	before := s.state.Reading
	_, unsaved := s.reader.Delivery.Saving()
	s.state.Reading = Reading{
		Mark:    s.reader.Delivery.Confirmed(),
		Reason:  step.Decision.Reason,
		Skipped: step.Decision.Skipped,
		Unsaved: unsaved,
		Err:     before.Err,
		Saved:   before.Saved,
	}
	if undoable {
		s.state.Reading.Undo = undo
	}
	if counter, ok := s.reader.Delivery.Counter(); ok {
		s.state.Counter = counter
	}
	if s.state.Mark != before.Mark {
		s.timeline.SetMark(s.state.Mark)
		s.refresh()
	}
	return s.state.Reading != before
}

// arm has advance called at a time, instead of any earlier arrangement.
func (s *Session) arm(now, wake time.Duration) {
	if wake == s.wakeAt && s.stopWake != nil {
		return
	}
	if s.stopWake != nil {
		s.stopWake()
		s.stopWake = nil
	}
	s.wakeAt = wake
	if wake == 0 {
		return
	}
	s.stopWake = s.config.Clock.AfterFunc(max(wake-now, time.Millisecond), func() {
		// What is on screen is measured again while something is being read: a
		// message taller than the list crosses no threshold while its middle
		// passes.
		s.config.Measure()
		s.mu.Lock()
		s.stopWake = nil
		s.mu.Unlock()
		s.engage(func(time.Duration) {})
	})
}

// dispatch makes a request. It is called with the lock held.
func (s *Session) dispatch(send read.Send) {
	// A mark on its way may outlive the session: closing a dialog must not
	// take back that it was read.
	ctx := context.WithoutCancel(s.ctx)
	go func() {
		outcome, err := s.request(ctx, send)
		s.mu.Lock()
		now := s.config.Clock.Now()
		s.reader.Done(now, send, outcome)
		s.state.Err = err
		s.state.Saved = s.state.Saved || send.Verb == read.Read && outcome.Result == read.Saved
		s.advance()
		s.mu.Unlock()
		s.config.Changed()
	}()
}

// request asks the portal and tells how that went.
func (s *Session) request(ctx context.Context, send read.Send) (read.Outcome, error) {
	options := []b24.Option{b24.NoRetry()} // delivery has its own patience
	if send.Keepalive {
		options = append(options, b24.Keepalive())
	}
	switch send.Verb {
	case read.Read:
		result, err := s.config.Portal.Read(ctx, s.dialog, send.Mark, options...)
		if err != nil {
			return s.failure(err), err
		}
		if result.Refused {
			return read.Outcome{Result: read.Refused}, nil
		}
		return read.Outcome{Mark: result.LastID, Counter: result.Counter, HasCounter: result.HasCounter}, nil
	case read.Unread:
		err := s.config.Portal.Unread(ctx, s.dialog, send.Mark, options...)
		if err != nil {
			return s.failure(err), err
		}
		return read.Outcome{}, nil
	default:
		dialog, err := s.config.Portal.Dialog(ctx, s.dialog, options...)
		if err != nil {
			return s.failure(err), err
		}
		return read.Outcome{Mark: dialog.LastID, Counter: dialog.Counter, HasCounter: dialog.HasMark}, nil
	}
}

// hopeless are the errors that asking again does not mend.
var hopeless = []error{
	b24.ErrAccessDenied, b24.ErrInsufficientScope, b24.ErrMethodNotFound, b24.ErrDialogIDEmpty, b24.ErrMessageID,
	b24.ErrPortalGone, b24.ErrOverload, b24.ErrRequest, b24.ErrRefresh,
}

// failure tells what an error means for a mark.
func (s *Session) failure(err error) read.Outcome {
	var failure *b24.Error
	if errors.As(err, &failure) {
		if failure.Is(b24.ErrOperationTimeLimit) {
			outcome := read.Outcome{Result: read.Limited}
			if !failure.ResetAt.IsZero() {
				outcome.Until = s.config.Clock.Now() + failure.ResetAt.Sub(s.config.Clock.Time())
			}
			return outcome
		}
		for _, kind := range hopeless {
			if failure.Is(kind) {
				return read.Outcome{Result: read.Denied}
			}
		}
	}
	return read.Outcome{Result: read.Failed}
}
