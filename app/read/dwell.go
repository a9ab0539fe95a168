package read

import "time"

// judge looks whether what is on screen of the row is enough to gather dwell.
func (e *Engine) judge(r *row) {
	s := r.sight
	slack, room := e.cfg.Slack, e.viewport.height
	clock, moment := e.clock[s.lane()], e.cfg.Glance+e.lag(s.lane())
	good := s.collapsed
	if s.shown {
		atTop, atEnd := s.top <= slack, s.bottom >= s.height-slack
		whole := atTop && atEnd
		tall := room > 0 && s.height > room-slack || !atTop && !atEnd || s.tall && !whole
		if tall != s.tall {
			// What was enough of it is not the same any more.
			e.stop(s)
			s.tall, s.left = tall, never
		}
		// A line of it at the edge of the screen is not being read. Asking for
		// all of it would lose what a reader scrolls through at an even pace.
		good = whole || s.bottom-s.top >= e.enough(s) || s.tall && atEnd
	}
	if s.shown {
		// The slack is granted here, where it is measured: of a message that
		// shrinks later it would be more.
		top, end := s.top, s.bottom
		if top <= slack {
			top = 0
		}
		if end >= s.height-slack {
			end = s.height
		}
		s.glance.look(&s.cover, s.height, top, end, clock, moment)
	} else {
		s.glance.leave(&s.cover, s.height, clock, moment)
	}
	switch {
	case good && !s.good:
		// A stay that goes on in the same moment is one: the node was rendered
		// anew. Or the browser was late to tell that there was a break: once in
		// a stay, and at the price of more doubt, that does not matter.
		again := s.left == e.now && !s.resumed
		s.good, s.since, s.resumed = true, clock, again
		if again {
			s.since, s.acc = s.leftSince, s.leftAcc
		}
	case !good && s.good:
		e.stop(s)
	}
	e.rouse(r)
}

// rouse looks whether the row is seen now, and if not, when it could be.
func (e *Engine) rouse(r *row) {
	s := r.sight
	if s == nil {
		return
	}
	e.count(s, false)
	if r.id <= e.mark || r.has(seen) || r.has(held) {
		return
	}
	clock, lag := e.clock[s.lane()], e.doubt(s)
	moment := e.cfg.Glance + lag
	wait := time.Duration(0)
	switch {
	case s.good:
		wait = max(r.need-s.acc+lag, moment) - (clock - s.since)
	case s.acc < r.need:
		return
	}
	if !s.collapsed {
		more := s.glance.settle(&s.cover, s.height, clock, moment)
		if !e.covered(s) {
			if wait = max(wait, more); wait <= 0 {
				return // only another part of it can help
			}
		}
	}
	if wait > 0 {
		e.count(s, true)
		s.deadline = clock + wait
		e.due[s.lane()] = min(e.due[s.lane()], s.deadline)
		return
	}
	at, _ := e.list.find(r.id)
	if s.collapsed {
		e.list.flag(at, folded, 0)
	}
	s.ripe = e.now
	e.see(at)
}

// enough is how much of the message must be there for time to count, in
// pixels: half of it, or a few lines. Of one taller than the screen it is half
// a screen.
func (e *Engine) enough(s *sight) float64 {
	if room := e.viewport.height; s.tall && room > 0 {
		return min(s.height, room) / 2
	}
	return min(s.height/2, e.cfg.Lines)
}

// covered reports whether enough of the message has been on screen at some
// time: of one taller than the screen the most of it, else all, and always its
// end.
func (e *Engine) covered(s *sight) bool {
	part := 1 - 2*e.cfg.Slack/s.height
	if s.tall {
		part = min(part, e.cfg.Coverage)
	}
	return s.cover.total() >= part-1e-9 && s.cover.end()
}

// ripen finds the rows whose dwell is complete.
func (e *Engine) ripen() {
	for lane, clock := range e.clock {
		if clock < e.due[lane] {
			continue
		}
		e.due[lane] = forever
		for _, s := range e.shown {
			if !s.counts || s.lane() != lane {
				continue
			}
			if s.deadline > clock {
				e.due[lane] = min(e.due[lane], s.deadline)
				continue
			}
			e.rouse(e.list.get(s.id))
		}
	}
}

// stop ends a stay. Its last moments are not counted.
func (e *Engine) stop(s *sight) {
	if !s.good {
		return
	}
	clock := e.clock[s.lane()]
	s.left, s.leftSince, s.leftAcc = e.now, s.since, s.acc
	if stay := clock - s.since - e.doubt(s); stay >= e.cfg.Glance {
		s.acc += stay
	}
	s.good = false
	e.count(s, false)
}

// doubt is how much of the stay of a row is in doubt.
func (e *Engine) doubt(s *sight) time.Duration {
	if s.resumed {
		return e.lag(s.lane()) + e.cfg.Lag
	}
	return e.lag(s.lane())
}

// lag is how much of the past is in doubt: the browser may not have told yet
// that something has left the screen. Of what is covered it may not have told
// either by how much more.
func (e *Engine) lag(lane int) time.Duration {
	switch {
	case e.told:
		return 0
	case lane == veiled:
		return max(e.cfg.CoverLag, e.cfg.Lag)
	}
	return e.cfg.Lag
}

// unfold: a row that took no room does now. Having been seen as such is void.
func (e *Engine) unfold(r *row) {
	at, _ := e.list.find(r.id)
	e.list.flag(at, 0, folded)
	if r.id > e.mark {
		e.unsee(at)
	}
}

func (e *Engine) count(s *sight, on bool) {
	if on != s.counts {
		s.counts = on
		e.counting[s.lane()] += int(bit(on)*2 - 1)
	}
}

// reset begins anew with a row that is to be read again.
func (e *Engine) reset(r *row) {
	s := r.sight
	e.count(s, false)
	s.good, s.acc, s.left = false, 0, never
	s.cover, s.glance = cover{spans: s.cover.spans[:0]}, glance{}
}

// promising: something that is worth keeping was gathered.
func (e *Engine) promising(r *row) bool {
	s := r.sight
	return r.id > e.mark && !r.has(seen) && (s.acc > 0 || s.cover.any())
}

// forget drops the stay of a row.
func (e *Engine) forget(r *row) {
	s := r.sight
	e.count(s, false)
	e.show(s, false, false, false)
	r.sight = nil
	e.spare = append(e.spare, s)
}

func (e *Engine) fresh(r *row) *sight {
	var s *sight
	if n := len(e.spare); n > 0 {
		s, e.spare = e.spare[n-1], e.spare[:n-1]
	} else {
		s = new(sight)
	}
	*s = sight{id: r.id, layout: e.layout, place: -1, left: never, ripe: e.now - e.cfg.CoverLag, gone: e.now - e.cfg.Lag, cut: e.now - e.cfg.Lag, cover: cover{spans: s.cover.spans[:0]}}
	r.sight = s
	return s
}
