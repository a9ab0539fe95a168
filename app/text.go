package app

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
)

// pen draws the content of a message. Everything in it becomes text nodes and a
// few known elements; no string of the portal ever becomes markup.
type pen struct {
	look  *Look
	files []im.File // of the message
	// inside of something that can be pressed nothing else can.
	inside bool
}

// text draws a text as it came.
func (p pen) text(s string) []app.UI { return p.nodes(bbcode.Parse(s)) }

func (p pen) nodes(nodes []bbcode.Node) []app.UI {
	ui := make([]app.UI, 0, len(nodes))
	for i := range nodes {
		ui = append(ui, p.node(&nodes[i]))
	}
	return ui
}

func (p pen) node(n *bbcode.Node) app.UI {
	inner := func() []app.UI { return p.nodes(n.Children) }
	switch n.Kind {
	case bbcode.Text:
		return app.Text(n.Text)
	case bbcode.Break:
		return app.Br()
	case bbcode.Bold:
		return app.B().Body(inner()...)
	case bbcode.Italic:
		return app.I().Body(inner()...)
	case bbcode.Underline:
		return app.U().Body(inner()...)
	case bbcode.Strike:
		return app.S().Body(inner()...)
	case bbcode.Size:
		return app.Span().Class(sizeClass(n.Width)).Body(inner()...)
	case bbcode.Color:
		return app.Span().Class("colored", tone(n.Value, 0)).Body(inner()...)
	case bbcode.Link:
		return p.follow(n)
	case bbcode.Call:
		return p.link(n.URL, "", n.Children)
	case bbcode.User:
		return p.mention(n)
	case bbcode.Chat:
		children := n.Children
		if len(children) == 0 {
			children = []bbcode.Node{{Kind: bbcode.Text, Text: n.Value}}
		}
		return p.link(chatURL(n.Value), "", children)
	case bbcode.Context:
		return p.place(n)
	case bbcode.Send, bbcode.Put:
		return p.command(n)
	case bbcode.Icon:
		return p.icon(n)
	case bbcode.Image:
		return p.image(n, n.URL)
	case bbcode.Code:
		return app.Pre().Class("code").Dir("ltr").Body(app.Code().Text(n.Text))
	case bbcode.Timestamp:
		return p.timestamp(n)
	case bbcode.Disk:
		return p.disk(n)
	case bbcode.Quote:
		return p.quote(n)
	default:
		return app.Span().Body(append([]app.UI{app.Text(n.Text)}, inner()...)...)
	}
}

func (p pen) image(n *bbcode.Node, url string) app.UI {
	if p.inside {
		return app.Text(n.URL)
	}
	return &picture{Look: p.look, URL: p.look.url(n.URL), Link: p.look.url(url), Shape: "shape-" + n.Value}
}

func (p pen) command(n *bbcode.Node) app.UI {
	if !p.look.Compose {
		return app.Span().Class("command").Body(p.nodes(n.Children)...)
	}
	action := "send"
	if n.Kind == bbcode.Put {
		action = "put"
	}
	return p.button(action, n.Value, n.Children)
}

func (p pen) icon(n *bbcode.Node) app.UI {
	url := p.look.url(n.URL)
	if !bbcode.Loadable(p.look.Portal, url) {
		return p.link(url, "", []bbcode.Node{{Kind: bbcode.Text, Text: orElse(n.Text, bbcode.Host(url))}})
	}
	size := func(px int) int {
		if px <= 0 {
			return 20
		}
		return min(px, 100)
	}
	img := app.Img().Class("icon").Src(url).
		Width(size(n.Width)).Height(size(n.Height)).Attr("loading", "lazy")
	if n.Text == "" {
		return img.Aria("hidden", true) // it says nothing
	}
	return img.Alt(n.Text).Title(n.Text)
}

// timestamp is a moment in the person's own time zone: the time of day if that
// is what the message asks for.
func (p pen) timestamp(n *bbcode.Node) app.UI {
	at := p.look.Dates.Local(time.Unix(n.ID, 0).UTC())
	full := p.look.Dates.Full(at)
	text := full
	if format := strings.ToUpper(n.Value); strings.Contains(format, "TIME") && !strings.Contains(format, "DATE") {
		text = p.look.Dates.Clock(at)
	}
	return app.Time().DateTime(at.Format(time.RFC3339)).Title(full).Text(text)
}

// disk is a file on the portal's drive: only if the message carries it, too, it
// is known by more than its number.
func (p pen) disk(n *bbcode.Node) app.UI {
	for i := range p.files {
		if f := &p.files[i]; f.ID == n.ID {
			label := []bbcode.Node{{Kind: bbcode.Text, Text: orElse(f.Name, p.look.Locale.T(locale.FileOther))}}
			if url := p.look.url(orElse(f.DownloadURL, f.ShowURL)); url != "" {
				return p.link(url, "", label)
			}
			return app.Span().Class("disk").Body(p.nodes(label)...)
		}
	}
	return app.Span().Class("disk").Text(p.look.Locale.T(locale.FileOther) + " " + strconv.FormatInt(n.ID, 10))
}

// quote is what somebody else had written; its head leads to where.
func (p pen) quote(n *bbcode.Node) app.UI {
	block := app.Blockquote().Class("quote").Dir("auto")
	if n.Ref == nil || n.Ref.Author == "" && n.Ref.Message == 0 {
		return block.Body(p.nodes(n.Children)...)
	}
	label := []bbcode.Node{{Kind: bbcode.Text, Text: orElse(n.Ref.Author, p.look.Locale.T(locale.Quote))}}
	head := []app.UI{p.button("message", placeValue(*n.Ref, p.look.Me), label)}
	if n.Ref.Date != "" {
		head = append(head, app.Text(" "), app.Span().Class("quote-date").Text(n.Ref.Date))
	}
	body := append([]app.UI{app.Div().Class("quote-author").Body(head...)}, p.nodes(n.Children)...)
	return block.Body(body...)
}

// sizeClass rounds a size in pixels to what the style sheet has.
func sizeClass(px int) string {
	switch {
	case px <= 11:
		return "size-small"
	case px <= 15:
		return "size-normal"
	case px <= 20:
		return "size-big"
	default:
		return "size-huge"
	}
}
