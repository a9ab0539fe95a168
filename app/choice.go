package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
)

// Choice is a list of dialogs to choose one from: with a field to search in, or
// without.
type Choice struct {
	app.Compo

	Look     *Look
	Label    string
	Options  []choiceOption
	Search   bool
	Query    string
	Status   string // what there is to say below the list, or instead of it
	Busy     bool   // more is on its way
	More     bool
	OnQuery  func(app.Context, string)
	OnMore   func(app.Context)
	OnChoose func(app.Context, choiceOption)
	OnBack   func(app.Context) // by Escape, where there is somewhere to go back to

	active int
	// chosen is the option at active when the person went there: it stays chosen
	// where the list is put in another order.
	chosen im.DialogID
	stop   func()
}

const choiceID, choiceListID, choiceFieldID = "choice", "choice-list", "choice-field"

// OnMount takes the keys.
func (c *Choice) OnMount(ctx app.Context) {
	ctx.Defer(func(ctx app.Context) {
		c.stop = screen.WatchChoice(choiceID, func(p screen.Press) bool {
			if !c.ours(p) {
				return false
			}
			ctx.Dispatch(func(ctx app.Context) { c.press(ctx, p) })
			return true
		})
		// The field is the person's own from here on: a text drawn later than
		// it was typed would take back what came after it.
		screen.SetField(choiceFieldID, c.Query)
		c.focus()
	})
}

// OnDismount gives them back.
func (c *Choice) OnDismount() {
	if c.stop != nil {
		c.stop()
	}
}

func (c *Choice) focus() {
	if c.Search {
		screen.Focus("#" + choiceFieldID)
	} else {
		screen.Focus("#" + choiceListID)
	}
}

// ours reports whether a key does something here.
func (c *Choice) ours(p screen.Press) bool {
	if p.Ctrl || p.Alt || p.Meta {
		return false
	}
	switch p.Key {
	case "ArrowDown", "ArrowUp", "PageDown", "PageUp":
		return true
	case "Home", "End":
		return p.InList || !c.Search // in the field they move within the text
	case "Enter":
		return p.InList || c.Search && !c.pressing()
	case "Escape":
		return c.Query != "" || c.OnBack != nil
	}
	return false
}

// pressing is true where Enter presses a button that has the focus.
func (c *Choice) pressing() bool { return screen.Focused("button") }

func (c *Choice) press(ctx app.Context, p screen.Press) {
	const page = 8
	c.active = c.at()
	switch p.Key {
	case "ArrowDown":
		c.active++
	case "ArrowUp":
		c.active--
	case "PageDown":
		c.active += page
	case "PageUp":
		c.active -= page
	case "Home":
		c.active = 0
	case "End":
		c.active = len(c.Options) - 1
	case "Enter":
		if at := c.at(); at >= 0 && c.OnChoose != nil {
			c.OnChoose(ctx, c.Options[at])
		}
		return
	case "Escape":
		switch {
		case c.Query != "":
			screen.SetField(choiceFieldID, "")
			c.query(ctx, "")
		case c.OnBack != nil:
			c.OnBack(ctx)
		}
		return
	}
	c.chosen = im.DialogID{}
	c.active = c.at()
	if at := c.at(); at >= 0 {
		c.chosen = c.Options[at].Dialog
	}
	ctx.Defer(func(ctx app.Context) {
		screen.Reveal("#" + choiceListID + ` [aria-selected="true"]`)
		c.near(ctx)
	})
}

// at returns which option is chosen by Enter, -1 if there is none.
func (c *Choice) at() int {
	if !c.chosen.IsZero() {
		for i := range c.Options {
			if c.Options[i].Dialog == c.chosen {
				return i
			}
		}
	}
	return min(max(c.active, 0), len(c.Options)-1)
}

func (c *Choice) query(ctx app.Context, text string) {
	c.active, c.chosen = 0, im.DialogID{}
	if c.OnQuery != nil {
		c.OnQuery(ctx, text)
	}
}

func (c *Choice) near(ctx app.Context) {
	if c.More && !c.Busy && c.OnMore != nil && screen.NearEnd(choiceListID) {
		c.OnMore(ctx)
	}
}

// Render draws the choice.
func (c *Choice) Render() app.UI {
	body := make([]app.UI, 0, 3)
	active := ""
	if at := c.at(); at >= 0 {
		active = optionID(at)
	}
	if c.Search {
		label := c.Look.Locale.T(locale.FindDialog)
		field := app.Input().ID(choiceFieldID).Class("choice-field").Type("search").Dir("auto").AutoComplete(false).Attr("spellcheck", "false").
			Attr("role", "combobox").Aria("expanded", "true").Aria("controls", choiceListID).Aria("autocomplete", "list").
			Aria("label", label).Placeholder(label).OnInput(c.onInput)
		if active != "" {
			field = field.Aria("activedescendant", active)
		}
		body = append(body, app.Div().Class("choice-search").Body(field))
	}
	options := make([]app.UI, 0, len(c.Options))
	for i := range c.Options {
		options = append(options, c.option(i))
	}
	list := app.Div().ID(choiceListID).Class("choice-list").Role("listbox").Aria("label", c.Label).Aria("busy", c.Busy).
		OnClick(c.onClick).OnScroll(c.onScroll).Body(options...)
	if !c.Search {
		list = list.TabIndex(0)
		if active != "" {
			list = list.Aria("activedescendant", active)
		}
	}
	body = append(body, list, app.P().Class("choice-status").Role("status").Text(c.Status))
	return app.Div().ID(choiceID).Class("choice").Body(body...)
}

func (c *Choice) onInput(ctx app.Context, e app.Event) {
	c.query(ctx, e.Get("target").Get("value").String())
}

func (c *Choice) onClick(ctx app.Context, e app.Event) {
	target := e.Get("target")
	if !target.Truthy() {
		return
	}
	option := target.Call("closest", "[data-option]")
	if !option.Truthy() || c.OnChoose == nil {
		return
	}
	pressed := option.Get("dataset").Get("dialog").String() // the list may have been put in another order since it was drawn
	for _, o := range c.Options {
		if o.Dialog.String() == pressed {
			c.OnChoose(ctx, o)
			return
		}
	}
}

func (c *Choice) onScroll(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	c.near(ctx)
}
