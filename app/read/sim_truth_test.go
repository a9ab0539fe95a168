package read

import "time"

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
	y, again := 0.0, false
	for i := range w.messages {
		m := w.messages[i]
		if i < s.lo || i >= s.hi || !m.loaded || m.removed {
			m.unbroken(Sight{}, 0)
			m.look(false, from)
			continue
		}
		if y < s.scroll+s.clip+1 && y+m.height > s.scroll-1 || m.visible || m.collapsed {
			m.witness(w, s.sight(m, y), from, there)
			if m.stood && m.visible && w.user.direct > m.heldAt && m.entered+w.cfg.Lag > m.heldAt {
				m.stood, again = false, true
			}
		}
		y += m.height
	}
	for _, m := range w.messages {
		m.held = m.held && !(again && m.visible) // they go over all of it again
	}
}

// look writes down whether something of it is on screen.
func (m *message) look(visible bool, from time.Duration) {
	switch {
	case visible && !m.visible:
		m.entered = from
	case !visible && m.visible:
		m.left = from
	}
	m.visible = visible
}

// witness writes down that v was shown for a time, of which the person was
// there for a part.
func (m *message) witness(w *world, v Sight, from, there time.Duration) {
	if m.collapsed {
		m.opened = w.now
		return
	}
	visible := v.Bottom > v.Top
	m.look(visible, from)
	if v.Top > w.cfg.Slack || v.Bottom < v.Height-w.cfg.Slack {
		m.cut = w.now // also if it was never whole: it is too tall
	}
	if m.held && visible && w.user.direct > m.heldAt && max(m.entered, m.cut)+w.cfg.Lag > m.heldAt {
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
		m.surely = m.surely || m.stay >= m.need(w)+2*w.cfg.Lag+w.cfg.CoverLag && !m.everHeld
		return
	}
	m.unbroken(v, there)
	if !atEnd && v.Bottom-v.Top < w.screen.height*0.55 {
		m.stay = 0
	}
	m.dwelt = m.dwelt || m.stay >= m.need(w)+2*w.cfg.Lag+w.cfg.CoverLag
	n := 0
	for k := range m.lasting {
		m.lasting[k] = m.lasting[k] || m.streak[k] >= 2*(w.cfg.Glance+w.cfg.Lag)+w.cfg.Lag+w.cfg.CoverLag
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
	case m.passive, m.excused, m.ordered, m.before:
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
	m.excused, m.ordered, m.before, m.gift, m.surely = false, false, false, false, false
}

// The simulated world: a portal, a network, a browser and a person. It knows
// what was truly on screen and for how long, without asking the engine, and so
// can tell a message that was marked unseen from one that was seen.

// message is one message of the dialog, as the portal has it and as it was
// truly shown.
type message struct {
	id           int64
	passive, own bool
	words        int
	media        bool
	height       float64
	collapsed    bool
	opening      bool // it just stopped to be collapsed
	absent, late bool // committed late: the portal does not show it yet, or did not
	removed      bool
	loaded       bool

	told Sight // what the browser has put on its way last

	// The truth, reset when the portal says the message is unread again.
	entered  time.Duration
	left     time.Duration
	visible  bool
	full     time.Duration // half of it or of the screen on screen, the person there
	some     time.Duration // a part of it
	stay     time.Duration // enough of it to be reading, without a break
	buckets  [50]bool      // which fiftieths of it were on screen
	streak   [50]time.Duration
	lasting  [50]bool // were so for long without a break
	dwelt    bool     // stay was long enough once
	end      bool
	big, now bool          // it was larger than what could be shown; it is now
	opened   time.Duration // when it was collapsed last
	before   bool          // it was seen before it grew
	gift     bool          // a sleep gave it a slice
	excused  bool          // seen before a reload
	ordered  bool          // the person said that it is to be marked
	surely   bool          // the engine has no excuse for not knowing
	held     bool          // unread by somebody's will
	everHeld bool
	heldAt   time.Duration
	stood    bool          // it was on screen then
	cut      time.Duration // when a part of it was missing last
}
