//go:build js

package screen

import "syscall/js"

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

// whenScrolled calls f when the list has come to rest, which a wheel brings it to at each
// of its notches.
func whenScrolled(list js.Value, f func()) (stop func()) {
	const rest = 150 // ms

	if list.Get("onscrollend").Type() == js.TypeUndefined { // Safari has not had it for long
		return listenSeldom(list, "scroll", rest, 0, f)
	}
	return listenSeldom(list, "scrollend", 0, rest, f)
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
func (s *still) note() { s.last = s.seat.note() }

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
	if height := s.list.Get("clientHeight").Float(); height == s.height && !s.gone && !s.seat.reflowed() { // else more is to come
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
