package session

import (
	"context"
	"errors"

	"seenline/app/im"
	"seenline/app/timeline"
)

// errGone is a message that the dialog does not have.
var errGone = errors.New("the message is gone")

// jump is the last change to another part of the dialog.
type jump struct {
	message im.MessageID
	seq     int // tells jumps apart: the latest one counts
	busy    bool
	failed  End  // the end at which its failure is shown, "" if it did not fail
	pressed bool // it is of the button that leads to what is unread and then to the end
	named   bool // it was asked for by name
}

// Show brings a message into the window, loading what surrounds it if it is
// not there; the state's Target then names it.
func (s *Session) Show(message im.MessageID) {
	s.mu.Lock()
	defer s.unlock()
	s.show(message)
}

func (s *Session) show(message im.MessageID) {
	s.bring(message)
	s.jump.named = s.jump.message == message
}

// Jump brings the first unread message on screen, or, if it is there already
// or was brought there, the newest one.
func (s *Session) Jump() {
	s.mu.Lock()
	defer s.unlock()
	if s.state.Phase != Ready {
		return
	}
	if first := s.ahead(); first.IsZero() {
		s.bringEnd()
	} else {
		s.bring(first)
	}
	s.jump.pressed = true
}

// ShowEnd brings the newest message into the window.
func (s *Session) ShowEnd() {
	s.mu.Lock()
	defer s.unlock()
	s.bringEnd()
}

func (s *Session) bringEnd() {
	switch {
	case s.state.Phase != Ready || s.closed:
	case s.timeline.HasNewer():
		s.bring(s.timeline.Latest())
	default:
		s.bring(s.timeline.Newest())
	}
}

func (s *Session) bring(message im.MessageID) {
	if s.state.Phase != Ready || s.closed || message.IsZero() || s.jump.busy && s.jump.message == message {
		return
	}
	s.jump = jump{message: message, seq: s.jump.seq + 1}
	s.state.Lost = im.MessageID{}
	if _, ok := s.timeline.Message(message); ok {
		s.target(message)
		return
	}
	end, last := Newer, message == s.timeline.Latest()
	if message.Before(s.timeline.Oldest()) {
		end = Older
	}
	s.jump.busy = true
	s.setEnd(end, true, nil)
	seq := s.jump.seq
	go func() {
		pages, err := s.around(s.ctx, message)
		if last && errors.Is(err, errGone) {
			pages, err = s.end(s.ctx, message)
		}
		s.mu.Lock()
		defer s.unlock()
		if !s.closed && seq == s.jump.seq {
			s.land(message, end, pages, err)
		}
	}()
}

// land puts the window where a jump goes to.
func (s *Session) land(message im.MessageID, end End, pages []page, err error) {
	s.jump.busy = false
	gone := errors.Is(err, errGone)
	if gone {
		err = nil
	}
	if s.jump.named && err == nil && (gone || !holds(pages, message)) {
		s.state.Lost = message
	}
	s.setEnd(end, false, err)
	if err != nil {
		s.jump.failed = end
		return
	}
	epoch := s.timeline.Epoch()
	for _, p := range pages {
		s.merge(p)
	}
	if epoch != s.timeline.Epoch() { // what was on its way to the old ends is of no use
		s.setEnd(Older, false, nil)
		s.setEnd(Newer, false, nil)
	}
	if len(pages) > 0 {
		s.target(nearest(pages, message))
	}
	s.advance()
}

// around fetches what surrounds a message. The portal finds messages beside a
// message, not the message itself, so it takes two steps: back, and from there
// forward again. The error is errGone if the dialog does not have it.
func (s *Session) around(ctx context.Context, message im.MessageID) ([]page, error) {
	back := timeline.Older(message, pageLimit)
	back.Jump = true
	before, err := s.fetch(ctx, back)
	if err != nil {
		return nil, err
	}
	if len(before.history.Messages) == 0 {
		start := timeline.Newer(im.MessageID{}, pageLimit)
		start.Jump = true
		p, err := s.fetch(ctx, start)
		if err != nil {
			return nil, err
		}
		if holds([]page{p}, message) {
			return []page{p}, nil
		}
		return nil, errGone
	}
	after, err := s.fetch(ctx, timeline.Newer(newest([]page{before}), pageLimit))
	return []page{before, after}, err
}

// end fetches the newest messages where the one that was known as the newest
// is gone.
func (s *Session) end(ctx context.Context, gone im.MessageID) ([]page, error) {
	dialog, err := s.config.Portal.Dialog(ctx, s.dialog)
	if err != nil {
		return nil, err
	}
	if dialog.LastMessageID.IsZero() || dialog.LastMessageID == gone {
		return nil, errGone
	}
	return s.around(ctx, dialog.LastMessageID)
}

// nearest returns the message of pages that is asked for, or where it is not
// among them the nearest older one.
func nearest(pages []page, message im.MessageID) im.MessageID {
	var best im.MessageID
	for _, p := range pages {
		for _, m := range p.history.Messages {
			if best.Before(m.ID) && !message.Before(m.ID) {
				best = m.ID
			}
		}
	}
	if best.IsZero() {
		return newest(pages)
	}
	return best
}

// target asks the view to bring a message on screen.
func (s *Session) target(message im.MessageID) {
	s.state.Target = message
	s.state.Targeted++
	s.changed = true
}
