package session

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/live"
	"seenline/app/read"
	"seenline/app/timeline"
)

// pageLimit is how many messages are asked for at once: the portal's maximum.
const pageLimit = timeline.MaxLimit

// firstPatience is how long the page's own request is waited for. Unlike the
// client's it has no limit of its own.
const firstPatience = 15 * time.Second

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

// page is a reply and what it was asked by: one says little without the other.
type page struct {
	request timeline.Request
	history im.History
	asked   int64 // its place in the order of all that was asked and told
}

// opening is what a dialog is shown from.
type opening struct {
	dialog im.Dialog
	me     im.User
	pages  []page // in the order to merge them in
	base   base
	doubt  bool   // the mark was not told, but may be if asked again
	around []page // what surrounds the message to open at, where pages do not have it
	lost   error  // why that could not be loaded
}

// load asks for the dialog, its first page and the person, and shows them.
func (s *Session) load(first First) {
	asked := s.order.Add(1)
	replies, err := s.firstReplies(first)
	if err != nil {
		s.fail(err)
		return
	}
	// Without the person's own number their messages look like others', which
	// is harmless: they would have to be seen to be marked.
	me, _ := decode(replies[keyMe], s.config.Portal.DecodeUser)
	if me.ID != 0 {
		s.config.Portal.SetUser(me.ID)
	}
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
	o := opening{
		dialog: dialog, me: me,
		pages: []page{{timeline.First(pageLimit), history, asked}},
		base:  base{mark: dialog.LastID, counter: dialog.Counter, known: dialog.HasMark},
		doubt: dialogErr != nil,
	}
	if dialogErr == nil && !dialog.HasMark {
		chat := dialog.ChatID
		if chat == 0 {
			chat = history.ChatID
		}
		// Whatever goes wrong with this must not keep the messages away.
		found, pages, err := s.findBase(s.ctx, chat, me.ID)
		o.base, o.doubt = found, err != nil
		if len(pages) > 0 {
			o.pages = pages
		}
	}
	if at := s.context; !at.IsZero() && !holds(o.pages, at) {
		// Nothing is shown before: it would be read, or seem to be, and the person
		// has asked for something else.
		o.around, o.lost = s.around(s.ctx, at)
	}
	s.present(o)
}

// holds reports whether a message is among pages.
func holds(pages []page, id im.MessageID) bool {
	for _, p := range pages {
		for _, m := range p.history.Messages {
			if m.ID == id {
				return true
			}
		}
	}
	return false
}

// firstReplies prefers what was asked for while the program was loading. A
// batch whose token had run out, or that was lost on the way, is asked for
// again: the client can renew the token, the page's script could not.
func (s *Session) firstReplies(first First) (map[string]b24.BatchReply, error) {
	if first != nil {
		ctx, cancel := context.WithCancel(s.ctx)
		stop := s.config.Clock.AfterFunc(firstPatience, cancel)
		replies, err := first(ctx)
		stop()
		cancel()
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

// ofTheApp are the codes of refusals that have to do with the application or
// the person, and not with the dialog: nobody in it can help.
var ofTheApp = map[string]bool{
	"access_denied": true, "user_access_error": true, "allowed_only_intranet_user": true, "wrong_auth_type": true,
	"method_confirm_waiting": true, "method_confirm_denied": true,
}

func (s *Session) fail(err error) {
	s.mu.Lock()
	defer s.unlock()
	s.state.Phase, s.state.Failure = Failed, err
	if errors.Is(err, b24.ErrAccessDenied) && !ofTheApp[strings.ToLower(ErrorCode(err))] {
		s.state.Phase = NoAccess
	}
	s.changed = true
}

func (s *Session) present(o opening) {
	s.mu.Lock()
	defer s.unlock()
	if s.closed {
		return
	}
	s.changed = true
	now := s.config.Clock.Now()
	s.state.Me, s.state.Counter = o.me.ID, o.base.counter
	s.state.MarkUnknown = !o.base.known
	mark := o.base.mark
	if !o.base.known {
		mark = newest(o.pages) // nothing is shown as unread that may have been read long ago
	}
	s.timeline = timeline.New(timeline.Config{
		Me: o.me.ID, Mark: mark, FirstUnread: o.dialog.UnreadID, Local: s.config.Local,
	})
	s.timeline.AddUsers(o.me)
	s.out.box.SetMe(o.me.ID)
	s.setDialog(o.dialog)
	s.reader = read.NewReader(s.config.Read, s.dialog, s.config.Owner+"/"+o.me.ID.String(), o.base.mark, s.config.Jitter)
	if o.base.known {
		s.reader.Delivery.Count(o.base.counter)
	}
	if s.config.Trace != nil {
		s.reader.Engine.Trace(s.config.Trace)
	}
	if o.doubt {
		s.reader.Delivery.Recheck()
	}
	if s.state.MarkUnknown {
		s.reader.Engine.SetPolicy(now, read.Manual)
	}
	s.restore(now)
	s.pulse.pace = live.New(s.config.Live, now, s.config.Jitter)
	s.join(now)
	if first, ok := im.NewMessageID(mark.Int64() + 1); ok {
		s.timeline.SetAnchor(first) // many pages: keep what is around the mark
	}
	for _, p := range o.pages {
		s.merge(p)
	}
	s.timeline.SetAnchor(im.MessageID{})
	for i, f := range s.standing {
		if f != nil {
			f(now)
		}
		s.standing[i] = nil
	}
	s.reader.Engine.Input(now) // opening the dialog is the person's doing
	s.state.Phase = Ready
	if s.timeline.Len() == 0 {
		s.state.Phase = Empty
	}
	s.advance()
	s.pump()
	if !s.context.IsZero() {
		s.openAt(o)
	}
}

// openAt puts the window where the dialog is opened.
func (s *Session) openAt(o opening) {
	if len(o.around) == 0 && o.lost == nil {
		s.show(s.context)
		return
	}
	end := Newer
	if s.context.Before(s.timeline.Oldest()) {
		end = Older
	}
	s.jump = jump{message: s.context, seq: s.jump.seq + 1, named: true}
	s.land(s.context, end, o.around, o.lost)
}
