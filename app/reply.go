package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/locale"
)

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
		text = firstLine(bbcode.PlainText(reply.Text))
	}
	author := r.Look.author(reply.Author)
	return button.Body(
		app.Span().Class("reply-author", userTone(reply.Author.Color, reply.Author.ID)).Dir("auto").Text(author),
		app.Span().Class("reply-text").Dir("auto").Text(text))
}

// forward says where the message was passed on from; pressing it goes there,
// where the portal tells which message it was.
func (r *row) forward() app.UI {
	f, t := &r.Item.Message.Params.Forward, r.Look.Locale
	name := r.Look.person(f.UserID)
	from := orElse(name, orElse(f.ChatTitle, t.T(locale.AuthorUnknown)))
	text := t.T(locale.ForwardedFrom, "author", isolated(from))
	if name != "" && f.ChatTitle != "" {
		text += " · " + isolated(f.ChatTitle)
	}
	value := ""
	if ref, ok := bbcode.ParseRef(f.Place); ok {
		value = placeValue(ref, r.Look.Me)
	}
	if value == "" {
		return app.Div().Class("forward").Dir("auto").Text(text)
	}
	return app.Button().Class("forward").Type("button").Dir("auto").
		DataSet("action", "message").DataSet("value", value).Text(text)
}

// isolated keeps the direction of a name to itself.
func isolated(s string) string { return "\u2068" + s + "\u2069" }

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
