//go:build js

package screen

import (
	"net/url"
	"syscall/js"
)

// WatchChoice reports the keys pressed inside of the element with this id. What
// press says is ours does nothing else.
func WatchChoice(id string, press func(Press) bool) (stop func()) {
	element := document().Call("getElementById", id)
	if !element.Truthy() {
		return func() {}
	}
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		event := args[0]
		if event.Get("isComposing").Bool() {
			return nil // the key belongs to the person's input method
		}
		p := Press{
			Key: event.Get("key").String(), Ctrl: event.Get("ctrlKey").Bool(), Alt: event.Get("altKey").Bool(),
			Meta: event.Get("metaKey").Bool(), Shift: event.Get("shiftKey").Bool(),
			InList: !event.Get("target").Call("matches", "input, button").Bool(),
		}
		if press(p) {
			event.Call("preventDefault")
		}
		return nil
	})
	element.Call("addEventListener", "keydown", call)
	return func() {
		element.Call("removeEventListener", "keydown", call)
		call.Release()
	}
}

// Reveal scrolls as little as brings the first element that a selector finds
// on screen.
func Reveal(selector string) {
	if element := find(selector); element.Truthy() {
		element.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// SetField puts a text into the field with this id.
func SetField(id, text string) {
	if field := document().Call("getElementById", id); field.Truthy() {
		field.Set("value", text)
	}
}

// Focused reports whether what has the focus matches a selector.
func Focused(selector string) bool {
	active := document().Get("activeElement")
	return active.Truthy() && active.Call("matches", selector).Bool()
}

// NearEnd reports whether less than another view is left below in the element
// with this id.
func NearEnd(id string) bool {
	element := document().Call("getElementById", id)
	if !element.Truthy() {
		return false
	}
	view := element.Get("clientHeight").Float()
	return element.Get("scrollTop").Float()+2*view >= element.Get("scrollHeight").Float()
}

// ToEnd scrolls the list of messages to its end, without anybody watching.
func ToEnd() {
	if list := find(listSelector); list.Truthy() {
		list.Set("scrollTop", list.Get("scrollHeight"))
	}
}

// Address returns the page's own address, without what the portal has added to
// it.
func Address() string {
	u, err := url.Parse(js.Global().Get("location").Get("href").String())
	if err != nil {
		return ""
	}
	query := u.Query()
	for _, name := range [...]string{"DOMAIN", "PROTOCOL", "LANG", "APP_SID"} {
		query.Del(name)
	}
	u.RawQuery, u.Fragment = query.Encode(), ""
	return u.String()
}
