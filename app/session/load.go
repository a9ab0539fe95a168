package session

import (
	"context"
	"encoding/json"
	"errors"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/timeline"
)

// pageLimit is how many messages are asked for at once: the portal's maximum.
const pageLimit = timeline.MaxLimit

// First waits for the replies to the commands of [Commands], keyed as there.
type First func(ctx context.Context) (map[string]b24.BatchReply, error)

// The keys of the first batch.
const (
	keyDialog   = "dialog"
	keyMessages = "messages"
	keyMe       = "me"
)

// Commands are the calls a dialog is opened with, one request together.
func Commands(dialog im.DialogID) []b24.Command {
	return []b24.Command{
		b24.DialogCommand(keyDialog, dialog),
		b24.MessagesCommand(keyMessages, dialog, b24.MessagesQuery{Limit: pageLimit}),
		b24.MeCommand(keyMe),
	}
}

// load asks for the dialog, its first page and the person, and shows them.
func (s *Session) load(first First) {
	replies, err := s.firstReplies(first)
	if err != nil {
		s.fail(err)
		return
	}
	// Without the person's own number their messages look like others', which
	// is harmless: they would have to be seen to be marked.
	me, _ := decode(replies[keyMe], s.config.Portal.DecodeUser)
	s.config.Portal.SetUser(me.ID)
	dialog, dialogErr := decode(replies[keyDialog], func(raw json.RawMessage) (im.Dialog, error) {
		return s.config.Portal.DecodeDialog(raw, s.dialog)
	})
	history, err := decode(replies[keyMessages], s.config.Portal.DecodeHistory)
	if err != nil {
		s.fail(err)
		return
	}
	if errors.Is(dialogErr, b24.ErrAccessDenied) { // other than that the messages will do
		s.fail(dialogErr)
		return
	}
	s.show(dialog, me, history)
}

// firstReplies prefers what was asked for while the program was loading. A
// batch whose token had run out, or that was lost on the way, is asked for
// again: the client can renew the token, the page's script could not.
func (s *Session) firstReplies(first First) (map[string]b24.BatchReply, error) {
	if first != nil {
		replies, err := first(s.ctx)
		if err == nil && replies[keyMessages].Err == nil && replies[keyMessages].Result != nil {
			return replies, nil
		}
	}
	return s.config.Portal.Batch(s.ctx, false, Commands(s.dialog)...)
}

func decode[T any](reply b24.BatchReply, f func(json.RawMessage) (T, error)) (T, error) {
	if reply.Err != nil {
		var none T
		return none, reply.Err
	}
	return f(reply.Result)
}

func (s *Session) fail(err error) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.state.Phase, s.state.Failure = Failed, err
	if errors.Is(err, b24.ErrAccessDenied) {
		s.state.Phase = NoAccess
	}
	s.mu.Unlock()
	s.config.Changed()
}

func (s *Session) show(dialog im.Dialog, me im.User, history im.History) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	now := s.config.Clock.Now()
	s.state.Dialog, s.state.Me = dialog, me.ID
	s.state.Counter = dialog.Counter
	s.timeline = timeline.New(timeline.Config{
		Me: me.ID, Mark: dialog.LastID, FirstUnread: dialog.UnreadID, Local: s.config.Local,
	})
	s.timeline.AddUsers(me)
	s.timeline.SetLatest(dialog.LastMessageID)
	s.reader = read.NewReader(s.config.Read, s.dialog, s.config.Owner+"/"+me.ID.String(), dialog.LastID, s.config.Jitter)
	s.restore(now)
	s.merge(timeline.First(pageLimit), history)
	s.reader.Engine.Input(now) // opening the dialog is the person's doing
	s.state.Phase = Ready
	if s.timeline.Len() == 0 {
		s.state.Phase = Empty
	}
	s.advance()
	s.mu.Unlock()
	s.config.Changed()
	if !s.context.IsZero() {
		s.Show(s.context)
	}
}

// merge takes a page into the timeline and tells the engine of it.
func (s *Session) merge(request timeline.Request, history im.History) timeline.Merged {
	merged := s.timeline.Merge(request, history)
	s.reader.Engine.Load(s.config.Clock.Now(), engineRun(merged.Run))
	s.refresh()
	return merged
}

// refresh copies what the timeline shows into the state.
func (s *Session) refresh() {
	s.state.Pages = s.timeline.Pages()
	s.state.Epoch = s.timeline.Epoch()
	s.state.HasOlder, s.state.HasNewer = s.timeline.HasOlder(), s.timeline.HasNewer()
}
