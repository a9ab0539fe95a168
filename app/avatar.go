package app

import (
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
)

// avatar is the picture of a person or dialog, or the initials where there is
// no picture or it cannot be shown. It says nothing to screen readers: the
// name stands beside it.
type avatar struct {
	app.Compo

	Look *Look
	URL  string
	Name string
	Tone string // a class, see tone

	broken string // the URL that could not be loaded
}

func (a *avatar) Render() app.UI {
	box := app.Span().Class("avatar", a.Tone).Aria("hidden", true)
	url := a.Look.url(a.URL)
	if !bbcode.Loadable(a.Look.Portal, url) || a.broken == a.URL {
		return box.Body(app.Span().Class("initials").Text(initials(a.Name)))
	}
	return box.Body(app.Img().Class("avatar-picture").Src(url).Alt(a.Name).
		Width(40).Height(40).Attr("loading", "lazy").Attr("decoding", "async").
		OnError(a.onError))
}

func (a *avatar) onError(app.Context, app.Event) { a.broken = a.URL }

// initials returns the first letters of the first two words.
func initials(name string) string {
	var b strings.Builder
	n := 0
	for word := range strings.FieldsSeq(name) {
		for _, r := range word {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(unicode.ToUpper(r))
				n++
				break
			}
		}
		if n == 2 {
			break
		}
	}
	return b.String()
}
