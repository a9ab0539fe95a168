package app

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/screen"
)

// searchID is the panel's, which there is once.
const searchID = "search"

// SearchPanel looks for messages of the dialog and leads to them. It takes room
// above the list: what it shows covers no message.
type SearchPanel struct {
	app.Compo

	Look   *Look
	Opened int // as a list's
	// Ask asks the portal; done may be called in any goroutine.
	Ask     func(text string, before im.MessageID, done func(b24.SearchResult, error))
	OnShow  func(app.Context, im.MessageID)
	OnClose func(app.Context)

	text  string       // as typed
	asked string       // what Hits are for
	seq   int          // tells questions apart: the latest one counts
	from  im.MessageID // the latest one asks for what is before this, zero: from the newest on
	busy  bool
	waits bool // the button below was pressed, and has the focus
	err   error
	hits  []hit
	at    int // the hit that is chosen, -1 for none
	more  bool
	bound bool // the plan hides older messages
}

// hit is a message that was found.
type hit struct {
	id      im.MessageID
	whom    string
	day     string
	snippet snippet
}

// CompoID makes go-app draw another dialog's search anew, with nothing found.
func (p *SearchPanel) CompoID() string { return strconv.Itoa(p.Opened) }

// OnMount gives the field the focus.
func (p *SearchPanel) OnMount(ctx app.Context) {
	p.at = -1
	p.enter(ctx)
}

// enter gives the field the focus.
func (p *SearchPanel) enter(ctx app.Context) {
	ctx.Defer(func(app.Context) { screen.Focus("#" + searchID + "-field") })
}

// Render draws the panel.
func (p *SearchPanel) Render() app.UI {
	t := p.Look.Locale
	field := app.Input().ID(searchID+"-field").Class("search-field").Type("text").AutoComplete(false).
		Attr("enterkeyhint", "search").Attr("role", "combobox").Placeholder(t.T(locale.Search)).
		Aria("label", t.T(locale.Search)).Aria("controls", searchID+"-hits").Aria("expanded", len(p.hits) > 0).
		Aria("autocomplete", "list").OnInput(p.onInput).OnKeyDown(p.onKey)
	if p.at >= 0 {
		field = field.Aria("activedescendant", hitID(p.at))
	} else {
		field = field.Aria("activedescendant", "")
	}
	cancel := t.T(locale.Cancel)
	rows := make([]app.UI, 0, len(p.hits)+1)
	for i := range p.hits {
		rows = append(rows, p.row(i))
	}
	body := []app.UI{
		app.Div().Class("search-line").Body(field,
			app.Button().Class("round", "round-close").Type("button").DataSet("action", "close-search").
				Aria("label", cancel).Aria("keyshortcuts", "Escape").Title(cancel).OnClick(p.onClose)),
		app.P().Class("search-status").Role("status").Aria("busy", p.busy).Text(p.status()),
		app.Div().ID(searchID+"-hits").Class("search-hits").Role("listbox").Aria("label", t.T(locale.Search)).
			TabIndex(-1).Hidden(len(rows) == 0).OnClick(p.onClick).OnKeyDown(p.onKey).Body(rows...),
	}
	action, text := "more-hits", locale.LoadOlder
	if p.err != nil {
		action, text = "retry-search", locale.Retry
	}
	body = append(body, app.Button().Class("button-link").Type("button").DataSet("action", action).
		Hidden(!p.goesOn()).Text(t.T(text)).OnClick(p.onMore))
	return app.Div().ID(searchID).Class("search").Role("search").Body(body...)
}

// goesOn: there is more to ask for. The button for it stays while that is being
// done, since it has the focus.
func (p *SearchPanel) goesOn() bool { return p.waits || !p.busy && (p.more || p.err != nil) }

func (p *SearchPanel) row(i int) app.UI {
	h := &p.hits[i]
	class := "hit"
	if i == p.at {
		class += " hit-chosen"
	}
	return app.Div().ID(hitID(i)).Class(class).Role("option").Aria("selected", i == p.at).DataSet("hit", strconv.Itoa(i)).Body(
		app.Div().Class("hit-head").Body(
			app.Span().Class("hit-whom").Dir("auto").Text(h.whom), app.Span().Class("hit-day").Text(h.day)),
		app.Div().Class("hit-text").Dir("auto").Body(
			app.Text(h.snippet.before),
			app.If(h.snippet.match != "", func() app.UI { return app.Mark().Text(h.snippet.match) }),
			app.Text(h.snippet.after)))
}

func hitID(i int) string { return searchID + "-hit-" + strconv.Itoa(i) }

// status says what has become of the search.
func (p *SearchPanel) status() string {
	t := p.Look.Locale
	switch {
	case p.err != nil:
		return hint(t, p.err)
	case p.busy:
		return t.T(locale.LoadingMore)
	case tooShort(p.text):
		return t.T(locale.SearchHint, "n", strconv.Itoa(b24.MinSearch))
	case p.asked == "":
		return ""
	}
	text := t.T(locale.SearchNone)
	if n := len(p.hits); n > 0 {
		shown := strconv.Itoa(n)
		if p.more {
			shown += "+"
		}
		text = t.T(locale.SearchFound, "n", shown)
	}
	if p.bound {
		text += " · " + t.T(locale.SearchLimited)
	}
	return text
}

func tooShort(text string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(text)) < b24.MinSearch
}

func (p *SearchPanel) onKey(ctx app.Context, e app.Event) {
	if e.Get("isComposing").Bool() {
		ctx.PreventUpdate()
		return
	}
	switch e.Get("key").String() {
	case "Escape":
		e.PreventDefault()
		p.onClose(ctx, e)
	case "ArrowDown":
		e.PreventDefault()
		p.choose(ctx, p.at+1)
	case "ArrowUp":
		e.PreventDefault()
		p.choose(ctx, p.at-1)
	case "Enter":
		e.PreventDefault()
		switch {
		case p.asked != strings.TrimSpace(p.text) || p.err != nil:
			p.ask(ctx, im.MessageID{})
		case p.at < 0:
			p.choose(ctx, 0)
		default:
			p.show(ctx)
		}
	default:
		ctx.PreventUpdate()
	}
}

// choose goes to a hit and shows its message.
func (p *SearchPanel) choose(ctx app.Context, i int) {
	if i < 0 || i >= len(p.hits) {
		return
	}
	p.at = i
	ctx.Defer(func(app.Context) { screen.Reveal("#" + hitID(i)) })
	p.show(ctx)
}

func (p *SearchPanel) show(ctx app.Context) {
	if p.at >= 0 && p.at < len(p.hits) && p.OnShow != nil {
		p.OnShow(ctx, p.hits[p.at].id)
	}
}

func (p *SearchPanel) onClick(ctx app.Context, e app.Event) {
	row := e.Get("target").Call("closest", "[data-hit]")
	if !row.Truthy() {
		return
	}
	if i, err := strconv.Atoi(row.Get("dataset").Get("hit").String()); err == nil {
		p.choose(ctx, i)
	}
}

func (p *SearchPanel) onClose(ctx app.Context, _ app.Event) {
	p.seq++
	if p.OnClose != nil {
		p.OnClose(ctx)
	}
}
