package app

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// strips is how many parts of the frame are told apart when something of the
// portal lies over it.
const strips = 8

// cover lies transparent above everything, so that only what is not ours can
// lie above it: see screen.Cover.
func cover() app.UI {
	all := make([]app.UI, strips)
	for i := range all {
		all[i] = app.Div().DataSet("cover", i)
	}
	return app.Div().Class("cover").Aria("hidden", true).Body(all...)
}
