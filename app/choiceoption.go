package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/b24"
	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/timeline"
)

// choiceOption is one dialog that can be opened.
type choiceOption struct {
	Dialog  im.DialogID
	Title   string
	Detail  string // below the title: the newest message, or what the dialog is
	Avatar  string
	Tone    string
	Time    string
	Counter int
	Unread  bool // marked unread, also without a counter
}

// optionOf is a line of the list of dialogs.
func optionOf(look *Look, d b24.RecentDialog) choiceOption {
	o := choiceOption{
		Dialog: d.Dialog, Title: orElse(d.Title, d.Dialog.String()), Detail: line(d.Text),
		Avatar: d.Avatar, Tone: tone(d.Color, 0), Counter: d.Counter, Unread: d.Unread,
	}
	if !d.Date.IsZero() {
		at := look.Dates.Local(d.Date)
		if day := timeline.DateOf(at); day == look.Today {
			o.Time = look.Dates.Clock(at)
		} else {
			o.Time = look.Dates.Short(day)
		}
	}
	return o
}

// line returns the text of a message on one line, without its markup.
func line(text string) string {
	const longest = 300
	if cut := []rune(text); len(cut) > 4*longest {
		text = string(cut[:4*longest])
	}
	plain := []rune(bbcode.PlainText(text))
	for i, r := range plain {
		if r == '\n' || r == '\t' {
			plain[i] = ' '
		}
	}
	if len(plain) > longest {
		plain = append(plain[:longest], '…')
	}
	return string(plain)
}

func optionID(i int) string { return "choice-" + strconv.Itoa(i) }

func (c *Choice) option(i int) app.UI {
	o := &c.Options[i]
	parts := []app.UI{
		&avatar{Look: c.Look, URL: o.Avatar, Name: o.Title, Tone: o.Tone},
		app.Span().Class("choice-text").Body(
			app.Span().Class("choice-title").Dir("auto").Text(o.Title),
			app.Span().Class("choice-detail").Dir("auto").Text(o.Detail)),
		app.Span().Class("choice-side").Body(
			app.Span().Class("choice-time").Text(o.Time),
			c.counter(o)),
	}
	class := "choice-option"
	if o.Counter > 0 || o.Unread {
		class += " choice-unread"
	}
	return app.Div().ID(optionID(i)).Class(class).Role("option").Aria("selected", i == c.at()).
		DataSet("dialog", o.Dialog.String()).DataSet("option", i).Body(parts...)
}

func (c *Choice) counter(o *choiceOption) app.UI {
	if o.Counter == 0 && !o.Unread {
		return app.Span()
	}
	shown := ""
	if o.Counter > 0 {
		shown = counterText(o.Counter)
	}
	return app.Span().Class("choice-counter").Body(
		app.Span().Class("counter-number").Aria("hidden", true).Text(shown),
		app.Span().Class("sr").Text(c.Look.Locale.Plural(locale.Unread, max(o.Counter, 1), "n", orElse(shown, "1"))))
}
