package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
)

// MarkBar offers to mark messages where nothing is marked by itself. It is
// there as long as anything is unread.
type MarkBar struct {
	app.Compo

	Look       *Look
	Unread     bool // false shows nothing
	Seen       bool // there is something that was seen and not told
	OnMarkSeen func(app.Context)
	OnMarkAll  func(app.Context)
}

// Render draws the bar.
func (b *MarkBar) Render() app.UI {
	if !b.Unread {
		return app.Div().Class("bar").Hidden(true)
	}
	t := b.Look.Locale
	all := app.Button().Class("button-link").Type("button").DataSet("action", "mark-all").
		Aria("keyshortcuts", keyAll).Title(titled(t.T(locale.MarkAll), keyAll)).
		Text(t.T(locale.MarkAll)).OnClick(b.onMarkAll)
	bar := app.Div().Class("bar", "mark-bar")
	if !b.Seen {
		return bar.Body(all)
	}
	return bar.Body(all, app.Button().Class("button").Type("button").DataSet("action", "mark-seen").
		Text(t.T(locale.MarkSeen)).OnClick(b.onMarkSeen))
}

func (b *MarkBar) onMarkAll(ctx app.Context, _ app.Event) {
	if b.OnMarkAll != nil {
		b.OnMarkAll(ctx)
	}
}

func (b *MarkBar) onMarkSeen(ctx app.Context, _ app.Event) {
	if b.OnMarkSeen != nil {
		b.OnMarkSeen(ctx)
	}
}
