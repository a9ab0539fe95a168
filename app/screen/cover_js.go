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
	strips   []strip
}

type strip struct {
	element     js.Value
	top, bottom float64 // px in the frame's viewport
	covered     bool
}

// WatchCover calls changed whenever the answers of [Cover.Over] may differ. It
// returns nil, which covers nothing, where the browser cannot tell.
func WatchCover(changed func()) *Cover {
	elements := document().Call("querySelectorAll", "[data-cover]")
	entry := js.Global().Get("IntersectionObserverEntry")
	if elements.Length() == 0 || !js.Global().Get("Reflect").Call("has", entry.Get("prototype"), "isVisible").Bool() {
		return nil
	}
	c := &Cover{strips: make([]strip, elements.Length())}
	c.call = js.FuncOf(func(_ js.Value, args []js.Value) any {
		for i := range args[0].Length() {
			c.update(args[0].Index(i))
		}
		changed()
		return nil
	})
	c.observer = js.Global().Get("IntersectionObserver").New(c.call, map[string]any{
		"trackVisibility": true, "delay": 100, "threshold": []any{0, 0.5, 1},
	})
	for i := range c.strips {
		c.strips[i].element = elements.Index(i)
		c.observer.Call("observe", elements.Index(i))
	}
	return c
}

func (c *Cover) update(entry js.Value) {
	for i := range c.strips {
		s := &c.strips[i]
		if !s.element.Equal(entry.Get("target")) {
			continue
		}
		box := entry.Get("boundingClientRect")
		s.top, s.bottom = box.Get("top").Float(), box.Get("bottom").Float()
		// Out of the portal's viewport is not covered: the rows' own observer
		// sees that, and exactly.
		s.covered = entry.Get("isIntersecting").Bool() && !entry.Get("isVisible").Bool()
	}
}

// Over reports whether something lies over the part of the frame between top
// and bottom, in px of its viewport.
func (c *Cover) Over(top, bottom float64) bool {
	if c == nil {
		return false
	}
	for _, s := range c.strips {
		if s.covered && s.top < bottom && top < s.bottom {
			return true
		}
	}
	return false
}

// Whole reports whether something lies over all of the frame.
func (c *Cover) Whole() bool {
	if c == nil || len(c.strips) == 0 {
		return false
	}
	for _, s := range c.strips {
		if !s.covered {
			return false
		}
	}
	return true
}

// Stop ends the watch.
func (c *Cover) Stop() {
	if c != nil {
		c.observer.Call("disconnect")
		c.call.Release()
	}
}
