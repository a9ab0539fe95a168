package read

import "time"

// gates hold what is known of the person, and the clocks of reading. A message
// gathers dwell by looking at its clock twice, so that passing time costs the
// same however many messages are on screen.
type gates struct {
	started   bool
	now       time.Duration
	attention Attention
	active    time.Duration // the last sign of the person
	direct    time.Duration // the last input inside the frame
	away      bool          // the tab was hidden
	returned  time.Duration // the last time the tab was switched to
	heldAt    time.Duration
	stirred   time.Duration // the last motion of the list
	told      bool          // nothing is in doubt: the observer has told everything
	moving    bool          // the person scrolls
	jumping   bool          // the program scrolls
	// The input inside the frame came after the window lost the focus, and
	// after something was put above a message.
	pastBlur, pastVeil bool

	clock [lanes]time.Duration
}

// Messages that the browser says are covered gather dwell in a lane of their
// own, which is open only while direct input overrules the browser.
const (
	plain = iota
	veiled
	lanes
)

// Later and earlier than any time of a caller.
const (
	forever = time.Duration(1<<63 - 1)
	never   = -forever
)

// Attend tells how things are with the person from now on.
func (e *Engine) Attend(at time.Duration, a Attention) {
	e.record(func(w *writer) { w.attend(at, a) })
	e.step(at)
	was := e.attention
	e.attention = a
	if a.Visible && !was.Visible || a.Focused && !was.Focused {
		e.active = e.now // switching to the tab or the window is a sign of life
	}
	if was.Focused && !a.Focused {
		e.pastBlur, e.returned = false, e.now-e.cfg.Engaged
	}
	switch {
	case !a.Visible:
		e.away = true
	case e.away:
		// The focus is with the portal's page then, and the eyes may be here.
		e.away, e.returned = false, e.now
	}
	if was.Frozen && !a.Frozen {
		e.check = true
	}
}

// Input tells of a pointer, wheel, touch or key inside the frame.
func (e *Engine) Input(at time.Duration) {
	e.record(func(w *writer) { w.line('I', at) })
	e.step(at)
	e.input()
}

func (e *Engine) input() {
	e.active, e.direct = e.now, e.now
	e.pastBlur, e.pastVeil = true, true
}

// Moving tells that the list begins or ends to move, by the person or by the
// program (opening, a jump, the correction of an anchor). Nothing is read
// while the program moves it.
func (e *Engine) Moving(at time.Duration, programmatic, on bool) {
	e.record(func(w *writer) { w.line('M', at, bit(programmatic), bit(on)) })
	e.step(at)
	if programmatic {
		e.jumping = on
	} else {
		e.moving = on
	}
	e.stirred = e.now
}

// step lets time pass with everything as it was.
func (e *Engine) step(at time.Duration) {
	if !e.started {
		e.started = true
		e.now, e.active, e.stirred, e.returned = at, at, at-e.cfg.Rest, at-e.cfg.Engaged
		return
	}
	if at <= e.now {
		return
	}
	from, to := e.now, min(at, e.now+e.cfg.Slice)
	passed := false
	for lane := range e.clock {
		if end := min(to, e.closes(lane)); end > from {
			e.clock[lane] += end - from
			passed = true
		}
	}
	e.now = at
	if passed {
		e.ripen()
	}
	e.drop()
}

// closes says when reading ends in the lane if nothing else happens; not later
// than now if it does not go on at all.
func (e *Engine) closes(lane int) time.Duration {
	a := e.attention
	if !a.Visible || a.Frozen || e.jumping || e.displayed == 0 {
		return never
	}
	end := e.active + e.cfg.Idle
	if !a.Focused {
		end = min(end, e.attended())
	}
	if lane == veiled {
		end = min(end, e.engaged(e.pastVeil))
	}
	return end
}

// attended says until when an unfocused window counts as looked at.
func (e *Engine) attended() time.Duration {
	return max(e.engaged(e.pastBlur), e.returned+e.cfg.Engaged)
}

// engaged says until when an input inside the frame stands in for something,
// if it came after that was lost.
func (e *Engine) engaged(past bool) time.Duration {
	if !past {
		return never
	}
	return e.direct + e.cfg.Engaged
}

func (e *Engine) open(lane int) bool { return e.closes(lane) > e.now }

// watched: somebody may be looking at the widget, and be waiting for it.
func (e *Engine) watched() bool {
	return e.attention.Visible && !e.attention.Frozen && e.now < e.active+e.cfg.Watch
}

// resting: the list stands still, or nobody can be moving it.
func (e *Engine) resting() bool {
	return !e.attention.Visible || !e.moving && !e.jumping && e.now-e.stirred >= e.cfg.Rest
}

// wake says when something on screen could have been seen long enough. The
// answer comes well before a slice is over, so that a late timer loses nothing.
func (e *Engine) wake() time.Duration {
	wait := forever
	for lane := range e.clock {
		if e.counting[lane] > 0 && e.open(lane) {
			wait = min(wait, max(e.due[lane]-e.clock[lane], 1), e.cfg.Slice*4/5)
		}
	}
	if wait == forever {
		return 0
	}
	return e.now + wait
}

func (e *Engine) reason() Reason {
	a := e.attention
	switch {
	case e.policy == Manual || e.policy == Private:
		return ReasonManual
	case !a.Visible || a.Frozen:
		return ReasonHidden
	case !a.Focused && e.attended() <= e.now:
		return ReasonUnfocused
	case e.displayed > 0 && e.displayed == e.veils && e.engaged(e.pastVeil) <= e.now:
		return ReasonCovered
	case e.active+e.cfg.Idle <= e.now:
		return ReasonIdle
	}
	return ReasonReading
}
