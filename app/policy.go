package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
	"seenline/app/read"
	"seenline/app/screen"
)

// PolicyMenu is where the person says what happens with what they have seen: a
// button, and under it a small window with a choice. What lies behind that
// window is not on screen; whoever watches the screen is told by OnOpen.
type PolicyMenu struct {
	app.Compo

	Look      *Look
	Policy    read.Policy
	Unsaved   bool // the portal did not keep the choice
	Unread    bool // there is something to mark
	OnPolicy  func(app.Context, read.Policy)
	OnMarkAll func(app.Context)
	OnOpen    func(ctx app.Context, open bool)

	open bool
	stop func()
}

// The ids of the menu and its window, which there is once.
const (
	policyID     = "policy"
	policyMenuID = "policy-menu"
)

// policies are the choices in the order of the menu.
var policies = []struct {
	policy     read.Policy
	name, hint locale.Key
}{
	{read.Automatic, locale.PolicyAutomatic, locale.PolicyAutomaticHint},
	{read.OnStop, locale.PolicyOnStop, locale.PolicyOnStopHint},
	{read.Manual, locale.PolicyManual, locale.PolicyManualHint},
	{read.Private, locale.PolicyPrivate, locale.PolicyPrivateHint},
}

// OnDismount ends the watch for presses outside.
func (m *PolicyMenu) OnDismount() { m.unwatch() }

// Render draws the button, and the window while it is open.
func (m *PolicyMenu) Render() app.UI {
	t := m.Look.Locale
	label := t.T(locale.Policy)
	for _, p := range policies {
		if p.policy == m.Policy {
			label += ": " + t.T(p.name)
		}
	}
	button := app.Button().Class("policy-button").Type("button").DataSet("action", "policy").
		Aria("haspopup", "dialog").Aria("expanded", m.open).Aria("label", label).Title(label).
		OnClick(m.onToggle)
	box := app.Div().ID(policyID).Class("policy").OnKeyDown(m.onKey)
	if !m.open {
		return box.Body(button)
	}
	return box.Body(button.Aria("controls", policyMenuID), m.menu())
}

func (m *PolicyMenu) menu() app.UI {
	t := m.Look.Locale
	choices := make([]app.UI, 0, len(policies)+1)
	choices = append(choices, app.Legend().Class("policy-title").Text(t.T(locale.Policy)))
	for _, p := range policies {
		code := p.policy.String()
		id := policyID + "-" + code
		choices = append(choices, app.Label().Class("policy-choice").Body(
			app.Input().Type("radio").Name(policyID).Value(code).Checked(p.policy == m.Policy).
				Aria("labelledby", id).Aria("describedby", id+"-hint").OnChange(m.onChange),
			app.Span().Class("policy-text").Body(
				app.Span().ID(id).Class("policy-name").Text(t.T(p.name)),
				app.Span().ID(id+"-hint").Class("policy-hint").Text(t.T(p.hint)))))
	}
	body := []app.UI{app.FieldSet().Class("policy-choices").Body(choices...)}
	unsaved := ""
	if m.Unsaved {
		unsaved = t.T(locale.PolicyNotSaved)
	}
	body = append(body, app.P().Class("policy-unsaved").Role("status").Text(unsaved))
	if m.Unread {
		body = append(body, app.Button().Class("button-link").Type("button").DataSet("action", "mark-all").
			Aria("keyshortcuts", keyAll).Title(titled(t.T(locale.MarkAll), keyAll)).
			Text(t.T(locale.MarkAll)).OnClick(m.onMarkAll))
	}
	return app.Div().ID(policyMenuID).Class("policy-menu").Role("dialog").Aria("label", t.T(locale.Policy)).Body(body...)
}

func (m *PolicyMenu) onToggle(ctx app.Context, _ app.Event) {
	if m.open {
		m.close(ctx, true)
		return
	}
	m.open = true
	m.stop = screen.WatchOutside(policyID, func() {
		ctx.Dispatch(func(ctx app.Context) { m.close(ctx, false) })
	})
	ctx.Defer(func(ctx app.Context) {
		screen.Focus("#" + policyMenuID + " input:checked")
		if m.OnOpen != nil {
			m.OnOpen(ctx, true)
		}
	})
}

// close takes the window away. The focus goes back to the button unless the
// person has taken it elsewhere.
func (m *PolicyMenu) close(ctx app.Context, back bool) {
	if !m.open {
		return
	}
	m.open = false
	m.unwatch()
	if back {
		screen.Focus("#" + policyID + " button")
	}
	if m.OnOpen != nil {
		m.OnOpen(ctx, false)
	}
}

func (m *PolicyMenu) unwatch() {
	if m.stop != nil {
		m.stop()
		m.stop = nil
	}
}

func (m *PolicyMenu) onKey(ctx app.Context, e app.Event) {
	key := e.Get("key").String()
	if m.open && (key == "Escape" || key == "Enter" && e.Get("target").Get("tagName").String() == "INPUT") {
		e.PreventDefault()
		m.close(ctx, true)
		return
	}
	ctx.PreventUpdate()
}

func (m *PolicyMenu) onChange(ctx app.Context, e app.Event) {
	if p, ok := read.ParsePolicy(e.Get("target").Get("value").String()); ok && m.OnPolicy != nil {
		m.OnPolicy(ctx, p)
	}
}

func (m *PolicyMenu) onMarkAll(ctx app.Context, _ app.Event) {
	if m.OnMarkAll != nil {
		m.OnMarkAll(ctx)
	}
	m.close(ctx, true)
}
