//go:build js

package screen

import (
	"syscall/js"

	"seenline/app/im"
)

// WatchWriting follows what is done in the field with this id, and lets it grow
// with its text as far as its style allows.
func WatchWriting(id string, w Writing) (stop func()) {
	field := document().Call("getElementById", id)
	if !field.Truthy() {
		return func() {}
	}
	typed := listen(field, "input", func(js.Value) {
		fit(field)
		w.Typed(field.Get("value").String())
	})
	sending := false // by the Enter that is down: it breaks no line, however late its character comes
	broken := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if kind := args[0].Get("inputType").String(); sending && (kind == "insertLineBreak" || kind == "insertParagraph") {
			args[0].Call("preventDefault")
		}
		return nil
	})
	field.Call("addEventListener", "beforeinput", broken)
	press := js.FuncOf(func(_ js.Value, args []js.Value) any {
		event := args[0]
		// An input method takes Enter for itself; 229 is what some send then.
		if event.Get("isComposing").Bool() || event.Get("keyCode").Int() == 229 {
			return nil
		}
		sending = false
		plain := !event.Get("altKey").Bool() && !event.Get("metaKey").Bool() && !event.Get("ctrlKey").Bool()
		taken := false
		switch key := event.Get("key").String(); {
		case key == "Enter" && !event.Get("shiftKey").Bool() && !event.Get("altKey").Bool():
			// Also where nothing can be sent: no empty line begins then. Sending may
			// wait for something, and the browser does not wait for that.
			event.Call("preventDefault")
			sending = true
			if !event.Get("repeat").Bool() {
				w.Send()
			}
		case key == "Escape":
			taken = w.Leave()
		case key == "ArrowUp" && plain && field.Get("value").String() == "":
			taken = w.Up()
		}
		if taken {
			event.Call("preventDefault")
		}
		return nil
	})
	field.Call("addEventListener", "keydown", press)
	return func() {
		typed()
		field.Call("removeEventListener", "beforeinput", broken)
		broken.Release()
		field.Call("removeEventListener", "keydown", press)
		press.Release()
	}
}

// SetText puts a text into the field with this id, and the cursor behind it.
func SetText(id, text string) {
	field := document().Call("getElementById", id)
	if !field.Truthy() {
		return
	}
	if field.Get("value").String() != text {
		field.Set("value", text)
		field.Call("setSelectionRange", 1<<30, 1<<30) // the end
	}
	fit(field)
}

// fit makes a field as high as its text.
func fit(field js.Value) {
	style := field.Get("style")
	style.Call("setProperty", "height", "auto")
	borders := field.Get("offsetHeight").Float() - field.Get("clientHeight").Float()
	style.Call("setProperty", "height", px(field.Get("scrollHeight").Float()+borders))
}

// PlaceAt moves a window over the list, the element with this id, beside a
// message, to where all of it can be seen.
func PlaceAt(id string, message im.MessageID) {
	window, row, list := document().Call("getElementById", id), find(rowOf(message)+" .bubble"), find(listSelector)
	if !window.Truthy() || !row.Truthy() || !list.Truthy() {
		return
	}
	rect := func(of js.Value) (left, top, right, bottom float64) {
		r := of.Call("getBoundingClientRect")
		return r.Get("left").Float(), r.Get("top").Float(), r.Get("right").Float(), r.Get("bottom").Float()
	}
	const margin = 4 // px
	style := window.Get("style")
	style.Call("setProperty", "translate", "0px 0px")
	left, top, right, bottom := rect(window)
	rowLeft, rowTop, rowRight, _ := rect(row)
	listLeft, listTop, listRight, listBottom := rect(list)
	x := rowRight - right // the ends of the lines meet
	if document().Get("documentElement").Get("dir").String() == "rtl" {
		x = rowLeft - left
	}
	x = min(max(x, listLeft+margin-left), listRight-margin-right)
	y := max(min(rowTop+2-top, listBottom-margin-bottom), listTop+margin-top)
	style.Call("setProperty", "translate", px(x)+" "+px(y))
}

// Flash shows for a moment which message was looked for.
func Flash(message im.MessageID) {
	row := find(rowOf(message))
	if !row.Truthy() {
		return
	}
	row.Get("classList").Call("remove", "found")
	row.Get("offsetWidth") // the animation begins anew
	row.Get("classList").Call("add", "found")
}

// FocusMessage gives the focus to a message, without moving anything.
func FocusMessage(message im.MessageID) {
	if row := find(rowOf(message)); row.Truthy() {
		giveFocus(row, map[string]any{"preventScroll": true})
	}
}
