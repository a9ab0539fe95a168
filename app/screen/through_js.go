//go:build js

package screen

import "syscall/js"

// throughPause is how long scrolling is not listened to after it was heard, ms.
// A reader does not get through a screen in that time.
const throughPause = 100

// through has a row measured while it is scrolled through: one that is taller
// than the list and cut off at both ends crosses no threshold, so that the
// browser does not tell which part of it is on screen. While there is none,
// scrolling costs nothing.
type through struct {
	list    js.Value
	measure func()
	row     js.Value // the row that is cut off at both ends
	on      bool
	armed   bool
	timer   js.Value
	heard   js.Func
	due     js.Func
}

func newThrough(list js.Value, measure func()) *through {
	t := &through{list: list, measure: measure}
	t.heard = js.FuncOf(func(js.Value, []js.Value) any {
		t.armed = false
		t.timer = js.Global().Call("setTimeout", t.due, throughPause)
		return nil
	})
	t.due = js.FuncOf(func(js.Value, []js.Value) any {
		t.timer = js.Value{}
		if t.on {
			t.arm() // first: what moves from now on is told anew
			t.measure()
		}
		return nil
	})
	return t
}

// pass tells whether a row is cut off at both ends.
func (t *through) pass(row js.Value, cut bool) {
	switch {
	case cut:
		t.row, t.on = row, true
		if !t.timer.Truthy() {
			t.arm()
		}
	case t.on && t.row.Equal(row):
		t.row, t.on = js.Value{}, false
	}
}

func (t *through) arm() {
	if !t.armed {
		t.armed = true
		t.list.Call("addEventListener", "scroll", t.heard, map[string]any{"once": true, "passive": true})
	}
}

func (t *through) stop() {
	t.on = false
	t.list.Call("removeEventListener", "scroll", t.heard)
	js.Global().Call("clearTimeout", t.timer)
	t.heard.Release()
	t.due.Release()
}
