//go:build js

package screen

import (
	"math"
	"syscall/js"

	"seenline/app/im"
)

// Scroller moves the list and keeps it still while content changes around
// what is being read.
type Scroller struct {
	list, content js.Value
	resize        js.Value // ResizeObserver
	callResize    js.Func
	still         *still
	held          bool
	top           float64  // scrollTop then
	anchor        js.Value // the row that must not move
	offset        float64  // its distance from the content's top, px
	shift         *shift
	put           float64 // scrollTop when it was put back last
	atEnd         bool    // when it was held last
	end           float64 // scrollTop when it was held at the end last
}

// NewScroller takes hold of the list, or returns nil if there is none.
func NewScroller() *Scroller {
	list := find(listSelector)
	if !list.Truthy() {
		return nil
	}
	s := &Scroller{list: list, content: list.Get("firstElementChild"), shift: &shift{list: list}}
	s.still = keepStill(list, s.shift)
	s.callResize = js.FuncOf(func(js.Value, []js.Value) any {
		if !s.putBack() && !s.keeps() {
			s.still.grown()
		}
		return nil
	})
	s.resize = js.Global().Get("ResizeObserver").New(s.callResize)
	s.resize.Call("observe", s.content)
	return s
}

// Stop releases what the scroller holds in the browser.
func (s *Scroller) Stop() {
	s.resize.Call("disconnect")
	s.callResize.Release()
	s.still.stop()
}

// Hold remembers where the first row in view is. [Scroller.Settle] puts it back
// there, unless the browser sees to that.
//
// It does so well enough as long as there are rows above. The day above the first
// one of all goes once an older one stands before it, and the browser may have
// chosen just that to hold on to. Where the row was put back and nobody has
// scrolled since, it is put back again: every change of hands costs half a pixel.
// At the end, too, the browser is kept from it: if the list was lower before, and
// pushed up at its end when it grew, it would go back to where it was.
func (s *Scroller) Hold() {
	v := look(s.list)
	s.held, s.top = true, v.scrolled
	if s.atEnd = v.left < endSlack; s.atEnd {
		s.end = s.top
	}
	if s.anchor = v.row; s.anchor.Truthy() {
		s.offset = s.offsetOf(s.anchor)
	}
	s.leave(v.at > 0 && s.top != s.put && !s.atEnd)
}

// leave has the browser keep the view where it is, or keeps it from that.
func (s *Scroller) leave(browser bool) {
	anchor := "none"
	if browser {
		anchor = ""
	}
	s.list.Get("style").Set("overflowAnchor", anchor)
}

// Place returns the first message in view and where its top is below the
// list's, px; false if there is none, or if the list is at its end: whoever
// comes back to that wants to see what is new.
func (s *Scroller) Place() (message im.MessageID, top float64, ok bool) {
	v := look(s.list)
	if !v.row.Truthy() || v.left < endSlack {
		return im.MessageID{}, 0, false
	}
	message, ok = messageID(v.row)
	return message, v.below, ok
}

// Settle puts the row that was held back to where it was in view. It is called
// when something has been drawn; the next time the content's height changes, before
// the browser paints, is the latest. Where the browser keeps the view itself
// (overflow-anchor) that is its business, before this or after: but not at the
// very top, to where one may have scrolled since.
func (s *Scroller) Settle() {
	if !s.putBack() {
		return
	}
	s.held, s.anchor = false, js.Value{} // where it is now is nobody's memory
	s.leave(true)
	if !s.keeps() {
		s.still.note()
	}
}

// putBack does so as often as the content's height changes between: what is to be drawn
// may not be there yet.
func (s *Scroller) putBack() bool {
	if !s.held {
		return false
	}
	if s.anchor.Truthy() && s.anchor.Get("isConnected").Bool() {
		offset, top := s.offsetOf(s.anchor), s.list.Get("scrollTop").Float()
		grown := offset - s.offset
		if math.Abs(grown) > 1 && (top < 1 || !s.keeps() || missed(top-s.top, grown)) {
			s.put = s.shift.by(grown)
			top = s.put
		}
		s.offset, s.top = offset, top
	}
	return true
}

