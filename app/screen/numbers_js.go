//go:build js

package screen

import (
	"encoding/binary"
	"math"
	"syscall/js"
)

// numbers is memory into which boot.js writes what Go wants to know. Each number
// that Go asks the browser for by itself costs more than all that is done with it.
type numbers struct {
	floats js.Value // Float64Array
	bytes  js.Value // the same memory
	raw    []byte   // a copy of it
}

// room makes room for n numbers.
func (m *numbers) room(n int) js.Value {
	if n*8 > len(m.raw) {
		m.raw = make([]byte, 2*n*8)
		m.floats = js.Global().Get("Float64Array").New(2 * n)
		m.bytes = js.Global().Get("Uint8Array").New(m.floats.Get("buffer"))
	}
	return m.floats
}

// fetch copies the first n numbers, for at.
func (m *numbers) fetch(n int) { js.CopyBytesToGo(m.raw[:n*8], m.bytes) }

// at returns the i-th number.
func (m *numbers) at(i int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(m.raw[8*i:]))
}
