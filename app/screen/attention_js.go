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

// WatchAttention reports whether the person can be looking. It calls
// p.Attend at once and then with every change.
func WatchAttention(p Person) (stop func()) {
	doc, win := document(), js.Global()
	frozen := false
	attend := func() {
		p.Attend(read.Attention{
			Visible: doc.Get("visibilityState").String() == "visible",
			Focused: doc.Call("hasFocus").Bool(),
			Frozen:  frozen,
		})
	}
	var stops []func()
	on := func(target js.Value, event string, f func(js.Value)) {
		stops = append(stops, listen(target, event, f))
	}

	on(doc, "visibilitychange", func(js.Value) {
		attend()
		if doc.Get("visibilityState").String() == "hidden" {
			p.Leave()
		} else {
			p.Return(false)
		}
	})
	on(win, "pagehide", func(js.Value) { p.Leave() })
	on(win, "pageshow", func(event js.Value) {
		if event.Get("persisted").Bool() {
			attend()
			p.Return(true)
		}
	})
	on(doc, "freeze", func(js.Value) { frozen = true; attend(); p.Leave() })
	on(doc, "resume", func(js.Value) { frozen = false; attend(); p.Return(true) })
	on(win, "focus", func(js.Value) { attend() })
	on(win, "blur", func(js.Value) { attend() })
	on(win, "online", func(js.Value) { p.Online(true) })
	on(win, "offline", func(js.Value) { p.Online(false) })

	stops = append(stops, watchInput(p.Input))
	attend()
	return func() {
		for _, stop := range stops {
			stop()
		}
	}
}

// watchInput reports input at most once a second: it takes its listeners off
// when it has heard something and puts them back later, so that a moving
// pointer costs nothing in between.
func watchInput(input func()) (stop func()) {
	win := js.Global()
	options := map[string]any{"passive": true, "capture": true}
	var heard, rearm js.Func
	var timer js.Value
	each := func(method string) {
		for _, event := range inputEvents {
			win.Call(method, event, heard, options)
		}
	}
	heard = js.FuncOf(func(_ js.Value, args []js.Value) any {
		if !args[0].Get("isTrusted").Bool() {
			return nil
		}
		each("removeEventListener")
		timer = win.Call("setTimeout", rearm, inputPause.Milliseconds())
		input()
		return nil
	})
	rearm = js.FuncOf(func(js.Value, []js.Value) any {
		each("addEventListener")
		return nil
	})
	each("addEventListener")
	return func() {
		each("removeEventListener")
		win.Call("clearTimeout", timer)
		heard.Release()
		rearm.Release()
	}
}
