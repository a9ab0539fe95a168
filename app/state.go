package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
)

// Skeleton stands where the dialog will be. The server's page begins with the
// same elements, so that nothing moves when the program takes over.
type Skeleton struct {
	app.Compo

	Look *Look // nil while the language is not known
}

// Render draws the skeleton.
func (s *Skeleton) Render() app.UI {
	bubble := func(class string) app.UI { return app.Div().Class("skeleton-row", class) }
	loading := ""
	if s.Look != nil {
		loading = s.Look.Locale.T(locale.Loading)
	}
	return app.Div().Class("skeleton").Aria("busy", true).Body(
		app.H1().Class("sr").Body(app.Span().Role("status").Text(loading)),
		app.Div().Class("skeleton-header").Aria("hidden", true),
		app.Div().Class("skeleton-list").Aria("hidden", true).Body(
			bubble(""), bubble(""), bubble("skeleton-own"), bubble(""), bubble("skeleton-own")),
	)
}

// Empty is a dialog without messages.
type Empty struct {
	app.Compo

	Look *Look
}

// Render draws the state.
func (e *Empty) Render() app.UI {
	return state(e.Look, "empty", locale.EmptyTitle, e.Look.Locale.T(locale.EmptyHint), nil)
}

// NoAccess is a dialog the portal does not let this person see.
type NoAccess struct {
	app.Compo

	Look *Look
}

// Render draws the state.
func (n *NoAccess) Render() app.UI {
	return state(n.Look, "no-access", locale.NoAccessTitle, n.Look.Locale.T(locale.NoAccessHint), nil)
}

// Failure is a dialog that could not be loaded.
type Failure struct {
	app.Compo

	Look    *Look
	Hint    string // what a person can do; "" means the usual
	OnRetry func(app.Context)
}

// Render draws the state.
func (f *Failure) Render() app.UI {
	t := f.Look.Locale
	return state(f.Look, "error", locale.ErrorTitle, orElse(f.Hint, t.T(locale.ErrorHint)),
		app.Button().Class("button").Type("button").DataSet("action", "retry").Text(t.T(locale.Retry)).OnClick(f.onRetry))
}

func (f *Failure) onRetry(ctx app.Context, _ app.Event) {
	if f.OnRetry != nil {
		f.OnRetry(ctx)
	}
}

func state(look *Look, name string, title locale.Key, hint string, action app.UI) app.UI {
	role := "status"
	if name == "error" {
		role = "alert"
	}
	heading := app.UI(app.H1().Class("state-title").Text(look.Locale.T(title)))
	if name == "empty" { // the dialog's name is above it
		heading = app.H2().Class("state-title").Text(look.Locale.T(title))
	}
	body := []app.UI{
		app.Div().Class("state-picture", "state-"+name).Aria("hidden", true),
		heading,
		app.P().Class("state-hint").Text(hint),
	}
	if action != nil {
		body = append(body, action)
	}
	return app.Div().Class("state").Role(role).DataSet("shown", name).Body(body...)
}
