package app

import (
	"strconv"
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
	if it.Message.System() {
		return article.Body(app.Div().Class("bubble").Body(r.line(r.text()...)))
	}
	parts := []app.UI{r.portrait(), app.Div().Class("bubble").Body(r.body()...)}
	if it.Unread {
		parts = append(parts, r.markHere())
	}
	return article.Body(parts...)
}

// markHere marks everything up to this message. With a keyboard one gets there
// by a key on the message: as a stop for Tab there would be too many of them.
func (r *row) markHere() app.UI {
	label := r.Look.Locale.T(locale.MarkUpToHere)
	return app.Button().Class("mark-here").Type("button").TabIndex(-1).DataSet("action", "mark-up-to").
		Aria("label", label).Aria("keyshortcuts", keyHere).Title(titled(label, keyHere))
}

func (r *row) classes() []string {
	it := &r.Item
	classes := make([]string, 1, 5)
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
	if it.Message.Params.Deleted {
		classes = append(classes, "deleted")
	}
	return classes
}

// label is what a screen reader says before the message itself.
func (r *row) label() string {
	it, t := &r.Item, r.Look.Locale
	author := r.Look.author(it.Author)
	switch {
	case it.Message.System():
		author = t.T(locale.SystemMessage)
	case it.Own:
		author = t.T(locale.You)
	}
	label := t.T(locale.MessageLabel, "author", author, "time", r.Look.Dates.Clock(it.At))
	if it.Unread {
		label += ", " + t.T(locale.UnreadMessage)
	}
	return label
}

// portrait keeps its place in the row whether the picture is shown or not: it
// stands beside the last message of a group.
func (r *row) portrait() app.UI {
	it := &r.Item
	if it.Own || !it.Last {
		return app.Div().Class("portrait")
	}
	return app.Div().Class("portrait").Body(&avatar{
		URL: it.Author.Avatar, Name: it.Author.Name, Tone: userTone(it.Author.Color, it.Author.ID),
	})
}

func (r *row) body() []app.UI {
	it := &r.Item
	body := make([]app.UI, 0, 5+len(it.Files))
	if it.First && !it.Own {
		body = append(body, app.Div().Class("author", userTone(it.Author.Color, it.Author.ID)).Dir("auto").
			Text(r.Look.author(it.Author)))
	}
	if it.Message.Params.Deleted {
		return append(body, r.line(app.Text(r.Look.Locale.T(locale.Deleted))))
	}
	if !it.Reply.ID.IsZero() {
		body = append(body, r.reply())
	}
	files := len(it.Message.Params.FileIDs)
	if files == 0 {
		return append(body, r.line(r.text()...))
	}
	if it.Message.Text != "" {
		body = append(body, app.Div().Class("text").Dir("auto").Body(r.text()...))
	}
	for _, f := range it.Files {
		body = append(body, &fileView{Look: r.Look, File: f})
	}
	for range files - len(it.Files) { // the portal did not tell what it is
		body = append(body, &fileView{Look: r.Look})
	}
	return append(body, r.meta())
}

// line is the text with the time behind it, on the same line if there is room.
func (r *row) line(text ...app.UI) app.UI {
	class := "text"
	if r.Item.Message.Params.LargeFont || r.emoji {
		class = "text large"
	}
	return app.Div().Class("line").Body(app.Div().Class(class).Dir("auto").Body(text...), r.meta())
}

func (r *row) text() []app.UI {
	nodes := bbcode.Parse(r.Item.Message.Text)
	n := bbcode.Emoji(nodes)
	r.emoji = 0 < n && n <= 3
	return renderNodes(r.Look, nodes)
}

// reply shows the message this one answers to; pressing it goes there.
func (r *row) reply() app.UI {
	reply, t := &r.Item.Reply, r.Look.Locale
	button := app.Button().Class("reply").Type("button").
		DataSet("action", "message").DataSet("value", reply.ID)
	if !reply.Known {
		return button.Body(app.Span().Class("reply-text").Text(t.T(locale.NotLoaded)))
	}
	text := t.T(locale.Deleted)
	if !reply.Deleted {
		text = firstLine(bbcode.Plain(bbcode.Parse(reply.Text)))
	}
	author := r.Look.author(reply.Author)
	return button.Aria("label", t.T(locale.ReplyTo, "author", author)+": "+text).Body(
		app.Span().Class("reply-author", userTone(reply.Author.Color, reply.Author.ID)).Dir("auto").Text(author),
		app.Span().Class("reply-text").Dir("auto").Text(text))
}

func (r *row) meta() app.UI {
	it, t := &r.Item, r.Look.Locale
	parts := make([]app.UI, 0, 3)
	if n := len(it.Message.Params.Likes); n > 0 && !it.Message.Params.Deleted {
		parts = append(parts, app.Span().Class("likes").Body(
			app.Span().Class("likes-count").Aria("hidden", true).Text(strconv.Itoa(n)),
			app.Span().Class("sr").Text(t.Plural(locale.LikedBy, n))))
	}
	if it.Message.Params.Edited && !it.Message.Params.Deleted {
		parts = append(parts, app.Span().Class("edited").Text(t.T(locale.Edited)))
	}
	if !it.At.IsZero() {
		parts = append(parts, app.Time().Class("time").DateTime(it.At.Format(time.RFC3339)).
			Title(r.Look.Dates.Full(it.At)).Text(r.Look.Dates.Clock(it.At)))
	}
	return app.Div().Class("meta").Body(parts...)
}

// firstLine returns the first line of s with something in it, at most some 200
// characters of it.
func firstLine(s string) string {
	start := 0
	for i, c := range s + "\n" {
		if c != '\n' {
			if i-start >= 200 {
				return s[start:i] + "…"
			}
			continue
		}
		if i > start {
			return s[start:min(i, len(s))]
		}
		start = i + 1
	}
	return ""
}
