//go:build js

package screen

import (
	"syscall/js"
	"time"

	"seenline/app/read"
)

// inputEvents are what counts as the person doing something in the frame.
var inputEvents = []string{"pointerdown", "pointermove", "wheel", "touchstart", "touchmove", "keydown"}

// inputPause is how long input is not listened to after it was heard: one
// report a second says as much as a hundred.
const inputPause = time.Second

// inputLate is how late the browser may be with an input, ms. While it was busy the
// person may have turned to something else, and it may have told that before.
const inputLate = 150

// tellInput tells of an input that was heard and not told yet. It is called before
// anything is told that an earlier input would not overrule.
var tellInput = func() {}

// WatchAttention reports whether the person can be looking. It calls
// p.Attend at once and then with every change. A frame of which the portal shows
// nothing, as in a tab of a card that one has left, is as little visible as one
// in a hidden tab of the browser.
func WatchAttention(p Person) (stop func()) {
	doc, win := document(), js.Global()
	asleep, displayed := false, true
	visible := func() bool {
		return displayed && win.Get("innerWidth").Int() > 0 && doc.Get("visibilityState").String() == "visible"
	}
	attend := func() {
		tellInput()
		if p.Attend != nil && !asleep {
			p.Attend(read.Attention{Visible: visible(), Focused: doc.Call("hasFocus").Bool()})
		}
	}
	// A page that sleeps may be told that it is visible before it is told that
	// it is awake: nothing is to be sent from what it knew.
	sleep := func() {
		if p.Attend != nil && !asleep {
			p.Attend(read.Attention{Frozen: true})
		}
		asleep = true
		p.Leave()
	}
	wake := func() {
		asleep = false
		p.Return(true)
		attend()
	}
	var stops []func()
	on := func(target js.Value, event string, f func(js.Value)) {
		stops = append(stops, listen(target, event, f))
	}

	on(doc, "visibilitychange", func(js.Value) {
		attend()
		switch {
		case !visible():
			p.Leave()
		case !asleep:
			p.Return(false)
		}
	})
	// Not every browser says freeze and resume of a page that is kept to be
	// gone back to.
	on(win, "pagehide", func(event js.Value) {
		if event.Get("persisted").Bool() {
			sleep()
		} else {
			p.Leave()
		}
	})
	on(win, "pageshow", func(event js.Value) {
		if event.Get("persisted").Bool() {
			wake()
		}
	})
	on(doc, "freeze", func(js.Value) { sleep() })
	on(doc, "resume", func(js.Value) { wake() })
	on(win, "focus", func(js.Value) { attend() })
	on(win, "blur", func(js.Value) { attend() })
	on(win, "online", func(js.Value) { p.Online(true) })
	on(win, "offline", func(js.Value) { p.Online(false) })

	if p.Input != nil {
		stops = append(stops, watchInput(p.Input))
	}
	if p.Attend != nil {
		stops = append(stops, watchDisplay(doc.Get("documentElement"), func(on bool) {
			displayed = on
			attend()
		}))
		if !tellsCover() { // who tells that tells of a frame that is not displayed, too
			stops = append(stops, watchWidth(attend))
		}
	}
	attend()
	return func() {
		for _, stop := range stops {
			stop()
		}
	}
}

// watchWidth reports that the frame has no width any more, or has one again:
// Firefox tells nothing else of one that is not displayed.
func watchWidth(changed func()) (stop func()) {
	win := js.Global()
	wide := func() bool { return win.Get("innerWidth").Int() > 0 }
	before := wide()
	look := js.FuncOf(func(js.Value, []js.Value) any {
		if now := wide(); now != before {
			before = now
			changed()
		}
		return nil
	})
	timer := win.Call("setInterval", look, time.Second.Milliseconds())
	return func() {
		win.Call("clearInterval", timer)
		look.Release()
	}
}

// watchDisplay reports whether the portal's page shows any of an element.
func watchDisplay(element js.Value, changed func(bool)) (stop func()) {
	if !js.Global().Get("IntersectionObserver").Truthy() {
		return func() {}
	}
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		last := args[0].Index(args[0].Length() - 1)
		changed(last.Get("isIntersecting").Bool() && last.Get("intersectionRect").Get("width").Float() > 0)
		return nil
	})
	observer := js.Global().Get("IntersectionObserver").New(call)
	observer.Call("observe", element)
	return func() {
		observer.Call("disconnect")
		call.Release()
	}
}

// watchInput reports input at most once a second: it takes its listeners off
// when it has heard something and puts them back later, so that a moving
// pointer costs nothing in between.
func watchInput(input func()) (stop func()) {
	win := js.Global()
	options := map[string]any{"passive": true, "capture": true}
	var heard, rearm js.Func
	var later, timer js.Value
	each := func(method string) {
		for _, event := range inputEvents {
			win.Call(method, event, later, options)
		}
	}
	heard = js.FuncOf(func(_ js.Value, args []js.Value) any {
		if !args[0].Get("isTrusted").Bool() || later.Get("late").Float() > inputLate {
			return nil
		}
		each("removeEventListener")
		timer = win.Call("setTimeout", rearm, inputPause.Milliseconds())
		input()
		return nil
	})
	later = soon(heard, 0)
	rearm = js.FuncOf(func(js.Value, []js.Value) any {
		each("addEventListener")
		return nil
	})
	each("addEventListener")
	tellInput = func() { later.Call("now") }
	return func() {
		tellInput = func() {}
		each("removeEventListener")
		later.Call("stop")
		win.Call("clearTimeout", timer)
		heard.Release()
		rearm.Release()
	}
}
