//go:build js

package screen

import "syscall/js"

// AfterPaint calls f once the browser has painted what is in the document now.
// Out of sight nothing is painted, and f waits until something is.
func AfterPaint(f func()) {
	var frame, task js.Func
	task = js.FuncOf(func(js.Value, []js.Value) any {
		task.Release()
		f()
		return nil
	})
	frame = js.FuncOf(func(js.Value, []js.Value) any {
		frame.Release()
		js.Global().Call("setTimeout", task, 0) // the frame's own call comes before its painting
		return nil
	})
	js.Global().Call("requestAnimationFrame", frame)
}
