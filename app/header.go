package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/locale"
)

// Header names the dialog, counts what is unread and says whether messages are
// being marked, and if not, why. Its height never changes: what it has to say
// replaces what it said, and no message moves.
type Header struct {
	app.Compo

	Look    *Look
	Dialog  im.Dialog
	Counter int    // 100 means more than 99
	Reason  string // a code of the attribute data-reading; "" says nothing
	// Undo offers to take the last mark back. Marked tells how many messages the
	// person has just marked by pressing something, which is worth saying; of
	// what is marked by being seen the counter says enough.
	Undo   bool
	Marked string
	OnUndo func(app.Context)
	Policy *PolicyMenu // nil shows none
	// OnSearch opens the search and closes it; nil if there is none.
	OnSearch  func(app.Context)
	Searching bool
	OnBack    func(app.Context) // nil where there is nothing to go back to
}

// reasons are the texts of the reason line by its codes.
var reasons = map[string]locale.Key{
	"reading":          locale.ReasonReading,
	"paused-hidden":    locale.ReasonPausedHidden,
	"paused-unfocused": locale.ReasonPausedUnfocused,
	"paused-covered":   locale.ReasonPausedCovered,
	"paused-idle":      locale.ReasonPausedIdle,
	"waiting":          locale.ReasonWaiting,
	"offline":          locale.ReasonOffline,
	"refused":          locale.ReasonRefused,
	"manual":           locale.ReasonManual,
}

// Render draws the header.
func (h *Header) Render() app.UI {
	return app.Header().Class("header").Body(
		backButton(h.Look, h.OnBack),
		&avatar{Look: h.Look, URL: h.Dialog.Avatar, Name: h.Dialog.Name, Tone: tone(h.Dialog.Color, h.Dialog.ChatID)},
		app.Div().Class("header-text").Body(
			h.title(),
			h.reason(),
		),
		app.Div().Class("header-tools").Body(h.undo(), h.counter(), h.search(), h.policy()),
	)
}

func (h *Header) search() app.UI {
	if h.OnSearch == nil {
		return app.Span()
	}
	label := h.Look.Locale.T(locale.Search)
	return app.Span().Body(app.Button().Class("round", "round-search").Type("button").DataSet("action", "search").
		Aria("label", label).Aria("expanded", h.Searching).Title(label).OnClick(h.onSearch))
}

func (h *Header) onSearch(ctx app.Context, _ app.Event) {
	if h.OnSearch != nil {
		h.OnSearch(ctx)
	}
}

func (h *Header) policy() app.UI {
	if h.Policy == nil {
		return app.Span()
	}
	return h.Policy
}

func (h *Header) title() app.UI {
	if h.Dialog.Name == "" { // not known yet: a heading has to say something
		return app.Div().Class("title")
	}
	return app.H1().Class("title").Dir("auto").Title(h.Dialog.Name).Text(h.Dialog.Name)
}

func (h *Header) undo() app.UI {
	if !h.Undo {
		return app.Span()
	}
	text := h.Look.Locale.T(locale.Undo)
	return app.Span().Body(app.Button().Class("button-link").Type("button").DataSet("action", "undo").
		Aria("keyshortcuts", keyUndo).Title(titled(text, keyUndo)).Text(text).OnClick(h.onUndo))
}

func (h *Header) reason() app.UI {
	text := ""
	if key, ok := reasons[h.Reason]; ok {
		text = h.Look.Locale.T(key)
	}
	if h.Marked != "" {
		text = h.Marked
	}
	return app.P().Class("reason").DataSet("reading", h.Reason).Title(text).Text(text)
}

func (h *Header) counter() app.UI {
	shown := counterText(h.Counter)
	return app.Span().Class("counter").DataSet("unread-count", h.Counter).Body(
		app.Span().Class("counter-number").Aria("hidden", true).Text(shown),
		app.Span().Class("sr").Text(h.Look.Locale.Plural(locale.Unread, h.Counter, "n", shown)))
}

func (h *Header) onUndo(ctx app.Context, _ app.Event) {
	if h.OnUndo != nil {
		h.OnUndo(ctx)
	}
}

// atLeast writes a number that may be too small: not all is loaded.
func atLeast(n string, partial bool) string {
	if partial && !strings.HasSuffix(n, "+") {
		n += "+"
	}
	return n
}

// counterText writes a counter as the portal does.
func counterText(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}
