//go:build js

package screen

import "syscall/js"

// Cover knows where something of the portal lies over the widget.
//
// Its targets are a few transparent strips above everything of ours, marked
// data-cover: being on top, they are covered only by what is not ours, a
// popup or a slider of the portal. Watching strips instead of rows keeps the
// cost the same at any number of rows.
type Cover struct {
	observer js.Value
	call     js.Func
	strips   []strip // of the same height, from the frame's top to its end
	told     bool
}

type strip struct {
	element js.Value
	covered bool
}

// ExpectCover prepares the browser for [WatchCover]. It begins to find out what
// lies over a frame only when somebody in it wants to know, and takes up to a
// second for that, in which nothing could be read.
func ExpectCover() {
	if !tellsCover() {
		return
	}
	heard := js.FuncOf(func(js.Value, []js.Value) any { return nil })
	js.Global().Get("IntersectionObserver").New(heard, coverOptions()).
		Call("observe", document().Get("documentElement"))
}

// tellsCover reports whether the browser can tell what lies over a frame.
func tellsCover() bool {
	entry := js.Global().Get("IntersectionObserverEntry")
	return entry.Truthy() && js.Global().Get("Reflect").Call("has", entry.Get("prototype"), "isVisible").Bool()
}

func coverOptions() map[string]any {
	return map[string]any{"trackVisibility": true, "delay": 100, "threshold": []any{0, 0.5, 1}}
}

// WatchCover calls changed whenever the answers of [Cover.Over] may differ. It
// returns nil, which covers nothing, where the browser cannot tell.
func WatchCover(changed func()) *Cover {
	elements := document().Call("querySelectorAll", "[data-cover]")
	if elements.Length() == 0 || !tellsCover() {
		return nil
	}
	c := &Cover{strips: make([]strip, elements.Length())}
	c.call = js.FuncOf(func(_ js.Value, args []js.Value) any {
		tellInput()
		c.take(args[0])
		changed()
		return nil
	})
	c.observer = js.Global().Get("IntersectionObserver").New(c.call, coverOptions())
	for i := range c.strips {
		c.strips[i].element = elements.Index(i)
		c.observer.Call("observe", elements.Index(i))
	}
	return c
}

// Tell takes over at once what the browser has noticed and not told yet. It does
// not call changed.
func (c *Cover) Tell() {
	if c != nil {
		c.take(c.observer.Call("takeRecords"))
	}
}

func (c *Cover) take(entries js.Value) {
	n := entries.Length()
	for i := range n {
		c.update(entries.Index(i))
	}
	c.told = c.told || n > 0
}

func (c *Cover) update(entry js.Value) {
	for i := range c.strips {
		s := &c.strips[i]
		if !s.element.Equal(entry.Get("target")) {
			continue
		}
		// Out of the portal's viewport is not covered: the rows' own observer
		// sees that, and exactly.
		s.covered = entry.Get("isIntersecting").Bool() && !entry.Get("isVisible").Bool()
	}
}

// Told reports whether the browser has told anything yet. That takes a while,
// and longer than a short message wants to be looked at: until then nothing is
// known to be on screen.
func (c *Cover) Told() bool { return c == nil || c.told }

// Over reports whether something lies over the part of the frame between top
// and bottom, in px of its viewport.
func (c *Cover) Over(top, bottom float64) bool {
	if c == nil {
		return false
	}
	height := -1.0
	for i, s := range c.strips {
		if !s.covered {
			continue
		}
		if height < 0 {
			// Where a strip is now: the browser does not tell that it moved
			// with the frame's size.
			height = js.Global().Get("innerHeight").Float() / float64(len(c.strips))
		}
		if from := float64(i) * height; from < bottom && top < from+height {
			return true
		}
	}
	return false
}

// Stop ends the watch.
func (c *Cover) Stop() {
	if c != nil {
		c.observer.Call("disconnect")
		c.call.Release()
	}
}
