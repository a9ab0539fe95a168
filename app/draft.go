package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/outbox"
)

// draftRow is an answer on its way. It looks like the message it will be, and
// has no message's id: nobody can read it, and nothing can be marked by it.
type draftRow struct {
	app.Compo

	Look        *Look
	Draft       outbox.Draft
	First, Last bool // of a group of own messages
}

// CompoID is the draft's: a row never shows another one.
func (r *draftRow) CompoID() string { return r.Draft.UUID }

// Render draws the row.
func (r *draftRow) Render() app.UI {
	d, t := &r.Draft, r.Look.Locale
	classes := []string{"message", "own", "draft"}
	if r.First {
		classes = append(classes, "first")
	}
	if r.Last {
		classes = append(classes, "last")
	}
	status, failed := "", false
	switch d.State {
	case outbox.Queued, outbox.Sending:
		status = t.T(locale.Sending)
		if d.Offline {
			status = t.T(locale.WaitingToSend)
		}
	case outbox.Sent: // and looks like a message until it is one
	case outbox.Checking:
		status = t.T(locale.CheckingSent)
	case outbox.Failed:
		status, failed = t.T(locale.NotSent), true
	default:
		status, failed = t.T(locale.MaybeSent), true
	}
	body := []app.UI{app.Div().Class("line").Body(
		app.Div().Class("text").Dir("auto").Body(pen{look: r.Look}.nodes(bbcode.Parse(d.Text))...),
		app.Div().Class("meta").Body(app.Span().Class("draft-status").Text(status)))}
	if failed {
		classes = append(classes, "draft-failed")
		if text := sendHint(t, d.Err); text != "" {
			body = append(body, app.P().Class("draft-hint").Text(text))
		}
		body = append(body, app.Div().Class("draft-actions").Body(
			app.Button().Class("button-link").Type("button").DataSet("action", "resend").DataSet("value", d.UUID).Text(t.T(locale.Retry)),
			app.Button().Class("button-link").Type("button").DataSet("action", "discard").DataSet("value", d.UUID).Text(t.T(locale.Remove))))
	}
	label := t.T(locale.You)
	if status != "" {
		label = t.Join(label, status)
	}
	return app.Article().Class(classes...).DataSet("outbox", d.UUID).Aria("label", label).
		Body(app.Div().Class("bubble").Body(body...))
}

// drafts draws the outbox below the last message of the list, also while there
// are newer ones to load: what one has written is seen at once.
func (l *MessageList) drafts() app.UI {
	box := app.Div().Class("outbox")
	if len(l.Outbox) == 0 {
		return box
	}
	rows := make([]app.UI, len(l.Outbox))
	for i, d := range l.Outbox {
		rows[i] = &draftRow{Look: l.Look, Draft: d, First: i == 0 && !l.endsOwn(), Last: i == len(l.Outbox)-1}
	}
	return box.Body(rows...)
}

// endsOwn reports whether the last message is the person's own.
func (l *MessageList) endsOwn() bool {
	if len(l.Pages) == 0 {
		return false
	}
	items := l.Pages[len(l.Pages)-1].Items
	return len(items) > 0 && items[len(items)-1].Own
}

// replyOf shows what a draft or the composer answers.
func replyOf(look *Look, m im.Message, known bool) (whom, text string) {
	if !known {
		return look.Locale.T(locale.AuthorUnknown), look.Locale.T(locale.NotLoaded)
	}
	whom = orElse(m.Params.AuthorName, orElse(look.person(m.AuthorID), look.Locale.T(locale.AuthorUnknown)))
	if m.AuthorID == look.Me {
		whom = look.Locale.T(locale.You)
	}
	if m.Gone() {
		return whom, look.Locale.T(locale.Deleted)
	}
	text = firstLine(bbcode.PlainText(m.Text))
	if text == "" {
		text = look.Locale.T(locale.FileOther)
	}
	return whom, text
}
