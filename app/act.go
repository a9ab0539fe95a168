package app

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
)

// openMenu opens the menu of a message.
func (w *Widget) openMenu(id im.MessageID) {
	m, ok := w.session.Message(id)
	if !ok || m.System() || m.Gone() {
		return
	}
	w.answering.about = &subject{
		Message: m, Own: w.mayChange(&m), Compose: !w.state.NoPosting,
		Unread: w.state.Mark.Before(id) && m.AuthorID != w.state.Me, Liked: slices.Contains(m.Params.Likes, w.state.Me),
	}
	if m.AuthorID == w.state.Me {
		w.answering.about.SeenBy = w.look.seenBy(w.state.Dialog.Read, &m)
	}
}

func (w *Widget) onMenuClosed(_ app.Context, back bool) {
	if about := w.answering.about; about != nil && back {
		screen.FocusMessage(about.Message.ID)
	}
	w.answering.about = nil
}

func (w *Widget) onAct(ctx app.Context, about *subject, a act) {
	id := about.Message.ID
	w.onMenuClosed(ctx, true)
	switch a {
	case actReply:
		w.reply(id)
	case actEdit:
		w.edit(id)
	case actLike, actUnlike:
		w.like(id, a == actLike)
	case actCopy:
		if !screen.Copy(bbcode.PlainText(about.Message.Text)) { // what one sees
			w.answering.writing.note = w.look.Locale.T(locale.PressFailed)
		}
	case actMark:
		w.session.MarkUpTo(id)
	case actUnread:
		w.session.UnreadFrom(id)
	case actSure:
		w.session.Delete(id, w.tell())
	}
}

// tell returns what says why something could not be done. What was said of
// something else is over.
func (w *Widget) tell() func(error) {
	w.answering.writing.note = ""
	var failed error
	say := w.here(func() { w.answering.writing.note = w.problem(failed) })
	return func(err error) {
		if err != nil {
			failed = err
			w.do(say)
		}
	}
}

func (w *Widget) like(id im.MessageID, like bool) { w.session.Like(id, like, w.tell()) }

// toggleLike likes a message, or takes that back.
func (w *Widget) toggleLike(id im.MessageID) {
	if m, ok := w.session.Message(id); ok && !m.Gone() {
		w.like(id, !slices.Contains(m.Params.Likes, w.state.Me))
	}
}

// answerAction does what is pressed in the list and has to do with answering.
func (w *Widget) answerAction(a Action) {
	switch a.Name {
	case "actions":
		w.openMenu(a.Message)
	case "like":
		w.toggleLike(a.Message)
	case "reply":
		w.reply(a.Message)
	case "edit":
		w.edit(a.Message)
	case "resend":
		w.session.Resend(a.Value)
	case "discard":
		w.session.Discard(a.Value)
	case "send":
		if err := w.session.Send(a.Value, im.MessageID{}); err != nil {
			w.answering.writing.note = w.problem(err)
		}
	case "put":
		w.answering.writing.put(a.Value)
		w.write()
	}
}
