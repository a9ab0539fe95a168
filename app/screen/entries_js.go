//go:build js

package screen

import "syscall/js"

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
// much it is.
type entries struct {
	numbers
	sights js.Value // of boot.js
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
	e.sights.Invoke(list, e.room(n*entryFields))
	e.fetch(n * entryFields)
	e.all = e.all[:0]
	for i := 0; i < n*entryFields; i += entryFields {
		e.all = append(e.all, entry{
			id: int64(e.at(i)), node: int(e.at(i + 1)), here: e.at(i+2) != 0,
			top: e.at(i + 3), height: e.at(i + 4), shownTop: e.at(i + 5), shownBottom: e.at(i + 6),
			loose: e.at(i+7) != 0,
		})
	}
	return e.all
}
