//go:build js

package screen

import (
	"sort"
	"strconv"
	"syscall/js"

	"seenline/app/im"
)

// Cursor moves the focus from message to message. Its methods report whether
// there was something to do; if not, the key is the browser's.
type Cursor struct{ list js.Value }

// NewCursor takes hold of the list, or returns nil if there is none.
func NewCursor() *Cursor {
	if list := find(listSelector); list.Truthy() {
		return &Cursor{list}
	}
	return nil
}

// Message returns the message that has the focus, or something inside of it.
func (c *Cursor) Message() (im.MessageID, bool) {
	if row := c.row(); row.Truthy() {
		return messageID(row)
	}
	return im.MessageID{}, false
}

// Here returns the message that has the focus if it is on screen, else the last
// one of which the end is.
func (c *Cursor) Here() (im.MessageID, bool) {
	view := c.box(c.list)
	if row := c.row(); row.Truthy() {
		if box := c.box(row); box.bottom > view.top && box.top < view.bottom {
			return messageID(row)
		}
	}
	rows := c.rows()
	at := c.lastIn(rows, view)
	if at < 0 || c.box(rows.Index(at)).bottom <= view.top {
		return im.MessageID{}, false
	}
	return messageID(rows.Index(at))
}

// Step goes to the next message, or with -1 to the one before. What is taller
// than the list is scrolled through first. Without a message that has the
// focus it begins with what is on screen.
func (c *Cursor) Step(by int) bool {
	row := c.row()
	if !row.Truthy() {
		return c.enter(by)
	}
	view, box := c.box(c.list), c.box(row)
	if by > 0 && box.bottom > view.bottom+1 && box.top < view.bottom || by < 0 && box.top < view.top-1 && box.bottom > view.top {
		return false
	}
	rows := c.rows()
	at := c.at(rows, row) + by
	if at < 0 || at >= rows.Length() {
		return false
	}
	c.take(rows.Index(at), by)
	return true
}

// Page goes a screen down, or with -1 up, to the first whole message there.
func (c *Cursor) Page(by int) bool {
	before := c.list.Get("scrollTop").Float()
	c.list.Set("scrollTop", before+float64(by)*0.9*c.list.Get("clientHeight").Float())
	if c.list.Get("scrollTop").Float() == before { // at the end: the outermost one
		if by > 0 {
			return c.Last()
		}
		return c.First()
	}
	return c.enter(1)
}

// First goes to the first loaded message.
func (c *Cursor) First() bool {
	c.list.Set("scrollTop", 0)
	return c.to(c.rows().Index(0), 1)
}

// Last goes to the last loaded message.
func (c *Cursor) Last() bool {
	c.list.Set("scrollTop", c.list.Get("scrollHeight"))
	rows := c.rows()
	return c.to(rows.Index(rows.Length()-1), -1)
}

// Unread goes to the next unread message that is loaded. Around: after the last
// one the first is the next.
func (c *Cursor) Unread(around bool) bool {
	rows := c.rows()
	n, here := rows.Length(), -1
	if row := c.row(); row.Truthy() {
		here = c.at(rows, row)
	}
	end := n
	if around {
		end = n + max(here, 0)
	}
	for at := here + 1; at < end; at++ {
		if row := rows.Index(at % n); row.Call("hasAttribute", "data-unread").Bool() {
			return c.to(row, 1)
		}
	}
	return false
}

// To goes to a message.
func (c *Cursor) To(id im.MessageID) bool { return c.to(c.list.Call("querySelector", rowOf(id)), 1) }

func (c *Cursor) to(row js.Value, by int) bool {
	if !row.Truthy() {
		return false
	}
	c.take(row, by)
	return true
}

// enter goes to the first message that begins on screen, or the last that ends
// there; where one fills the screen, to that one.
func (c *Cursor) enter(by int) bool {
	rows, view := c.rows(), c.box(c.list)
	n := rows.Length()
	// Rows stand in the order of their position.
	at := sort.Search(n, func(i int) bool { return c.box(rows.Index(i)).bottom > view.top+1 })
	if by < 0 {
		at = max(c.lastIn(rows, view), 0)
	} else if at+1 < n && c.box(rows.Index(at)).top < view.top-1 && c.box(rows.Index(at+1)).bottom <= view.bottom+1 {
		at++
	}
	if at >= n {
		return false
	}
	c.take(rows.Index(at), by)
	return true
}

// lastIn returns the last row that ends above the lower edge of view, -1 if none
// does.
func (c *Cursor) lastIn(rows js.Value, view box) int {
	return sort.Search(rows.Length(), func(i int) bool { return c.box(rows.Index(i)).bottom > view.bottom+1 }) - 1
}

// take focuses a row and moves it on screen, not farther than it must. Of one
// that is too tall for that the end is shown where it is come from.
func (c *Cursor) take(row js.Value, by int) {
	row.Call("focus", map[string]any{"preventScroll": true})
	const margin = 8
	view, box := c.box(c.list), c.box(row)
	up, down := box.top-view.top-margin, box.bottom-view.bottom+margin
	tall := box.bottom-box.top > view.bottom-view.top-2*margin
	move := 0.0
	switch {
	case tall && by < 0:
		move = down
	case tall, up < 0:
		move = up
	case down > 0:
		move = down
	}
	if move != 0 {
		c.list.Set("scrollTop", c.list.Get("scrollTop").Float()+move)
	}
}

func (c *Cursor) rows() js.Value { return c.list.Call("querySelectorAll", rowSelector) }

func (c *Cursor) row() js.Value {
	active := document().Get("activeElement")
	if !active.Truthy() || !c.list.Call("contains", active).Bool() {
		return js.Null()
	}
	return active.Call("closest", rowSelector)
}

// at finds a row: ids stand in ascending order.
func (c *Cursor) at(rows, row js.Value) int {
	id := rowNumber(row)
	return sort.Search(rows.Length(), func(i int) bool { return rowNumber(rows.Index(i)) >= id })
}

func rowNumber(row js.Value) int64 {
	n, _ := strconv.ParseInt(row.Get("dataset").Get("messageId").String(), 10, 64)
	return n
}

type box struct{ top, bottom float64 }

func (c *Cursor) box(element js.Value) box {
	r := element.Call("getBoundingClientRect")
	return box{r.Get("top").Float(), r.Get("bottom").Float()}
}
