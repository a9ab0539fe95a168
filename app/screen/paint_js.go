//go:build js

package screen

import "syscall/js"

// unseenPause is how long a list of no height is left alone, ms.
const unseenPause = 250

// AfterPaint calls f once the browser has painted what is in the document now.
// Out of sight nothing is painted, and f waits until something is: what is drawn
// into a list that is not shown moves what stands there when it is shown again.
func AfterPaint(f func()) {
	var task, again js.Func
	var frame js.Value
	task = js.FuncOf(func(js.Value, []js.Value) any {
		if list := find(listSelector); list.Truthy() && list.Get("clientHeight").Int() == 0 {
			js.Global().Call("setTimeout", again, unseenPause)
			return nil
		}
		task.Release()
		again.Release()
		f()
		return nil
	})
	again = js.FuncOf(func(js.Value, []js.Value) any {
		js.Global().Call("requestAnimationFrame", frame)
		return nil
	})
	frame = soon(task, 0) // the frame's own call comes before its painting
	js.Global().Call("requestAnimationFrame", frame)
}
