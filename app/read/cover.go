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

// end reports whether the bottom edge is covered up to the slack.
func (c *cover) end(slack float64) bool {
	n := len(c.spans)
	return n > 0 && c.spans[n-1].to >= 1-slack-1e-9
}

// resize follows a change of the message's height. Where everything was laid
// out anew the parts stay the same parts. Otherwise a message that grew by more
// than fonts do has got something new, a picture, at an unknown place: what was
// shown stays in pixels from the top, and its end has not been on screen.
func (c *cover) resize(old, now float64, relaid bool) {
	if relaid || now <= old*1.1 {
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
	from, to float64 // pixels
	since    time.Duration
	looked   time.Duration // what is shown is shown since then
}

// settle puts what stayed long enough into c.
func (g *glance) settle(c *cover, height float64, clock, stay time.Duration) bool {
	if !g.on || height <= 0 || clock-g.since < stay {
		return false
	}
	c.add(g.from/height, g.to/height)
	return true
}

// look follows what is shown now.
func (g *glance) look(c *cover, height, top, bottom float64, clock, stay time.Duration) {
	settled := g.settle(c, height, clock, stay)
	from, to := max(g.from, top), min(g.to, bottom)
	if !g.on || settled || to <= from || clock == g.since {
		*g = glance{on: true, from: top, to: bottom, since: clock, looked: clock}
		return
	}
	g.from, g.to, g.looked = from, to, clock
}

// rest puts in what stayed long enough while nothing moved, and answers how
// much longer the remainder of what is shown has to stay: 0 if all is in.
func (g *glance) rest(c *cover, s *sight, clock, stay time.Duration) time.Duration {
	if !g.on {
		return 0
	}
	if g.settle(c, s.height, clock, stay) {
		if g.from == s.top && g.to == s.bottom {
			return 0
		}
		g.from, g.to, g.since = s.top, s.bottom, g.looked
		g.settle(c, s.height, clock, stay)
	}
	return max(0, stay-(clock-g.since))
}

func (g *glance) leave(c *cover, height float64, clock, stay time.Duration) {
	g.settle(c, height, clock, stay)
	g.on = false
}
