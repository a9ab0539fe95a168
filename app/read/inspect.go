package read

import (
	"slices"
	"time"

	"seenline/app/im"
)

// Inspection is what the engine knows of one message, for people who want to
// know why it is not read.
type Inspection struct {
	ID        im.MessageID
	Known     bool // it was loaded
	Read      bool // at or below the server's mark
	Seen      bool
	Passive   bool
	Held      bool // kept unread by the person's will
	Linked    bool // the message before it is known to be the one before it
	Shown     bool // a part of it is on screen
	Covered   bool
	Collapsed bool
	Tall      bool
	Gathering bool    // what is on screen is enough, and reading is not paused
	Coverage  float64 // of a tall message, 0 to 1
	Dwell     time.Duration
	Need      time.Duration
}

// Inspect tells everything about one message as of the last input.
func (e *Engine) Inspect(id im.MessageID) Inspection {
	in := Inspection{ID: id, Read: !id.IsZero() && id.Int64() <= e.mark}
	r := e.list.get(id.Int64())
	if r == nil {
		return in
	}
	in.Known, in.Need = true, r.need
	in.Seen, in.Passive, in.Held, in.Linked = r.has(seen), r.has(passive), r.has(held), r.has(linked)
	s := r.sight
	if s == nil {
		return in
	}
	in.Shown, in.Covered, in.Collapsed, in.Tall = s.shown, s.covered, s.collapsed, s.tall
	// Looking changes nothing: what stayed long enough goes into copies.
	g, c := s.glance, cover{slices.Clone(s.cover.spans)}
	g.settle(&c, s.height, e.clock[s.lane()], e.cfg.Glance+e.lag(s.lane()))
	in.Coverage, in.Dwell = c.total(), s.acc
	if s.good {
		in.Gathering = e.open(s.lane())
		in.Dwell += e.clock[s.lane()] - s.since
	}
	return in
}

// Shown appends the messages that are on screen to ids.
func (e *Engine) Shown(ids []im.MessageID) []im.MessageID {
	for _, s := range e.shown {
		ids = append(ids, messageID(s.id))
	}
	return ids
}

// Attention returns what was last told of the person.
func (e *Engine) Attention() Attention { return e.attention }
