package read

import (
	"slices"
	"time"

	"seenline/app/im"
)

// Load tells of messages, in any order of pages, also again: what changed in
// a message (edited, deleted) is taken over.
func (e *Engine) Load(at time.Duration, run Run) {
	e.record(func(w *writer) { w.load(at, run) })
	e.step(at)
	e.dirty, e.skippedStale = true, true
	rs := run.Rows
	if !slices.IsSortedFunc(rs, func(a, b Row) int { return a.ID.Compare(b.ID) }) {
		rs = slices.Clone(rs)
		slices.SortFunc(rs, func(a, b Row) int { return a.ID.Compare(b.ID) })
	}
	const unknown = int64(-1)
	before := unknown // nothing lies between this and the row at hand
	if run.First {
		before = 0
	} else if !run.After.IsZero() {
		before = run.After.Int64()
	}
	for i := range rs {
		id := rs[i].ID.Int64()
		if _, gone := e.gone[id]; gone || id == 0 {
			continue
		}
		if before == unknown || before >= id {
			e.put(rs[i], id)
		} else {
			e.put(rs[i], before)
		}
		before = id
	}
	if b := run.Before.Int64(); b > 0 && before != unknown && before < b {
		if at, known := e.list.find(b); known {
			e.list.lower(at, before)
		} else if old, ok := e.links[b]; !ok || before < old {
			e.links[b] = before
		}
	}
	if n := e.list.newest(); run.Last && before > 0 && before >= n {
		e.newest = before
	} else if n > e.newest {
		e.newest = 0 // there is something newer than what was the newest
	}
}

// put adds the row or takes over what changed in it.
func (e *Engine) put(r Row, floor int64) {
	id := r.ID.Int64()
	need := e.cfg.dwell(r.Words, r.Media)
	var f flags
	if r.Passive || r.Own {
		f = passive
	}
	if r.Own {
		f |= own
	}
	s, known := e.list.find(id)
	if known {
		old := e.list.at(s)
		if old.need != need {
			old.need = need
			e.rouse(old)
		}
		e.list.flag(s, f, passive|own)
		e.list.lower(s, floor)
	} else {
		if link, ok := e.links[id]; ok {
			floor = min(floor, link)
			delete(e.links, id)
		}
		if id > e.mark && id <= e.heldTo {
			f |= held
		}
		s = e.list.insert(s, row{id: id, floor: floor, need: need, flags: f})
		if early, ok := e.early[id]; ok {
			delete(e.early, id)
			e.look(e.list.at(s), early)
		}
	}
	if r := e.list.at(s); !r.has(seen) && !r.has(passive) {
		e.retreat(id)
	}
}

// Remove tells that a message is gone for good: nothing of it is left in the
// dialog, and what was around it is adjacent.
func (e *Engine) Remove(at time.Duration, id im.MessageID) {
	e.record(func(w *writer) { w.line('R', at, id.Int64()) })
	e.step(at)
	n := id.Int64()
	if n == 0 {
		return
	}
	e.gone[n] = struct{}{}
	delete(e.early, n)
	s, known := e.list.find(n)
	if !known {
		return
	}
	if r := e.list.at(s); r.sight != nil {
		e.forget(r)
	}
	before := int64(0)
	if p := e.list.prev(s); p != nil {
		before = p.id
	}
	e.list.remove(s)
	if e.forced == n {
		e.forced = before
	}
	if e.newest == n {
		e.newest = before
	}
	if e.top == n {
		e.retop()
	}
	e.retreat(n)
	e.dirty, e.skippedStale = true, true
}
