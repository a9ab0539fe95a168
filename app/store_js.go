//go:build js

package app

import (
	"syscall/js"

	"seenline/app/session"
)

// openStore returns the browser's storage for a text under a key. It is nil
// where the browser refuses storage: what stands in for it then, so that the
// program starts at all, lives no longer than the page.
func openStore(key string) session.Store {
	class := js.Global().Get("Storage")
	if class.Type() != js.TypeFunction || !js.Global().Get("localStorage").InstanceOf(class) {
		return nil
	}
	return store(key)
}

// store keeps a text under a key in the browser's storage.
type store string

func (s store) Load() (text string) {
	defer func() { _ = recover() }()
	if value := js.Global().Get("localStorage").Call("getItem", string(s)); value.Type() == js.TypeString {
		text = value.String()
	}
	return text
}

func (s store) Save(text string) {
	defer func() { _ = recover() }() // a full storage throws
	storage := js.Global().Get("localStorage")
	if text == "" {
		storage.Call("removeItem", string(s))
		return
	}
	storage.Call("setItem", string(s), text)
}
