//go:build js

package screen

import (
	"syscall/js"

	"seenline/app/im"
)

// WatchFocus reports the message to which the person goes by keyboard or by a
// screen reader; one that is clicked at is not reported, and neither is one to
// which the program gives the focus back.
//
// It also sees to it that the focus is never lost: where what had it leaves the
// document or is hidden, the message gets it that this belonged to, or the list.
func WatchFocus(focused func(im.MessageID)) (stop func()) {
	f := &focus{focused: focused}
	f.moved = listen(document(), "focusin", func(event js.Value) { f.move(event) })
	f.callDOM = js.FuncOf(func(js.Value, []js.Value) any {
		f.restore()
		return nil
	})
	f.mutation = js.Global().Get("MutationObserver").New(f.callDOM)
	f.mutation.Call("observe", document().Get("body"), map[string]any{
		"childList": true, "subtree": true, "attributeFilter": []any{"hidden"},
	})
	return func() {
		f.moved()
		f.mutation.Call("disconnect")
		f.callDOM.Release()
	}
}

// focus knows what has the focus, also when that is no more.
type focus struct {
	focused  func(im.MessageID)
	last     js.Value     // what had the focus last
	row      im.MessageID // the message that is in, zero for none
	moved    func()
	mutation js.Value // MutationObserver
	callDOM  js.Func
}

func (f *focus) move(event js.Value) {
	target := event.Get("target")
	if f.last.Equal(target) && event.Get("relatedTarget").IsNull() {
		return // the window has the focus again
	}
	before := f.row
	f.last, f.row = target, im.MessageID{}
	if row := target.Call("closest", rowSelector); row.Truthy() {
		f.row, _ = messageID(row)
	}
	if f.row != before && !f.row.IsZero() && !quiet && target.Call("matches", ":focus-visible").Bool() {
		f.focused(f.row)
	}
}

func (f *focus) restore() {
	if !f.last.Truthy() || f.last.Get("isConnected").Bool() && !f.last.Call("closest", "[hidden]").Truthy() {
		return
	}
	last, row := f.last, f.row
	f.last, f.row = js.Value{}, im.MessageID{}
	active := document().Get("activeElement")
	if active.Truthy() && !active.Equal(document().Get("body")) && !active.Equal(last) || !document().Call("hasFocus").Bool() {
		return // it went elsewhere by itself, or the person did
	}
	to := find(listSelector)
	if same := find(rowOf(row)); !row.IsZero() && same.Truthy() {
		to = same
	}
	if to.Truthy() {
		giveFocus(to, map[string]any{"preventScroll": true})
	}
}

// Focus gives the focus to the first element that a selector finds, if it is in
// this frame at all: it is never taken out of what somebody writes in the
// portal's page.
func Focus(selector string) {
	if element := find(selector); element.Truthy() && document().Call("hasFocus").Bool() {
		giveFocus(element, nil)
	}
}

// quiet: the program gives the focus, not the person.
var quiet bool

func giveFocus(element js.Value, options map[string]any) {
	quiet = true
	element.Call("focus", options)
	quiet = false
}

func rowOf(id im.MessageID) string { return `article[data-message-id="` + id.String() + `"]` }
