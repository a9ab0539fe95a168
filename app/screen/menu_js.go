//go:build js

package screen

import (
	"strconv"
	"syscall/js"
)

// WatchMenu gives an open menu, the element with this id, the keys of one: the
// arrows, Home and End move the focus between its items, Escape and Tab leave
// it. It begins with the first item.
func WatchMenu(id string, leave func()) (stop func()) {
	menu := document().Call("getElementById", id)
	if !menu.Truthy() {
		return func() {}
	}
	focus := func(move func(at, n int) int) {
		items := menu.Call("querySelectorAll", `[role="menuitem"]:not(:disabled)`)
		n := items.Length()
		if n == 0 {
			return
		}
		at := -1
		for i := range n {
			if items.Index(i).Equal(document().Get("activeElement")) {
				at = i
			}
		}
		items.Index(((move(at, n)%n)+n)%n).Call("focus", map[string]any{"preventScroll": true})
	}
	focus(func(int, int) int { return 0 })
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		event := args[0]
		switch event.Get("key").String() {
		case "ArrowDown":
			focus(func(at, n int) int { return at + 1 })
		case "ArrowUp":
			focus(func(at, n int) int { return max(at, 0) - 1 })
		case "Home":
			focus(func(int, int) int { return 0 })
		case "End":
			focus(func(_, n int) int { return n - 1 })
		case "Escape", "Tab":
			leave()
		default:
			return nil
		}
		event.Call("preventDefault")
		return nil
	})
	menu.Call("addEventListener", "keydown", call)
	return func() {
		menu.Call("removeEventListener", "keydown", call)
		call.Release()
	}
}

// Place moves a small window over the list, the parent of the element with this
// id, to where all of it can be seen.
func Place(id string) {
	element, list := document().Call("getElementById", id), find(listSelector)
	if !element.Truthy() || !list.Truthy() {
		return
	}
	window := element.Get("parentElement")
	box, room := window.Call("getBoundingClientRect"), list.Call("getBoundingClientRect")
	edge := func(of js.Value, name string) float64 { return of.Get(name).Float() }
	const margin = 4 // px
	x := max(0, edge(room, "left")+margin-edge(box, "left"))
	x += min(0, edge(room, "right")-margin-edge(box, "right"))
	y := min(0, edge(room, "bottom")-margin-edge(box, "bottom"))
	y = max(y, edge(room, "top")+margin-edge(box, "top"))
	window.Get("style").Call("setProperty", "translate", px(x)+" "+px(y))
}

func px(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) + "px" }
