package app

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

// inspectorPace is how often the inspector looks.
const inspectorPace = 250 * time.Millisecond

// Inspector shows what the reading engine knows of every message on screen, and
// offers the recording if there is one. It is a tool for whoever wants to know
// why something is not being read, and speaks English everywhere.
type Inspector struct {
	app.Compo

	Look     func() session.Inspection // nil shows no table
	Recorded func() (lines, size int, full bool)
	OnSave   func(app.Context)
	OnCopy   func(app.Context)
	Opened   int // which of the dialogs opened one after the other it is

	now session.Inspection
}

// The inspector's words are no part of the interface: they name what the code
// names.
var (
	inspectorName    = "Reading"
	inspectorColumns = []string{"message", "state", "coverage", "dwell", "gates"}
	saveName         = "Save the recording"
	copyName         = "Copy it"
)

// CompoID makes go-app begin anew with another dialog.
func (i *Inspector) CompoID() string { return strconv.Itoa(i.Opened) }

// OnMount begins to look.
func (i *Inspector) OnMount(ctx app.Context) { i.tick(ctx) }

func (i *Inspector) tick(ctx app.Context) {
	if i.Look != nil {
		i.now = i.Look()
	}
	ctx.After(inspectorPace, i.tick) // not any more once it is dismounted
}

// Render draws the panel.
func (i *Inspector) Render() app.UI {
	body := make([]app.UI, 0, 3)
	if i.Recorded != nil {
		lines, size, full := i.Recorded()
		text := fmt.Sprintf("%d lines, %d kB", lines, size/1000)
		if full {
			text += ", full"
		}
		body = append(body, app.P().Class("inspector-record").DataSet("recorded", lines).Body(
			app.Button().Class("button-link").Type("button").DataSet("action", "save-trace").Text(saveName).OnClick(i.onSave),
			app.Button().Class("button-link").Type("button").DataSet("action", "copy-trace").Text(copyName).OnClick(i.onCopy),
			app.Span().Text(text)))
	}
	if i.Look != nil {
		body = append(body, app.P().Text(gatesText(i.now)), i.table())
	}
	return app.Section().Class("inspector").Lang("en").Dir("ltr").TabIndex(0).Aria("label", inspectorName).Body(body...)
}

func (i *Inspector) table() app.UI {
	head := make([]app.UI, len(inspectorColumns))
	for c, name := range inspectorColumns {
		head[c] = app.Th().Scope("col").Text(name)
	}
	rows := make([]app.UI, len(i.now.Messages))
	for r := range i.now.Messages {
		m := &i.now.Messages[r]
		rows[r] = app.Tr().DataSet("inspected", m.ID).DataSet("inspected-state", inspectedState(m)).Body(
			app.Td().Text(m.ID.String()), app.Td().Text(inspectedState(m)), app.Td().Text(coverageText(m)),
			app.Td().Text(dwellText(m)), app.Td().Text(messageGates(m)))
	}
	return app.Table().Class("inspector-table").Body(
		app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...))
}

// gatesText says what is known of the person.
func gatesText(in session.Inspection) string {
	a := in.Attention
	return fmt.Sprintf("%s, policy %s, mark %s, counter %d: %s", in.Reason, in.Policy, idText(in.Mark), in.Counter,
		strings.Join(flagNames(
			flag{a.Visible, "visible", "hidden"}, flag{a.Focused, "focused", "not focused"},
			flag{a.Frozen, "frozen", ""}), ", "))
}

// inspectedState is where a message is on its way to being read.
func inspectedState(m *read.Inspection) string {
	switch {
	case !m.Known:
		return "unknown"
	case m.Read:
		return "read"
	case m.Passive:
		return "passive"
	case m.Held:
		return "held"
	case m.Seen:
		return "seen"
	case m.Gathering:
		return "gathering"
	case m.Shown:
		return "waiting"
	}
	return "off screen"
}

func coverageText(m *read.Inspection) string {
	if !m.Tall {
		return ""
	}
	return strconv.Itoa(int(m.Coverage*100)) + " %"
}

func dwellText(m *read.Inspection) string {
	return fmt.Sprintf("%d / %d ms", min(m.Dwell, m.Need).Milliseconds(), m.Need.Milliseconds())
}

func messageGates(m *read.Inspection) string {
	return strings.Join(flagNames(
		flag{m.Shown, "shown", ""}, flag{m.Tall, "tall", ""}, flag{m.Covered, "covered", ""},
		flag{m.Collapsed, "collapsed", ""}, flag{m.Linked, "", "after a gap"}), ", ")
}

// flag is a fact and what it is called when it is so and when it is not.
type flag struct {
	on      bool
	yes, no string
}

func flagNames(flags ...flag) (names []string) {
	for _, f := range flags {
		name := f.no
		if f.on {
			name = f.yes
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

func idText(id im.MessageID) string {
	if id.IsZero() {
		return "none"
	}
	return id.String()
}

func (i *Inspector) onSave(ctx app.Context, _ app.Event) {
	if i.OnSave != nil {
		i.OnSave(ctx)
	}
}

func (i *Inspector) onCopy(ctx app.Context, _ app.Event) {
	if i.OnCopy != nil {
		i.OnCopy(ctx)
	}
}
