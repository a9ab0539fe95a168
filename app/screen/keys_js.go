//go:build js

package screen

import "syscall/js"

// keyOwners need their keys themselves.
const keyOwners = `input, textarea, select, audio, video, [contenteditable], [role="dialog"], [role="menu"], [role="textbox"]`

// WatchKeys hands keys to press, which reports whether it took one: then the
// browser does nothing more with it. Keys of inputs are nobody else's but those
// with Alt and Shift, and those of buttons outside of the list neither.
func WatchKeys(press func(Press) bool) (stop func()) {
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		event := args[0]
		if event.Get("defaultPrevented").Bool() || event.Get("isComposing").Bool() {
			return nil
		}
		target := event.Get("target")
		if target.Get("closest").Type() != js.TypeFunction {
			return nil
		}
		commands := event.Get("altKey").Bool() && event.Get("shiftKey").Bool() // nobody writes with both
		if !commands && target.Call("closest", keyOwners).Truthy() {
			return nil
		}
		inList := target.Call("closest", listSelector).Truthy()
		body := document().Get("body")
		p := Press{
			Key: event.Get("key").String(), Code: event.Get("code").String(),
			Shift: event.Get("shiftKey").Bool(), Ctrl: event.Get("ctrlKey").Bool(),
			Alt: event.Get("altKey").Bool(), Meta: event.Get("metaKey").Bool(),
			Repeat: event.Get("repeat").Bool(), InList: inList,
		}
		if !inList && !target.Equal(body) && !p.Alt {
			return nil
		}
		if press(p) {
			event.Call("preventDefault")
		}
		return nil
	})
	document().Call("addEventListener", "keydown", call)
	return func() {
		document().Call("removeEventListener", "keydown", call)
		call.Release()
	}
}

// WatchOutside reports that the person pressed, or brought the focus to,
// something that is not inside of the element with this id.
func WatchOutside(id string, outside func()) (stop func()) {
	look := func(target js.Value) {
		if inside := document().Call("getElementById", id); inside.Truthy() && !inside.Call("contains", target).Bool() {
			outside()
		}
	}
	press := listen(document(), "pointerdown", func(event js.Value) { look(event.Get("target")) })
	focus := listen(document(), "focusin", func(event js.Value) { look(event.Get("target")) })
	return func() {
		press()
		focus()
	}
}
