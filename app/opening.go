package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/screen"
	"seenline/app/session"
)

// openDialog shows a dialog, at a message of it if message is not zero, instead
// of the one shown so far: nothing of that one stays, and of what it had
// begun only the mark goes on to the portal. Without a message it opens where
// the person left it, if they were in it before. The dialog that is shown
// already goes to the message.
func (w *Widget) openDialog(_ app.Context, dialog im.DialogID, message im.MessageID) {
	if w.session != nil && w.session.State().Phase == session.Ready && w.session.Is(dialog.String()) {
		if !message.IsZero() {
			w.session.Show(message)
		}
		return
	}
	w.leave()
	w.opened++
	w.enter = false
	w.place = place{}
	if message.IsZero() {
		w.place = w.places[dialog]
		message = w.place.message
	}
	ctx := w.control.ctx // whoever asks may be gone before the dialog is
	if w.control.recorder != nil {
		w.control.recorder = new(recorder)
	}
	w.session = w.portal.open(dialog, message, w.look.Dates.Local, func() { w.changed(ctx) }, w.measure, w.control.trace())
	w.session.SetPolicy(w.control.policy)
	w.attend(w.session)
	w.takeUp(dialog)
	w.state = w.session.State()
	w.changed(ctx)
}

// attend has a session told of the person before it, also while it has no
// messages to show: what a colleague writes then is to appear.
func (w *Widget) attend(s *session.Session) {
	w.unattend = screen.WatchAttention(screen.Person{
		Attend: s.Attend, Input: s.Input, Return: s.Return, Online: s.Online,
		Leave: func() {
			w.eye.tell() // before the page is hidden
			s.Leave()
		},
	})
}

// leave ends what is shown.
func (w *Widget) leave() {
	w.putAside()
	w.keepPlace()
	w.unroute()
	w.eye.close()
	w.eye = nil
	if w.session != nil {
		w.unattend()
		w.session.Close()
		w.lingering.add(w.session)
		w.session = nil
	}
	w.state, w.shown, w.reveal = session.State{}, shown{}, reveal{}
	w.drawing, w.painted, w.atEnd = false, false, true
	w.err, w.again = nil, nil
	if w.look != nil {
		look := *w.look
		look.Me, look.User, look.Compose = 0, nil, false // whom the last dialog told of
		w.look = &look
	}
}

// watch begins to look at the list that has just been drawn.
func (w *Widget) watch(ctx app.Context) {
	opened := w.opened
	w.eye = openEye(w.session, w.state, w.place, func(at bool) {
		ctx.Dispatch(func(app.Context) {
			if opened == w.opened {
				w.atEnd = at
			}
		})
	}, w.toggleInspector, func(a Action) { w.do(func() { w.answerAction(a) }) })
	if w.enter {
		w.enter = false
		screen.Focus(`[role="log"]`)
	}
	if w.eye != nil && w.control.shade != "" {
		w.eye.rows.Shade(w.control.shade)
	}
}
