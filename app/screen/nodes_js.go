//go:build js

package screen

import (
	"syscall/js"

	"seenline/app/im"
	"seenline/app/read"
)

// mutations keeps the observer in step with the document. A row that leaves is
// reported as not visible; a node that go-app reuses for another message starts
// afresh, so that it never credits the new message with the old one's time.
func (r *Rows) mutations(records js.Value) {
	var gone []read.Sight
	leave := func(row js.Value, id im.MessageID) {
		r.sight.Call("unobserve", row)
		if known, ok := r.inView[id]; ok && known.element.Equal(row) {
			delete(r.inView, id)
			r.through.drop(id)
			gone = append(gone, read.Sight{ID: id})
		}
	}
	for i := range records.Length() {
		record := records.Index(i)
		target := record.Get("target")
		if record.Get("type").String() == "attributes" {
			if old, err := im.ParseMessageID(record.Get("oldValue").String()); err == nil {
				leave(target, old)
			}
			target.Set(sinceProperty, now())
			if target.Get("isConnected").Bool() {
				r.observe(target)
			}
			continue
		}
		removed := record.Get("removedNodes")
		for j := range removed.Length() {
			r.each(removed.Index(j), func(row js.Value) {
				if id, ok := messageID(row); ok && !row.Get("isConnected").Bool() {
					leave(row, id)
				}
			})
		}
		added := record.Get("addedNodes")
		for j := range added.Length() {
			r.each(added.Index(j), func(row js.Value) {
				if row.Get("isConnected").Bool() {
					r.observe(row)
				}
			})
		}
	}
	if len(gone) > 0 {
		r.see(gone)
	}
}

// each calls f with node, if it is a message row, and every row inside it.
func (r *Rows) each(node js.Value, f func(js.Value)) {
	if node.Get("nodeType").Int() != 1 { // an element
		return
	}
	if node.Call("matches", rowSelector).Bool() {
		f(node)
		return
	}
	rows := node.Call("querySelectorAll", rowSelector)
	for i := range rows.Length() {
		f(rows.Index(i))
	}
}

// messageID returns the message a node that is observed shows.
func messageID(row js.Value) (im.MessageID, bool) {
	value := row.Get(idProperty)
	if value.Type() != js.TypeNumber {
		return im.MessageID{}, false
	}
	return im.NewMessageID(int64(value.Float()))
}
