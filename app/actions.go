package app

import (
	"errors"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/read"
	"seenline/app/session"
)

func (w *Widget) onAction(_ app.Context, a Action) {
	switch a.Name {
	case string(session.Older), string(session.Newer):
		w.session.RetryEnd(session.End(a.Name))
	case "message":
		// "chat5/42" or "42": only the dialog that is open can be gone to here.
		dialog, message, both := strings.Cut(a.Value, "/")
		if !both {
			dialog, message = "", dialog
		}
		id, err := im.ParseMessageID(message)
		if err != nil {
			return
		}
		if dialog == "" || w.session.Is(dialog) {
			w.session.Show(id)
		} else {
			_ = w.portal.frame.OpenMessenger(dialog)
		}
	case "mark-up-to":
		w.session.MarkUpTo(a.Message)
	default:
		w.do(func() { w.answerAction(a) }) // the list draws nothing anew when something is pressed
	case "chat":
		_ = w.portal.frame.OpenMessenger(a.Value)
	}
}

func (w *Widget) onJump(app.Context)        { w.session.Jump() }
func (w *Widget) onRetry(app.Context)       { w.session.Retry() }
func (w *Widget) onMarkSkipped(app.Context) { w.session.MarkSkipped() }

func (w *Widget) onUndo(app.Context) { w.session.Undo() }

// notice tells of a mark that could not be saved; the counter then shows what
// the portal knows, and this why it does not fall.
func (w *Widget) notice() *Notice {
	s := &w.state
	switch unsaved := s.Unsaved || s.Reason == read.ReasonRefused; {
	case !unsaved && !s.Lost.IsZero():
		return &Notice{Look: w.look, Code: "lost", Text: w.look.Locale.T(locale.MessageLost)}
	case !unsaved:
		return &Notice{Look: w.look}
	}
	text := w.look.Locale.T(locale.NotSaved)
	switch {
	case errors.Is(s.Err, b24.ErrNetwork) && s.Reason != read.ReasonOffline:
		text += " · " + w.look.Locale.T(locale.ErrorHint) // the browser has a network, as far as it knows
	case s.Err != nil:
		text += " · " + hint(w.look.Locale, s.Err)
	case s.Reason == read.ReasonRefused: // answered false, which says nothing
		text += " · " + w.look.Locale.T(locale.ReasonRefused)
	}
	return &Notice{Look: w.look, Code: "not-saved", Text: text}
}

// marked says how many messages the person has just marked by pressing
// something, "" if they have not.
func (w *Widget) marked() string {
	undo := w.state.Undo
	if undo.Last.IsZero() || !undo.Deliberate {
		return ""
	}
	n := max(undo.Count, 1)
	return w.look.Locale.Plural(locale.MarkedRead, n, "n", atLeast(strconv.Itoa(n), undo.Partial))
}

// reason returns the code of why messages are being marked or not. Where there
// are none nobody watches, and there is nothing to say.
func (w *Widget) reason() string {
	if w.state.Phase != session.Ready {
		return ""
	}
	return string(w.state.Reason)
}
