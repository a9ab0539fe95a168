package app

import (
	"slices"

	"seenline/app/im"
	"seenline/app/session"
	"seenline/app/timeline"
)

// around is how many rows on either side of the place the reader is brought to
// are drawn at once: more than a screen shows.
const around = 20

// reveal decides which of the loaded pages are drawn. Drawing all that a reply
// brings would hold up scrolling on a slow machine: of what comes to an end of
// the list one page is drawn at a time, and the browser paints in between.
type reveal struct {
	first, last int // keys of the outermost pages drawn
	epoch       int
	targeted    int
	drawn       bool
	oldest      *timeline.Page // as drawn
}

// shown is what is drawn of a state.
type shown struct {
	Pages        []*timeline.Page
	Older, Newer bool // there is more to draw at that end
}

// rest reports whether another drawing has to follow.
func (s shown) rest() bool { return s.Older || s.Newer }

// next returns what to draw now. Painted is whether what was drawn last has been
// painted since.
func (r *reveal) next(s *session.State, painted bool) shown {
	if len(s.Pages) == 0 {
		*r = reveal{}
		return shown{}
	}
	from, to := r.drawnOf(s.Pages)
	switch target := placeOf(s); {
	case !r.drawn || r.epoch != s.Epoch || from == to,
		r.targeted != s.Targeted && (target < from || to <= target):
		from, to = widen(s.Pages, target, target+1)
	case to == len(s.Pages)-1:
		to++ // what one has written must not be missing between its sending and its arrival
	case !painted:
	case to < len(s.Pages):
		to++
	case from > 0:
		from--
	}
	pages := s.Pages[from:to:to]
	if from > 0 && !painted && r.drawn && r.epoch == s.Epoch && pages[0].Key == r.oldest.Key {
		// What begins the list keeps the day above it until something else
		// begins the list: at its very top nothing could make up for that.
		pages = slices.Clone(pages)
		pages[0] = r.oldest
	}
	*r = reveal{
		first: pages[0].Key, last: pages[len(pages)-1].Key,
		epoch: s.Epoch, targeted: s.Targeted, drawn: true, oldest: pages[0],
	}
	return shown{Pages: pages, Older: from > 0, Newer: to < len(s.Pages)}
}

// drawnOf returns the range of the pages that are drawn already.
func (r *reveal) drawnOf(pages []*timeline.Page) (from, to int) {
	for from < len(pages) && pages[from].Key < r.first {
		from++
	}
	for to = from; to < len(pages) && pages[to].Key <= r.last; {
		to++
	}
	return from, to
}

// placeOf returns the page the reader is to be brought to: that of the message
// asked for, else where reading stopped, else the last.
func placeOf(s *session.State) int {
	unread := len(s.Pages) - 1
	for i := len(s.Pages) - 1; i >= 0; i-- {
		for j := range s.Pages[i].Items {
			item := &s.Pages[i].Items[j]
			if s.Target != (im.MessageID{}) && item.Message.ID == s.Target {
				return i
			}
			if item.UnreadBefore {
				unread = i
			}
		}
	}
	return unread
}

// widen adds pages on either side until there are enough rows around.
func widen(pages []*timeline.Page, from, to int) (int, int) {
	for rows := 0; from > 0 && rows < around; from-- {
		rows += len(pages[from-1].Items)
	}
	for rows := 0; to < len(pages) && rows < around; to++ {
		rows += len(pages[to].Items)
	}
	return from, to
}
