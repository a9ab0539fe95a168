package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
)

// Jump is the round button that leads to what is new and to the end. It floats
// over the list's corner and is hidden at the end, where it would lie on the
// last message.
type Jump struct {
	app.Compo

	Look     *Look
	Counter  int  // unread messages below
	ToUnread bool // it leads to the first unread message, not to the end
	Hidden   bool
	OnJump   func(app.Context)
}

// Render draws the button.
func (j *Jump) Render() app.UI {
	t := j.Look.Locale
	label, key := t.T(locale.JumpToNewest), keyEnd
	if j.ToUnread {
		label, key = t.T(locale.JumpToUnread), keyUnread
	}
	shown := counterText(j.Counter)
	if j.Counter > 0 {
		label = t.Join(label, t.Plural(locale.JumpCounter, j.Counter, "n", shown))
	}
	button := app.Button().Class("jump").Type("button").DataSet("action", "jump").
		Aria("label", label).Aria("keyshortcuts", key).Title(titled(label, key)).OnClick(j.onJump)
	if j.Hidden {
		button = button.Hidden(true)
	}
	arrow := app.Span().Class("jump-arrow").Aria("hidden", true)
	if j.Counter <= 0 {
		return button.Body(arrow)
	}
	return button.Body(arrow, app.Span().Class("jump-counter").Aria("hidden", true).Text(shown))
}

func (j *Jump) onJump(ctx app.Context, _ app.Event) {
	if j.OnJump != nil {
		j.OnJump(ctx)
	}
}
