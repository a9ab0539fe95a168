//go:build js

package screen

import (
	"syscall/js"

	"seenline/app/im"
)

// throughPause is how long scrolling is not listened to after it was heard, ms.
// A reader does not get through a screen in that time.
const throughPause = 100

// few is the height up to which the thresholds tell well enough how much of a
// row is on screen, px: between two of them lies a line or so.
const few = 96

// through has rows measured while they are scrolled through. Of a tall one
// the browser does not tell enough: between its first pixel and its last there
// may be no threshold at all. While there is none, scrolling costs nothing.
type through struct {
	list    js.Value
	measure func(row js.Value)
	rows    map[im.MessageID]js.Value // cut off at an end: two, unless they are loose
	armed   bool                      // scrolling is listened to, or was heard
	heard   js.Value
	due     js.Func
}

func newThrough(list js.Value, measure func(row js.Value)) *through {
	t := &through{list: list, measure: measure, rows: make(map[im.MessageID]js.Value)}
	t.due = js.FuncOf(func(js.Value, []js.Value) any {
		t.armed = false
		if len(t.rows) > 0 {
			t.arm() // first: what moves from now on is told anew
		}
		for _, row := range t.rows {
			t.measure(row)
		}
		return nil
	})
	t.heard = soon(t.due, throughPause)
	return t
}

// pass tells which part of a row is on screen, in px from its top. Loose: the
// thresholds do not tell it.
func (t *through) pass(id im.MessageID, row js.Value, height, top, bottom float64, loose bool) {
	if height <= few && !loose || top >= bottom || top <= 1 && bottom >= height-1 {
		t.drop(id)
		return
	}
	t.rows[id] = row
	t.arm()
}

// drop tells that a row is not on screen any more.
func (t *through) drop(id im.MessageID) { delete(t.rows, id) }

func (t *through) arm() {
	if !t.armed {
		t.armed = true
		t.list.Call("addEventListener", "scroll", t.heard, map[string]any{"once": true, "passive": true})
	}
}

func (t *through) stop() {
	clear(t.rows)
	t.list.Call("removeEventListener", "scroll", t.heard)
	t.heard.Call("stop")
	t.due.Release()
}
