package read

import (
	"slices"
	"time"
)

// screen is what is truly on it, and what the browser has yet to tell of it.
type screen struct {
	width, height float64
	clip          float64 // how much of the list the portal's page shows
	veil          float64 // a popup covers everything below
	veiled        bool
	lo, hi        int     // the messages in the document: w.messages[lo:hi]
	scroll        float64 // of the list
	queue         []telling
	wake          time.Duration
}

// telling is something that the observer will tell.
type telling struct {
	drawn, at time.Duration
	sights    []Sight
}

func (s *screen) next() time.Duration {
	if len(s.queue) == 0 {
		return forever
	}
	return s.queue[0].at
}

// reset opens the list around the mark.
func (s *screen) reset(w *world) {
	s.queue, s.wake = nil, 0
	first := len(w.messages)
	for i, m := range w.messages {
		if m.id > w.portal.mark {
			first = i
			break
		}
	}
	s.load(w, max(0, first-5), min(len(w.messages), first+8))
	s.lo, s.hi = max(0, first-5), min(len(w.messages), first+8)
	s.scroll = 0
	s.scroll = max(0, s.y(w, first)-s.height/3)
	s.draw(w)
}

// load gives a page of history to the engine and to the document.
func (s *screen) load(w *world, lo, hi int) {
	r := Run{First: true, Last: true}
	for i := lo - 1; i >= 0; i-- {
		if m := w.messages[i]; !m.absent && !m.removed {
			r.After, r.First = mid(m.id), false
			break
		}
	}
	for i := hi; i < len(w.messages); i++ {
		if m := w.messages[i]; !m.absent && !m.removed {
			r.Before, r.Last = mid(m.id), false
			break
		}
	}
	for _, m := range w.messages[lo:hi] {
		if !m.absent && !m.removed {
			r.Rows = append(r.Rows, Row{ID: mid(m.id), Passive: m.passive, Own: m.own, Words: m.words, Media: m.media})
			m.loaded = true
		}
	}
	if w.chance(3) { // not every page says what it is next to
		r.Before = mid(0)
	}
	w.reader.Engine.Load(w.now, r)
}

// y is where message i begins, from the top of the document.
func (s *screen) y(w *world, i int) float64 {
	y := 0.0
	for j := s.lo; j < i && j < s.hi; j++ {
		if m := w.messages[j]; m.loaded && !m.removed {
			y += m.height
		}
	}
	return y
}

// sight is what is shown of a message that begins at y.
func (s *screen) sight(m *message, y float64) Sight {
	v := Sight{ID: mid(m.id), Height: m.height}
	if m.collapsed {
		v.Collapsed = s.clip > 0
		return v
	}
	top, bottom := max(0, s.scroll-y), min(m.height, s.scroll+s.clip-y)
	if bottom > top {
		v.Top, v.Bottom = top, bottom
		v.Covered = s.veiled && y+bottom-s.scroll > s.veil
	}
	return v
}

// draw lays the document out and puts what changed on its way.
func (s *screen) draw(w *world) {
	total := s.y(w, s.hi)
	s.scroll = max(0, min(s.scroll, total-s.height))
	var changed []Sight
	y := 0.0
	for _, m := range w.messages[s.lo:s.hi] {
		if !m.loaded || m.removed {
			continue
		}
		if v := s.sight(m, y); v != m.told {
			// A message that is off screen changes its height untold.
			if v.Bottom > v.Top || m.told.Bottom > m.told.Top || v.Collapsed != m.told.Collapsed || m.opening {
				changed = append(changed, v)
				m.told, m.opening = v, false
			}
		}
		y += m.height
		if now := m.height > s.height-w.cfg.Slack; now != m.now {
			m.now = now
			m.lasting, m.streak, m.dwelt, m.stay = [50]bool{}, [50]time.Duration{}, false, 0
		}
		m.big = m.big || m.height > s.clip-w.cfg.Slack
	}
	if len(changed) > 0 {
		s.tell(w, changed)
	}
}

// tell puts something on its way: the observer tells in order, and late.
func (s *screen) tell(w *world, changed []Sight) {
	at := w.now + w.between(0, w.cfg.Lag)
	if n := len(s.queue); n > 0 {
		last := &s.queue[n-1]
		if last.drawn == w.now {
			for _, v := range changed {
				last.sights = slices.DeleteFunc(last.sights, func(l Sight) bool { return l.ID == v.ID })
			}
			last.sights = append(last.sights, changed...)
			return
		}
		at = max(at, last.at)
	}
	s.queue = append(s.queue, telling{w.now, at, changed})
}

// deliver tells the engine what is due.
func (s *screen) deliver(w *world) {
	for len(s.queue) > 0 && s.queue[0].at <= w.now {
		w.reader.Engine.See(w.now, s.queue[0].sights)
		s.queue = s.queue[1:]
	}
}

// tellAll makes the observer tell everything.
func (s *screen) tellAll(w *world) {
	for _, t := range s.queue {
		w.reader.Engine.See(w.now, t.sights)
	}
	s.queue = nil
}

// window makes the document hold w.messages[lo:hi] and keeps what is on screen
// where it is.
func (s *screen) window(w *world, lo, hi int) {
	anchor := s.lo
	for anchor < s.hi-1 && s.y(w, anchor+1) <= s.scroll {
		anchor++
	}
	into := s.scroll - s.y(w, anchor)
	for i := s.lo; i < s.hi; i++ {
		if i < lo || i >= hi {
			s.drop(w, w.messages[i])
		}
	}
	s.lo, s.hi = lo, hi
	s.scroll = s.y(w, anchor) + into
	if anchor < lo || anchor >= hi {
		s.scroll = 0
	}
}

// drop takes a message out of the document.
func (s *screen) drop(w *world, m *message) {
	if m.told != (Sight{}) && m.loaded && !m.removed {
		s.tell(w, []Sight{{ID: mid(m.id), Height: m.height}})
	}
	m.told, m.visible = Sight{}, false
}
