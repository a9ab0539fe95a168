package session

import (
	"context"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/read"
)

// answer is what came of a request for the reader.
type answer struct {
	read.Outcome
	err    error
	latest im.MessageID // the dialog's newest message, if told
}

// dispatch makes a request. It is called with the lock held.
func (s *Session) dispatch(send read.Send) {
	// A mark on its way may outlive the session: closing a dialog must not
	// take back that it was read.
	ctx := context.WithoutCancel(s.ctx)
	chat, me := s.state.Dialog.ChatID, s.state.Me
	s.tellSent(send)
	if s.shares(send) {
		s.askAlong(ctx, send)
		return
	}
	s.pulse.pace.Beside()
	go func() {
		a := s.request(ctx, send, chat, me)
		s.mu.Lock()
		defer s.unlock()
		s.settle(send, a)
	}()
}

// settle acts on an answer.
func (s *Session) settle(send read.Send, a answer) {
	now := s.config.Clock.Now()
	before := s.reader.Delivery.Confirmed()
	s.reader.Done(now, send, a.Outcome)
	if a.Result != read.Failed {
		s.reached(now)
	}
	s.tellAnswer(now, before, a)
	s.state.Err = a.err
	s.changed = true
	if a.Result == read.Saved {
		switch send.Verb {
		case read.Read:
			s.state.Saved = true
			s.quiet(now, a.Counter, a.HasCounter)
		case read.Unread:
			s.reader.Delivery.Recheck() // the reply does not tell what is unread now
		case read.Check:
			if a.HasCounter && a.Mark == s.reader.Delivery.Confirmed() {
				s.state.Counter = a.Counter // also of a mark that went back
			}
			if !a.latest.IsZero() && !s.away { // who was away is told what is new by the next question
				s.timeline.SetLatest(a.latest)
				s.refresh()
			}
		}
	}
	if s.state.MarkUnknown && (a.HasMark || !s.reader.Delivery.Confirmed().IsZero()) {
		s.state.MarkUnknown = false
		s.reader.Engine.SetPolicy(now, s.policy)
		s.timeline.SetMark(s.reader.Delivery.Confirmed())
		s.refresh()
	}
	s.advance()
}

// quiet takes what a mark's answer tells of news: where nothing is unread nobody
// has written.
func (s *Session) quiet(now time.Duration, counter int, known bool) {
	if known && counter == 0 {
		s.pulse.pace.Quiet(now)
	}
}

// request asks the portal and tells how that went.
func (s *Session) request(ctx context.Context, send read.Send, chat int64, me im.UserID) answer {
	options := []b24.Option{b24.NoRetry(), b24.Impatient()} // delivery asks again
	if send.Keepalive {
		options = append(options, b24.Keepalive())
	}
	switch send.Verb {
	case read.Read:
		result, err := s.config.Portal.Read(ctx, s.dialog, send.Mark, options...)
		return s.marked(result, err)
	case read.Unread:
		first, err := s.first(ctx, send, options...)
		if err == nil && first.IsZero() { // all of it was deleted since: there is nothing to make unread
			return answer{Outcome: read.Outcome{Result: read.Denied}}
		}
		if err == nil {
			err = s.config.Portal.Unread(ctx, s.dialog, first, options...)
		}
		if err != nil {
			return s.failure(err)
		}
		return answer{}
	}
	dialog, err := s.config.Portal.Dialog(ctx, s.dialog, options...)
	switch {
	case err != nil:
		return s.failure(err)
	case dialog.HasMark:
		return answer{
			Outcome: read.Outcome{Mark: dialog.LastID, HasMark: true, Counter: dialog.Counter, HasCounter: true},
			latest:  dialog.LastMessageID,
		}
	}
	if dialog.ChatID != 0 {
		chat = dialog.ChatID
	}
	found, pages, err := s.findBase(ctx, chat, me)
	if err != nil {
		return s.failure(err)
	}
	return answer{
		Outcome: read.Outcome{Mark: found.mark, HasMark: found.known, Counter: found.counter, HasCounter: found.known},
		latest:  newest(pages),
	}
}

// first returns from which message on an Unread is meant, zero if there is none.
// Where what was marked had never been loaded the portal has to tell.
func (s *Session) first(ctx context.Context, send read.Send, options ...b24.Option) (im.MessageID, error) {
	if !send.Mark.IsZero() {
		return send.Mark, nil
	}
	history, err := s.config.Portal.Messages(ctx, s.dialog, b24.MessagesQuery{
		After: send.After, First: send.After.IsZero(), Limit: 1,
	}, options...)
	var first im.MessageID
	for _, m := range history.Messages {
		if send.After.Before(m.ID) && (first.IsZero() || m.ID.Before(first)) {
			first = m.ID
		}
	}
	return first, err
}

// marked tells what an answer to im.dialog.read means.
func (s *Session) marked(result b24.ReadResult, err error) answer {
	switch {
	case err != nil:
		return s.failure(err)
	case result.Refused:
		return answer{Outcome: read.Outcome{Result: read.Refused}}
	}
	return answer{Outcome: read.Outcome{Mark: result.LastID, Counter: result.Counter, HasCounter: result.HasCounter}}
}
