package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/im"
	"seenline/app/screen"
)

// searchable is what the button for searching does, nil where nothing can be
// searched.
func (w *Widget) searchable() func(app.Context) {
	if hasDialog(&w.state) && w.state.Dialog.ChatID > 0 {
		return w.onSearch
	}
	return nil
}

func (w *Widget) searchPanel() app.UI {
	if !w.answering.search || !hasDialog(&w.state) {
		return app.Div().Hidden(true)
	}
	return &SearchPanel{
		Look: w.look, Opened: w.opened, Ask: w.session.Search,
		OnShow:  func(_ app.Context, id im.MessageID) { w.session.Show(id) },
		OnClose: w.onSearch,
	}
}

// onSearch opens the search or closes it.
func (w *Widget) onSearch(app.Context) {
	w.answering.search = !w.answering.search
	if !w.answering.search {
		screen.Focus(`[data-action="search"]`)
	}
}
