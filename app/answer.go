package app

import (
	"errors"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
	"seenline/app/session"
)

// answering is what the person is doing beside reading.
type answering struct {
	writing writing
	about   *subject // the message whose menu is open
	search  bool
	saving  int                     // changes of messages on their way to the portal
	unsaved map[im.MessageID]string // those that it did not take, or never got
	latest  map[im.MessageID]int    // which change of a message was the last
	aside   map[im.DialogID]aside
}

// aside is what was being written in a dialog that was left, and what was written
// there and is not known to have been sent.
type aside struct {
	writing writing
	session *session.Session // closed, nil if nothing was on its way
}

// putAside keeps what is being written for when the dialog is opened again.
func (w *Widget) putAside() {
	a := &w.answering
	if w.session == nil {
		return
	}
	w.shelve()
	a.writing.cancelEdit()
	if a.aside == nil {
		a.aside = map[im.DialogID]aside{}
	}
	kept := aside{writing: writing{text: a.writing.text, reply: a.writing.reply}}
	if len(w.session.Left()) > 0 {
		kept.session = w.session
	}
	a.aside[w.state.DialogID] = kept
	a.writing, a.about, a.search, a.saving = writing{}, nil, false, 0
}

// takeUp goes on with what was being written in the dialog that is opened.
func (w *Widget) takeUp(dialog im.DialogID) {
	a := &w.answering
	if left := a.aside[dialog].session; left != nil {
		w.session.TakeUp(left.Left())
	}
	a.writing = a.aside[dialog].writing
	delete(a.aside, dialog)
}

// hasDialog reports whether there is a dialog to write in and to search.
func hasDialog(state *session.State) bool {
	return state.Phase == session.Ready || state.Phase == session.Empty
}

// composer is there as long as there is a dialog.
func (w *Widget) composer() app.UI {
	if !hasDialog(&w.state) {
		return app.Div().Hidden(true)
	}
	a := &w.answering.writing
	c := &Composer{
		Look: w.look, Opened: w.opened, Closed: w.state.NoPosting, Edit: !a.edit.IsZero(), Saving: w.answering.saving > 0, Note: a.note,
		Text: func() string { return w.answering.writing.text }, OnSend: func(app.Context) { w.send(w.take()) },
		OnCancel: func(app.Context) { w.cancel() },
		Field: screen.Writing{
			Typed: func(text string) { w.typed(text) },
			Send: func() {
				text := w.take()
				w.do(func() { w.send(text) })
			},
			Leave: func() bool {
				if a := &w.answering.writing; a.edit.IsZero() && a.reply.ID.IsZero() {
					return false
				}
				w.do(func() { w.cancel() })
				return true
			},
			Up: func() bool {
				last, ok := w.lastOwn()
				if ok {
					w.do(func() { w.edit(last) })
				}
				return ok
			},
		},
	}
	about := a.reply
	if c.Edit {
		about = im.Message{ID: a.edit}
	}
	if id := about.ID; !id.IsZero() {
		m, known := w.session.Message(id)
		if !known && !c.Edit {
			m, known = about, true // taken up again, the dialog is somewhere else
		}
		c.Whom, c.About = replyOf(w.look, m, known)
	}
	return c
}

// do does something that was asked for outside of what go-app handles.
func (w *Widget) do(f func()) { w.control.ctx.Dispatch(func(app.Context) { f() }) }

// here makes of something to do later what is done only while the dialog that
// is open now still is: what became of things in another one is not for here.
func (w *Widget) here(f func()) func() {
	opened := w.opened
	return func() {
		if opened == w.opened {
			f()
		}
	}
}

func (w *Widget) typed(text string) {
	a := &w.answering.writing
	a.text = text
	if a.note != "" {
		w.do(func() { a.note = "" })
	}
}

// fill shows in the field what is being written now. It does so at once: what is typed
// a moment later comes behind it.
func (w *Widget) fill() { screen.SetText(composerID, w.answering.writing.text) }

// take takes out of the field what is written, in the moment in which it is to be sent:
// what is typed from then on is no part of it.
func (w *Widget) take() string {
	if w.state.NoPosting {
		return ""
	}
	text := w.answering.writing.text
	w.answering.writing.text = ""
	w.fill()
	return text
}

// giveBack puts back what was taken and could not be sent.
func (w *Widget) giveBack(text string) {
	w.answering.writing.text = text + w.answering.writing.text
	w.fill()
}

func (w *Widget) cancel() {
	delete(w.answering.unsaved, w.answering.writing.edit)
	if w.answering.writing.cancel() {
		w.fill()
	}
}

// send sends a text that was taken, or brings it to the portal as a change.
func (w *Widget) send(text string) {
	a := &w.answering.writing
	switch {
	case w.state.NoPosting:
		w.giveBack(text)
		return
	case !a.edit.IsZero():
		w.save(text)
		return
	}
	switch err := w.session.Send(text, a.reply.ID); {
	case errors.Is(err, b24.ErrMessageEmpty):
		w.giveBack(text)
	case err != nil:
		a.note = w.problem(err)
		w.giveBack(text)
	default:
		a.sent()
	}
}

// problem is what to say of something that could not be done.
func (w *Widget) problem(err error) string {
	t := w.look.Locale
	switch {
	case errors.Is(err, b24.ErrMessageEmpty):
		return t.T(locale.DeleteInstead)
	case errors.Is(err, b24.ErrMessageTooLong):
		return t.T(locale.TooLong, "n", strconv.Itoa(b24.MaxText))
	case errors.Is(err, b24.ErrCantEdit):
		return t.T(locale.CantEdit)
	}
	return t.T(locale.PressFailed) + " · " + hint(t, err)
}

func (w *Widget) reply(id im.MessageID) {
	if m, ok := w.session.Message(id); ok && !w.state.NoPosting {
		w.shelve()
		w.answering.writing.answer(m)
		w.write()
	}
}

// write leads to the field.
func (w *Widget) write() {
	w.fill()
	w.control.ctx.Defer(func(app.Context) { screen.Focus("#" + composerID) })
}
