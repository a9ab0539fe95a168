package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
)

// SkippedBar tells of messages that were jumped over and offers to mark them.
type SkippedBar struct {
	app.Compo

	Look    *Look
	Count   int  // 0 shows nothing
	Partial bool // there may be more
	OnMark  func(app.Context)
}

// Render draws the bar.
func (b *SkippedBar) Render() app.UI {
	if b.Count <= 0 {
		return app.Div().Class("bar").Hidden(true)
	}
	return app.Div().Class("bar").Body(
		app.Span().Class("bar-text").Text(b.Look.Locale.Plural(locale.Skipped, b.Count, "n", atLeast(counterText(b.Count), b.Partial))),
		app.Button().Class("button").Type("button").DataSet("action", "mark-skipped").
			Text(b.Look.Locale.T(locale.MarkAsRead)).OnClick(b.onMark))
}

func (b *SkippedBar) onMark(ctx app.Context, _ app.Event) {
	if b.OnMark != nil {
		b.OnMark(ctx)
	}
}

// Notice is a bar that says what is wrong while the messages stay: a mark that
// is not saved, a portal that is busy. With a callback it offers to try again.
type Notice struct {
	app.Compo

	Look    *Look
	Code    string // for tests and styles: "not-saved", "offline", "busy", …
	Text    string // "" shows nothing
	OnRetry func(app.Context)
}

// Render draws the notice. Its element is always there, so that screen readers
// hear of what is put into it.
func (n *Notice) Render() app.UI {
	bar := app.Div().Class("bar", "notice").Role("status").DataSet("notice", n.Code)
	if n.Text == "" {
		return bar.Class("bar-empty")
	}
	text := app.Span().Class("bar-text").Text(n.Text)
	if n.OnRetry == nil {
		return bar.Body(text)
	}
	return bar.Body(text, app.Button().Class("button-link").Type("button").DataSet("action", "retry").
		Text(n.Look.Locale.T(locale.Retry)).OnClick(n.onRetry))
}

func (n *Notice) onRetry(ctx app.Context, _ app.Event) {
	if n.OnRetry != nil {
		n.OnRetry(ctx)
	}
}

// Announcer says to screen readers what arrived, and nothing to anyone else.
type Announcer struct {
	app.Compo

	Text string
}

// Render draws the invisible live region.
func (a *Announcer) Render() app.UI {
	return app.Div().Class("sr").Role("status").DataSet("announcer", true).Text(a.Text)
}
