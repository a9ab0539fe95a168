package read

import (
	"slices"
	"sort"
	"time"
)

type flags uint8

const (
	passive flags = 1 << iota
	own
	seen
	held   // unread again by the person's will: not read again by itself
	folded // seen, but only as something that takes no room
	linked // nothing lies between the row before and this one
)

// row is a message in the engine. Everything about its stay on screen is in
// sight, which only rows that were shown have.
type row struct {
	id    int64
	floor int64 // nothing lies between floor and id; floor == id: not known
	need  time.Duration
	flags flags
	sight *sight
}

func (r *row) has(f flags) bool { return r.flags&f != 0 }

// open: the row counts and was not seen.
func (r *row) open() bool { return r.flags&(passive|seen) == 0 }

const chunkSize = 256

type chunk struct {
	rows  []row
	open  int // rows that are open
	loose int // rows that are not linked
}

// rows is every known row in order of ids. It is a list of short sorted slices,
// so that a page of history costs the same at both ends and in the middle of
// a dialog of any length.
type rows struct{ chunks []*chunk }

// spot is a place in rows. It is valid until a row is inserted or removed.
type spot struct{ c, i int }

// find returns the first row whose id is not below id.
func (l *rows) find(id int64) (spot, bool) {
	c := sort.Search(len(l.chunks), func(c int) bool {
		rs := l.chunks[c].rows
		return rs[len(rs)-1].id >= id
	})
	if c == len(l.chunks) {
		return spot{c, 0}, false
	}
	rs := l.chunks[c].rows
	i := sort.Search(len(rs), func(i int) bool { return rs[i].id >= id })
	return spot{c, i}, rs[i].id == id
}

// after returns the first row whose id is above id.
func (l *rows) after(id int64) spot {
	at, found := l.find(id)
	if found {
		at = l.next(at)
	}
	return at
}

func (l *rows) get(id int64) *row {
	if at, found := l.find(id); found {
		return l.at(at)
	}
	return nil
}

// at returns the row, nil behind the end.
func (l *rows) at(s spot) *row {
	if s.c >= len(l.chunks) {
		return nil
	}
	return &l.chunks[s.c].rows[s.i]
}

func (l *rows) next(s spot) spot {
	if s.i++; s.c < len(l.chunks) && s.i >= len(l.chunks[s.c].rows) {
		return spot{s.c + 1, 0}
	}
	return s
}

// prev returns the row before, nil before the beginning.
func (l *rows) prev(s spot) *row {
	if s.i > 0 {
		return &l.chunks[s.c].rows[s.i-1]
	}
	if s.c == 0 || len(l.chunks) == 0 {
		return nil
	}
	rs := l.chunks[s.c-1].rows
	return &rs[len(rs)-1]
}

// newest returns the highest id, 0 if there is no row.
func (l *rows) newest() int64 {
	if len(l.chunks) == 0 {
		return 0
	}
	rs := l.chunks[len(l.chunks)-1].rows
	return rs[len(rs)-1].id
}

// flag sets and clears flags and keeps the sums of the chunk right.
func (l *rows) flag(s spot, set, clear flags) {
	c := l.chunks[s.c]
	r := &c.rows[s.i]
	c.count(r, -1)
	r.flags = r.flags&^clear | set
	c.count(r, 1)
}

func (c *chunk) count(r *row, by int) {
	if r.open() {
		c.open += by
	}
	if !r.has(linked) {
		c.loose += by
	}
}

// relink looks again whether the row follows the one before it.
func (l *rows) relink(s spot) {
	r := l.at(s)
	if r == nil {
		return
	}
	if p := l.prev(s); r.floor == 0 || p != nil && r.floor <= p.id {
		l.flag(s, linked, 0)
	} else {
		l.flag(s, 0, linked)
	}
}

// lower notes that nothing lies between floor and the row.
func (l *rows) lower(s spot, floor int64) {
	if r := l.at(s); floor < r.floor {
		r.floor = floor
		l.relink(s)
	}
}

// insert puts r in front of the row at s and returns where it is.
func (l *rows) insert(s spot, r row) spot {
	if n := l.at(s); n != nil && n.floor < r.floor {
		// It came late, into what was known to be empty: the emptiness
		// around it stays known.
		r.floor = n.floor
	}
	if s.i == 0 && s.c > 0 && (s.c == len(l.chunks) || len(l.chunks[s.c].rows) >= chunkSize) {
		s = spot{s.c - 1, len(l.chunks[s.c-1].rows)}
	}
	if s.c == len(l.chunks) {
		l.chunks = append(l.chunks, &chunk{})
	} else if n := len(l.chunks[s.c].rows); n >= chunkSize {
		s = l.split(s, n)
	}
	c := l.chunks[s.c]
	c.rows = slices.Insert(c.rows, s.i, r)
	c.count(&c.rows[s.i], 1)
	l.relink(s)
	l.relink(l.next(s))
	return s
}

// split makes room at s in a chunk of n rows. At an end of the chunk a new one
// is begun, so that loading page after page leaves full chunks.
func (l *rows) split(s spot, n int) spot {
	cut := n / 2
	if s.i == 0 || s.i == n {
		cut = s.i
	}
	old := l.chunks[s.c]
	tail := &chunk{rows: slices.Clone(old.rows[cut:])}
	for i := range tail.rows {
		old.count(&tail.rows[i], -1)
		tail.count(&tail.rows[i], 1)
	}
	clear(old.rows[cut:])
	old.rows = old.rows[:cut]
	l.chunks = slices.Insert(l.chunks, s.c+1, tail)
	if s.i > cut || s.i == cut && cut == n {
		s = spot{s.c + 1, s.i - cut}
	}
	return s
}

// remove takes the row out; what was around it is adjacent now.
func (l *rows) remove(s spot) {
	c := l.chunks[s.c]
	gone := c.rows[s.i]
	c.count(&gone, -1)
	next := l.next(s)
	if n := l.at(next); n != nil && n.floor <= gone.id && gone.floor < n.floor {
		n.floor = gone.floor
	}
	c.rows = slices.Delete(c.rows, s.i, s.i+1)
	if len(c.rows) == 0 {
		l.chunks = slices.Delete(l.chunks, s.c, s.c+1)
	} else if s.i == len(c.rows) {
		s = spot{s.c + 1, 0}
	}
	l.relink(s)
}
