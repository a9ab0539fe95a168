package app

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/boot"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
	"seenline/app/session"
	"seenline/app/timeline"
)

// Widget is the whole of what the frame shows.
type Widget struct {
	app.Compo

	look    *Look
	portal  *connection
	session *session.Session
	state   session.State
	reveal  reveal
	shown   shown // what is drawn of the state's pages
	drawing bool  // the next of them is to be drawn after the next painting
	painted bool  // which has been
	untidy  bool  // pages came or went since the garbage was collected
	opened  int   // how many dialogs were
	enter   bool  // the focus goes to the messages when they are there
	err     error // why there is no session
	again   func(app.Context)
	atEnd   bool
	control control
	route   route

	agreement agreement
	answering answering

	places map[im.DialogID]place // in dialogs that were left
	place  place                 // where the open dialog was taken up again, zero if it was not

	lingering lingering

	eye      *eye
	unattend func()      // ends the watch for the person, nil without a session
	pending  atomic.Bool // a drawing is on its way
}

// NewWidget returns a widget that connects to the portal when it is mounted.
func NewWidget() *Widget { return &Widget{atEnd: true} }

// OnMount takes over from the page's script.
func (w *Widget) OnMount(ctx app.Context) {
	screen.Mark("seenline:mounted")
	screen.ExpectCover()
	ctx.Async(func() {
		portal, err := connect(ctx)
		if err != nil && !errors.Is(err, boot.ErrOutside) {
			boot.Fail(boot.FrameSilent)
			return
		}
		ctx.Dispatch(func(ctx app.Context) { w.start(ctx, portal, err) })
	})
}

// OnDismount ends the session.
func (w *Widget) OnDismount() {
	w.leave()
	w.lingering.end()
	if w.route.recent != nil {
		w.route.stop()
		w.route.recent.Close()
	}
}

func (w *Widget) start(ctx app.Context, portal *connection, err error) {
	if err != nil {
		w.err = err
		screen.SetState("outside")
		return
	}
	w.portal = portal
	l := portal.locale
	if l == locale.English() { // the page may be meant for another, whose words have not come
		screen.SetLanguage(l.Tag(), l.Dir())
	}
	dates := screen.NewDates(l.Tag())
	w.look = &Look{
		Locale: l, Dates: dates, Today: timeline.DateOf(dates.Local(time.Now())),
		Portal: portal.client.Portal(), Shade: w.shade,
		Press: func(ctx context.Context, message im.MessageID, b im.Button) error {
			return portal.client.Press(ctx, message, b)
		},
	}
	w.begin(ctx)
	w.arrive(ctx)
}

// open starts a session on the dialog of the place, after asking the portal
// which one that is where the place does not say.
func (w *Widget) open(ctx app.Context) {
	switch target := w.portal.target; {
	case !target.Dialog.IsZero():
		w.openDialog(ctx, target.Dialog, target.Message)
	case target.Lookup != nil:
		w.err = nil
		// The button's own context ends with the button.
		w.again = func(app.Context) { ctx.Dispatch(w.open) }
		screen.SetState("loading")
		ctx.Async(func() {
			found, named, err := w.portal.find(ctx)
			ctx.Dispatch(func(ctx app.Context) { w.found(ctx, found, named, err) })
		})
	default:
		w.found(ctx, nil, nil, session.ErrNoDialog)
	}
}

func (w *Widget) found(ctx app.Context, found []session.Found, named []im.Dialog, err error) {
	w.err = err
	switch {
	case err == nil:
		w.discovered(ctx, found, named)
	case errors.Is(err, session.ErrNoDialog):
		ctx.Defer(func(app.Context) { screen.SetState("empty") })
	default:
		ctx.Defer(func(app.Context) { screen.SetState("error") })
	}
}

// changed asks for a new drawing, once until it is drawn.
func (w *Widget) changed(ctx app.Context) {
	if w.pending.CompareAndSwap(false, true) {
		ctx.Dispatch(func(ctx app.Context) {
			w.pending.Store(false)
			w.redraw(ctx)
		})
	}
}

func (w *Widget) redraw(ctx app.Context) {
	if w.session == nil {
		return // closed meanwhile
	}
	state := w.session.State()
	shown := w.reveal.next(&state, w.painted)
	w.painted = false
	turned := !slices.Equal(w.shown.Pages, shown.Pages)
	w.untidy = w.untidy || turned
	if turned || !slices.Equal(w.state.Outbox, state.Outbox) || w.state.Arrived.Seq != state.Arrived.Seq {
		w.eye.before()
	}
	w.state, w.shown = state, shown
	if compose := hasDialog(&state) && !state.NoPosting; w.look.Me != state.Me || w.look.Compose != compose {
		look := *w.look
		look.Me, look.User, look.Compose = state.Me, w.session.User, compose
		w.look = &look
	}
	w.agree(state.Me)
	opened := w.opened
	ctx.Defer(func(ctx app.Context) {
		if opened == w.opened {
			w.drawn(ctx)
		}
	})
}

// drawn runs when the document shows the state, before it is painted.
func (w *Widget) drawn(ctx app.Context) {
	if w.session == nil {
		return
	}
	if w.state.Phase == session.NoAccess {
		w.tryLine(ctx)
	}
	if w.route.asking {
		return
	}
	switch w.state.Phase {
	case session.Loading:
		screen.SetState("loading")
	case session.Ready:
		if w.eye == nil {
			w.watch(ctx)
		}
		w.eye.after(w.state, w.shown)
		screen.Mark("seenline:messages")
		screen.SetState("ready")
	case session.Empty:
		screen.SetState("empty")
	default:
		screen.SetState("error")
	}
	if w.state.Saved {
		screen.Mark("seenline:read")
	}
	switch {
	case w.shown.rest() && !w.drawing:
		w.drawing = true
		screen.AfterPaint(func() {
			go func() {
				tidy(nearlyFull)
				ctx.Dispatch(func(ctx app.Context) {
					w.drawing, w.painted = false, true
					w.redraw(ctx)
				})
			}()
		})
	case w.untidy && !w.shown.rest():
		w.untidy = false
		screen.AfterPaint(func() { go tidy(halfFull) })
	}
}

func (w *Widget) measure() {
	if w.eye != nil {
		w.eye.rows.Measure()
	}
}
