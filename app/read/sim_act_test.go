package read

import "time"

// live is a while in the life of the world.
func (w *world) live() {
	p, s, e := &w.user, &w.screen, w.reader.Engine
	switch k := w.rng.IntN(100); {
	case k < 34:
		w.wheel()
	case k < 52:
		w.pass(w.between(50*ms, 2500*ms))
	case k < 55:
		p.Focused = !p.Focused
		w.attend()
	case k < 58:
		w.hide()
	case k < 62:
		s.veiled, s.veil = !s.veiled, max(0, w.rng.Float64()*1.5-0.5)*s.height // often all of it
		w.note("veiled %v from %v", s.veiled, s.veil)
		s.draw(w)
		w.pass(150 * ms) // nobody opens, clicks and closes a popup faster
	case k < 64:
		w.input()
	case k < 65:
		w.note("idle")
		w.pass(w.between(50*sec, 70*sec))
	case k < 66:
		w.sleep(w.between(time.Minute, time.Hour))
	case k < 70:
		w.jump()
	case k < 74:
		w.grow()
	case k < 76:
		w.resize()
	case k < 79:
		w.arrive()
	case k < 82:
		w.change()
	case k < 84:
		w.another()
	case k < 89:
		w.poll()
	case k < 93:
		w.weather()
	case k < 94:
		p.policy = Policy(w.rng.IntN(4))
		w.note("policy %v", p.policy)
		e.SetPolicy(w.now, p.policy)
	case k < 97:
		w.act()
	case k < 98:
		w.freeze()
	default:
		w.crash()
	}
	w.step()
}

// wheel scrolls for a while: slowly, quickly, or in a flick.
func (w *world) wheel() {
	if w.screen.veiled || !w.user.Visible || w.user.Frozen {
		w.pass(200 * ms)
		return
	}
	speed := []float64{60, 200, 600, 1500, 6000}[w.rng.IntN(5)]
	if w.chance(4) {
		speed = -speed
	}
	w.note("scroll %v px/s", speed)
	frame := w.between(16*ms, 60*ms)
	w.reader.Engine.Moving(w.now, false, true)
	for range 2 + w.rng.IntN(14) {
		w.input()
		w.screen.scroll += speed * frame.Seconds()
		w.screen.draw(w)
		w.pass(frame)
	}
	w.reader.Engine.Moving(w.now, false, false)
	w.more()
}

// more loads what comes next when an end of the document is near.
func (w *world) more() {
	s := &w.screen
	if s.scroll+2*s.height > s.y(w, s.hi) && s.hi < len(w.messages) {
		hi := min(len(w.messages), s.hi+3+w.rng.IntN(8))
		s.load(w, s.hi, hi)
		s.window(w, max(s.lo, hi-25), hi)
	}
	if s.scroll < s.height && s.lo > 0 {
		lo := max(0, s.lo-3-w.rng.IntN(8))
		s.load(w, lo, s.lo)
		s.window(w, lo, min(s.hi, lo+25))
	}
	s.draw(w)
}

func (w *world) input() {
	p := &w.user
	if w.screen.veiled || !p.Visible || p.Frozen {
		return // a popup takes it
	}
	p.active, p.direct, p.pastBlur = w.now, w.now, true
	w.reader.Engine.Input(w.now)
}

func (w *world) attend() {
	p := &w.user
	w.note("attend %+v", p.Attention)
	was := w.reader.Engine.Attention()
	switch {
	case p.Focused && !was.Focused:
		p.active = w.now
	case was.Focused && !p.Focused:
		p.pastBlur, p.returned = false, w.now-w.cfg.Engaged
	}
	w.reader.Engine.Attend(w.now, p.Attention)
}

// hide leaves for another tab, or comes back.
func (w *world) hide() {
	p := &w.user
	if p.Visible {
		w.screen.tellAll(w)
		if s, ok := w.reader.Flush(w.now); ok {
			w.request(s, w.reader.Engine.Final(w.now))
		}
		w.keep()
	} else {
		p.active, p.returned = w.now, w.now
	}
	p.Visible = !p.Visible
	w.note("attend %+v", p.Attention)
	w.reader.Engine.Attend(w.now, p.Attention)
}

// jump goes to the end, or anywhere, by the program.
func (w *world) jump() {
	s := &w.screen
	w.input()
	w.user.jumping = true
	w.reader.Engine.Moving(w.now, true, true)
	hi := len(w.messages)
	if w.chance(3) {
		hi = 1 + w.rng.IntN(len(w.messages))
	}
	lo := max(0, hi-12)
	w.note("jump to %d..%d", w.messages[lo].id, w.messages[hi-1].id)
	s.load(w, lo, hi)
	s.window(w, lo, hi)
	s.scroll = s.y(w, hi)
	for range 1 + w.rng.IntN(4) {
		s.draw(w)
		w.pass(50 * ms)
		s.scroll -= 30
	}
	s.draw(w)
	w.user.jumping = false
	w.reader.Engine.Moving(w.now, true, false)
}

// arrive is new messages.
func (w *world) arrive() {
	id := w.messages[len(w.messages)-1].id
	for range 1 + w.rng.IntN(3) {
		id += 1 + w.rng.Int64N(3)
		w.add(id)
	}
	w.note("new up to %d", id)
	if w.chance(2) {
		w.poll()
	}
}

// change is a message that is deleted, taken out for good, or comes late.
func (w *world) change() {
	s := &w.screen
	i := w.rng.IntN(len(w.messages))
	m := w.messages[i]
	switch w.rng.IntN(3) {
	case 0:
		m.passive = true
		if m.loaded && !m.removed {
			w.note("%d is deleted", m.id)
			w.reader.Engine.Load(w.now, Run{Rows: []Row{{ID: mid(m.id), Passive: true}}})
		}
	case 1:
		if m.loaded && !m.removed {
			w.note("%d is removed", m.id)
			m.removed = true
			w.reader.Engine.Remove(w.now, mid(m.id))
			s.draw(w)
		}
	default:
		for j, l := range w.messages {
			if l.absent {
				l.absent = false
				w.note("%d comes late", l.id)
				if j >= s.lo && j < s.hi {
					s.load(w, max(s.lo, j-1), min(s.hi, j+2))
					s.draw(w)
				}
				return
			}
		}
	}
}
