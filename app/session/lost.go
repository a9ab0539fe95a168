package session

import (
	"context"
	"errors"
	"time"

	"seenline/app/im"
	"seenline/app/outbox"
	"seenline/app/timeline"
)

// checkPages bounds the search for a message whose reply was lost, in requests.
const checkPages = 10

// check looks whether a message whose reply was lost is in the dialog.
func (s *Session) check(job outbox.Job, asked time.Duration, inner im.MessageID) {
	messages, err := s.since(s.ctx, job.After, inner)
	s.mu.Lock()
	defer s.unlock()
	now := s.config.Clock.Now()
	if err != nil {
		s.out.box.CheckFailed(now, job.Draft.UUID, err)
	} else {
		s.out.box.Checked(asked, now, job.Draft.UUID, messages)
		if s.out.box.Awaits() {
			s.pulse.pace.Want()
		}
	}
	s.pump()
}

// since fetches all messages after one that was known to be there, with the one
// before it to tell whether it still is.
func (s *Session) since(ctx context.Context, after, inner im.MessageID) (all []im.Message, err error) {
	for range checkPages {
		p, err := s.turn(timeline.Newer(after, pageLimit), inner)
		if errors.Is(err, errPivot) {
			return s.sinceEnd(ctx, after)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, p.history.Messages...)
		last := newest([]page{p})
		if p.history.Size() < pageLimit || !after.Before(last) {
			return all, nil
		}
		after, inner = last, im.MessageID{}
	}
	return nil, errPivot
}

// sinceEnd is since where the known messages are gone: it goes back from the end
// of the dialog.
func (s *Session) sinceEnd(ctx context.Context, after im.MessageID) (all []im.Message, err error) {
	dialog, err := s.config.Portal.Dialog(ctx, s.dialog)
	if err != nil || !after.Before(dialog.LastMessageID) {
		return nil, err
	}
	pages, err := s.around(ctx, dialog.LastMessageID)
	for range checkPages {
		if err != nil {
			return nil, err
		}
		rows := collect(pages)
		if len(rows) == 0 || !after.Before(rows[0].ID) {
			return rows, nil
		}
		var older page
		if older, err = s.fetch(ctx, timeline.Older(rows[0].ID, pageLimit)); err == nil && older.history.Size() == 0 {
			return rows, nil
		}
		pages = append(pages, older)
	}
	return nil, errPivot
}
