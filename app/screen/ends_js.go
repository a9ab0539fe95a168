//go:build js

package screen

import "syscall/js"

// Ends knows where the reader is between the ends of what is loaded.
type Ends struct {
	list     js.Value
	near     js.Value // IntersectionObserver of the ends
	bottom   js.Value // IntersectionObserver of the last pixel
	callNear js.Func
	callEnd  js.Func
}

// WatchEnds calls near with "older" or "newer" when the element with that
// data-end comes within two screens of the list's viewport, and atEnd when the
// last of the loaded messages comes to its end on screen or leaves it.
func WatchEnds(near func(end string), atEnd func(bool)) *Ends {
	list := find(listSelector)
	if !list.Truthy() {
		return nil
	}
	e := &Ends{list: list}
	e.callNear = js.FuncOf(func(_ js.Value, args []js.Value) any {
		for i := range args[0].Length() {
			entry := args[0].Index(i)
			// Firefox still tells, when a frame is displayed again, of the time
			// when it was not: all lay at the same place in a list of no height.
			view := entry.Get("rootBounds")
			if entry.Get("isIntersecting").Bool() && (!view.Truthy() || view.Get("height").Float() > 0) {
				near(entry.Get("target").Get("dataset").Get("end").String())
			}
		}
		return nil
	})
	e.callEnd = js.FuncOf(func(_ js.Value, args []js.Value) any {
		last := args[0].Index(args[0].Length() - 1)
		atEnd(last.Get("isIntersecting").Bool())
		return nil
	})
	observer := js.Global().Get("IntersectionObserver")
	e.near = observer.New(e.callNear, map[string]any{"root": list, "rootMargin": "200% 0px"})
	// The margin keeps a floating button from lying on the last message.
	e.bottom = observer.New(e.callEnd, map[string]any{"root": list, "rootMargin": "0px 0px 72px 0px"})
	if last := list.Call("querySelector", "[data-bottom]"); last.Truthy() {
		e.bottom.Call("observe", last)
	}
	e.Recheck()
	return e
}

// Recheck has the ends reported again if they are near: after a page has
// arrived the end may still be, without having moved out and in.
func (e *Ends) Recheck() {
	e.near.Call("disconnect")
	ends := e.list.Call("querySelectorAll", "[data-end]")
	for i := range ends.Length() {
		e.near.Call("observe", ends.Index(i))
	}
}

// Stop ends the watch.
func (e *Ends) Stop() {
	e.near.Call("disconnect")
	e.bottom.Call("disconnect")
	e.callNear.Release()
	e.callEnd.Release()
}
