//go:build js

package peers

import (
	"sync"
	"syscall/js"
)

// lock asks for a lock and calls granted when it is held, which may be never:
// frames of other sites are refused, and old browsers have none. The returned
// function gives the lock back, or takes the question back.
func lock(name string, granted func()) (release func()) {
	manager := js.Global().Get("navigator").Get("locks")
	if !manager.Truthy() || js.Global().Get("AbortController").Type() != js.TypeFunction {
		return func() {}
	}
	abort := js.Global().Get("AbortController").New()
	h := &hold{abort: abort}
	h.promise = js.FuncOf(func(_ js.Value, args []js.Value) any {
		h.resolve = args[0]
		return nil
	})
	h.got = js.FuncOf(func(js.Value, []js.Value) any {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.released {
			return nil // and given back at once
		}
		h.held = true
		go granted()
		return js.Global().Get("Promise").New(h.promise)
	})
	h.ended = js.FuncOf(func(js.Value, []js.Value) any {
		go h.dispose()
		return nil
	})
	var asked js.Value
	func() {
		defer func() { _ = recover() }() // some refuse by throwing
		asked = manager.Call("request", name, map[string]any{"signal": abort.Get("signal")}, h.got)
	}()
	if asked.Type() != js.TypeObject {
		h.dispose()
		return func() {}
	}
	asked.Call("then", h.ended, h.ended) // most by rejecting
	return h.release
}

// hold is a lock that is asked for or held.
type hold struct {
	abort               js.Value
	promise, got, ended js.Func

	mu       sync.Mutex
	resolve  js.Value
	held     bool
	released bool
	disposed bool
}

func (h *hold) release() {
	h.mu.Lock()
	done, held := h.released || h.disposed, h.held
	h.released = true
	h.mu.Unlock()
	switch {
	case done:
	case held:
		h.resolve.Invoke()
	default:
		h.abort.Call("abort")
	}
}

// dispose runs when the lock was given back or refused.
func (h *hold) dispose() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.disposed {
		return
	}
	h.disposed = true
	h.promise.Release()
	h.got.Release()
	h.ended.Release()
}
