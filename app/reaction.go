package app

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
)

// likes shows how many people like the message, and to those who look closer
// who they are.
func (r *row) likes() app.UI {
	likes, t := r.Item.Message.Params.Likes, r.Look.Locale
	const most = 20
	var names []string
	class := "likes"
	for _, id := range likes {
		name := r.Look.person(id)
		if id == r.Look.Me {
			class, name = "likes likes-mine", t.T(locale.You)
		}
		if name != "" && len(names) < most {
			names = append(names, name)
		}
	}
	text := t.Plural(locale.LikedBy, len(likes))
	if len(names) > 0 {
		text += ": " + t.Join(names...)
		if len(names) < len(likes) {
			text += " …"
		}
	}
	return app.Button().Class(class).Type("button").TabIndex(-1).DataSet("action", "like").
		Aria("pressed", slices.Contains(likes, r.Look.Me)).Aria("keyshortcuts", "l").Title(text).Body(
		app.Span().Class("likes-count").Aria("hidden", true).Text(strconv.Itoa(len(likes))),
		app.Span().Class("sr").Text(text))
}
