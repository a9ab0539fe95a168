//go:build js

package screen

import "syscall/js"

// WatchViewport reports the size of what the list can show at once, in px, now
// and whenever it changes.
func WatchViewport(changed func(width, height float64)) (stop func()) {
	list := find(listSelector)
	if !list.Truthy() {
		return func() {}
	}
	call := js.FuncOf(func(js.Value, []js.Value) any {
		changed(list.Get("clientWidth").Float(), list.Get("clientHeight").Float())
		return nil
	})
	observer := js.Global().Get("ResizeObserver").New(call)
	observer.Call("observe", list)
	changed(list.Get("clientWidth").Float(), list.Get("clientHeight").Float())
	return func() {
		observer.Call("disconnect")
		call.Release()
	}
}
