//go:build js

package screen

import (
	"syscall/js"

	"seenline/app/im"
)

// KeepStill keeps the messages where they are on screen while the list becomes
// lower or higher, as what stands above or below it comes, goes or grows, and wider
// or narrower with the frame. At its end the list stays there.
func KeepStill() (stop func()) {
	list := find(listSelector)
	if !list.Truthy() {
		return func() {}
	}
	measure := func() (height, begins float64) {
		return list.Get("clientHeight").Float(), list.Call("getBoundingClientRect").Get("top").Float()
	}
	position := func() float64 { return list.Get("scrollTop").Float() }
	height, begins := measure()
	last := position()
	seat := &seat{list: list}
	seat.note()
	moved := &shift{list: list}
	// What is drawn while the list is not displayed moves it: nothing has a height
	// then. Chromium tells a frame too late, and nothing by ResizeObserver.
	gone := false
	call := js.FuncOf(func(js.Value, []js.Value) any {
		top, content := position(), list.Get("scrollHeight").Float()
		nowHeight, nowBegins := measure()
		if nowHeight == 0 || gone {
			return nil
		}
		if seat.reflowed() {
			seat.back()
			height, begins, last = nowHeight, nowBegins, position()
			return nil
		}
		if most := content - nowHeight; nowHeight > height && last > top && top > most-1 {
			top = last // one that becomes higher near its end the browser has moved already
		}
		by := nowBegins - begins
		if atEnd := top+height >= content-4; atEnd {
			by = max(height-nowHeight, 0)
		}
		height, begins = nowHeight, nowBegins
		if by = min(top+by, content-nowHeight) - position(); by != 0 {
			moved.by(by)
		}
		last = position()
		seat.note()
		return nil
	})
	scrolled := func() {
		if now, _ := measure(); now == height && !gone && !seat.reflowed() { // else the above is due
			last = position()
			seat.note()
		}
	}
	rested := listenSoon(list, "scrollend", 0, scrolled)
	// Safari has not had that for long: a phone that is turned makes the list wider.
	moving := listenSoon(list, "scroll", 150, scrolled)
	unseen := watchDisplay(list, func(displayed bool) {
		if now, _ := measure(); !displayed {
			gone = gone || now == 0
		} else if gone && now > 0 {
			gone = false
			if !seat.atEnd { // what came meanwhile is followed as it is read
				seat.back()
				last = position()
			}
		}
	})
	observer := js.Global().Get("ResizeObserver").New(call)
	observer.Call("observe", list)
	return func() {
		observer.Call("disconnect")
		rested()
		moving()
		unseen()
		call.Release()
	}
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

// back brings the reader back there: to the end, or to the line of the message that
// was the first in view.
func (s *seat) back() {
	if s.atEnd {
		s.list.Set("scrollTop", s.list.Get("scrollHeight"))
	} else if row := s.list.Call("querySelector", rowOf(s.first)); row.Truthy() {
		to := s.below
		if to < 0 && s.height > 0 {
			to *= heightOf(row) / s.height
		}
		s.list.Set("scrollTop", s.list.Get("scrollTop").Float()+below(s.list, row)-to)
	}
	s.note()
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
