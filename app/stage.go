package app

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
	"seenline/app/session"
)

// Render draws the widget.
func (w *Widget) Render() app.UI {
	if w.look != nil && w.route.page != noPage {
		return app.Main().Class("widget").Body(append(w.turned(), cover())...)
	}
	if w.look == nil || w.session == nil {
		return app.Main().Class("widget").Body(w.without())
	}
	s := &w.state
	return app.Main().Class("widget").Body(
		&Header{
			Look: w.look, Dialog: s.Dialog, Counter: s.Counter, Reason: w.reason(),
			Undo: !s.Undo.Last.IsZero(), Marked: w.marked(), OnUndo: w.onUndo, Policy: w.policyMenu(),
			Searching: w.answering.search, OnSearch: w.searchable(),
			OnBack: w.back(),
		},
		w.notice(),
		w.searchPanel(),
		app.Div().Class("stage").Body(w.stage()),
		w.bar(),
		w.composer(),
		w.inspector(),
		&Announcer{Text: w.announcement()},
		cover(),
	)
}

// without is what is shown while there is no session, or instead of one.
func (w *Widget) without() app.UI {
	switch {
	case w.err == nil || w.look == nil:
		return &Skeleton{Look: w.look}
	case errors.Is(w.err, session.ErrNoDialog):
		return w.noDialog()
	}
	return &Failure{Look: w.look, Hint: hint(w.look.Locale, w.err), OnRetry: w.again}
}

func (w *Widget) stage() app.UI {
	s := &w.state
	switch s.Phase {
	case session.Ready, session.Empty:
		if s.Phase == session.Empty && len(s.Outbox) == 0 {
			return &Empty{Look: w.look}
		}
		return app.Div().Class("stage-list").DataSet("policy", w.control.policy).Body(
			&MessageList{
				Look: w.look, Title: s.Dialog.Name, Pages: w.shown.Pages, Epoch: s.Epoch, Opened: w.opened,
				Older: endState(s, session.Older, w.shown.Older), Newer: endState(s, session.Newer, w.shown.Newer),
				Outbox: s.Outbox, Read: s.Dialog.Read, OnAction: w.onAction,
			},
			&Jump{
				Look: w.look, Counter: s.Counter, ToUnread: s.ToUnread,
				Hidden: w.atEnd && !s.HasNewer && !w.shown.Newer, OnJump: w.onJump,
			},
			&ActionMenu{Look: w.look, About: w.answering.about, OnAct: w.onAct, OnClose: w.onMenuClosed},
		)
	case session.NoAccess:
		switch {
		case w.route.asking:
			return &Skeleton{Look: w.look}
		case w.err != nil: // it may be looked at, with another scope
			return state(w.look, "no-access", locale.NoAccessTitle, hint(w.look.Locale, w.err), nil)
		}
		return &NoAccess{Look: w.look}
	case session.Failed:
		return &Failure{Look: w.look, Hint: hint(w.look.Locale, s.Failure), OnRetry: w.onRetry}
	default:
		return &Skeleton{Look: w.look}
	}
}

// endState returns what an end of the list shows; undrawn says that more has
// been loaded there than is drawn.
func endState(s *session.State, end session.End, undrawn bool) EndState {
	switch {
	case undrawn || s.Loading[end]:
		return EndLoading
	case end == session.Older && !s.HasOlder, end == session.Newer && !s.HasNewer:
		return EndReached
	case s.EndErr[end] != nil:
		return EndFailed
	}
	return EndMore
}
