package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/outbox"
	"seenline/app/timeline"
)

// EndState is what one end of the list shows.
type EndState int

// The states of an end.
const (
	EndReached EndState = iota // there is nothing more
	EndMore                    // there is more to load
	EndLoading
	EndFailed // the portal did not answer; the button tries again
)

// Action is what the person did inside of the list: the data-action of what was
// pressed, its data-value and the message it belongs to.
//
// The list names "older" and "newer" (load more at that end), "message" (go to
// the message Value, "chat5/42" or "42"), "send" and "put" (the text Value),
// "mark-up-to" (everything up to Message), "actions" (what can be done with
// Message), "like", "reply", "edit" (Message), "resend" and "discard" (the draft
// Value).
type Action struct {
	Name    string
	Value   string
	Message im.MessageID // zero outside of a message
}

// MessageList is the scroller with everything that is loaded. It reports what is
// pressed in it through one handler: rows come and go, and a handler of a row
// would have to be made and released with each.
type MessageList struct {
	app.Compo

	Look         *Look
	Title        string // the dialog's
	Pages        []*timeline.Page
	Epoch        int // of the timeline the pages are from
	Opened       int // which of the dialogs opened one after the other it is
	Older, Newer EndState
	Busy         bool // the first page is still coming
	Outbox       []outbox.Draft
	Read         []im.ReadReceipt // how far the others have read
	OnAction     func(app.Context, Action)
}

// CompoID makes go-app draw another dialog's list anew, with nothing of what was
// measured or scrolled.
func (l *MessageList) CompoID() string { return strconv.Itoa(l.Opened) }

// Render draws the list. Its live region is off: history that is loaded is not
// news; what is, the announcer says.
func (l *MessageList) Render() app.UI {
	return app.Div().Class("list").Role("log").TabIndex(0).
		Aria("label", l.Look.Locale.T(locale.MessageList, "title", l.Title)).
		Aria("live", "off").Aria("busy", l.Busy).Aria("keyshortcuts", keysOfList).
		OnClick(l.onClick).
		Body(app.Div().Class("content").Body(
			l.end("older", l.Older, locale.LoadOlder),
			&branch{Look: l.Look, Pages: l.Pages, Level: levels, Epoch: l.Epoch},
			l.end("newer", l.Newer, locale.LoadNewer),
			l.drafts(),
			l.seen(),
			app.Div().DataSet("bottom", true),
		))
}

// end is where more is loaded. It keeps its height whatever it shows, so that
// nothing moves when loading begins or fails.
func (l *MessageList) end(name string, state EndState, label locale.Key) app.UI {
	if state == EndReached {
		return app.Div().Class("end").Hidden(true)
	}
	box := app.Div().Class("end").DataSet("end", name).DataSet("end-state", endStates[state])
	t := l.Look.Locale
	switch state {
	case EndLoading:
		return box.Body(app.Span().Class("spinner").Aria("hidden", true), app.Span().Class("sr").Text(t.T(locale.LoadingMore)))
	case EndFailed:
		return box.Body(
			app.Span().Class("end-text").Text(t.T(locale.LoadFailed)),
			app.Button().Class("button-link").Type("button").DataSet("action", name).Text(t.T(locale.Retry)))
	default:
		return box.Body(app.Button().Class("button-link").Type("button").DataSet("action", name).Text(t.T(label)))
	}
}

var endStates = map[EndState]string{EndMore: "more", EndLoading: "loading", EndFailed: "failed"}

func (l *MessageList) onClick(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	target := e.Get("target")
	if !target.Truthy() || l.OnAction == nil {
		return
	}
	pressed := target.Call("closest", "[data-action]")
	if !pressed.Truthy() {
		return
	}
	data := pressed.Get("dataset")
	action := Action{Name: data.Get("action").String()}
	if v := data.Get("value"); v.Truthy() {
		action.Value = v.String()
	}
	if row := target.Call("closest", "article[data-message-id]"); row.Truthy() {
		action.Message, _ = im.ParseMessageID(row.Get("dataset").Get("messageId").String())
	}
	l.OnAction(ctx, action)
}

// Pages are put into a tree of fixed places, found by their key alone: a page
// that comes or goes at either end fills or empties its own place and moves no
// other. (go-app matches children by position. In a plain list, a page at the
// front would rewrite every row and let the view jump.)
const (
	places = 8 // of a branch
	levels = 5 // 8⁶ pages in all
	// middle is the place of page 0: as many places before as behind it, and
	// not at the edge of a branch.
	middle = 0o444444
)

// branch is a part of that tree: the pages whose place begins with Prefix.
type branch struct {
	app.Compo

	Look   *Look
	Pages  []*timeline.Page
	Level  int
	Prefix int
	Epoch  int
}

// CompoID makes go-app draw another part of the dialog anew: no row of the old
// one turns into a row of the new.
func (b *branch) CompoID() string { return strconv.Itoa(b.Epoch) }

func (b *branch) Render() app.UI {
	children := make([]app.UI, places)
	pages := b.Pages
	for i := range children {
		prefix := b.Prefix*places + i
		n := 0
		for n < len(pages) && (pages[n].Key+middle)>>(3*b.Level) <= prefix {
			n++
		}
		switch here := pages[:n:n]; {
		case n == 0:
			children[i] = app.Div()
		case b.Level == 0:
			children[i] = &pageView{Look: b.Look, Page: here[0]}
		default:
			children[i] = &branch{Look: b.Look, Pages: here, Level: b.Level - 1, Prefix: prefix, Epoch: b.Epoch}
		}
		pages = pages[n:]
	}
	return app.Div().Body(children...)
}

// pageView is one page. Its first child holds what stands before its first row:
// that is what changes when an older page arrives.
type pageView struct {
	app.Compo

	Look *Look
	Page *timeline.Page
}

func (p *pageView) Render() app.UI {
	children := make([]app.UI, 1, len(p.Page.Items)+4)
	for i := range p.Page.Items {
		item := &p.Page.Items[i]
		before := separators(p.Look, item)
		if i == 0 {
			children[0] = app.Div().Body(before...)
		} else {
			children = append(children, before...)
		}
		children = append(children, &row{Look: p.Look, Item: *item})
	}
	return app.Div().Class("page").Body(children...)
}

// separators returns what stands before a row: the day, the divider.
func separators(look *Look, item *timeline.Item) []app.UI {
	var all []app.UI
	if !item.Day.IsZero() {
		all = append(all, app.H2().Class("day").Body(app.Span().Class("day-text").Text(look.day(item.Day))))
	}
	if item.UnreadBefore {
		text := look.Locale.T(locale.NewMessages)
		all = append(all, app.Div().Class("divider").Role("separator").DataSet("divider", "unread").
			Aria("label", text).Body(app.Span().Class("divider-text").Text(text)))
	}
	return all
}
