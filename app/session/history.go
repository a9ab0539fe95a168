package session

import (
	"context"
	"errors"
	"maps"

	"seenline/app/b24"
	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/timeline"
)

// errPivot is a portal that does not find the messages it has sent.
var errPivot = errors.New("the portal does not find its own messages")

// Extend loads the next page at an end, unless it is on its way already, there
// is none, or the last try failed: what failed is not tried again by itself,
// see [Session.RetryEnd].
func (s *Session) Extend(end End) {
	s.mu.Lock()
	defer s.unlock()
	if s.state.EndErr[end] == nil {
		s.extend(end)
	}
}

// RetryEnd does again what failed at an end.
func (s *Session) RetryEnd(end End) {
	s.mu.Lock()
	defer s.unlock()
	if s.closed || s.state.Loading[end] {
		return
	}
	s.config.Portal.Reset()
	if s.jump.failed == end {
		s.bring(s.jump.message)
	} else {
		s.extend(end)
	}
}

func (s *Session) extend(end End) {
	if s.state.Phase != Ready || s.state.Loading[end] || s.closed {
		return
	}
	var request timeline.Request
	inner := s.inner(end)
	switch {
	case end == Older && s.timeline.HasOlder():
		request = timeline.Older(s.timeline.Oldest(), pageLimit)
	case end == Newer && s.timeline.HasNewer():
		request = timeline.Newer(s.timeline.Newest(), pageLimit)
		if !s.timeline.Newest().Before(s.timeline.Latest()) {
			inner = im.MessageID{} // nobody has told of anything newer: an empty page is no surprise
		}
	default:
		return
	}
	s.setEnd(end, true, nil)
	epoch := s.timeline.Epoch()
	go func() {
		p, err := s.turn(request, inner)
		s.mu.Lock()
		defer s.unlock()
		if s.closed || epoch != s.timeline.Epoch() { // the window has moved on
			return
		}
		s.setEnd(end, false, err)
		if err != nil {
			return
		}
		if merged := s.merge(p); !merged.Joined {
			s.extend(end) // this end was dropped meanwhile
		}
		s.advance()
	}()
}

// turn fetches a page beside the message that a request names. The portal
// answers the same to a message that is gone as it does at the end of the
// dialog: nothing. Taking the one for the other would join what does not
// belong together, so that it is asked again beside the message's neighbour,
// inner, if there is one.
func (s *Session) turn(request timeline.Request, inner im.MessageID) (page, error) {
	p, err := s.fetch(s.ctx, request)
	if err != nil || len(p.history.Messages) > 0 || inner.IsZero() {
		return p, err
	}
	if request.After.IsZero() {
		request.Before = inner
	} else {
		request.After = inner
	}
	p, err = s.fetch(s.ctx, request)
	if err == nil && len(p.history.Messages) == 0 {
		err = errPivot
	}
	return p, err
}

// inner returns the message next to the outermost one at an end.
func (s *Session) inner(end End) im.MessageID {
	var ids [2]im.MessageID // the two outermost, the inner one last
	n := 0
	for i := range s.state.Pages {
		p := s.state.Pages[i]
		if end == Newer {
			p = s.state.Pages[len(s.state.Pages)-1-i]
		}
		for j := range p.Items {
			if end == Newer {
				j = len(p.Items) - 1 - j
			}
			ids[n] = p.Items[j].Message.ID
			if n++; n == len(ids) {
				return ids[1]
			}
		}
	}
	return im.MessageID{}
}

// merge takes a page into the timeline and tells the engine of it.
func (s *Session) merge(p page) timeline.Merged {
	now := s.config.Clock.Now()
	s.shown = s.reader.Engine.Shown(s.shown[:0])
	if n := len(s.shown); n > 0 { // what is being looked at must not be dropped
		s.timeline.SetAnchor(s.shown[n/2])
	}
	merged := s.timeline.Merge(p.request, s.upToDate(p))
	if s.state.Phase == Empty && s.timeline.Len() > 0 {
		s.state.Phase = Ready
	}
	s.reader.Engine.Load(now, engineRun(merged.Run, s.own(p.history)))
	for _, gone := range s.roll.call(merged.Run, p.asked, s.order.Add(1)) {
		s.timeline.Delete(gone)
		s.reader.Engine.Remove(now, gone)
	}
	s.roll.forget(s.reader.Engine.Forget(now, merged.Dropped))
	s.refresh()
	s.arrived(p.history.Messages)
	return merged
}

// own returns which messages of a reply the person has written.
func (s *Session) own(h im.History) map[im.MessageID]bool {
	own := map[im.MessageID]bool{}
	for _, m := range h.Messages {
		if m.AuthorID == s.state.Me && !m.System() {
			own[m.ID] = true
		}
	}
	return own
}

// refresh copies what the timeline shows into the state.
func (s *Session) refresh() {
	s.state.Pages = s.timeline.Pages()
	s.state.Epoch = s.timeline.Epoch()
	s.state.HasOlder, s.state.HasNewer = s.timeline.HasOlder(), s.timeline.HasNewer()
	s.changed = true
}

func query(request timeline.Request) b24.MessagesQuery {
	return b24.MessagesQuery{
		Before: request.Before, After: request.After, First: request.FromStart, Limit: request.Limit,
	}
}

func (s *Session) fetch(ctx context.Context, request timeline.Request) (page, error) {
	asked := s.order.Add(1)
	history, err := s.config.Portal.Messages(ctx, s.dialog, query(request))
	return page{request, history, asked}, err
}

// setEnd notes what goes on at an end. Snapshots keep the old maps.
func (s *Session) setEnd(end End, loading bool, err error) {
	ends, errs := maps.Clone(s.state.Loading), maps.Clone(s.state.EndErr)
	if ends == nil {
		ends, errs = make(map[End]bool), make(map[End]error)
	}
	ends[end], errs[end] = loading, err
	s.state.Loading, s.state.EndErr = ends, errs
	s.changed = true
}

func engineRun(run timeline.Run, own map[im.MessageID]bool) read.Run {
	rows := make([]read.Row, len(run.Rows))
	for i, row := range run.Rows {
		rows[i] = read.Row{
			ID: row.ID, Passive: row.Passive, Own: row.Passive && own[row.ID],
			Words: bbcode.Words(row.Text), Media: row.Media,
		}
	}
	return read.Run{Rows: rows, After: run.After, Before: run.Before, First: run.First, Last: run.Last}
}
