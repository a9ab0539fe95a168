//go:build js

package screen

import (
	"math"
	"syscall/js"

	"seenline/app/im"
)

// seat is where the reader of a list sits. Where the list becomes wider or narrower
// all of it is laid out anew, and the browser leaves only the number of pixels above.
type seat struct {
	list   js.Value
	width  float64
	first  im.MessageID // in view, zero if there is none
	below  float64      // where it begins, px from the list's top
	height float64
	atEnd  bool
}

// note takes down where the reader sits now and returns how far the list is scrolled,
// px.
func (s *seat) note() (scrolled float64) {
	v := look(s.list)
	s.width, s.atEnd = v.width, v.left < endSlack
	s.first, s.below, s.height = im.MessageID{}, v.below, v.height
	if v.row.Truthy() {
		s.first, _ = messageID(v.row)
	}
	return v.scrolled
}

// reflowed reports whether the list is not as wide any more.
func (s *seat) reflowed() bool { return s.list.Get("clientWidth").Float() != s.width }

// back brings the reader back there: to the end, or to where the message was that
// was the first in view, and on by what they have scrolled since, px.
func (s *seat) back(on float64) {
	if s.atEnd && math.Abs(on) < 1 {
		s.list.Set("scrollTop", s.list.Get("scrollHeight"))
	} else if row := s.list.Call("querySelector", rowOf(s.first)); row.Truthy() {
		to := s.below - on
		// Its line, where that can be told; else something within it may have been opened.
		if to < 0 && s.height > 0 && (s.reflowed() || s.height > s.list.Get("clientHeight").Float()) {
			to *= heightOf(row) / s.height
		}
		if by := below(s.list, row) - to; math.Abs(by) > 1 {
			s.list.Set("scrollTop", s.list.Get("scrollTop").Float()+by)
		}
	}
}

// view is what a list shows, px.
type view struct {
	row      js.Value // the first that ends below the list's top edge, null if there is none
	at       int      // which one that is
	below    float64  // where it begins, from the list's top
	height   float64  // its height
	width    float64  // of the list
	scrolled float64
	left     float64 // to the list's end
}

var viewed numbers

func look(list js.Value) view {
	const fields = 6
	row := js.Global().Get("seenline").Call("place", list, viewed.room(fields))
	viewed.fetch(fields)
	return view{row, int(viewed.at(0)), viewed.at(1), viewed.at(2), viewed.at(3), viewed.at(4), viewed.at(5)}
}

// below returns where the element's top is below the list's, px.
func below(list, element js.Value) float64 {
	return element.Call("getBoundingClientRect").Get("top").Float() -
		list.Call("getBoundingClientRect").Get("top").Float()
}

func heightOf(element js.Value) float64 {
	return element.Call("getBoundingClientRect").Get("height").Float()
}

// endSlack is how far from its end a list may be to be at it, px.
const endSlack = 4

// atEnd reports whether a list is scrolled to its end.
func atEnd(list js.Value) bool {
	return list.Get("scrollHeight").Float()-list.Get("scrollTop").Float()-list.Get("clientHeight").Float() < endSlack
}
