//go:build js

package screen

import (
	"math"
	"syscall/js"

	"seenline/app/im"
)

// keepStill keeps the messages where they are on screen while the list becomes
// lower or higher, as what stands above or below it comes, goes or grows, and wider
// or narrower with the frame, and while the portal does not display it. At its end
// the list stays there.
func keepStill(list js.Value, shift *shift) *still {
	s := &still{list: list, seat: &seat{list: list}, shift: shift}
	s.height, s.begins = s.measure()
	s.note()
	call := js.FuncOf(func(js.Value, []js.Value) any {
		s.resized()
		return nil
	})
	observer := js.Global().Get("ResizeObserver").New(call)
	observer.Call("observe", list)
	s.stops = []func(){
		whenScrolled(list, s.scrolled),
		watchDisplay(list, s.displayed),
		func() {
			observer.Call("disconnect")
			call.Release()
		},
	}
	return s
}

// whenScrolled calls f when the list has come to rest.
func whenScrolled(list js.Value, f func()) (stop func()) {
	if list.Get("onscrollend").Type() == js.TypeUndefined { // Safari has not had it for long
		return listenSoon(list, "scroll", 150, f)
	}
	return listenSoon(list, "scrollend", 0, f)
}

func (s *still) stop() {
	for _, stop := range s.stops {
		stop()
	}
}

// still is what is known of a list that is kept still, px.
type still struct {
	list   js.Value
	seat   *seat
	shift  *shift
	height float64 // what it shows at once
	begins float64 // where in the frame
	last   float64 // scrollTop
	gone   bool    // it is not displayed
	stops  []func()
}

func (s *still) measure() (height, begins float64) {
	return s.list.Get("clientHeight").Float(), s.list.Call("getBoundingClientRect").Get("top").Float()
}

func (s *still) position() float64 { return s.list.Get("scrollTop").Float() }

// note takes down where the reader is.
func (s *still) note() {
	s.last = s.position()
	s.seat.note()
}

// resized is called when the list has another size.
func (s *still) resized() {
	top, content := s.position(), s.list.Get("scrollHeight").Float()
	height, begins := s.measure()
	if height == 0 || s.gone {
		return
	}
	before, by := s.height, begins-s.begins
	s.height, s.begins = height, begins
	if s.seat.reflowed() {
		s.back(0)
		return
	}
	if most := content - height; height > before && s.last > top && top > most-1 {
		top = s.last // one that becomes higher near its end the browser has moved already
	}
	if atEnd := top+before >= content-4; atEnd {
		by = max(before-height, 0)
	}
	if by = min(top+by, content-height) - s.position(); by != 0 {
		s.shift.by(by)
	}
	s.note()
}

// scrolled is called a moment after the list was scrolled.
func (s *still) scrolled() {
	if height, _ := s.measure(); height == s.height && !s.gone && !s.seat.reflowed() { // else more is to come
		s.note()
	}
}

// displayed is called when the portal begins or ceases to display the list. What is
// drawn meanwhile moves it, as nothing has a height then: Chromium tells a frame too
// late, and nothing by ResizeObserver.
func (s *still) displayed(on bool) {
	height, begins := s.measure()
	if !on {
		s.gone = s.gone || height == 0
	} else if s.gone && height > 0 {
		s.gone, s.height, s.begins = false, height, begins
		if !s.seat.atEnd { // what came meanwhile is followed as it is read
			s.back(0)
		}
	}
}

// grown is called when the content has another height though nothing was drawn: a
// font has come, or the letters were made larger.
func (s *still) grown() {
	if !s.gone && !s.seat.reflowed() {
		s.back(s.position() - s.last)
	}
}

// back brings the reader back to where they were, and on by what they have scrolled
// since, px.
func (s *still) back(on float64) {
	s.seat.back(on)
	s.note()
}

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

// note takes down where the reader sits now.
func (s *seat) note() {
	s.width, s.atEnd = s.list.Get("clientWidth").Float(), atEnd(s.list)
	s.first = im.MessageID{}
	if row, _ := firstInView(s.list); row.Truthy() {
		s.first, _ = messageID(row)
		s.below, s.height = below(s.list, row), heightOf(row)
	}
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

// firstInView returns the first row that ends below the list's top edge and
// which one it is, which is found by halving: rows stand in the order of their
// position.
func firstInView(list js.Value) (row js.Value, at int) {
	top := list.Call("getBoundingClientRect").Get("top").Float()
	rows := list.Call("querySelectorAll", rowSelector)
	low, high := 0, rows.Length()
	for low < high {
		middle := (low + high) / 2
		if rows.Index(middle).Call("getBoundingClientRect").Get("bottom").Float() > top+1 {
			high = middle
		} else {
			low = middle + 1
		}
	}
	if low == rows.Length() {
		return js.Value{}, low
	}
	return rows.Index(low), low
}

// below returns where the element's top is below the list's, px.
func below(list, element js.Value) float64 {
	return element.Call("getBoundingClientRect").Get("top").Float() -
		list.Call("getBoundingClientRect").Get("top").Float()
}

func heightOf(element js.Value) float64 {
	return element.Call("getBoundingClientRect").Get("height").Float()
}

// atEnd reports whether a list is scrolled to its end.
func atEnd(list js.Value) bool {
	return list.Get("scrollHeight").Float()-list.Get("scrollTop").Float()-list.Get("clientHeight").Float() < 4
}