// missed reports whether the browser has not made up for what the content has
// grown by, as far as the way tells that the list has gone since it was held: a
// person may have scrolled, too, but not by a page. Of a frame that is not shown
// any more no browser keeps the view.
func missed(way, grown float64) bool {
	const page = 200
	return math.Abs(grown) > page && math.Abs(way) < math.Abs(way-grown)
}

// keeps reports whether the browser keeps the view where it is.
func (s *Scroller) keeps() bool {
	kept := js.Global().Call("getComputedStyle", s.list).Get("overflowAnchor")
	return kept.Type() == js.TypeString && kept.String() == "auto"
}

func (s *Scroller) offsetOf(row js.Value) float64 {
	return row.Call("getBoundingClientRect").Get("top").Float() -
		s.content.Call("getBoundingClientRect").Get("top").Float()
}

// ToDivider puts the unread divider a third of the list's height from its top
// and reports whether there is one.
func (s *Scroller) ToDivider() bool {
	divider := s.list.Call("querySelector", `[data-divider="unread"]`)
	if !divider.Truthy() {
		return false
	}
	s.to(divider, s.list.Get("clientHeight").Float()/3)
	return true
}

// ToMessage brings a message into the middle of the list, or its first line if
// it is too tall, and reports whether it is there.
func (s *Scroller) ToMessage(id im.MessageID) bool {
	row := s.row(id)
	if !row.Truthy() {
		return false
	}
	free := s.list.Get("clientHeight").Float() - row.Get("offsetHeight").Float()
	s.to(row, max(free/2, 0))
	return true
}

// ToPlace puts a message where [Scroller.Place] found it, and reports whether it
// is there.
func (s *Scroller) ToPlace(id im.MessageID, top float64) bool {
	row := s.row(id)
	if !row.Truthy() {
		return false
	}
	s.to(row, top)
	return true
}

func (s *Scroller) row(id im.MessageID) js.Value {
	return s.list.Call("querySelector", rowOf(id))
}

// ToEnd shows the newest loaded message.
func (s *Scroller) ToEnd() {
	s.scrollTo(s.list.Get("scrollHeight").Float())
}

// WasAtEnd reports whether the list was scrolled to its end when it was held.
func (s *Scroller) WasAtEnd() bool { return s.atEnd }

// Follow goes on from what was the end to what is now, but no further than to
// where the first unread message comes to the top: nothing leaves the screen
// unseen. Whoever has scrolled on from there goes their own way. Whole: it is
// followed only if all that is unread fits on the screen; whoever has missed
// more than that stays where they were.
func (s *Scroller) Follow(whole bool) {
	if math.Abs(s.list.Get("scrollTop").Float()-s.end) > 1 {
		return
	}
	top := s.list.Call("getBoundingClientRect").Get("top").Float()
	down := s.list.Get("scrollHeight").Float() - s.list.Get("scrollTop").Float() - s.list.Get("clientHeight").Float()
	end := down
	unread := s.list.Call("querySelectorAll", rowSelector+`[data-unread]`)
	for i := unread.Length() - 1; i >= 0; i-- {
		below := unread.Index(i).Call("getBoundingClientRect").Get("top").Float() - top
		if below < 0 {
			break
		}
		down = min(down, below)
	}
	if down > 1 && !(whole && down < end) {
		s.scrollTo(s.list.Get("scrollTop").Float() + down)
	}
}

// AtEnd reports whether the list is scrolled to its end.
func (s *Scroller) AtEnd() bool { return atEnd(s.list) }

func (s *Scroller) to(element js.Value, fromTop float64) {
	s.scrollTo(s.list.Get("scrollTop").Float() + below(s.list, element) - fromTop)
}

// scrollTo shows another place, px: whatever was held does not matter any more.
func (s *Scroller) scrollTo(top float64) {
	s.anchor = js.Value{}
	s.list.Set("scrollTop", top)
	s.still.note()
}

// shift scrolls a list by parts of a pixel. The browser rounds; what it has
// rounded off is made up for the next time.
type shift struct {
	list js.Value
	rest float64
}

// by scrolls on and returns where the list is then, both in px.
func (s *shift) by(px float64) float64 {
	to := s.list.Get("scrollTop").Float() + px + s.rest
	s.list.Set("scrollTop", to)
	at := s.list.Get("scrollTop").Float()
	s.rest = min(max(to-at, -1), 1) // more is not rounding: it is at its end
	return at
}
