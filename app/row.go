package app

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/locale"
	"seenline/app/timeline"
)

// row is one message. It is drawn again only when its item changes, and its
// node never shows another message: what was measured on it stays true.
type row struct {
	app.Compo

	Look *Look
	Item timeline.Item

	emoji bool // the text is a few emoji and nothing else
}

// CompoID is the message's.
func (r *row) CompoID() string { return r.Item.Message.ID.String() }

func (r *row) Render() app.UI {
	it := &r.Item
	article := app.Article().Class(r.classes()...).TabIndex(-1).
		DataSet("message-id", it.Message.ID).
		Aria("label", r.label())
	if it.Unread {
		article = article.DataSet("unread", true)
	}
	bubble := app.Div().Class("bubble").Body(r.withActions(r.body())...)
	if it.Message.System() {
		return article.Body(bubble)
	}
	parts := []app.UI{r.portrait(), bubble}
	if it.Unread {
		parts = append(parts, r.markHere())
	}
	return article.Body(parts...)
}

// markHere marks everything up to this message. With a keyboard one gets there
// by a key on the message: as a stop for Tab there would be too many of them.
// Rows come by the hundred and every attribute costs a call into the browser:
// outside of a form a button needs no type.
func (r *row) markHere() app.UI {
	label := r.Look.Locale.T(locale.MarkUpToHere)
	return app.Button().Class("mark-here").TabIndex(-1).DataSet("action", "mark-up-to").
		Aria("label", label).Title(titled(label, keyHere))
}

// withActions adds the button that opens the menu of what can be done with the
// message. With a keyboard one gets there by a key, as with the mark.
func (r *row) withActions(body []app.UI) []app.UI {
	if m := &r.Item.Message; m.System() || m.Gone() {
		return body
	}
	return append(body, app.Button().Class("row-actions").TabIndex(-1).DataSet("action", actionMenu).
		Aria("label", r.Look.Locale.T(locale.MoreActions)).Aria("haspopup", "menu"))
}

func (r *row) classes() []string {
	it := &r.Item
	classes := make([]string, 1, 6)
	classes[0] = "message"
	switch {
	case it.Message.System():
		classes = append(classes, "system")
	case it.Own:
		classes = append(classes, "own")
	default:
		classes = append(classes, "other")
	}
	if it.First {
		classes = append(classes, "first")
	}
	if it.Last {
		classes = append(classes, "last")
	}
	switch {
	case it.Message.Gone():
		classes = append(classes, "deleted")
	case len(it.Message.Params.Menu) > 0:
		classes = append(classes, "with-menu")
	}
	return classes
}

// label is what a screen reader says before the message itself.
func (r *row) label() string {
	it, t := &r.Item, r.Look.Locale
	author := r.Look.author(it.Author)
	switch {
	case it.Message.System() && it.Author.Name == "":
		author = t.T(locale.SystemMessage)
	case it.Own:
		author = t.T(locale.You)
	}
	if it.Unread {
		return t.Join(author, r.Look.Dates.Clock(it.At), t.T(locale.UnreadMessage))
	}
	return t.Join(author, r.Look.Dates.Clock(it.At))
}

// portrait keeps its place in the row whether the picture is shown or not: it
// stands beside the last message of a group.
func (r *row) portrait() app.UI {
	it := &r.Item
	if it.Own || !it.Last {
		return app.Div().Class("portrait")
	}
	return app.Div().Class("portrait").Body(&avatar{
		Look: r.Look, URL: it.Author.Avatar, Name: it.Author.Name, Tone: userTone(it.Author.Color, it.Author.ID),
	})
}

// body is what is in the bubble. Only a message that is nothing but text has the
// time in its last line.
func (r *row) body() []app.UI {
	m := &r.Item.Message
	p := &m.Params
	body := make([]app.UI, 0, 8+len(r.Item.Files))
	body = r.head(body)
	if m.Gone() {
		return append(body, r.line(app.Text(r.Look.Locale.T(locale.Deleted))))
	}
	if !p.Forward.IsZero() {
		body = append(body, r.forward())
	}
	if !r.Item.Reply.ID.IsZero() {
		body = append(body, r.reply())
	}
	missing := len(p.FileIDs) - len(r.Item.Files)
	if len(p.FileIDs)+len(p.Attach)+len(p.Keyboard)+len(p.Menu) == 0 {
		return append(body, r.line(r.text()...))
	}
	if m.Text != "" {
		text := r.text()
		body = append(body, app.Div().Class(r.textClass()).Dir("auto").Body(text...))
	}
	pen := r.pen()
	for i := range p.Attach {
		body = append(body, pen.attach(&p.Attach[i]))
	}
	body = append(body, filesOf(r.Look, r.Item.Files, missing)...)
	if len(p.Keyboard) > 0 {
		body = append(body, &keyboard{Look: r.Look, Message: m.ID, Bot: m.AuthorID, Buttons: p.Keyboard})
	}
	body = append(body, r.meta())
	if len(p.Menu) > 0 {
		body = append(body, &messageMenu{Look: r.Look, Message: m.ID, Bot: m.AuthorID, Items: p.Menu})
	}
	return body
}

// head names who wrote the message, above the first one of a group. A message
// of the portal's may bring somebody to be shown with it.
func (r *row) head(body []app.UI) []app.UI {
	it := &r.Item
	name := r.Look.author(it.Author)
	tone := userTone(it.Author.Color, it.Author.ID)
	switch {
	case it.Message.System() && it.Author.Name == "" && it.Author.Avatar == "", it.Own, !it.First:
		return body
	case it.Message.System():
		face := &avatar{Look: r.Look, URL: it.Author.Avatar, Name: it.Author.Name, Tone: tone}
		return append(body, app.Div().Class("author", tone).Body(face, app.Span().Dir("auto").Text(it.Author.Name)))
	}
	return append(body, app.Div().Class("author", tone).Dir("auto").Text(name))
}

// line is the text with the time behind it, on the same line if there is room.
func (r *row) line(text ...app.UI) app.UI {
	return app.Div().Class("line").Body(app.Div().Class(r.textClass()).Dir("auto").Body(text...), r.meta())
}

func (r *row) textClass() string {
	if r.Item.Message.Params.LargeFont || r.emoji {
		return "text large"
	}
	return "text"
}

func (r *row) pen() pen { return pen{look: r.Look, files: r.Item.Files} }

func (r *row) text() []app.UI {
	nodes := bbcode.Parse(r.Item.Message.Text)
	n := bbcode.Emoji(nodes)
	r.emoji = 0 < n && n <= 3
	return r.pen().nodes(nodes)
}

func (r *row) meta() app.UI {
	it, t := &r.Item, r.Look.Locale
	parts := make([]app.UI, 0, 3)
	gone := it.Message.Gone()
	if len(it.Message.Params.Likes) > 0 && !gone {
		parts = append(parts, r.likes())
	}
	if it.Message.Params.Edited && !gone {
		parts = append(parts, app.Span().Class("edited").Text(t.T(locale.Edited)))
	}
	if !it.At.IsZero() {
		parts = append(parts, app.Time().Class("time").DateTime(it.At.Format(time.RFC3339)).
			Title(r.Look.Dates.Full(it.At)).Text(r.Look.Dates.Clock(it.At)))
	}
	return app.Div().Class("meta").Body(parts...)
}
