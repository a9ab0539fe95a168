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
	shown         []Sight // per message of lo..hi, reused
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

// witness writes down the truth until next: what is on screen does not change
// before.
func (w *world) witness(next time.Duration) {
	there := w.attentive(w.now, next)
	from := w.now
	w.now = next
	if next == from {
		return
	}
	s := &w.screen
	y := 0.0
	for i := range w.messages {
		m := w.messages[i]
		if i < s.lo || i >= s.hi || !m.loaded || m.removed {
			m.unbroken(Sight{}, 0)
			m.visible = false
			continue
		}
		if y < s.scroll+s.clip+1 && y+m.height > s.scroll-1 || m.visible || m.collapsed {
			m.witness(w, s.sight(m, y), from, there)
		}
		y += m.height
	}
}

// witness writes down that v was shown for a time, of which the person was
// there for a part.
func (m *message) witness(w *world, v Sight, from, there time.Duration) {
	if m.collapsed {
		m.opened = w.now
		return
	}
	visible := v.Bottom > v.Top
	if visible && !m.visible {
		m.entered = from
	}
	m.visible = visible
	if m.held && visible && w.user.direct > m.heldAt && (m.entered > m.heldAt || m.entered+w.cfg.Lag > m.heldAt) {
		m.held = false
	}
	if !visible || v.Covered || m.held {
		m.unbroken(Sight{}, 0)
		return
	}
	slack := w.cfg.Slack
	atTop, atEnd := v.Top <= slack, v.Bottom >= v.Height-slack
	if there > 0 {
		m.some += there
		for k := range m.buckets {
			if at := (float64(k) + 0.5) / 50 * v.Height; at >= v.Top && at <= v.Bottom {
				m.buckets[k] = true
			}
		}
		m.end = m.end || atEnd
	}
	if v.Bottom-v.Top >= min(v.Height/2, w.screen.height/2, w.cfg.Lines)-0.01 {
		m.full += there
	}
	m.sure(w, v, there, atTop, atEnd)
}

// sure writes down what the engine has no excuse for not knowing.
func (m *message) sure(w *world, v Sight, there time.Duration, atTop, atEnd bool) {
	if !m.now {
		if !atTop || !atEnd {
			v = Sight{}
		}
		m.unbroken(v, there)
		m.surely = m.surely || m.stay >= m.need(w)+3*w.cfg.Lag && !m.everHeld
		return
	}
	m.unbroken(v, there)
	if !atEnd && v.Bottom-v.Top < w.screen.height*0.55 {
		m.stay = 0
	}
	m.dwelt = m.dwelt || m.stay >= m.need(w)+3*w.cfg.Lag
	n := 0
	for k := range m.lasting {
		m.lasting[k] = m.lasting[k] || m.streak[k] >= 2*(w.cfg.Glance+w.cfg.Lag)+2*w.cfg.Lag
		if m.lasting[k] {
			n++
		}
	}
	m.surely = m.surely || m.dwelt && n >= 48 && m.lasting[49] && m.end && !m.everHeld
}

// unbroken goes on with what has been on screen without a break: v.
func (m *message) unbroken(v Sight, there time.Duration) {
	if v.Bottom <= v.Top {
		m.stay, m.streak = 0, [50]time.Duration{}
		return
	}
	m.stay += there
	if !m.now {
		return
	}
	for k := range m.streak {
		if from, to := float64(k)/50*v.Height, float64(k+1)/50*v.Height; from >= v.Top-0.01 && to <= v.Bottom+0.01 {
			m.streak[k] += there
		} else {
			m.streak[k] = 0
		}
	}
}

func (m *message) need(w *world) time.Duration { return w.cfg.dwell(m.words, m.media) }

// seen reports whether the message was truly seen, by the rules.
func (m *message) seen(w *world) bool {
	switch {
	case m.passive, m.excused, m.before:
		return true
	case m.collapsed, m.opened >= 0 && w.now-m.opened <= w.cfg.Lag:
		return true
	case m.gift && m.some >= m.need(w):
		return true // whatever was shown then
	case !m.big && m.full < m.need(w):
		return false
	}
	n := 0
	for _, b := range m.buckets {
		if b {
			n++
		}
	}
	part := 1 - 2*w.cfg.Slack/m.height - 0.03
	if m.big {
		part = w.cfg.Coverage - 0.03
	}
	return m.some >= m.need(w) && m.end && float64(n)/50 >= part
}

// forget: from now on the message counts as never seen.
func (m *message) forget() {
	m.full, m.some, m.stay, m.end = 0, 0, 0, false
	m.buckets, m.lasting, m.streak, m.dwelt = [50]bool{}, [50]bool{}, [50]time.Duration{}, false
	m.excused, m.before, m.gift, m.surely = false, false, false, false
}
