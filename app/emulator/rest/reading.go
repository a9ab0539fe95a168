package rest

import "strings"

// readResult is what im.dialog.read answers.
type readResult struct {
	DialogID any   `json:"dialogId"` // "chatN", or a person's number
	ChatID   int64 `json:"chatId"`
	LastID   int64 `json:"lastId"`
	Counter  int   `json:"counter"`
}

// dialogRead is im.dialog.read: everything up to MESSAGE_ID, or everything
// there is without one. LAST_ID is another name for it and wins. An old portal
// insists on the number and answers false when nothing was new.
func (c *call) dialogRead() (*reply, *Error) {
	if strings.EqualFold(c.text("DIALOG_ID"), "notify") {
		return give(true)
	}
	ref, bad := c.dialog()
	if bad != nil {
		return nil, bad
	}
	upTo := c.int("MESSAGE_ID")
	if c.has("LAST_ID") {
		upTo = c.int("LAST_ID")
	}
	if c.set.Old && upTo <= 0 {
		return nil, known("MESSAGE_ID_ERROR")
	}
	r, err := c.world.Read(c.user, ref, upTo)
	if err != nil || c.set.Old && !r.Moved {
		return give(false)
	}
	out := readResult{ChatID: r.ChatID, LastID: r.LastID, Counter: c.counter(r.Counter)}
	if r.Private {
		out.DialogID = r.Companion
	} else {
		out.DialogID = "chat" + itoa(r.ChatID)
	}
	return give(out)
}

// dialogUnread is im.dialog.unread.
func (c *call) dialogUnread() (*reply, *Error) {
	ref, bad := c.dialog()
	if bad != nil {
		return nil, bad
	}
	from := c.int("MESSAGE_ID")
	if from <= 0 {
		return nil, known("MESSAGE_ID_ERROR")
	}
	c.world.Unread(c.user, ref, from)
	return give(true)
}

// dialogReadAll is im.dialog.read.all.
func (c *call) dialogReadAll() (*reply, *Error) {
	c.world.ReadAll(c.user)
	return give(true)
}
