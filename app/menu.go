package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
)

// messageMenu is what an app offers to do with its message: a button, and a
// menu over the messages while it is open.
type messageMenu struct {
	app.Compo

	Look    *Look
	Message im.MessageID
	Bot     im.UserID // whose message it is: for items that name no bot
	Items   []im.Button

	presser presser
	open    bool
	stops   []func()
}

// OnDismount ends the watch over the open menu.
func (m *messageMenu) OnDismount() {
	if m.open {
		m.unwatch()
		m.shade("")
	}
}

func (m *messageMenu) id() string     { return "menu-" + m.Message.String() }
func (m *messageMenu) listID() string { return m.id() + "-items" }

// Render draws the button, and the menu while it is open.
func (m *messageMenu) Render() app.UI {
	m.presser.about(m.Items)
	label := m.Look.Locale.T(locale.MoreActions)
	button := app.Button().Class("menu-button").Type("button").Aria("haspopup", "menu").Aria("expanded", m.open).
		Aria("label", label).Title(label).OnClick(m.onToggle)
	box := app.Div().ID(m.id()).Class("menu")
	if !m.open {
		return box.Body(button)
	}
	items := make([]app.UI, 0, len(m.Items))
	for i := range m.Items {
		if m.Items[i].NewLine {
			items = append(items, app.Hr().Class("attach-line"))
			continue
		}
		items = append(items, m.presser.draw(m.Look, m.Items, i, m.Bot, face{class: "menu-item", role: "menuitem"}))
	}
	text, loud := m.presser.told(m.Look)
	class := "sr"
	if loud {
		class = "keyboard-failed"
	}
	return box.Body(button.Aria("controls", m.listID()),
		app.Div().Class("menu-window").Body(
			app.Div().ID(m.listID()).Class("menu-list").Role("menu").Aria("label", label).OnClick(m.onClick).Body(items...),
			app.Span().Class(class).Role("status").Text(text)))
}

func (m *messageMenu) onToggle(ctx app.Context, _ app.Event) {
	if m.open {
		m.close(true)
		return
	}
	m.open = true
	ctx.Defer(func(ctx app.Context) {
		screen.Place(m.listID())
		m.shade(m.listID())
		leave := func(back bool) { ctx.Dispatch(func(app.Context) { m.close(back) }) }
		m.stops = append(m.stops,
			screen.WatchMenu(m.listID(), func() { leave(true) }),
			screen.WatchOutside(m.id(), func() { leave(false) }))
	})
}

// close takes the menu away. The focus goes back to the button unless the
// person has taken it elsewhere.
func (m *messageMenu) close(back bool) {
	if !m.open {
		return
	}
	m.open = false
	m.unwatch()
	m.shade("")
	if back {
		screen.Focus("#" + m.id() + " button")
	}
}

func (m *messageMenu) unwatch() {
	for _, stop := range m.stops {
		stop()
	}
	m.stops = nil
}

func (m *messageMenu) shade(id string) {
	if m.Look.Shade != nil {
		m.Look.Shade(id)
	}
}

// onClick does what an item is for. What leads away from here closes the menu
// at once, what is sent once the bot has it.
func (m *messageMenu) onClick(ctx app.Context, e app.Event) {
	i := pressed(e)
	if i < 0 {
		if e.Get("target").Call("closest", "a, [data-action]").Truthy() {
			m.close(true)
		}
		return
	}
	m.presser.press(ctx, m.Look, m.Message, m.Bot, m.Items, i, func(app.Context) { m.close(true) })
}
