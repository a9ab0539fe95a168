package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
	"seenline/app/screen"
)

// composerID is the field's, which there is once.
const composerID = "composer"

// Composer is where one writes. What is in its field is not drawn by it: the
// field keeps its text and the cursor whatever is drawn anew, and hands every
// change to Field.
type Composer struct {
	app.Compo

	Look   *Look
	Opened int // as a list's
	// Closed: the person may not write here.
	Closed bool
	Edit   bool // a message is being changed, not written
	// About is the message that is answered or changed, "" for none, and Whom
	// its author.
	Whom, About string
	Saving      bool   // a change is on its way to the portal
	Note        string // what went wrong
	Field       screen.Writing
	Text        func() string // what the field begins with
	OnSend      func(app.Context)
	OnCancel    func(app.Context)

	begun bool // there is a field, and stays
	stop  func()
}

// CompoID makes go-app draw another dialog's composer anew: its field is another.
func (c *Composer) CompoID() string { return strconv.Itoa(c.Opened) }

// OnMount takes hold of the field.
func (c *Composer) OnMount(ctx app.Context) { ctx.Defer(func(app.Context) { c.hold() }) }

// OnUpdate takes hold of a field that has come with the right to write.
func (c *Composer) OnUpdate(ctx app.Context) { ctx.Defer(func(app.Context) { c.hold() }) }

// OnDismount lets go of it.
func (c *Composer) OnDismount() { c.release() }

func (c *Composer) hold() {
	if c.begun && c.stop == nil {
		c.stop = screen.WatchWriting(composerID, c.Field)
		screen.SetText(composerID, c.Text())
	}
}

func (c *Composer) release() {
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
}

// Render draws the composer.
func (c *Composer) Render() app.UI {
	t := c.Look.Locale
	c.begun = c.begun || !c.Closed
	if !c.begun {
		return app.Div().Class("composer", "composer-closed").Role("status").DataSet("composer", "closed").
			Body(app.P().Text(t.T(locale.NoPosting)),
				// What was being written is there to be copied.
				app.P().Class("composer-kept").Dir("auto").Text(c.Text()))
	}
	label, send := t.T(locale.Write), t.T(locale.Send)
	if c.Edit {
		label, send = t.T(locale.EditMessage), t.T(locale.Save)
	}
	class := "composer-send"
	if c.Edit {
		class += " composer-save"
	}
	state, note, noteClass := "open", c.Note, "composer-note"
	switch {
	case c.Closed:
		state, note = "closed", t.T(locale.NoPosting)
	case note == "" && c.Saving:
		note, noteClass = t.T(locale.Sending), "composer-note composer-saving"
	}
	// The field is the same element whatever stands around it: who writes in it
	// when the right to is taken away keeps the focus, the text and the caret.
	return app.Div().Class("composer").DataSet("composer", state).Body(
		c.about(),
		app.Div().Class("composer-line").Body(
			app.Textarea().ID(composerID).Class("composer-field").Rows(1).Dir("auto").
				Placeholder(t.T(locale.Write)).Aria("label", label).Aria("describedby", composerID+"-note").
				Attr("enterkeyhint", "send").ReadOnly(c.Closed).Spellcheck(true),
			app.Button().Class(class).Type("button").DataSet("action", "send-message").
				Aria("label", send).Title(send).Disabled(c.Closed).OnClick(c.onSend)),
		app.P().ID(composerID+"-note").Class(noteClass).Role("status").Text(note))
}

// about shows what is answered or changed, and how to stop that.
func (c *Composer) about() app.UI {
	if c.About == "" && !c.Edit {
		return app.Div().Class("composer-about").Hidden(true)
	}
	t := c.Look.Locale
	title := t.T(locale.ReplyTo, "author", c.Whom)
	if c.Edit {
		title = t.T(locale.EditMessage)
	}
	cancel := t.T(locale.Cancel)
	return app.Div().Class("composer-about").Body(
		app.Div().Class("composer-quote").Body(
			app.Span().Class("composer-title").Dir("auto").Text(title),
			app.Span().Class("composer-text").Dir("auto").Text(c.About)),
		app.Button().Class("round", "round-close").Type("button").DataSet("action", "cancel").
			Aria("label", cancel).Aria("keyshortcuts", "Escape").Title(cancel).OnClick(c.onCancel))
}

func (c *Composer) onSend(ctx app.Context, _ app.Event) {
	if c.OnSend != nil {
		c.OnSend(ctx)
	}
	screen.Focus("#" + composerID)
}

func (c *Composer) onCancel(ctx app.Context, _ app.Event) {
	if c.OnCancel != nil {
		c.OnCancel(ctx)
	}
	screen.Focus("#" + composerID)
}
