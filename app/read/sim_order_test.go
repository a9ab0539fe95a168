package read

// another device reads on, or makes messages unread.
func (w *world) another() {
	m := w.messages[w.rng.IntN(len(w.messages))]
	if m.absent || m.removed {
		return
	}
	if w.chance(2) {
		w.portal.mark = max(w.portal.mark, m.id)
	} else {
		w.unread(min(w.portal.mark, m.id))
		w.user.asked = 0
	}
	w.note("another device: mark %d", w.portal.mark)
	if w.chance(2) {
		w.poll()
	}
}

// act is what the person does on purpose.
func (w *world) act() {
	m := w.messages[w.rng.IntN(len(w.messages))]
	e := w.reader.Engine
	switch w.rng.IntN(5) {
	case 0:
		w.order(m)
	case 1:
		w.undo()
		w.pass(w.between(0, 600*ms))
		w.order(m)
	case 2:
		w.order(m)
		w.pass(w.between(0, 600*ms))
		w.undo()
	case 3:
		if m.loaded && !m.removed && w.user.Visible && !w.user.Frozen && !w.screen.veiled {
			w.note("focus %d", m.id)
			w.input()
			e.Focus(w.now, mid(m.id))
			m.held = false
		}
	default:
		w.undo()
	}
}

// order has everything up to m marked by a deliberate act.
func (w *world) order(m *message) {
	if !w.reader.MarkUpTo(w.now, mid(m.id)) {
		return
	}
	w.note("mark up to %d", m.id)
	if m.id > w.portal.lessTo { // asking again would not help
		w.user.asked = m.id
	}
	w.obey(m.id)
}

// obey: whatever lies up to mark may be marked.
func (w *world) obey(mark int64) {
	w.user.marked = max(w.user.marked, mark)
	for _, l := range w.messages {
		l.ordered = l.ordered || l.id <= mark
	}
}

// undo takes back the last mark, and what was ordered since and has not left.
func (w *world) undo() {
	ok := w.reader.Undo(w.now)
	w.note("undo: %v", ok)
	if !ok {
		return
	}
	d := w.reader.Delivery
	left := max(d.confirmed, d.flight.reads(), d.flushed.reads())
	w.user.asked, w.user.marked = 0, min(w.user.marked, left)
	for _, l := range w.messages {
		l.ordered = l.ordered && l.id <= left
	}
}

// asked is how far the portal must be told in the end because the person asked
// for it last of all.
func (w *world) asked() (mark int64) {
	if d := w.reader.Delivery; w.portal.mark < d.confirmed && !d.undoing && d.again == 0 {
		return 0 // another device was there, and the page does not know
	}
	for _, m := range w.messages {
		if m.id <= w.user.asked && m.loaded && !m.removed {
			mark = m.id
		}
	}
	return mark
}
