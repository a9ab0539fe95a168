package app

import (
	"slices"

	"seenline/app/im"
)

// edit begins to change an own message.
func (w *Widget) edit(id im.MessageID) {
	if m, ok := w.session.Message(id); ok && w.mayChange(&m) && !w.state.NoPosting {
		w.shelve()
		text, kept := w.answering.unsaved[id]
		if !kept {
			text = m.Text
		}
		w.answering.writing.change(id, text)
		w.write()
	}
}

// save brings the change of a message to the portal. What was being written before
// goes on meanwhile.
func (w *Widget) save(text string) {
	a := &w.answering
	id := a.writing.edit
	if m, ok := w.session.Message(id); ok && m.Text == text {
		w.resume()
		return
	}
	opened, change := w.opened, a.latest[id]+1
	err := w.session.Edit(id, text, func(err error) {
		w.do(func() {
			if opened == w.opened {
				a.saving--
			}
			if err != nil && change == a.latest[id] { // else what has become of the next one matters
				w.refused(opened, id, text, err)
			}
		})
	})
	if err != nil {
		a.writing.note = w.problem(err)
		w.giveBack(text)
		return
	}
	if a.latest == nil {
		a.latest = map[im.MessageID]int{}
	}
	a.latest[id] = change
	a.saving++
	w.resume()
}

// resume goes on with what was being written before the change, and with what was typed
// since that was sent.
func (w *Widget) resume() {
	typed := w.answering.writing.text
	w.cancel()
	if typed != "" {
		w.answering.writing.text += typed
		w.fill()
	}
}

// refused: the portal has not taken a change. Its text is in the field again, unless
// something else is being written there: then when the message is changed again.
func (w *Widget) refused(opened int, id im.MessageID, text string, err error) {
	a := &w.answering
	a.keep(id, text)
	if opened != w.opened {
		return
	}
	if a.writing.idle() {
		a.writing.change(id, text)
		w.fill()
	}
	a.writing.note = w.problem(err)
}

// shelve keeps the change that is being written for when something else is done
// first.
func (w *Widget) shelve() {
	if a := &w.answering; !a.writing.edit.IsZero() {
		a.keep(a.writing.edit, a.writing.text)
	}
}

func (a *answering) keep(id im.MessageID, text string) {
	if a.unsaved == nil {
		a.unsaved = map[im.MessageID]string{}
	}
	a.unsaved[id] = text
}

// lastOwn returns the newest own message that can be changed.
func (w *Widget) lastOwn() (im.MessageID, bool) {
	for _, page := range slices.Backward(w.state.Pages) {
		for i := range slices.Backward(page.Items) {
			if it := &page.Items[i]; it.Own && it.Message.Text != "" && !it.Message.Gone() {
				return it.Message.ID, true
			}
		}
	}
	return im.MessageID{}, false
}

func (w *Widget) mayChange(m *im.Message) bool {
	return m.AuthorID == w.state.Me && !m.System() && !m.Gone() && m.Params.AuthorName == ""
}
