//go:build js

package screen

import (
	"encoding/binary"
	"math"
	"syscall/js"
)

// entry is what the browser tells of one row; px are those of the frame's
// viewport.
type entry struct {
	id                    int64 // 0 if it is of no message, or of an earlier one
	node                  int
	here                  bool
	top, height           float64 // the row's
	shownTop, shownBottom float64 // the part that is on screen
	loose                 bool    // the browser took more of it for that
}

// entryFields is how many numbers boot.js makes of one entry.
const entryFields = 8

// entries takes over what an IntersectionObserver tells in two calls, however
// much it is: each number that Go asks the browser for costs more than all that
// is done with it here.
type entries struct {
	sights js.Value // of boot.js
	floats js.Value // Float64Array, grows
	bytes  js.Value // the same memory
	raw    []byte   // a copy of it
	all    []entry
}

func newEntries() *entries {
	return &entries{sights: js.Global().Get("seenline").Get("sights")}
}

// read returns the entries of a list; they hold until it is called again.
func (e *entries) read(list js.Value) []entry {
	n := list.Length()
	if n == 0 {
		return nil
	}
	size := n * entryFields * 8
	if size > len(e.raw) {
		e.raw = make([]byte, 2*size)
		e.floats = js.Global().Get("Float64Array").New(2 * n * entryFields)
		e.bytes = js.Global().Get("Uint8Array").New(e.floats.Get("buffer"))
	}
	e.sights.Invoke(list, e.floats)
	js.CopyBytesToGo(e.raw[:size], e.bytes)
	e.all = e.all[:0]
	for at := 0; at < size; at += entryFields * 8 {
		number := func(i int) float64 {
			return math.Float64frombits(binary.LittleEndian.Uint64(e.raw[at+8*i:]))
		}
		e.all = append(e.all, entry{
			id: int64(number(0)), node: int(number(1)), here: number(2) != 0,
			top: number(3), height: number(4), shownTop: number(5), shownBottom: number(6),
			loose: number(7) != 0,
		})
	}
	return e.all
}
