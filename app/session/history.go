package session

import (
	"maps"

	"seenline/app/b24"
	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/timeline"
)

// Extend loads the next page at an end, unless it is on its way already, there
// is none, or the last try failed: what failed is not tried again by itself,
// see [Session.RetryEnd].
func (s *Session) Extend(end End) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.EndErr[end] == nil {
		s.extend(end)
	}
}

// RetryEnd loads the next page at an end, also after a failure.
func (s *Session) RetryEnd(end End) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.extend(end)
}

func (s *Session) extend(end End) {
	if s.state.Phase != Ready || s.state.Loading[end] || s.closed {
		return
	}
	var request timeline.Request
	switch {
	case end == Older && s.timeline.HasOlder():
		request = timeline.Older(s.timeline.Oldest(), pageLimit)
	case end == Newer && s.timeline.HasNewer():
		request = timeline.Newer(s.timeline.Newest(), pageLimit)
	default:
		return
	}
	s.setEnd(end, true, nil)
	epoch := s.timeline.Epoch()
	go func() {
		history, err := s.fetch(request)
		s.mu.Lock()
		if s.closed {
			s.mu.Unlock()
			return
		}
		s.setEnd(end, false, err)
		if err == nil && epoch == s.timeline.Epoch() { // else the window has moved on
			s.merge(request, history)
			s.advance()
		}
		s.mu.Unlock()
		s.config.Changed()
	}()
}

// Show brings a message into the window, loading what surrounds it if it is
// not there; the state's Target then names it.
func (s *Session) Show(message im.MessageID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.Phase != Ready || s.closed {
		return
	}
	if _, ok := s.timeline.Message(message); ok {
		s.target(message)
		return
	}
	before, ok := im.NewMessageID(message.Int64() + 1)
	if !ok {
		return
	}
	go s.jump(message, timeline.Request{Before: before, Limit: pageLimit, Jump: true})
}

// Jump brings the first unread message on screen, or, if it was brought there
// already, the newest one.
func (s *Session) Jump() {
	s.mu.Lock()
	var first im.MessageID
	if s.state.Phase == Ready {
		first = s.timeline.FirstUnread()
	}
	again := first.IsZero() || first == s.state.Target
	s.mu.Unlock()
	if again {
		s.ShowEnd()
	} else {
		s.Show(first)
	}
}

// ShowEnd brings the newest message into the window.
func (s *Session) ShowEnd() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.Phase != Ready || s.closed {
		return
	}
	if !s.timeline.HasNewer() {
		s.target(s.timeline.Newest())
		return
	}
	before, ok := im.NewMessageID(s.timeline.Latest().Int64() + 1)
	if !ok {
		return
	}
	go s.jump(s.timeline.Latest(), timeline.Request{Before: before, Limit: pageLimit, Jump: true})
}

// jump loads a page elsewhere in the dialog and makes message the target. Where
// the message itself is gone the nearest older one takes its place.
func (s *Session) jump(message im.MessageID, request timeline.Request) {
	history, err := s.fetch(request)
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	if err != nil {
		s.setEnd(Newer, false, err)
	} else {
		s.merge(request, history)
		if _, ok := s.timeline.Message(message); !ok {
			message = s.timeline.Newest()
		}
		s.target(message)
		s.advance()
	}
	s.mu.Unlock()
	s.config.Changed()
}

// target asks the view to bring a message on screen.
func (s *Session) target(message im.MessageID) {
	s.state.Target = message
	s.state.Targeted++
	go s.config.Changed()
}

func (s *Session) fetch(request timeline.Request) (im.History, error) {
	return s.config.Portal.Messages(s.ctx, s.dialog, b24.MessagesQuery{
		Before: request.Before, After: request.After, First: request.FromStart, Limit: request.Limit,
	})
}

// setEnd notes what goes on at an end. Snapshots keep the old maps.
func (s *Session) setEnd(end End, loading bool, err error) {
	ends, errs := maps.Clone(s.state.Loading), maps.Clone(s.state.EndErr)
	if ends == nil {
		ends, errs = make(map[End]bool), make(map[End]error)
	}
	ends[end], errs[end] = loading, err
	s.state.Loading, s.state.EndErr = ends, errs
	go s.config.Changed()
}

// Anchor tells which row is being looked at, so that a window that grows too
// large is cut at the other end.
func (s *Session) Anchor(message im.MessageID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timeline != nil {
		s.timeline.SetAnchor(message)
	}
}

func engineRun(run timeline.Run) read.Run {
	rows := make([]read.Row, len(run.Rows))
	for i, row := range run.Rows {
		rows[i] = read.Row{ID: row.ID, Passive: row.Passive, Words: bbcode.Words(row.Text), Media: row.Media}
	}
	return read.Run{Rows: rows, After: run.After, Before: run.Before, First: run.First, Last: run.Last}
}
