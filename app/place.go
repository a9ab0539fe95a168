package app

import "seenline/app/im"

// place is where a person was in a dialog when they left it for another: its
// first message in view, and where that began below the list's top, px. It
// lives as long as the widget and nowhere else.
type place struct {
	message im.MessageID
	below   float64
}

// keepPlace remembers where the person is in the dialog that is left.
func (w *Widget) keepPlace() {
	if w.session == nil || w.eye == nil {
		return
	}
	if w.places == nil {
		w.places = map[im.DialogID]place{}
	}
	message, below, ok := w.eye.scroller.Place()
	if !ok {
		delete(w.places, w.state.DialogID)
		return
	}
	w.places[w.state.DialogID] = place{message, below}
}
