package read

import "time"

// grow is a picture that comes late, or a part that is opened or closed.
func (w *world) grow() {
	s := &w.screen
	m := w.messages[s.lo+w.rng.IntN(max(1, s.hi-s.lo))%len(w.messages)]
	old := m.height
	switch {
	case w.now-w.resized < sec && w.resized > 0:
		return // nobody can tell that from being laid out anew
	case m.collapsed:
		m.opening, m.opened = true, w.now
		m.collapsed, m.height = false, float64(30+w.rng.IntN(200))
		excused, ordered := m.excused, m.ordered
		m.forget()
		m.excused, m.ordered = excused, ordered
	default:
		m.before = m.before || m.seen(w) && w.now-m.opened > w.cfg.Lag
		m.height = old + float64(5+w.rng.IntN(600))
		m.stretch(old)
	}
	w.note("%d grows to %v", m.id, m.height)
	s.draw(w)
}

// stretch: what was shown of the message is still shown, the new part is not.
func (m *message) stretch(old float64) {
	was := m.buckets
	if m.height <= old*1.1 {
		return
	}
	m.buckets, m.lasting, m.streak, m.end = [50]bool{}, [50]bool{}, [50]time.Duration{}, false
	m.stay = 0
	for k := range m.buckets {
		if at := (float64(k) + 0.5) / 50 * m.height; at < old {
			m.buckets[k] = was[int(at/old*50)]
		}
	}
}

// resize changes the window, or how much of it the portal's page shows.
func (w *world) resize() {
	s := &w.screen
	w.pass(2 * w.cfg.Lag) // what grew just before has been told
	if w.chance(2) {
		s.clip = s.height * []float64{0, 0.4, 0.8, 1, 1}[w.rng.IntN(5)]
	} else {
		ratio := 0.6 + w.rng.Float64()
		full := s.clip == s.height
		s.width, s.height = s.width*ratio, max(150, s.height*ratio)
		if full || s.clip > s.height {
			s.clip = s.height
		}
		w.resized = w.now
		w.reader.Engine.Viewport(w.now, s.width, s.height)
		for _, m := range w.messages[s.lo:s.hi] {
			m.height /= ratio
			m.lasting, m.streak, m.dwelt = [50]bool{}, [50]time.Duration{}, false
		}
	}
	w.note("window %v x %v, shown %v", s.width, s.height, s.clip)
	s.draw(w)
}
