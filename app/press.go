package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
)

// phase is what has become of a button that was pressed.
type phase uint8

const (
	idle phase = iota
	sending
	sent // and the bot has not changed the message yet
	failed
	copied
)

// presser does what the buttons of a keyboard or a menu are for, and knows how
// that went with the last one.
type presser struct {
	of    *im.Button // the first of the buttons this is about: others start anew
	at    int        // which of them
	phase phase
	err   error
}

// about forgets what was known of other buttons.
func (p *presser) about(buttons []im.Button) {
	if len(buttons) > 0 && p.of != &buttons[0] {
		*p = presser{of: &buttons[0]}
	}
}

// locked reports whether the bot is to answer before another command.
func (p *presser) locked(buttons []im.Button) bool {
	return p.phase == sending || p.phase == sent && p.at < len(buttons) && buttons[p.at].Locks
}

// phaseOf returns what has become of one button.
func (p *presser) phaseOf(i int) phase {
	if p.at != i {
		return idle
	}
	return p.phase
}

// press does what the button is for. bot is whose buttons these are where they
// do not say so. done, if not nil, is called once a command is with its bot.
func (p *presser) press(ctx app.Context, look *Look, message im.MessageID, bot im.UserID, buttons []im.Button, i int, done func(app.Context)) {
	p.about(buttons)
	if i < 0 || i >= len(buttons) || buttons[i].Disabled {
		return
	}
	b := buttons[i]
	if b.Bot <= 0 {
		b.Bot = bot
	}
	switch {
	case b.Action == im.ActionCopy:
		p.at, p.phase = i, failed
		if screen.Copy(b.Value) {
			p.phase = copied
		}
	case b.Command != "" && look.Press != nil && !p.locked(buttons):
		p.at, p.phase, p.err = i, sending, nil
		of := p.of
		ctx.Async(func() {
			err := look.Press(ctx, message, b)
			ctx.Dispatch(func(ctx app.Context) {
				switch {
				case p.of != of: // the bot has answered with other buttons
				case err != nil:
					p.phase, p.err = failed, err
				default:
					p.phase = sent
					if done != nil {
						done(ctx)
					}
				}
			})
		})
	}
}

// told is what the last press came to, for screen readers; loud if everybody
// should see it.
func (p *presser) told(look *Look) (text string, loud bool) {
	t := look.Locale
	switch p.phase {
	case sending:
		return t.T(locale.Sending), false
	case copied:
		return t.T(locale.Copied), false
	case failed:
		text := t.T(locale.PressFailed)
		if why := hint(t, p.err); p.err != nil && why != t.T(locale.ErrorHint) {
			text += " · " + why
		}
		return text, true
	}
	return "", false
}

// face is how a button looks and what it is.
type face struct {
	class string
	role  string // "" for the element's own
	stop  bool   // Tab stops at it
}

var phaseClasses = [...]string{sending: "button-sending", failed: "button-failed", copied: "button-copied"}

// draw draws the i-th button: a link, a button that the list takes care of by
// its data-action, one that press takes care of by its data-button, or one that
// can not be pressed here.
func (p *presser) draw(look *Look, buttons []im.Button, i int, bot im.UserID, f face) app.UI {
	b := &buttons[i]
	class := f.class
	if h := hue(b.Color, b.Token); h != "" {
		class += " hued " + h
	}
	if b.Wide {
		class += " wide"
	}
	index := 0
	if !f.stop {
		index = -1
	}
	if url := buttonURL(look, b); url != "" {
		a := app.A().Class(class).Href(url).Target("_blank").Rel("noopener noreferrer").TabIndex(index).Text(b.Text)
		if f.role != "" {
			a = a.Attr("role", f.role)
		}
		return a
	}
	if int(p.phaseOf(i)) < len(phaseClasses) && phaseClasses[p.phaseOf(i)] != "" {
		class += " " + phaseClasses[p.phaseOf(i)]
	}
	button := app.Button().Class(class).Type("button").TabIndex(index).Text(b.Text)
	if f.role != "" {
		button = button.Attr("role", f.role)
	}
	action, value := listAction(look, b)
	switch {
	case action != "":
		return button.DataSet("action", action).DataSet("value", value)
	case b.Action == im.ActionCopy && !b.Disabled:
		return button.DataSet("button", strconv.Itoa(i))
	case b.Action == "" && b.Command != "" && (b.Bot > 0 || bot > 0) && look.Press != nil && !b.Disabled:
		button = button.DataSet("button", strconv.Itoa(i)).Aria("busy", p.phaseOf(i) == sending)
		if p.locked(buttons) {
			button = button.Aria("disabled", true)
		}
		return button
	}
	return button.Disabled(true)
}

// buttonURL returns where a button leads, "" if it is no link.
func buttonURL(look *Look, b *im.Button) string {
	switch {
	case b.Disabled:
		return ""
	case b.URL != "":
		return look.url(b.URL)
	case b.Action == im.ActionCall:
		url, _ := bbcode.SafeURL("tel:" + b.Value)
		return url
	}
	return ""
}

// listAction returns the action by which the list does what a button is for.
func listAction(look *Look, b *im.Button) (action, value string) {
	if b.Disabled || b.Value == "" {
		return "", ""
	}
	switch b.Action {
	case im.ActionDialog:
		if _, err := im.ParseDialogID(b.Value); err == nil {
			return "chat", b.Value
		}
	case im.ActionPut:
		if look.Compose {
			return "put", b.Value
		}
	case im.ActionSend:
		if look.Compose {
			return "send", b.Value
		}
	}
	return "", ""
}

// pressed returns which button an event is about, -1 if none.
func pressed(e app.Event) int {
	target := e.Get("target")
	if !target.Truthy() {
		return -1
	}
	button := target.Call("closest", "[data-button]")
	if !button.Truthy() {
		return -1
	}
	i, err := strconv.Atoi(button.Get("dataset").Get("button").String())
	if err != nil {
		return -1
	}
	return i
}
