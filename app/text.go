package app

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
)

// renderNodes draws the text of a message. Everything in it becomes text nodes
// and a few known elements; no string of the portal ever becomes markup.
func renderNodes(look *Look, nodes []bbcode.Node) []app.UI {
	ui := make([]app.UI, 0, len(nodes))
	for i := range nodes {
		ui = append(ui, renderNode(look, &nodes[i]))
	}
	return ui
}

func renderNode(look *Look, n *bbcode.Node) app.UI {
	inner := func() []app.UI { return renderNodes(look, n.Children) }
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
		return link(look, n.URL).Body(inner()...)
	case bbcode.Call:
		return link(look, n.URL).Body(inner()...)
	case bbcode.User:
		return mention(look, n)
	case bbcode.Chat:
		body := inner()
		if len(body) == 0 {
			body = []app.UI{app.Text(n.Value)}
		}
		return link(look, "/online/?IM_DIALOG="+n.Value).Body(body...)
	case bbcode.Context:
		return contextLink(n, inner())
	case bbcode.Send, bbcode.Put:
		return command(look, n, inner())
	case bbcode.Icon:
		return icon(look, n)
	case bbcode.Image:
		return &picture{URL: bbcode.Absolute(look.Portal, n.URL), Link: bbcode.Absolute(look.Portal, n.URL), Shape: "shape-" + n.Value, Look: look}
	case bbcode.Code:
		return app.Pre().Class("code").Dir("ltr").Body(app.Code().Text(n.Text))
	case bbcode.Timestamp:
		at := look.Dates.Local(time.Unix(n.ID, 0).UTC())
		return app.Time().DateTime(at.Format(time.RFC3339)).Title(look.Dates.Full(at)).Text(look.Dates.Clock(at))
	case bbcode.Quote:
		return quote(look, n, inner())
	default: // among them Disk: what was written is what there is
		return app.Span().Body(append([]app.UI{app.Text(n.Text)}, inner()...)...)
	}
}

// link is an anchor that leaves the frame alone: without a target go-app would
// take the widget itself there.
func link(look *Look, url string) app.HTMLA {
	return app.A().Class("link").Href(bbcode.Absolute(look.Portal, url)).Target("_blank").Rel("noopener noreferrer")
}

func mention(look *Look, n *bbcode.Node) app.UI {
	if n.Value == "all" || n.ID <= 0 {
		body := renderNodes(look, n.Children)
		if len(body) == 0 {
			body = []app.UI{app.Text(look.Locale.T(locale.Everyone))}
		}
		return app.Span().Class("mention").Body(body...)
	}
	id := im.UserID(n.ID)
	body := renderNodes(look, n.Children)
	if len(body) == 0 || n.Replace {
		if look.User != nil {
			if u, ok := look.User(id); ok && u.Name != "" {
				body = []app.UI{app.Text(u.Name)}
			}
		}
	}
	if len(body) == 0 {
		body = []app.UI{app.Text(look.Locale.T(locale.AuthorUnknown))}
	}
	a := link(look, "/company/personal/user/"+strconv.FormatInt(n.ID, 10)+"/").Class("mention")
	if id == look.Me {
		a = a.Class("mention-me")
	}
	return a.Body(body...)
}

// contextLink leads to a message: the list takes the reader there.
func contextLink(n *bbcode.Node, body []app.UI) app.UI {
	if n.Ref == nil {
		return app.Span().Body(body...)
	}
	message := strconv.FormatInt(n.Ref.Message, 10)
	if len(body) == 0 {
		body = []app.UI{app.Text("#" + message)}
	}
	return app.Button().Class("link", "button-text").Type("button").
		DataSet("action", "message").DataSet("value", n.Ref.Dialog+"/"+message).Body(body...)
}

func command(look *Look, n *bbcode.Node, body []app.UI) app.UI {
	if len(body) == 0 {
		body = []app.UI{app.Text(n.Value)}
	}
	if !look.Compose {
		return app.Span().Class("command").Body(body...)
	}
	action := "send"
	if n.Kind == bbcode.Put {
		action = "put"
	}
	return app.Button().Class("link", "button-text").Type("button").
		DataSet("action", action).DataSet("value", n.Value).Body(body...)
}

func icon(look *Look, n *bbcode.Node) app.UI {
	size := func(px int) int {
		if px <= 0 {
			return 20
		}
		return min(px, 100)
	}
	return app.Img().Class("icon").Src(bbcode.Absolute(look.Portal, n.URL)).Alt(n.Text).Title(n.Text).
		Width(size(n.Width)).Height(size(n.Height)).Attr("loading", "lazy")
}

func quote(look *Look, n *bbcode.Node, body []app.UI) app.UI {
	block := app.Blockquote().Class("quote").Dir("auto")
	if n.Ref == nil || n.Ref.Author == "" {
		return block.Body(body...)
	}
	head := app.Div().Class("quote-author").Body(app.Text(n.Ref.Author))
	if n.Ref.Date != "" {
		head = app.Div().Class("quote-author").Body(
			app.Text(n.Ref.Author+" "), app.Span().Class("quote-date").Text(n.Ref.Date))
	}
	return block.Body(append([]app.UI{head}, body...)...)
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
