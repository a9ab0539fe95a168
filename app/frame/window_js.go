//go:build js

package frame

import "syscall/js"

// BrowserWindow returns the window the widget runs in, which posts to its
// parent if that is of the portal's origin.
func BrowserWindow(portal string) Window { return browserWindow{origin(portal)} }

type browserWindow struct{ portal string }

func (w browserWindow) Post(message string) {
	defer func() {
		// An origin that is none makes postMessage throw; nobody hears us then,
		// and that is what the caller's limit is for.
		_ = recover()
	}()
	js.Global().Get("parent").Call("postMessage", message, w.portal)
}

func (w browserWindow) Listen(heard func(origin string, fromParent bool, data any)) (stop func()) {
	listener := js.FuncOf(func(_ js.Value, args []js.Value) any {
		event := args[0]
		var data any
		if d := event.Get("data"); d.Type() == js.TypeString {
			data = d.String()
		}
		var from string
		if o := event.Get("origin"); o.Type() == js.TypeString {
			from = o.String()
		}
		heard(from, event.Get("source").Equal(js.Global().Get("parent")), data)
		return nil
	})
	js.Global().Call("addEventListener", "message", listener)
	return func() {
		js.Global().Call("removeEventListener", "message", listener)
		listener.Release()
	}
}
