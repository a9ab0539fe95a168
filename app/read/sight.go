package read

import "time"

// sight is a row's stay on screen, kept as long as something may come of it.
type sight struct {
	id                  int64
	height, top, bottom float64
	layout              int // the engine's when height was measured

	shown     bool // some of it is on screen
	covered   bool
	collapsed bool // it takes no room
	tall      bool // it is or was larger than what can be shown at once
	under     bool // it was on screen before something of ours was put there
	trimmed   bool // a part of it is missing because of that
	resumed   bool // the stay was interrupted for no time at all
	good      bool // what is on screen of it is enough to gather dwell
	counts    bool // good, and there is still something to gather

	since time.Duration // good since then, on the clock of the lane
	acc   time.Duration // dwell of earlier stays
	// The last stay, in case that it goes on in the same moment: the node was
	// rendered anew. Left is a time, the others are on the clock.
	left, leftSince, leftAcc time.Duration
	gone                     time.Duration // when it left the screen
	cut                      time.Duration // a part of it is missing since then, never if none is
	heldTop                  float64       // top when it was made unread
	stood                    bool          // it was on screen then
	deadline                 time.Duration // when it could be seen, on the clock of the lane
	ripe                     time.Duration // when it was seen by staying

	cover  cover
	glance glance

	place int // in stage.shown
}

func (s *sight) lane() int {
	if s.covered {
		return veiled
	}
	return plain
}

// stage is what is on screen.
type stage struct {
	shown     []*sight // parts of them are on screen, or they take no room
	displayed int      // those of them that really show something
	veils     int      // those of displayed that are covered
	veiled    bool     // there were veils before this look
	counting  [lanes]int
	due       [lanes]time.Duration // no dwell is complete before, on the clock
	layout    int
	relaidAt  time.Duration
	viewport  struct{ width, height float64 }
	spare     []*sight
	doubtful  []int64
	// What was taken back last because the browser may have been late to tell that
	// it is covered.
	withdrawn   []int64
	withdrawnAt time.Duration
}

// Viewport tells the size of what the list can show at once, in pixels,
// without what is behind sticky headers. Until it is known a message counts as
// tall once it has been cut off at both ends.
func (e *Engine) Viewport(at time.Duration, width, height float64) {
	e.record(func(w *writer) { w.viewport(at, width, height) })
	e.step(at)
	if width == e.viewport.width && height == e.viewport.height {
		return
	}
	e.viewport.width, e.viewport.height = width, height
	e.relaidAt = e.now
	e.layout++ // heights that change from here on do so by being laid out anew
	for i := len(e.shown) - 1; i >= 0; i-- {
		if r := e.list.get(e.shown[i].id); r != nil {
			e.judge(r)
		}
	}
}

// See tells what changed on screen: only the messages that changed, in any
// order. What is not told anew stays as it was.
func (e *Engine) See(at time.Duration, sights []Sight) {
	e.record(func(w *writer) { w.see(at, sights) })
	e.step(at)
	e.veiled = e.veils > 0
	for _, v := range sights {
		id := v.ID.Int64()
		r := e.list.get(id)
		_, gone := e.gone[id]
		switch {
		case r != nil:
			e.look(r, v)
		case id == 0 || gone:
		case v.Bottom > v.Top || v.Collapsed:
			e.early[id] = v
		default:
			delete(e.early, id)
		}
	}
	if e.displayed == 0 {
		e.trustVeil()
	}
}

