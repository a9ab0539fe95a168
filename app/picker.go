package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/session"
)

// PageHeader stands above what is no dialog.
type PageHeader struct {
	app.Compo

	Look       *Look
	Title      string
	Back       func(app.Context) // nil shows no way back
	OnSettings func(app.Context) // nil shows no way to the settings
}

// Render draws the header.
func (h *PageHeader) Render() app.UI {
	body := []app.UI{backButton(h.Look, h.Back)}
	body = append(body, app.Div().Class("header-text").Body(app.H1().Class("title").Text(h.Title)))
	if h.OnSettings != nil {
		body = append(body, app.Button().Class("button-link").Type("button").DataSet("action", "settings").
			Text(h.Look.Locale.T(locale.Settings)).OnClick(func(ctx app.Context, _ app.Event) { h.OnSettings(ctx) }))
	}
	return app.Header().Class("header", "page-header").Body(body...)
}

// backButton leads back to where a dialog was chosen; an empty element where it
// was not.
func backButton(look *Look, back func(app.Context)) app.UI {
	if back == nil {
		return app.Span()
	}
	label := look.Locale.T(locale.BackToDialogs)
	return app.Span().Body(app.Button().Class("back-button").Type("button").DataSet("action", "back").
		Aria("label", label).Title(label).OnClick(func(ctx app.Context, _ app.Event) { back(ctx) }))
}

// drawPicker draws the person's dialogs.
func (w *Widget) drawPicker() []app.UI {
	p, t := &w.route.picker, w.look.Locale
	header := &PageHeader{Look: w.look, Title: t.T(locale.Dialogs)}
	if w.portal.init.IsAdmin {
		header.OnSettings = w.openSetup
	}
	switch p.Phase {
	case session.Loading:
		return []app.UI{&Skeleton{Look: w.look}}
	case session.Failed:
		return []app.UI{header, &Failure{Look: w.look, Hint: hint(t, p.Failure), OnRetry: func(app.Context) { w.route.recent.Retry() }}}
	}
	options := make([]choiceOption, 0, len(p.List))
	for _, d := range p.List {
		options = append(options, optionOf(w.look, d))
	}
	status := ""
	switch {
	case p.MoreErr != nil:
		status = hint(t, p.MoreErr)
	case p.Busy:
		status = t.T(locale.LoadingMore)
	case p.Phase == session.Empty && p.Query == "":
		status = t.T(locale.NoDialogs)
	case len(options) == 0:
		status = t.T(locale.NothingFound)
	}
	return []app.UI{header, &Choice{
		Look: w.look, Label: t.T(locale.Dialogs), Options: options, Search: true, Query: p.Query, Status: status,
		Busy: p.Busy, More: p.More,
		OnQuery:  func(_ app.Context, text string) { w.route.recent.Search(text) },
		OnMore:   func(app.Context) { w.route.recent.Extend() },
		OnChoose: w.onChoose,
	}}
}

// onChoose opens a dialog. The keys go on in it.
func (w *Widget) onChoose(ctx app.Context, o choiceOption) {
	w.openDialog(ctx, o.Dialog, im.MessageID{})
	w.enter = true
}

// drawChoice draws the dialogs about one thing.
func (w *Widget) drawChoice() []app.UI {
	t := w.look.Locale
	options := make([]choiceOption, 0, len(w.route.found))
	for i, f := range w.route.found {
		detail := t.T(locale.WithColleagues)
		if f.Channel != "" {
			detail = t.T(locale.WithCustomer, "channel", f.Channel)
		}
		d := w.route.named[i]
		options = append(options, choiceOption{
			Dialog: f.Dialog, Title: orElse(d.Name, f.Dialog.String()), Detail: detail,
			Avatar: d.Avatar, Tone: tone(d.Color, d.ChatID), Counter: d.Counter,
		})
	}
	title := t.T(locale.ChooseDialog)
	return []app.UI{&PageHeader{Look: w.look, Title: title}, &Choice{
		Look: w.look, Label: title, Options: options,
		OnChoose: w.onChoose,
	}}
}

// drawLine draws a chat with a customer that is only looked at. Nothing watches
// what is on screen.
func (w *Widget) drawLine() []app.UI {
	l := w.route.line
	look := *w.look
	look.User, look.Press, look.Compose = l.User, nil, false
	return []app.UI{
		&Header{Look: w.look, Dialog: l.Dialog, OnBack: w.back()},
		&Notice{Look: w.look, Code: "read-only", Text: w.look.Locale.T(locale.LineReadOnly)},
		app.Div().Class("stage").Body(w.lineStage(&look)),
	}
}

func (w *Widget) lineStage(look *Look) app.UI {
	if len(w.route.line.Pages) == 0 {
		return &Empty{Look: w.look}
	}
	return app.Div().Class("stage-list").Body(&MessageList{Look: look, Title: w.route.line.Dialog.Name, Pages: w.route.line.Pages})
}
