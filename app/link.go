package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
)

// link is an anchor that leaves the frame alone: without a target go-app would
// take the widget itself there.
func link(look *Look, url string) app.HTMLA {
	return app.A().Class("link").Href(bbcode.Absolute(look.Portal, url)).Target("_blank").Rel("noopener noreferrer")
}

func (p pen) link(url, class string, children []bbcode.Node) app.UI {
	if p.inside {
		return app.Span().Body(p.nodes(children)...)
	}
	p.inside = true
	a := link(p.look, url)
	if class != "" {
		a = a.Class(class)
	}
	return a.Body(p.nodes(children)...)
}

// follow draws a link. A link around a picture, and the bare address of one
// that may be loaded, is the picture.
func (p pen) follow(n *bbcode.Node) app.UI {
	if len(n.Children) == 1 && !p.inside {
		switch only := &n.Children[0]; {
		case only.Kind == bbcode.Image:
			return p.image(only, n.URL)
		case only.Kind == bbcode.Text && only.Text == n.URL && bbcode.IsPicture(n.URL) && bbcode.Loadable(p.look.Portal, n.URL):
			return &picture{Look: p.look, URL: n.URL, Link: n.URL, Shape: "shape-medium"}
		}
	}
	return p.link(n.URL, "", n.Children)
}

func profileURL(id im.UserID) string {
	return "/company/personal/user/" + strconv.FormatInt(int64(id), 10) + "/"
}

// chatURL opens "chat5" or "imol|5" in the portal's messenger.
func chatURL(dialog string) string {
	return "/online/?IM_DIALOG=" + strings.ReplaceAll(dialog, "|", "%7C")
}

func (p pen) mention(n *bbcode.Node) app.UI {
	id := im.UserID(n.ID)
	children := n.Children
	name := ""
	switch {
	case n.Value == "all" || id <= 0:
		name = p.look.Locale.T(locale.Everyone)
		if len(children) == 0 {
			children = []bbcode.Node{{Kind: bbcode.Text, Text: name}}
		}
		return app.Span().Class("mention").Body(p.nodes(children)...)
	case len(children) == 0 || n.Replace:
		name = p.look.person(id)
	}
	if name == "" && len(children) == 0 {
		name = p.look.Locale.T(locale.AuthorUnknown)
	}
	if name != "" {
		children = []bbcode.Node{{Kind: bbcode.Text, Text: name}}
	}
	class := "mention"
	if id == p.look.Me {
		class = "mention mention-me"
	}
	return p.link(profileURL(id), class, children)
}

// place leads to a message: the list takes the reader there.
func (p pen) place(n *bbcode.Node) app.UI {
	children := n.Children
	if len(children) == 0 {
		children = []bbcode.Node{{Kind: bbcode.Text, Text: "#" + strconv.FormatInt(n.Ref.Message, 10)}}
	}
	return p.button("message", placeValue(*n.Ref, p.look.Me), children)
}

// placeValue names a message for the action "message"; "" if nobody knows in
// which dialog it is.
func placeValue(ref bbcode.Ref, me im.UserID) string {
	if ref.Message <= 0 {
		return ""
	}
	message := strconv.FormatInt(ref.Message, 10)
	if ref.Dialog == "" {
		return message
	}
	if dialog := ref.DialogFor(int64(me)); dialog != "" {
		return dialog + "/" + message
	}
	return ""
}

// button is pressed in running text.
func (p pen) button(action, value string, children []bbcode.Node) app.UI {
	if p.inside || value == "" {
		return app.Span().Body(p.nodes(children)...)
	}
	p.inside = true
	return app.Button().Class("link", "button-text").Type("button").
		DataSet("action", action).DataSet("value", value).Body(p.nodes(children)...)
}
