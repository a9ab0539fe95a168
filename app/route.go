package app

import (
	"errors"
	"math/rand/v2"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
	"seenline/app/session"
)

// page is what the frame shows instead of a dialog.
type page int

const (
	noPage     page = iota // the dialog, or why there is none
	pickerPage             // the person's dialogs
	choicePage             // the dialogs about one thing
	linePage               // a chat with a customer that is only looked at
	setupPage              // the places of the application
	waitPage               // an administrator has to finish the installation
)

// route is where the person is and what they came by.
type route struct {
	page   page
	recent *session.Recent
	stop   func() // of what is watched for it
	picker session.RecentState
	found  []session.Found
	named  []im.Dialog
	line   *session.Line
	lines  map[im.DialogID]bool // chats with customers, as far as is known
	tried  bool                 // the open dialog was tried as one
	asking bool                 // and is being asked for
	setup  setupState
}

// arrive begins with what the place asks for.
func (w *Widget) arrive(ctx app.Context) {
	init := w.portal.init
	if init.FirstRun {
		ctx.Async(func() { _ = w.portal.frame.Install(ctx) }) // nothing depends on it
	}
	switch {
	case init.Install && init.IsAdmin:
		w.openSetup(ctx)
	case init.Install:
		w.turn(ctx, waitPage, "empty")
	case w.portal.target.Picker:
		w.openPicker(ctx)
	default:
		w.open(ctx)
		if init.Placement == "DEFAULT" && !init.IsAdmin {
			w.lookInstalled(ctx) // to others than administrators the portal does not say
		}
	}
}

// lookInstalled asks whether the installation was finished, and says so if not.
func (w *Widget) lookInstalled(ctx app.Context) {
	const key = "app"
	ctx.Async(func() {
		replies, err := w.portal.client.Batch(ctx, false, b24.AppInfoCommand(key))
		if reply := replies[key]; err == nil && reply.Err == nil && !b24.DecodeInstalled(reply.Result) {
			ctx.Dispatch(func(ctx app.Context) {
				w.leave()
				w.turn(ctx, waitPage, "empty")
			})
		}
	})
}

// turn shows a page.
func (w *Widget) turn(_ app.Context, p page, state string) {
	w.route.page = p
	// What called may end with its button.
	w.control.ctx.Defer(func(app.Context) { screen.SetState(state) })
}

// unroute leaves where the person is; what is known of it stays with the list.
func (w *Widget) unroute() {
	r := &w.route
	if r.recent != nil && w.session != nil && w.state.Phase == session.Ready {
		r.recent.Counted(w.state.DialogID, w.state.Counter)
	}
	r.page, r.line, r.tried, r.asking = noPage, nil, false, false
	if r.recent != nil {
		r.recent.Show(false)
	}
}

// back leads from a dialog to where it was chosen, nil where it was not.
func (w *Widget) back() func(app.Context) {
	switch {
	case w.route.recent != nil:
		return w.openPicker
	case len(w.route.found) > 1:
		return w.openChoice
	}
	return nil
}

// openPicker shows the person's dialogs.
func (w *Widget) openPicker(ctx app.Context) {
	w.leave()
	if w.route.recent == nil {
		root := w.control.ctx
		w.route.recent = session.OpenRecent(w.portal.client, session.NewSystemClock(), session.RecentPace(), rand.Float64,
			func() { root.Dispatch(w.listed) })
		recent := w.route.recent
		w.route.stop = screen.WatchAttention(screen.Person{
			Attend: recent.Attend, Input: recent.Input, Online: recent.Online, Leave: func() {}, Return: func(bool) {},
		})
	}
	w.route.recent.Show(true)
	w.listed(ctx)
}

// listed takes over what is known of the dialogs.
func (w *Widget) listed(ctx app.Context) {
	if w.route.recent == nil {
		return
	}
	w.route.picker = w.route.recent.State()
	if w.session != nil || w.route.page != noPage && w.route.page != pickerPage {
		return // the person is elsewhere
	}
	p := &w.route.picker
	if p.Uninstalled {
		if w.portal.init.IsAdmin {
			w.openSetup(ctx)
		} else {
			w.turn(ctx, waitPage, "empty")
		}
		return
	}
	state := map[session.Phase]string{session.Loading: "loading", session.Failed: "error", session.Empty: "empty"}[p.Phase]
	w.turn(ctx, pickerPage, orElse(state, "ready"))
}

// openChoice shows the dialogs about what the widget was opened for.
func (w *Widget) openChoice(ctx app.Context) {
	w.leave()
	w.turn(ctx, choicePage, "ready")
}

// discovered opens what was found, or lets the person choose.
func (w *Widget) discovered(ctx app.Context, found []session.Found, named []im.Dialog) {
	w.route.found, w.route.named = found, named
	w.route.lines = map[im.DialogID]bool{}
	for _, f := range found {
		w.route.lines[f.Dialog] = f.Channel != ""
	}
	if len(found) > 1 {
		w.openChoice(ctx)
		return
	}
	w.openDialog(ctx, found[0].Dialog, im.MessageID{})
}

// tryLine looks whether a dialog the person has no access to is a chat with a
// customer, which may be looked at all the same.
func (w *Widget) tryLine(ctx app.Context) {
	dialog := w.state.DialogID
	number, isChat := strings.CutPrefix(dialog.String(), "chat")
	if w.route.tried || !isChat {
		return
	}
	w.route.tried, w.route.asking = true, true
	client, local := w.portal.client, w.look.Dates.Local
	ctx.Async(func() {
		chat, _ := im.ParseMessageID(number)
		line, err := session.OpenLine(ctx, client, chat.Int64(), local)
		ctx.Dispatch(func(ctx app.Context) {
			if w.session == nil || w.state.DialogID != dialog {
				return // the person has gone elsewhere
			}
			w.route.asking = false
			if err != nil {
				if w.route.lines[dialog] && errors.Is(err, b24.ErrInsufficientScope) {
					w.err = err
				}
				ctx.Defer(func(app.Context) { screen.SetState("error") })
				return
			}
			w.leave()
			w.route.line = line
			w.turn(ctx, linePage, "ready")
			ctx.Defer(func(app.Context) { screen.ToEnd() })
		})
	})
}

// turned draws the page.
func (w *Widget) turned() []app.UI {
	switch w.route.page {
	case pickerPage:
		return w.drawPicker()
	case choicePage:
		return w.drawChoice()
	case linePage:
		return w.drawLine()
	case setupPage:
		return w.drawSetup()
	}
	return []app.UI{state(w.look, "not-installed", locale.NotInstalledTitle, w.look.Locale.T(locale.NotInstalledHint), nil)}
}

// noDialog says what is missing, and offers to choose a dialog instead.
func (w *Widget) noDialog() app.UI {
	t := w.look.Locale
	text := t.T(locale.NoDialogHint)
	var lacking *session.NoDialogError
	if errors.As(w.err, &lacking) {
		text += " " + t.T(locale.ErrorScope, "scope", strings.Join(lacking.Scopes, ", "))
	}
	if missing := w.portal.target.Missing; missing != "" {
		text = t.T(locale.OptionMissing, "option", missing)
	}
	return state(w.look, "no-dialog", locale.NoDialogTitle, text,
		app.Button().Class("button").Type("button").DataSet("action", "choose").Text(t.T(locale.ChooseDialog)).
			OnClick(func(ctx app.Context, _ app.Event) { w.openPicker(ctx) }))
}
