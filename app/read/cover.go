package read

import "time"

// span is a part of a message from its top, 0, to its end, 1: parts survive
// being laid out anew.
type span struct{ from, to float64 }

// cover is which parts of a message have been on screen.
type cover struct{ spans []span } // ascending, apart

func (c *cover) any() bool { return len(c.spans) > 0 }

// spansMax bounds the memory; more than this only comes from jumping about.
const spansMax = 32

func (c *cover) add(from, to float64) {
	if !(to > from) {
		return
	}
	const seam = 1e-6 // rounding is no hole
	i := 0
	for i < len(c.spans) && c.spans[i].to < from-seam {
		i++
	}
	j := i
	for j < len(c.spans) && c.spans[j].from <= to+seam {
		from, to = min(from, c.spans[j].from), max(to, c.spans[j].to)
		j++
	}
	switch {
	case j > i:
		c.spans[i] = span{from, to}
		c.spans = append(c.spans[:i+1], c.spans[j:]...)
	case len(c.spans) < spansMax:
		c.spans = append(c.spans, span{})
		copy(c.spans[i+1:], c.spans[i:])
		c.spans[i] = span{from, to}
	}
}

// total returns the part that is covered.
func (c *cover) total() float64 {
	sum := 0.0
	for _, s := range c.spans {
		sum += s.to - s.from
	}
	return sum
}

// end reports whether the bottom edge is covered.
func (c *cover) end() bool {
	n := len(c.spans)
	return n > 0 && c.spans[n-1].to >= 1-1e-9
}

// resize follows a change of the message's height. Where everything was laid
// out anew the parts stay the same parts, unless that is not to be believed:
// nobody halves a window at once. Otherwise a message that grew by more
// than fonts do has got something new, a picture, at an unknown place: what was
// shown stays in pixels from the top, and its end has not been on screen.
func (c *cover) resize(old, now float64, relaid bool) {
	if relaid && now <= old*2 || now <= old*1.1 {
		return
	}
	for i := range c.spans {
		c.spans[i].from *= old / now
		c.spans[i].to *= old / now
	}
}

// glance is what has been on screen without a break since a time on the clock
// of reading. Only what stays for a moment counts as shown: in a flick nothing
// does.
type glance struct {
	on       bool
	from, to float64 // pixels, shown since
	since    time.Duration
	top, end float64 // pixels, shown since the last look
	looked   time.Duration
}

// settle puts what stayed long enough into c, and answers how much longer the
// remainder of what is shown has to stay: 0 if all is in.
func (g *glance) settle(c *cover, height float64, clock, stay time.Duration) time.Duration {
	if !g.on || height <= 0 {
		return 0
	}
	if clock-g.since >= stay {
		c.add(g.from/height, g.to/height)
		if g.from == g.top && g.to == g.end {
			return 0
		}
		g.from, g.to, g.since = g.top, g.end, g.looked
		if clock-g.since >= stay {
			c.add(g.from/height, g.to/height)
			return 0
		}
	}
	return stay - (clock - g.since)
}

// look follows what is shown from now on.
func (g *glance) look(c *cover, height, top, end float64, clock, stay time.Duration) {
	g.settle(c, height, clock, stay)
	from, to := max(g.from, top), min(g.to, end)
	if !g.on || to <= from || clock == g.since || clock-g.since >= stay {
		from, to, g.since = top, end, clock
	}
	g.on, g.from, g.to = true, from, to
	if !(g.top == top && g.end == end) || g.since == clock {
		g.top, g.end, g.looked = top, end, clock
	}
}

func (g *glance) leave(c *cover, height float64, clock, stay time.Duration) {
	g.settle(c, height, clock, stay)
	g.on = false
}
