package timeline

import (
	"slices"

	"seenline/app/im"
)

// chunk is the content of one page. Rows are only ever added at the end of the
// newest chunk, or in new chunks at either end, so that what is on the screen
// keeps its place; the exceptions are messages the portal left out before.
type chunk struct {
	key    int
	rows   []*entry // never empty
	page   *Page    // laid out last
	stamps []stamp  // of page
}

func (c *chunk) first() im.MessageID { return c.rows[0].message.ID }
func (c *chunk) last() im.MessageID  { return c.rows[len(c.rows)-1].message.ID }

func (c *chunk) search(id im.MessageID) (int, bool) {
	return slices.BinarySearchFunc(c.rows, id, func(e *entry, id im.MessageID) int {
		return e.message.ID.Compare(id)
	})
}

// chunkOf returns the index of the chunk id is in or would be inserted into:
// the first one that does not end before it.
func (t *Timeline) chunkOf(id im.MessageID) int {
	i, _ := slices.BinarySearchFunc(t.chunks, id, func(c *chunk, id im.MessageID) int {
		return c.last().Compare(id)
	})
	return i
}

func (t *Timeline) find(id im.MessageID) *entry {
	if i := t.chunkOf(id); i < len(t.chunks) {
		if j, ok := t.chunks[i].search(id); ok {
			return t.chunks[i].rows[j]
		}
	}
	return nil
}

// prepend puts rows, all older than the window, into new chunks before it. The
// odd-sized chunk is the oldest one.
func (t *Timeline) prepend(rows []*entry) {
	for len(rows) > 0 {
		key := 0
		if len(t.chunks) > 0 {
			key = t.chunks[0].key - 1
		}
		cut := max(0, len(rows)-t.cfg.PageSize)
		t.chunks = slices.Insert(t.chunks, 0, &chunk{key: key, rows: slices.Clone(rows[cut:])})
		rows = rows[:cut]
	}
}

// append puts rows, all newer than the window, into its last chunk and new
// ones after it.
func (t *Timeline) append(rows []*entry) {
	for len(rows) > 0 {
		last := len(t.chunks) - 1
		if last < 0 || len(t.chunks[last].rows) >= t.cfg.PageSize {
			key := 0
			if last >= 0 {
				key = t.chunks[last].key + 1
			}
			t.chunks = append(t.chunks, &chunk{key: key})
			last++
		}
		c := t.chunks[last]
		n := min(len(rows), t.cfg.PageSize-len(c.rows))
		c.rows = append(c.rows, rows[:n]...)
		rows = rows[n:]
	}
}

// insert puts one row between two rows of the window.
func (t *Timeline) insert(e *entry) {
	c := t.chunks[t.chunkOf(e.message.ID)]
	j, _ := c.search(e.message.ID)
	c.rows = slices.Insert(c.rows, j, e)
}

// trim drops chunks at an end until the window is small enough, and returns
// the messages that are gone. older says which end has just grown; it decides
// where the anchor is not known.
func (t *Timeline) trim(older bool) (gone []im.MessageID) {
	total := t.Len()
	for total > t.cfg.MaxRows && len(t.chunks) > 1 {
		last := len(t.chunks) - 1
		dropNewest := older
		if at := t.chunkOf(t.anchor); !t.anchor.IsZero() && at <= last {
			before, after := 0, 0
			for i, c := range t.chunks {
				if i < at {
					before += len(c.rows)
				} else if i > at {
					after += len(c.rows)
				}
			}
			if before != after {
				dropNewest = after > before
			}
		}
		var c *chunk
		if dropNewest {
			c, t.chunks = t.chunks[last], t.chunks[:last:last]
			t.known.to, t.atEnd = c.first().Int64()-1, false
		} else {
			c, t.chunks = t.chunks[0], t.chunks[1:]
			t.known.from = c.last().Int64() + 1
		}
		for _, e := range c.rows {
			gone = append(gone, e.message.ID)
		}
		total -= len(c.rows)
		t.dirty = true
	}
	return gone
}
