package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/locale"
)

// picture is an image that opens in a new tab, in a box of fixed size. Many of
// the portal's can only be loaded with its cookie, which a frame of another
// site does not have: then the box offers to open it there. Pictures of
// strangers' servers are loaded only when the person asks for it.
type picture struct {
	app.Compo

	Look  *Look
	URL   string // absolute; "" if there is nothing to load
	Link  string // "" leads nowhere
	Alt   string
	Shape string

	asked  string // the URL the person wants to see
	broken string // the URL that could not be loaded
}

// Render draws the box.
func (p *picture) Render() app.UI {
	t := p.Look.Locale
	alt := orElse(p.Alt, t.T(locale.FileImage))
	own := bbcode.Loadable(p.Look.Portal, p.URL)
	switch {
	case p.broken == p.URL || !own && !bbcode.Askable(p.URL):
		text := t.T(locale.FileNoPreview)
		if bbcode.Loadable(p.Look.Portal, p.Link) {
			text = t.T(locale.OpenInPortal)
		}
		return p.box(note(alt, text))
	case !own && p.asked != p.URL:
		return app.Button().Class("picture", p.Shape).Type("button").OnClick(p.onAsk).
			Body(note(orElse(p.Alt, bbcode.Host(p.URL)), t.T(locale.ShowPicture)))
	}
	return p.box(app.Img().Class("picture-image").Src(p.URL).Alt(alt).
		Attr("loading", "lazy").Attr("decoding", "async").OnError(p.onError))
}

func (p *picture) box(body app.UI) app.UI {
	if p.Link == "" {
		return app.Span().Class("picture", p.Shape).Body(body)
	}
	return link(p.Look, p.Link).Class("picture", p.Shape).Body(body)
}

// note is what stands in a box instead of the picture.
func note(name, text string) app.UI {
	return app.Span().Class("picture-broken").Body(
		app.Span().Class("picture-name").Dir("auto").Text(name),
		app.Span().Class("picture-open").Text(text))
}

func (p *picture) onError(app.Context, app.Event) { p.broken = p.URL }
func (p *picture) onAsk(app.Context, app.Event)   { p.asked = p.URL }

// shapes are the boxes pictures are shown in, from wide to tall: each for those
// at least that many times as wide as high. There are few of them, because the
// page's security policy allows no style attribute; the picture is never cut
// off.
var shapes = [...]struct {
	ratio float64
	class string
}{
	{2.45, "shape-panorama"}, {1.63, "shape-wide"}, {1.41, "shape-photo"}, {1.15, "shape-landscape"},
	{0.87, "shape-square"}, {0.71, "shape-portrait"}, {0.61, "shape-photo-tall"}, {0, "shape-tall"},
}

func shape(width, height int) string {
	if width <= 0 || height <= 0 {
		return "shape-landscape"
	}
	ratio := float64(width) / float64(height)
	i := 0
	for ratio < shapes[i].ratio {
		i++
	}
	return shapes[i].class
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
