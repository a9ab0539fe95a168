package app

import "seenline/app/im"

// writing is what the person is writing in a dialog. It lives as long as the
// widget, whatever is drawn meanwhile, and nowhere else.
type writing struct {
	text  string
	reply im.Message   // the message it answers, as it was then, if its id is not zero
	edit  im.MessageID // the own message that is being changed
	aside *writing     // what was being written before the change began
	note  string       // what went wrong
}

// answer makes what is written the answer to a message.
func (w *writing) answer(to im.Message) {
	w.cancelEdit()
	w.reply, w.note = to, ""
}

// change begins to change an own message; what was being written waits.
func (w *writing) change(message im.MessageID, text string) {
	w.cancelEdit()
	aside := *w
	aside.note = ""
	*w = writing{text: text, edit: message, aside: &aside}
}

// cancel gives up the change, else the answering, and reports whether there was
// any of that.
func (w *writing) cancel() bool {
	switch {
	case !w.edit.IsZero():
		w.cancelEdit()
	case !w.reply.ID.IsZero():
		w.reply = im.Message{}
	default:
		return false
	}
	w.note = ""
	return true
}

func (w *writing) cancelEdit() {
	if w.aside != nil {
		*w = *w.aside
	}
}

// idle: nothing is being written.
func (w *writing) idle() bool { return w.text == "" && w.edit.IsZero() && w.reply.ID.IsZero() }

// sent begins anew after something was sent, with what was typed since.
func (w *writing) sent() { *w = writing{text: w.text} }

// put adds a text behind what is written.
func (w *writing) put(text string) {
	if w.text != "" {
		text = w.text + " " + text
	}
	w.text = text
}
