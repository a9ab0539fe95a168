//go:build js

package screen

import "syscall/js"

// Asked reports whether the frame's own address carries a parameter, and not 0.
func Asked(name string) bool {
	query := js.Global().Get("URLSearchParams").New(js.Global().Get("location").Get("search"))
	value := query.Call("get", name)
	return !value.IsNull() && value.String() != "0"
}

// Save offers a text file to the person, without the network. The link is in no
// document, so that nobody else takes the click for a way to go.
func Save(name string, parts [][]byte) {
	chunks := js.Global().Get("Array").New()
	for _, part := range parts {
		bytes := js.Global().Get("Uint8Array").New(len(part))
		js.CopyBytesToJS(bytes, part)
		chunks.Call("push", bytes)
	}
	blob := js.Global().Get("Blob").New(chunks, map[string]any{"type": "text/plain"})
	urls := js.Global().Get("URL")
	url := urls.Call("createObjectURL", blob)
	link := document().Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", name)
	link.Call("click")
	var revoke js.Func
	revoke = js.FuncOf(func(js.Value, []js.Value) any {
		urls.Call("revokeObjectURL", url)
		revoke.Release()
		return nil
	})
	js.Global().Call("setTimeout", revoke, 60_000) // a download may ask first where to go
}

// Copy puts a text into the clipboard and reports whether it could. A frame of
// another site may use the clipboard only the old way, by a selection, and only
// right after a click.
func Copy(text string) bool {
	box := document().Call("createElement", "textarea")
	box.Set("value", text)
	box.Set("className", "sr")
	active := document().Get("activeElement")
	document().Get("body").Call("append", box)
	box.Call("select")
	done := document().Call("execCommand", "copy").Bool()
	if active.Truthy() {
		giveFocus(active, map[string]any{"preventScroll": true})
	}
	box.Call("remove")
	return done
}
