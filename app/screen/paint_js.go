//go:build js

package screen

import "syscall/js"

// unseenPause is how long a list of no height is left alone, ms.
const unseenPause = 250

// AfterPaint calls f once the browser has painted what is in the document now.
// Out of sight nothing is painted, and f waits until something is: what is drawn
// into a list that is not shown moves what stands there when it is shown again.
func AfterPaint(f func()) {
	var frame, paint, task js.Func
	later := func(call js.Func, ms int) { js.Global().Call("setTimeout", call, ms) }
	frame = js.FuncOf(func(js.Value, []js.Value) any {
		later(task, 0) // the frame's own call comes before its painting
		return nil
	})
	paint = js.FuncOf(func(js.Value, []js.Value) any {
		js.Global().Call("requestAnimationFrame", frame)
		return nil
	})
	task = js.FuncOf(func(js.Value, []js.Value) any {
		if list := find(listSelector); list.Truthy() && list.Get("clientHeight").Int() == 0 {
			later(paint, unseenPause)
			return nil
		}
		frame.Release()
		paint.Release()
		task.Release()
		f()
		return nil
	})
	js.Global().Call("requestAnimationFrame", frame)
}
