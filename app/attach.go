package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
)

// attach draws an attachment: its blocks below one another, beside a stripe in
// its colour.
func (p pen) attach(a *im.Attach) app.UI {
	body := make([]app.UI, 0, len(a.Blocks))
	for i := range a.Blocks {
		body = append(body, p.block(&a.Blocks[i]))
	}
	if len(body) == 0 {
		body = append(body, app.Div().Class("attach-text").Dir("auto").Body(p.text(a.Description)...))
	}
	class := hue(a.Color, a.Token)
	switch {
	case a.Bare:
		class = "attach-bare"
	case class == "":
		class = "token-base"
	}
	return app.Div().Class("attach", class).Body(body...)
}

// hue returns the class of a colour or of one of the portal's names for one,
// "" for neither.
func hue(color, token string) string {
	switch {
	case token != "":
		return "token-" + token
	case color != "":
		return tone(color, 0)
	}
	return ""
}

func (p pen) block(b *im.Block) app.UI {
	var card func(*im.Card) app.UI
	switch b.Kind {
	case im.BlockText:
		return app.Div().Class("attach-text").Dir("auto").Body(p.text(b.Text)...)
	case im.BlockDelimiter:
		class := "attach-line"
		if 0 < b.Width && b.Width <= 300 {
			class = "attach-line attach-line-short"
		}
		return app.Hr().Class(class)
	case im.BlockGrid:
		return p.grid(b.Cards)
	case im.BlockUsers:
		card = p.personCard
	case im.BlockLinks:
		card = p.linkCard
	case im.BlockImages:
		card = p.imageCard
	default:
		card = p.fileCard
	}
	body := make([]app.UI, 0, len(b.Cards))
	for i := range b.Cards {
		body = append(body, card(&b.Cards[i]))
	}
	return app.Div().Class("attach-block").Body(body...)
}

// target returns where a card leads, "" if nowhere.
func (p pen) target(c *im.Card) string {
	switch {
	case c.URL != "":
		return p.look.url(c.URL)
	case c.UserID > 0:
		return p.look.url(profileURL(c.UserID))
	case c.ChatID > 0:
		return p.look.url(chatURL("chat" + strconv.FormatInt(c.ChatID, 10)))
	}
	return ""
}

func (p pen) personCard(c *im.Card) app.UI {
	name := orElse(c.Name, p.look.Locale.T(locale.AuthorUnknown))
	body := []app.UI{
		&avatar{Look: p.look, URL: c.Picture, Name: name, Tone: userTone("", c.UserID)},
		app.Span().Class("card-name").Dir("auto").Text(name),
	}
	if url := p.target(c); url != "" {
		return link(p.look, url).Class("card-person").Body(body...)
	}
	return app.Div().Class("card-person").Body(body...)
}

func (p pen) linkCard(c *im.Card) app.UI {
	url := p.target(c)
	name := orElse(c.Name, bbcode.Host(url))
	var body []app.UI
	if name != "" {
		label := app.Span().Class("card-name").Dir("auto").Text(name)
		if url == "" {
			body = append(body, label)
		} else {
			body = append(body, link(p.look, url).Class("card-link").Body(label))
		}
	}
	if c.Text != "" {
		body = append(body, app.Div().Class("card-text").Dir("auto").Body(p.text(c.Text)...))
	}
	if c.Picture != "" {
		body = append(body, p.preview(c, url))
	}
	return app.Div().Class("card").Body(body...)
}

func (p pen) imageCard(c *im.Card) app.UI { return p.preview(c, p.target(c)) }

func (p pen) preview(c *im.Card, url string) app.UI {
	return &picture{Look: p.look, URL: p.look.url(c.Picture), Link: url, Alt: c.Name, Shape: shape(c.Width, c.Height)}
}

func (p pen) fileCard(c *im.Card) app.UI {
	return &fileCard{Look: p.look, Name: orElse(c.Name, p.look.Locale.T(locale.FileOther)), URL: p.target(c), Size: c.Size}
}

// grid draws names and values. Neighbours that stand in the same way stand
// together.
func (p pen) grid(cards []im.Card) app.UI {
	var body []app.UI
	for len(cards) > 0 {
		n := 1
		for n < len(cards) && cards[n].Display == cards[0].Display {
			n++
		}
		cells := make([]app.UI, 0, n)
		for i := range cards[:n] {
			cells = append(cells, p.cell(&cards[i]))
		}
		body = append(body, app.Dl().Class("grid", gridClasses[cards[0].Display]).Body(cells...))
		cards = cards[n:]
	}
	return app.Div().Class("attach-block").Body(body...)
}

var gridClasses = [...]string{im.GridBlock: "grid-block", im.GridLine: "grid-line", im.GridRow: "grid-row"}

func (p pen) cell(c *im.Card) app.UI {
	value := app.Dd().Class("grid-value").Dir("auto")
	if class := hue(c.Color, c.Token); class != "" {
		value = value.Class("colored", class)
	}
	if url := p.target(c); url != "" {
		value = value.Body(p.link(url, "", bbcode.Parse(orElse(c.Text, url))))
	} else {
		value = value.Body(p.text(c.Text)...)
	}
	return app.Div().Class("grid-cell").Body(app.Dt().Class("grid-name").Dir("auto").Text(c.Name), value)
}
