package app

import "runtime"

// tidy collects garbage if the program would soon have to. Between two drawings
// that holds up nothing; in the middle of one, which is where most of the garbage
// is made and the collector would begin by itself, it makes that one half as long
// again: everything runs in the page's only thread.
func tidy() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > m.NextGC/10*6 {
		runtime.GC()
	}
}
