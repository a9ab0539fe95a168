package read

import (
	"slices"
	"time"

	"seenline/app/im"
)

// Forget tells that messages have left what is loaded. Those that were read
// before the engine was there, and that nothing is being gathered for, are not
// kept: whoever goes through years of a dialog would gather them all. They are
// like messages that were never loaded, and come back by [Engine.Load]. It
// returns those it has not kept.
func (e *Engine) Forget(at time.Duration, ids []im.MessageID) (forgotten []im.MessageID) {
	e.record(func(w *writer) { w.forget(at, ids) })
	e.step(at)
	for _, id := range ids {
		n := id.Int64()
		if n > e.lowest {
			continue // a mark of this page can be taken back to there
		}
		if s, known := e.list.find(n); known && e.list.at(s).sight == nil {
			e.list.forget(s)
			forgotten = append(forgotten, id)
		}
	}
	return forgotten
}

// forget takes the row out. Unlike with one that is gone, it is still there:
// what comes after it is no longer known to follow anything.
func (l *rows) forget(s spot) {
	c := l.chunks[s.c]
	old := c.rows[s.i]
	c.count(&old, -1)
	if n := l.at(l.next(s)); n != nil {
		n.floor = max(n.floor, old.id)
	}
	c.rows = slices.Delete(c.rows, s.i, s.i+1)
	switch {
	case len(c.rows) == 0:
		l.chunks = slices.Delete(l.chunks, s.c, s.c+1)
	case s.i == len(c.rows):
		s = spot{s.c + 1, 0}
	}
	l.relink(s)
}
