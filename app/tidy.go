package app

import "runtime"

// How full the heap is when there is time to tidy up, in tenths of what has the
// collector begin by itself: when there is more to draw, and when all is drawn.
const (
	nearlyFull = 9
	halfFull   = 6
)

// tidy collects garbage if the heap is as full. Between two drawings that holds
// up nothing; in the middle of one, which is where most of the garbage is made and
// the collector would begin by itself, it makes that one half as long again:
// everything runs in the page's only thread.
func tidy(tenths uint64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > m.NextGC/10*tenths {
		runtime.GC()
	}
}
