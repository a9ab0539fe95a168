//go:build js

package app

import "syscall/js"

// store keeps a text under a key in the browser's storage, or, where the
// browser refuses that, for as long as the page lives.
type store string

func (s store) Load() string {
	value := js.Global().Get("localStorage").Call("getItem", string(s))
	if value.IsNull() {
		return ""
	}
	return value.String()
}

func (s store) Save(text string) {
	defer func() { _ = recover() }() // a full or blocked storage throws
	storage := js.Global().Get("localStorage")
	if text == "" {
		storage.Call("removeItem", string(s))
		return
	}
	storage.Call("setItem", string(s), text)
}