// look takes over what is shown of a row.
func (e *Engine) look(r *row, v Sight) {
	v.Top, v.Bottom = max(v.Top, 0), min(v.Bottom, v.Height)
	part := v.Height > 0 && v.Bottom > v.Top // false for every NaN
	if !part {
		v.Top, v.Bottom = 0, 0
	}
	collapsed := v.Collapsed && !part && r.id > e.mark
	if r.has(folded) && v.Height > 0 {
		e.unfold(r)
	}
	s := r.sight
	if s == nil {
		if !part && !collapsed {
			return
		}
		s = e.fresh(r)
	}
	here := s.shown || s.under
	// What is gone already does not go once more by being told again.
	under := here && (v.Shaded || !part && (e.relaid() || !s.shown))
	if here && !part && !under {
		s.gone = e.now
	}
	if r.has(held) {
		e.release(r, v, part)
	}
	if s.shown && (!part || v.Height == s.height && v.Top != s.top) {
		e.stirred = e.now
	}
	if s.collapsed && v.Height > 0 {
		e.reset(r)
	}
	e.measure(s, v)
	veil := part && v.Covered
	if veil && !s.covered && (s.shown || !e.veiled) {
		e.pastVeil = false // something was put above it just now
	}
	if veil != s.covered {
		e.change(r, veil)
	}
	e.show(s, part, collapsed, veil)
	s.top, s.bottom, s.under = v.Top, v.Bottom, under
	e.judge(r)
	switch {
	case s.shown || s.collapsed || r.has(held) || e.promising(r):
	case s.left == e.now:
		e.doubtful = append(e.doubtful, s.id)
	default:
		e.forget(r)
	}
}

// change takes the row to the other lane: the browser says that it is covered,
// or is not any more.
func (e *Engine) change(r *row, veil bool) {
	s := r.sight
	late := time.Duration(0)
	if veil && s.shown && !e.told { // it has been covered for longer than anything else goes untold
		late = max(0, e.cfg.CoverLag-e.cfg.Lag)
	}
	if late > 0 && r.has(seen) && r.id > e.mark && e.now-s.ripe < late {
		e.doubtVeil(r) // nobody may have seen the last of it
	}
	if s.good {
		s.since += late
		e.stop(s)
	}
	e.count(s, false)
	s.glance.leave(&s.cover, s.height, e.clock[s.lane()], e.cfg.Glance+e.lag(s.lane())+late)
	s.left = never
}

// relaid: the list has just got another size, so that what leaves the screen does
// so because something of ours takes its room.
func (e *Engine) relaid() bool { return e.now-e.relaidAt < time.Second }

// drop forgets the stays of rows that left before anything was gathered: they
// were kept in case that the node is rendered anew at once.
func (e *Engine) drop() {
	for _, id := range e.doubtful {
		r := e.list.get(id)
		if r != nil && r.sight != nil && !r.sight.shown && !r.sight.collapsed &&
			!r.has(held) && !e.promising(r) {
			e.forget(r)
		}
	}
	e.doubtful = e.doubtful[:0]
}

// measure takes over the height.
func (e *Engine) measure(s *sight, v Sight) {
	if !(v.Height > 0) {
		return // it left the document
	}
	if s.height > 0 && v.Height != s.height {
		// What happens at some later time, or off screen, need not come from
		// the list having got another size.
		relaid := s.layout != e.layout && s.shown && e.relaid()
		s.glance.leave(&s.cover, s.height, e.clock[s.lane()], e.cfg.Glance+e.lag(s.lane()))
		s.cover.resize(s.height, v.Height, relaid)
	}
	s.height, s.layout = v.Height, e.layout
}

// show keeps the books on what is on screen.
func (e *Engine) show(s *sight, part, collapsed, veil bool) {
	if part != s.shown {
		e.skippedStale = true
	}
	e.displayed += int(bit(part) - bit(s.shown))
	e.veils += int(bit(veil) - bit(s.covered))
	s.shown, s.collapsed, s.covered = part, collapsed, veil
	switch on := part || collapsed; {
	case on && s.place < 0:
		s.place = len(e.shown)
		e.shown = append(e.shown, s)
	case !on && s.place >= 0:
		last := len(e.shown) - 1
		e.shown[s.place] = e.shown[last]
		e.shown[s.place].place = s.place
		e.shown[last] = nil
		e.shown = e.shown[:last]
		s.place = -1
	}
}
