package read

import "math"

// hold makes everything in (from, to] unread and keeps it so.
func (e *Engine) hold(from, to int64) {
	e.heldAt, e.heldTo = e.now, max(e.heldTo, to)
	for s := e.list.after(from); ; s = e.list.next(s) {
		r := e.list.at(s)
		if r == nil || r.id > to {
			break
		}
		e.list.flag(s, held, seen)
		if r.sight != nil {
			e.reset(r)
			e.keepPlace(r.sight)
		}
	}
	e.retop()
}

// keepPlace notes how a row lies on screen while it is made unread.
func (e *Engine) keepPlace(s *sight) {
	s.heldTop, s.cut, s.stood = s.top, e.now, s.shown
	if s.shown && e.whole(s.top, s.bottom, s.height) {
		s.cut = never
	}
}

func (e *Engine) whole(top, bottom, height float64) bool {
	return top <= e.cfg.Slack && bottom >= height-e.cfg.Slack
}

// release ends the hold on a row that the person has brought back: after an
// input inside the frame it comes on screen again, or all of it does of which a
// part was missing, or another half screen of a tall one is shown. What stays
// where it was is not read again however much else is scrolled past, or which of
// our menus and panels is opened and closed again; and a node that is rendered anew
// was away for no time. But who has scrolled one of them away and back goes over them
// again: that holds for all of them that are on screen then.
func (e *Engine) release(r *row, v Sight, part bool) {
	if v.Shaded {
		return
	}
	s, whole := r.sight, part && e.whole(v.Top, v.Bottom, v.Height)
	away := part && !s.shown && !s.under && e.now-s.gone >= e.cfg.Lag
	back := away ||
		whole && s.cut != never && e.now-s.cut >= e.cfg.Lag ||
		part && s.tall && s.shown && math.Abs(v.Top-s.heldTop) >= e.viewport.height/2
	same := s.shown && math.Abs(v.Top-s.top) <= e.cfg.Slack && math.Abs(v.Bottom-s.bottom) <= e.cfg.Slack
	switch {
	case whole:
		s.cut, s.trimmed = never, false
	case s.cut != never:
	case e.relaid():
		s.trimmed = true
	case !s.trimmed || part && !same: // the person's doing
		s.cut = e.now
	}
	if !back || e.direct <= e.heldAt {
		return
	}
	at, _ := e.list.find(r.id)
	e.unhold(at)
	if away && s.stood {
		e.unholdScreen()
	}
}

// unholdScreen ends the hold on all that is on screen.
func (e *Engine) unholdScreen() {
	for i := len(e.shown) - 1; i >= 0; i-- {
		if at, known := e.list.find(e.shown[i].id); known && e.list.at(at).has(held) {
			e.unhold(at)
			e.judge(e.list.at(at))
		}
	}
}

// unhold has a row read again like any other.
func (e *Engine) unhold(at spot) {
	e.list.flag(at, 0, held)
	if r := e.list.at(at); r.sight != nil {
		e.reset(r)
	}
	e.dirty, e.skippedStale = true, true
}
