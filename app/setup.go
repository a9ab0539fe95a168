package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/b24"
	"seenline/app/launch"
	"seenline/app/locale"
	"seenline/app/screen"
	"seenline/app/session"
)

// setupState is what is known of the places of the application.
type setupState struct {
	setup   *session.Setup // nil while it is asked for
	chosen  map[string]bool
	results map[string]session.Result // nil before anything was saved
	busy    bool
	err     error
	done    bool // everything is saved and there is nothing to wait for
}

// openSetup shows the places of the application to an administrator.
func (w *Widget) openSetup(ctx app.Context) {
	w.leave()
	w.route.setup = setupState{}
	w.turn(ctx, setupPage, "loading")
	client := w.portal.client
	ctx = w.control.ctx // the button's own ends with the button
	ctx.Async(func() {
		client.Reset()
		setup, err := session.Setups(ctx, client, screen.Address())
		ctx.Dispatch(func(ctx app.Context) {
			s := &w.route.setup
			s.setup, s.err = setup, err
			if err != nil {
				w.turn(ctx, setupPage, "error")
				return
			}
			s.chosen = usual(setup)
			w.turn(ctx, setupPage, "ready")
		})
	})
}

// usual is what is chosen before the administrator has chosen: what is bound,
// or what most would want if nothing is.
func usual(setup *session.Setup) map[string]bool {
	chosen := map[string]bool{}
	for _, p := range setup.Places {
		chosen[p.Code] = setup.Bound[p.Code] > 0 || len(setup.Bound) == 0 && p.Usual && !setup.Lacks(p)
	}
	return chosen
}

// onSavePlaces binds what is chosen.
func (w *Widget) onSavePlaces(app.Context) {
	s := &w.route.setup
	if s.busy || s.setup == nil {
		return
	}
	s.busy, s.err, s.done = true, nil, false
	client, setup, chosen, address := w.portal.client, s.setup, s.chosen, screen.Address()
	titles := locale.Titles()
	title := titles[w.look.Locale.Code()]
	w.control.ctx.Async(func() {
		results, err := session.Bind(context.Background(), client, setup, address, title, titles, chosen)
		// What is bound now is asked anew: saving again must not double it.
		after, again := session.Setups(context.Background(), client, address)
		w.control.ctx.Dispatch(func(app.Context) {
			s := &w.route.setup
			s.busy, s.err, s.results = false, err, results
			if again == nil {
				s.setup = after
			} else if err == nil {
				s.err = again
			}
			s.done = s.err == nil && !session.Partly(results)
		})
	})
}

// onFinish ends the installation. The portal answers by reloading its page.
func (w *Widget) onFinish(app.Context) {
	_ = w.portal.frame.InstallFinish()
	w.control.ctx.After(5*time.Second, func(ctx app.Context) { w.openPicker(ctx) })
}

// drawSetup draws the places of the application.
func (w *Widget) drawSetup() []app.UI {
	s, t := &w.route.setup, w.look.Locale
	installing := w.portal.init.Install
	header := &PageHeader{Look: w.look, Title: t.T(locale.InstallTitle)}
	if !installing {
		header.Back = w.openPicker
	}
	switch {
	case s.setup == nil && s.err == nil:
		return []app.UI{&Skeleton{Look: w.look}}
	case s.setup == nil && errors.Is(s.err, b24.ErrAccessDenied):
		return []app.UI{header, state(w.look, "no-access", locale.ErrorTitle, t.T(locale.PlaceAdmin), nil)}
	case s.setup == nil:
		return []app.UI{header, &Failure{Look: w.look, Hint: hint(t, s.err), OnRetry: w.openSetup}}
	}
	page := &Places{
		Look: w.look, Setup: s.setup, Chosen: s.chosen, Results: s.results, Busy: s.busy, Address: screen.Address(),
		OnChoose: func(_ app.Context, code string, on bool) { s.chosen[code] = on }, OnSave: w.onSavePlaces,
	}
	switch {
	case s.err != nil:
		page.Status = hint(t, s.err)
	case s.busy:
		page.Status = t.T(locale.Sending)
	case s.results != nil && !s.done:
		page.Status = t.T(locale.PlacesPartly)
	case s.done && !installing:
		page.Status = t.T(locale.PlacesSaved)
	}
	if installing && s.results != nil && s.err == nil {
		page.OnFinish = w.onFinish
	}
	return []app.UI{header, page}
}

// refusal says why a place could not be bound, and what to do.
func refusal(look *Look, p launch.Place, err error, address string) string {
	t := look.Locale
	code := session.ErrorCode(err)
	switch {
	case code == "ERROR_PLACEMENT_MAX_COUNT":
		return t.T(locale.PlaceTaken)
	case code == "ERROR_PLACEMENT_NOT_FOUND":
		return t.T(locale.PlaceUnknown)
	case code == "ERROR_WRONG_HANDLER_URL", code == "ERROR_UNSUPPORTED_PROTOCOL":
		return t.T(locale.PlaceAddress, "url", address)
	case code == "ACCESS_DENIED":
		return t.T(locale.PlaceAdmin)
	case code == "ERROR_ARGUMENT", code == "EMPTY_ERROR_HANDLER_URL", code == "WRONG_AUTH_TYPE", code == "ERROR_PLACEMENT_USER_MODE", strings.HasPrefix(code, "INVALID_ERROR_"):
		return t.T(locale.PlaceRefused, "code", code)
	case code != "" && hint(t, err) == t.T(locale.ErrorHint):
		return t.T(locale.PlaceRefused, "code", code)
	}
	return hint(t, err)
}
