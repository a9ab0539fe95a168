package app

import (
	"bytes"
	"sync"
)

// recorderMax is how much of a trace is kept, in bytes: some hours of reading.
// A trace is worth something only from its beginning, so that what comes later
// is left out.
const recorderMax = 8 << 20

// recorder keeps the trace of what the reading engine is fed: ids, numbers and
// times. It is handed out only when the person asks.
type recorder struct {
	mu    sync.Mutex
	parts []*bytes.Buffer
	lines int
	size  int
	full  bool
}

// line takes the next line.
func (r *recorder) line(line []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.full = r.full || r.size+len(line) > recorderMax; r.full {
		return
	}
	const part = 64 << 10
	if n := len(r.parts); n == 0 || r.parts[n-1].Len()+len(line) > part {
		r.parts = append(r.parts, new(bytes.Buffer))
	}
	r.parts[len(r.parts)-1].Write(line)
	r.lines++
	r.size += len(line)
}

// trace returns what was recorded.
func (r *recorder) trace() (parts [][]byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, p := range r.parts {
		parts = append(parts, bytes.Clone(p.Bytes()))
	}
	return parts
}

// count returns how much was recorded, and whether more was left out.
func (r *recorder) count() (lines, size int, full bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lines, r.size, r.full
}
