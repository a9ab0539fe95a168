package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
)

// subject is the message a menu is about, and what may be done with it.
type subject struct {
	Message im.Message
	Own     bool // it may be changed and deleted
	Unread  bool
	Compose bool // one may answer
	Liked   bool
	SeenBy  string // who has read it, as a sentence, "" where it is not told
}

// act is something to do with a message.
type act string

// The acts, as the attribute data-act names them.
const (
	actReply   act = "reply"
	actLike    act = "like"
	actUnlike  act = "unlike"
	actCopy    act = "copy"
	actEdit    act = "edit"
	actDelete  act = "delete"
	actSure    act = "delete-sure"
	actCancel  act = "cancel"
	actMark    act = "mark-up-to"
	actUnread  act = "unread-from"
	actionMenu     = "actions"
)

// choice is an item of the menu.
type choice struct {
	act act
	key locale.Key
}

// choices are what may be done, in the order of the menu. sure: the person is
// being asked whether they want to delete it.
func (s *subject) choices(sure bool) (all []choice) {
	if sure {
		return []choice{{actSure, locale.Delete}, {actCancel, locale.Cancel}}
	}
	add := func(may bool, a act, key locale.Key) {
		if may {
			all = append(all, choice{a, key})
		}
	}
	add(s.Compose, actReply, locale.Reply)
	add(!s.Liked, actLike, locale.Like)
	add(s.Liked, actUnlike, locale.Unlike)
	add(s.Message.Text != "", actCopy, locale.Copy)
	add(s.Own && s.Message.Text != "", actEdit, locale.EditMessage)
	add(s.Unread, actMark, locale.MarkUpToHere)
	add(!s.Unread, actUnread, locale.UnreadFromHere)
	add(s.Own, actDelete, locale.Delete)
	return all
}

// ActionMenu is what can be done with one message: one menu for the whole list.
type ActionMenu struct {
	app.Compo

	Look *Look
	// About is nil while the menu is closed.
	About   *subject
	OnAct   func(app.Context, *subject, act)
	OnClose func(ctx app.Context, back bool) // back: the focus goes back to the message

	sure  bool
	shown *subject
	asked bool
	stops []func()
}

// OnUpdate watches the menu when it has opened or shows other items.
func (m *ActionMenu) OnUpdate(ctx app.Context) { ctx.Defer(m.watch) }

// OnMount is OnUpdate for a menu that begins open.
func (m *ActionMenu) OnMount(ctx app.Context) { ctx.Defer(m.watch) }

// OnDismount ends the watch.
func (m *ActionMenu) OnDismount() { m.unwatch() }

func (m *ActionMenu) watch(ctx app.Context) {
	if m.About == m.shown && m.sure == m.asked {
		return
	}
	m.unwatch()
	if m.About != m.shown {
		m.sure = false
	}
	m.shown, m.asked = m.About, m.sure
	if m.About == nil {
		m.shade("")
		return
	}
	screen.PlaceAt(actionMenu, m.About.Message.ID)
	m.shade(actionMenu)
	leave := func(back bool) { ctx.Dispatch(func(ctx app.Context) { m.close(ctx, back) }) }
	m.stops = append(m.stops,
		screen.WatchMenu(actionMenu, func() { leave(true) }),
		screen.WatchOutside(actionMenu, func() { leave(false) }))
}

func (m *ActionMenu) unwatch() {
	for _, stop := range m.stops {
		stop()
	}
	m.stops = nil
}

func (m *ActionMenu) shade(id string) {
	if m.Look.Shade != nil {
		m.Look.Shade(id)
	}
}

func (m *ActionMenu) close(ctx app.Context, back bool) {
	if m.About != nil && m.OnClose != nil {
		m.OnClose(ctx, back)
	}
}

// Render draws the menu.
func (m *ActionMenu) Render() app.UI {
	if m.About == nil {
		return app.Div().Hidden(true)
	}
	t := m.Look.Locale
	sure := m.sure && m.About == m.shown
	label := t.T(locale.MoreActions)
	var body []app.UI
	if sure {
		label = t.T(locale.DeleteSure)
		body = append(body, app.P().Class("actions-question").Text(label))
	}
	for _, c := range m.About.choices(sure) {
		class := "menu-item"
		if c.act == actDelete || c.act == actSure {
			class += " menu-danger"
		}
		body = append(body, app.Button().Class(class).Type("button").Role("menuitem").TabIndex(-1).
			DataSet("act", string(c.act)).Text(t.T(c.key)))
	}
	if seen := m.About.SeenBy; seen != "" && !sure {
		body = append(body, app.P().Class("actions-seen").Dir("auto").Text(seen))
	}
	return app.Div().ID(actionMenu).Class("actions").Role("menu").TabIndex(-1).Aria("label", label).OnClick(m.onClick).Body(body...)
}

func (m *ActionMenu) onClick(ctx app.Context, e app.Event) {
	item := e.Get("target").Call("closest", "[data-act]")
	if !item.Truthy() || m.About == nil {
		return
	}
	switch a := act(item.Get("dataset").Get("act").String()); a {
	case actDelete:
		m.sure = true
		screen.Focus("#" + actionMenu) // the item that has it is about to go
		ctx.Defer(m.watch)
	case actCancel:
		m.close(ctx, true)
	default:
		if m.OnAct != nil {
			m.OnAct(ctx, m.About, a)
		}
	}
}
