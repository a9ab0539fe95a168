package session

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/outbox"
)

// outgoing is what the person has written and the dialog does not show yet.
type outgoing struct {
	box  *outbox.Outbox
	stop func() // of the alarm, nil if none is set
}

// Send writes a message, at once as far as the person can see: the state's
// Outbox has it until it is a message of the dialog. What cannot be sent at all
// is refused with [b24.ErrMessageEmpty] or [b24.ErrMessageTooLong], and then
// nothing is kept of it.
func (s *Session) Send(text string, replyTo im.MessageID) error {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	if err := sendable(text); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.unlock()
	if s.closed {
		return nil
	}
	s.out.box.Add(s.config.Clock.Now(), uuid.NewString(), text, replyTo)
	if s.state.Phase == Ready && s.timeline.HasNewer() {
		s.bringEnd() // one sees what one has written
	}
	s.pump()
	return nil
}

func sendable(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return b24.ErrMessageEmpty
	case utf8.RuneCountInString(text) > b24.MaxText:
		return b24.ErrMessageTooLong
	}
	return nil
}

// Resend sends what could not be sent again, after a look whether it is in the
// dialog after all.
func (s *Session) Resend(id string) {
	s.mu.Lock()
	defer s.unlock()
	s.config.Portal.Reset()
	s.out.box.Retry(s.config.Clock.Now(), id)
	s.pump()
}

// Discard takes what could not be sent out of the outbox and returns it.
func (s *Session) Discard(id string) (outbox.Draft, bool) {
	s.mu.Lock()
	defer s.unlock()
	draft, ok := s.out.box.Remove(id)
	s.pump()
	return draft, ok
}

// pump makes the requests that the outbox asks for, and notes what there is to
// draw of it. It is called with the lock held.
func (s *Session) pump() {
	now := s.config.Clock.Now()
	if s.out.stop != nil {
		s.out.stop()
		s.out.stop = nil
	}
	for !s.closed && s.timeline != nil {
		job, wake := s.out.box.Next(now, s.newestKnown())
		switch job.Verb {
		case outbox.Send:
			s.deliver(now, job.Draft)
			continue
		case outbox.Check:
			go s.check(job, now, s.beforeKnown(job.After))
			continue
		}
		if wake > 0 {
			s.out.stop = s.config.Clock.AfterFunc(max(wake-now, time.Millisecond), func() {
				s.mu.Lock()
				defer s.unlock()
				s.pump()
			})
		}
		break
	}
	if drafts := s.out.box.Drafts(); !slices.Equal(drafts, s.state.Outbox) {
		s.state.Outbox, s.changed = drafts, true
		s.notePosting()
	}
}

// newestKnown returns the newest message that anyone has told of.
func (s *Session) newestKnown() im.MessageID {
	last := s.timeline.Latest()
	if n := len(s.roll); n > 0 && last.Before(s.roll[n-1].id) {
		last = s.roll[n-1].id
	}
	return last
}

// beforeKnown returns the known message before another one, zero if there is
// none.
func (s *Session) beforeKnown(message im.MessageID) im.MessageID {
	if i, _ := s.roll.find(message); i > 0 {
		return s.roll[i-1].id
	}
	return im.MessageID{}
}

// deliver sends an answer and, where nothing is against it, asks in the same
// request what is new: the answer is to be a message of the dialog at once.
// Closing the session does not take it back. It is called with the lock held.
func (s *Session) deliver(now time.Duration, d outbox.Draft) {
	ctx := context.WithoutCancel(s.ctx)
	m := b24.NewMessage{Text: d.Text, ReplyTo: d.ReplyTo, UUID: d.UUID}
	add, err := b24.AddCommand(keyAdd, s.dialog, m)
	if err != nil || s.state.Phase != Ready && s.state.Phase != Empty || !s.pulse.pace.May(now) {
		go func() {
			id, err := s.config.Portal.MessageAdd(ctx, s.dialog, m)
			s.mu.Lock()
			defer s.unlock()
			if err == nil {
				s.pulse.pace.Want()
			}
			s.delivered(d, id, err)
		}()
		return
	}
	q := s.question(now)
	commands := append([]b24.Command{add}, s.commands(q)...)
	go func() {
		replies, err := s.config.Portal.Batch(ctx, false, commands...)
		var id im.MessageID
		addErr := err
		if err == nil {
			id, addErr = decode(replies[keyAdd], b24.DecodeAdd)
		}
		s.mu.Lock()
		defer s.unlock()
		s.delivered(d, id, addErr)
		if !s.closed {
			s.polled(q, replies, err)
			s.advance()
		}
	}()
}

// delivered takes what the portal said to an answer.
func (s *Session) delivered(d outbox.Draft, id im.MessageID, err error) {
	now := s.config.Clock.Now()
	switch {
	case err == nil:
		s.out.box.Sent(d.UUID, id)
		s.reader.Delivery.Healed(now)
	case b24.Undone(err) && !errors.Is(err, b24.ErrNotRun): // no batch of ours ends early
		busy := errors.Is(err, b24.ErrQueryLimitExceeded) || errors.Is(err, b24.ErrOperationTimeLimit)
		s.out.box.Refused(now, d.UUID, err, busy, s.resetAt(err))
	default:
		s.out.box.Lost(now, d.UUID, err, b24.Over(err))
	}
	s.pump()
	s.advance()
}

// Left returns what was written and is not known to be in the dialog, to be taken
// up when that is opened again: ask for it then, a closed session may still hear
// what came of it.
func (s *Session) Left() []outbox.Left {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.box.Leave(s.config.Clock.Now())
}

// TakeUp goes on with what was left. Call it right after [Open].
func (s *Session) TakeUp(left []outbox.Left) {
	s.mu.Lock()
	defer s.unlock()
	s.out.box.Take(s.config.Clock.Now(), left)
	s.pump()
}

// notePosting works out whether the person may write in the dialog: not as long as
// there is a message that the portal has not taken for that reason. Of a dialog the
// portal tells nothing of it is not known that they may not.
func (s *Session) notePosting() {
	denied := slices.ContainsFunc(s.state.Outbox, func(d outbox.Draft) bool { return isCode(d.Err, "ACCESS_ERROR") })
	if no := denied || s.state.Dialog.ChatID != 0 && !s.state.Dialog.CanPost; no != s.state.NoPosting {
		s.state.NoPosting, s.changed = no, true
	}
}

// arrived tells the outbox of messages of the dialog.
func (s *Session) arrived(messages []im.Message) {
	if len(s.state.Outbox) == 0 {
		return
	}
	s.out.box.Arrived(messages)
	if !s.timeline.HasNewer() {
		s.out.box.Covered(s.timeline.Newest())
	}
	s.pump()
}
