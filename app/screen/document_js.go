//go:build js

package screen

import "syscall/js"

const listSelector = `[role="log"]`

func document() js.Value { return js.Global().Get("document") }

func find(selector string) js.Value { return document().Call("querySelector", selector) }

func now() float64 { return js.Global().Get("performance").Call("now").Float() }

// marked and stated are what the document was told: what is drawn often is told
// once.
var (
	marked = map[string]bool{}
	stated string
)

// Mark sets a performance mark, "seenline:messages" for instance, once a page.
func Mark(name string) {
	if !marked[name] {
		marked[name] = true
		js.Global().Get("performance").Call("mark", name)
	}
}

// SetState tells the document's state to styles, tests and tools:
// document.documentElement.dataset.state.
func SetState(state string) {
	if state != stated {
		stated = state
		document().Get("documentElement").Get("dataset").Set("state", state)
	}
}

// SetLanguage tells what language the document is in and how that is written.
func SetLanguage(tag, dir string) {
	root := document().Get("documentElement")
	root.Set("lang", tag)
	root.Set("dir", dir)
}

// soon returns a function for the browser to call in the middle of a frame, when
// the list is scrolled for instance: it has call called ms later, in a task of its
// own, and once for all the calls until then. Its now does not wait any longer, its
// stop gives up what waits, its late is how late the browser was with its event, ms.
func soon(call js.Func, ms int) js.Value { return seldom(call, ms, 0) }

// seldom is soon for what costs something: between two calls there is a rest, ms.
func seldom(call js.Func, ms, rest int) js.Value {
	return js.Global().Get("seenline").Call("soon", call, ms, rest)
}

// listenSeldom is [listen] for what the browser tells in the middle of a frame: f is
// called ms later, once for all the events until then and with a rest between, ms.
func listenSeldom(target js.Value, event string, ms, rest int, f func()) (stop func()) {
	call := js.FuncOf(func(js.Value, []js.Value) any {
		f()
		return nil
	})
	later := seldom(call, ms, rest)
	target.Call("addEventListener", event, later)
	return func() {
		target.Call("removeEventListener", event, later)
		later.Call("stop")
		call.Release()
	}
}

// listen adds a passive capturing listener and returns what removes it.
func listen(target js.Value, event string, f func(event js.Value)) (stop func()) {
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	options := map[string]any{"passive": true, "capture": true}
	target.Call("addEventListener", event, call, options)
	return func() {
		target.Call("removeEventListener", event, call, options)
		call.Release()
	}
}
