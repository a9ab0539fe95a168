package read

import "seenline/app/im"

// base is the mark that reading goes on from.
func (e *Engine) base() int64 { return max(e.mark, e.forced, e.before) }

// retreat gives up what was reached if the row at id lies in it.
func (e *Engine) retreat(id int64) {
	if b := e.base(); id > b && id <= e.reach {
		e.reach, e.worth = b, 0
		e.dirty = true
	}
}

// extend moves reach on through seen and passive rows, never over a hole and
// never over what is not known.
func (e *Engine) extend() {
	if !e.dirty {
		return
	}
	e.dirty = false
	for s := e.list.after(e.reach); ; s = e.list.next(s) {
		r := e.list.at(s)
		if r == nil || r.floor > e.reach || r.open() {
			return
		}
		e.reach = r.id
		if r.has(seen) && !r.has(own) {
			e.worth = r.id
		}
	}
}

// see notes that the row was seen.
func (e *Engine) see(s spot) {
	r := e.list.at(s)
	if r.has(seen) {
		return
	}
	e.list.flag(s, seen, 0)
	if !r.has(passive) {
		e.top = max(e.top, r.id)
	}
	e.dirty, e.skippedStale = true, true
	if r.has(own) || r.id > e.reach {
		return
	}
	// A passive row that was passed already: now it is worth a request.
	e.worth = max(e.worth, r.id)
}

// unsee takes it back: what was thought to be on screen was not.
func (e *Engine) unsee(s spot) {
	r := e.list.at(s)
	e.list.flag(s, 0, seen)
	e.retreat(r.id)
	e.dirty, e.skippedStale = true, true
	if r.id == e.top {
		e.retop()
	}
}

// doubtVeil takes back that the row was seen: it may have been covered before that.
func (e *Engine) doubtVeil(r *row) {
	if e.now-e.withdrawnAt > e.cfg.Lag {
		e.withdrawn = e.withdrawn[:0]
	}
	e.withdrawn, e.withdrawnAt = append(e.withdrawn, r.id), e.now
	at, _ := e.list.find(r.id)
	e.unsee(at)
}

// trustVeil gives back what was taken back just now: a browser says of a frame that
// the portal's page takes away or hides that it is covered, right before it is gone.
func (e *Engine) trustVeil() {
	if e.now-e.withdrawnAt > e.cfg.Lag {
		return
	}
	for _, id := range e.withdrawn {
		if r := e.list.get(id); r != nil && id > e.mark && !r.has(held) {
			at, _ := e.list.find(id)
			e.see(at)
		}
	}
	e.withdrawn = e.withdrawn[:0]
}

// retop finds the highest seen row that counts.
func (e *Engine) retop() {
	e.top = 0
	for c := len(e.list.chunks) - 1; c >= 0; c-- {
		rs := e.list.chunks[c].rows
		for i := len(rs) - 1; i >= 0; i-- {
			if rs[i].id <= e.mark {
				return
			}
			if rs[i].flags&(seen|passive) == seen {
				e.top = rs[i].id
				return
			}
		}
	}
}

func (e *Engine) decide() Decision {
	e.extend()
	e.skip()
	d := Decision{Check: e.check, Reason: e.reason(), Wake: e.wake(), Skipped: e.skipped}
	mark, base := int64(0), e.base()
	if e.forced > e.mark {
		mark, d.Deliberate = e.forced, true
	}
	if e.worth > base {
		d.Seen = messageID(e.reach)
	} else {
		d.Seen = messageID(base)
	}
	if e.worth > base || d.Deliberate {
		switch {
		case e.policy == Manual || e.policy == Private:
		case e.policy == OnStop && !e.resting():
			if e.worth > base {
				if at := e.stirred + e.cfg.Rest; !e.moving && (d.Wake == 0 || at < d.Wake) {
					d.Wake = at
				}
			}
		default:
			mark = e.reach
		}
	}
	d.Mark = messageID(mark)
	d.All = mark > 0 && e.newest > 0 && mark >= e.newest
	return d
}

// skip finds what lies unseen before the highest seen row. What is on screen
// right now is being read, not skipped.
func (e *Engine) skip() {
	if !e.skippedStale {
		return
	}
	e.skippedStale = false
	e.skipped = Skipped{}
	if e.top <= e.reach {
		return
	}
	sk := Skipped{}
	from := e.list.after(e.reach)
	// What is not loaded ends before a row that is, and can be marked with that
	// one if it was seen itself.
	hole := func(end *row) {
		sk.Partial = true
		if !end.open() {
			sk.To = messageID(end.id)
		}
	}
	if r := e.list.at(from); r.floor > e.reach {
		hole(r)
	}
	for s := from; ; {
		c := e.list.chunks[s.c]
		if last := &c.rows[len(c.rows)-1]; s.i == 0 && last.id < e.top && c.open == 0 && (s != from || c.loose == 0) {
			if c.loose > 0 {
				hole(last)
			}
			s = spot{s.c + 1, 0}
			continue
		}
		r := &c.rows[s.i]
		if s != from && !r.has(linked) {
			hole(r)
		}
		if r.id >= e.top {
			break
		}
		if r.open() && (r.sight == nil || !r.sight.shown || r.has(held)) {
			if sk.Count == 0 {
				sk.From = messageID(r.id)
			}
			sk.To = messageID(r.id)
			sk.Count++
		}
		s = e.list.next(s)
	}
	if sk.Count > 0 || sk.Partial {
		e.skipped = sk
	}
}

// FirstAfter returns the first message after mark that counts, as far as it is
// known: the one to hand to im.dialog.unread to undo a reading that began at
// mark. Zero if what follows mark is not loaded.
func (e *Engine) FirstAfter(mark im.MessageID) im.MessageID {
	last := mark.Int64()
	for s := e.list.after(last); ; s = e.list.next(s) {
		r := e.list.at(s)
		if r == nil || r.floor > last {
			return im.MessageID{}
		}
		if !r.has(passive) {
			return messageID(r.id)
		}
		last = r.id
	}
}

// tally returns how many messages that count are known in (from, to], and
// whether that is all of them.
func (e *Engine) tally(from, to int64) (n int, whole bool) {
	last, whole := from, true
	for s := e.list.after(from); ; s = e.list.next(s) {
		r := e.list.at(s)
		if r == nil || r.id > to {
			return n, whole && last == to
		}
		whole = whole && r.floor <= last
		if last = r.id; !r.has(passive) {
			n++
		}
	}
}
