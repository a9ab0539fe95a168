package session

import (
	"context"

	"seenline/app/b24"
	"seenline/app/im"
)

// hearing is a portal of which a session notes when it answers: then a mark
// that waits for its next try need not wait any longer. Marks themselves are
// not noted, delivery knows what came of them.
type hearing struct {
	Portal
	heard func()
}

func (h hearing) note(err error) {
	if err == nil {
		h.heard()
	}
}

func (h hearing) Batch(ctx context.Context, halt bool, commands ...b24.Command) (map[string]b24.BatchReply, error) {
	replies, err := h.Portal.Batch(ctx, halt, commands...)
	h.note(err)
	return replies, err
}

func (h hearing) Dialog(ctx context.Context, dialog im.DialogID, options ...b24.Option) (im.Dialog, error) {
	d, err := h.Portal.Dialog(ctx, dialog, options...)
	h.note(err)
	return d, err
}

func (h hearing) Messages(ctx context.Context, dialog im.DialogID, query b24.MessagesQuery, options ...b24.Option) (im.History, error) {
	history, err := h.Portal.Messages(ctx, dialog, query, options...)
	h.note(err)
	return history, err
}

// answered: the portal has answered something.
func (s *Session) answered() {
	s.mu.Lock()
	defer s.unlock()
	if s.reader == nil {
		return
	}
	now := s.config.Clock.Now()
	s.reached(now)
	s.reader.Delivery.Healed(now)
	if s.reader.Delivery.Duty(now).Failing {
		s.advance()
	}
}
