package session

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/live"
	"seenline/app/timeline"
)

// pulse is how the session keeps up with the dialog.
type pulse struct {
	pace  *live.Pace   // nil until the dialog is loaded
	gone  im.MessageID // beside it the portal found nothing last
	heard int64        // when another frame began to ask, in the session's order
}

// What a question asks for beside the dialog: the end of it, and what is on
// screen if that is somewhere else.
const (
	keyEnd    = "end"
	keyAround = "around"
)

// recent is how many messages at the end are asked for again, since they are
// the ones that still get edited and liked; with them comes what is new.
const recent = 20

// beat asks the portal what is new, if it is time for it, and returns when it
// will be. It is called with the lock held.
func (s *Session) beat(now time.Duration) (wake time.Duration) {
	p := s.pulse.pace
	if s.closed || s.state.Phase != Ready && s.state.Phase != Empty {
		return 0
	}
	p.Lead(s.company.member == nil || s.company.leads)
	if p.Due(now) {
		s.ask(now)
	}
	wake, _ = p.Next(now)
	return wake
}

// ask asks the portal what is new.
func (s *Session) ask(now time.Duration) {
	requests := s.questions()
	s.pulse.pace.Asked(now)
	s.tellAsking()
	asked, epoch := s.order.Add(1), s.timeline.Epoch()
	var portal Batcher = s.config.Portal
	if s.config.Once != nil {
		portal = s.config.Once
	}
	go func() {
		replies, err := portal.Batch(s.ctx, false, s.commands(requests)...)
		s.mu.Lock()
		defer s.unlock()
		if !s.closed {
			s.answered(now, asked, epoch, requests, replies, err)
			s.advance()
		}
	}()
}

// commands are the calls of a question.
func (s *Session) commands(requests map[string]timeline.Request) []b24.Command {
	commands := []b24.Command{b24.DialogCommand(keyDialog, s.dialog)}
	for _, key := range []string{keyEnd, keyAround} {
		if request, ok := requests[key]; ok {
			commands = append(commands, b24.MessagesCommand(key, s.dialog, query(request)))
		}
	}
	return commands
}

// questions returns which parts of the dialog to ask for, by their keys. They
// are named by the message before them: beside a message the dialog does not
// have the portal finds nothing.
func (s *Session) questions() map[string]timeline.Request {
	ids := s.ids()
	requests := make(map[string]timeline.Request, 2)
	end := len(ids) - 1 - recent // what is asked for comes after this one
	switch {
	case s.timeline.HasNewer():
	case end >= 0:
		requests[keyEnd] = timeline.Newer(s.pivot(ids, end), pageLimit)
	case !s.timeline.HasOlder():
		requests[keyEnd] = timeline.Newer(im.MessageID{}, pageLimit) // all there is
	case len(ids) > 0:
		requests[keyEnd] = timeline.Newer(ids[0], pageLimit)
	}
	s.shown = s.reader.Engine.Shown(s.shown[:0])
	if len(s.shown) == 0 {
		return requests
	}
	first, last := slices.Index(ids, s.shown[0]), slices.Index(ids, s.shown[len(s.shown)-1])
	_, whole := requests[keyEnd]
	if first > 0 && last > 0 && !(whole && first > end) {
		requests[keyAround] = timeline.Newer(s.pivot(ids, first-1), min(last-first+2, pageLimit))
	}
	return requests
}

// pivot returns the i-th message, or the one before it if that one is gone.
func (s *Session) pivot(ids []im.MessageID, i int) im.MessageID {
	if i > 0 && ids[i] == s.pulse.gone {
		i--
	}
	return ids[i]
}

// ids are the messages of the window.
func (s *Session) ids() []im.MessageID {
	var ids []im.MessageID
	for _, p := range s.state.Pages {
		for i := range p.Items {
			ids = append(ids, p.Items[i].Message.ID)
		}
	}
	return ids
}

// polled acts on what the portal said to a question.
func (s *Session) polled(at time.Duration, asked int64, epoch int, requests map[string]timeline.Request,
	replies map[string]b24.BatchReply, err error) {
	now := s.config.Clock.Now()
	if err == nil {
		err = replies[keyDialog].Err
	}
	if err != nil {
		outcome, until := s.setback(now, err)
		s.pulse.pace.Done(now, outcome, until)
		return
	}
	s.reader.Delivery.Healed(now)
	outcome := live.Same
	if s.learn(at, asked, epoch, requests, replies) {
		outcome = live.News
	}
	s.pulse.pace.Done(now, outcome, 0)
	s.tellNews(at, requests, replies)
}

// setback tells what an error means for the next question.
func (s *Session) setback(now time.Duration, err error) (outcome live.Outcome, until time.Duration) {
	var failure *b24.Error
	if !errors.As(err, &failure) {
		return live.Failed, 0
	}
	if failure.Is(b24.ErrOperationTimeLimit) && !failure.ResetAt.IsZero() {
		until = now + failure.ResetAt.Sub(s.config.Clock.Time())
	}
	if failure.Is(b24.ErrOperationTimeLimit) || failure.Is(b24.ErrQueryLimitExceeded) {
		return live.Limited, until
	}
	return live.Failed, 0
}

// learn takes an answer in, this frame's or another's, and reports whether
// somebody has written.
func (s *Session) learn(at time.Duration, asked int64, epoch int, requests map[string]timeline.Request,
	replies map[string]b24.BatchReply) (news bool) {
	now := s.config.Clock.Now()
	dialog, err := decode(replies[keyDialog], func(raw json.RawMessage) (im.Dialog, error) {
		return s.config.Portal.DecodeDialog(raw, s.dialog)
	})
	if err == nil {
		s.timeline.SetLatest(dialog.LastMessageID)
		if dialog.HasMark {
			s.reader.Learn(at, now, dialog.LastID, dialog.Counter)
		}
		if dialog.ChatID == 0 {
			dialog.ChatID = s.state.Dialog.ChatID
		}
		s.state.Dialog = dialog
		s.refresh()
	}
	if epoch != s.timeline.Epoch() {
		return false // the window has moved on
	}
	for key, request := range requests {
		history, err := decode(replies[key], s.config.Portal.DecodeHistory)
		if err != nil || replies[key].Result == nil {
			continue
		}
		if len(history.Messages) == 0 && !request.After.IsZero() {
			// There are messages after that one: so it must have been deleted.
			s.pulse.gone = request.After
			continue
		}
		if key == keyEnd {
			before := s.timeline.Newest()
			merged := s.merge(page{request, history, asked})
			news = s.arrive(before, merged.Added, history) || news
			continue
		}
		s.merge(page{request, history, asked})
	}
	if s.state.Phase == Empty && s.timeline.Len() > 0 {
		s.state.Phase = Ready
	}
	return news
}

// arrive notes which messages of others have come at the end of the dialog.
func (s *Session) arrive(before im.MessageID, added []im.MessageID, h im.History) bool {
	a := Arrived{Seq: s.state.Arrived.Seq + 1}
	for _, m := range h.Messages {
		if !before.Before(m.ID) || !slices.Contains(added, m.ID) || m.AuthorID == s.state.Me {
			continue
		}
		a.Count++
		if !slices.Contains(a.Authors, m.AuthorID) {
			a.Authors = append(a.Authors, m.AuthorID)
		}
	}
	if a.Count > 0 {
		s.state.Arrived = a
	}
	return a.Count > 0
}
