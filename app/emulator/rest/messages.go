package rest

import (
	"encoding/json"
	"errors"
	"strings"

	"seenline/app/emulator/world"
)

const maxAttach = 60000

// messageAdd is im.message.add: it answers the number of the new message.
func (c *call) messageAdd() (*reply, *Error) {
	if c.text("DIALOG_ID") == "" && c.int("USER_ID") > 0 {
		c.p.Set("DIALOG_ID", c.text("USER_ID"))
	}
	id := c.text("DIALOG_ID")
	ref, ok := world.ParseDialogID(id)
	switch {
	case id == "" && c.int("CHAT_ID") > 0:
		ref = world.Ref{Kind: "chat", ID: c.int("CHAT_ID")}
	case !ok:
		return nil, fail(400, "USER_ID_EMPTY", "User ID can't be empty")
	case ref.Kind == "user" && len(c.world.Users(ref.ID)) == 0:
		return nil, fail(400, "USER_NOT_FOUND", "User not found")
	}
	p, bad := c.extras(false)
	if bad != nil {
		return nil, bad
	}
	if strings.TrimSpace(c.text("MESSAGE")) == "" && p["ATTACH"] == nil {
		return nil, fail(400, "MESSAGE_EMPTY", "Message can't be empty")
	}
	d, err := c.world.Dialog(c.user, ref)
	if err != nil || d.ReadOnly && c.role(d) == "member" {
		return nil, fail(403, "ACCESS_ERROR", "Action unavailable")
	}
	if to := c.int("REPLY_ID"); to > 0 {
		switch m, ok := c.world.Message(to); {
		case !ok || m.ID < d.Me.FirstID:
			return nil, fail(403, "REPLY_ACCESS_ERROR", "Action unavailable")
		case m.ChatID != d.ID:
			return nil, fail(400, "REPLY_FROM_OTHER_CHAT_ERROR", "You can only reply to a message within the same chat")
		}
		p["REPLY_ID"] = to
	}
	author := c.user
	if c.yes("SYSTEM") {
		author = 0
	}
	m, err := c.world.Add(c.user, ref, author, c.text("MESSAGE"), c.senderID(), p)
	if err != nil {
		return nil, known("ACCESS_ERROR")
	}
	return give(m.ID)
}

// senderID is the sender's own id of a message. Old portals know of none, and
// what is no UUID is none.
func (c *call) senderID() string {
	id := strings.ToLower(c.text("TEMPLATE_ID"))
	dashes := len(id) == 36 && id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-'
	if c.set.Old || !dashes || strings.Trim(id, "0123456789abcdef-") != "" {
		return ""
	}
	return id
}

// extras reads ATTACH, KEYBOARD and MENU. While updating, "N" and empty values
// take them out.
func (c *call) extras(updating bool) (world.Params, *Error) {
	p := world.Params{}
	for _, name := range []string{"ATTACH", "KEYBOARD", "MENU"} {
		v, ok := c.p.Get(name)
		if !ok {
			continue
		}
		if s, isText := v.(string); isText && strings.HasPrefix(strings.TrimSpace(s), "{") || isText && strings.HasPrefix(strings.TrimSpace(s), "[") {
			v = parseJSON([]byte(s))
			if v.(*Array).Len() == 0 {
				return nil, fail(400, name+"_ERROR", "Incorrect "+strings.ToLower(name)+" params")
			}
		}
		if s := text(v); v == nil || s == "N" || v == "" {
			if updating {
				p[name] = nil
			}
			continue
		}
		a, isArray := v.(*Array)
		raw, err := json.Marshal(v)
		switch {
		case !isArray || err != nil || a.Len() == 0:
			return nil, fail(400, name+"_ERROR", "Incorrect "+strings.ToLower(name)+" params")
		case len(raw) > maxAttach:
			return nil, fail(400, name+"_OVERSIZE", "You have exceeded the maximum allowable size of "+strings.ToLower(name))
		}
		p[name] = c.stored(name, a)
	}
	return p, nil
}

// stored is what messages later show: a list of attachments with their blocks,
// a list of buttons.
func (c *call) stored(name string, a *Array) any {
	if name != "ATTACH" {
		buttons := a
		if b, ok := a.Get("BUTTONS"); ok {
			buttons, _ = b.(*Array)
		} else if b, ok := a.Get("ITEMS"); ok {
			buttons, _ = b.(*Array)
		}
		return buttons
	}
	list := NewArray()
	_, hasBlocks := a.Get("BLOCKS")
	switch first, _ := a.Get("0"); {
	case hasBlocks:
		list.Push(a)
	case has(first, "BLOCKS"):
		return a
	default:
		one := NewArray()
		one.Set("ID", "1")
		one.Set("COLOR", "#29619b")
		one.Set("BLOCKS", a)
		list.Push(one)
	}
	return list
}

func has(v any, key string) bool {
	a, ok := v.(*Array)
	if ok {
		_, ok = a.Get(key)
	}
	return ok
}

// messageUpdate is im.message.update. An empty text deletes.
func (c *call) messageUpdate() (*reply, *Error) {
	id := c.int("MESSAGE_ID")
	if id <= 0 {
		return nil, known("MESSAGE_ID_ERROR")
	}
	p, bad := c.extras(true)
	if bad != nil {
		return nil, bad
	}
	if c.p.Len() > 0 && c.has("MESSAGE") && strings.TrimSpace(c.text("MESSAGE")) == "" {
		return c.messageDelete()
	}
	var next *string
	if c.has("MESSAGE") {
		t := c.text("MESSAGE")
		next = &t
	}
	edited := next != nil || !strings.EqualFold(c.text("IS_EDITED"), "N")
	if _, err := c.world.Edit(c.user, id, next, p, edited); err != nil {
		return nil, cantEdit(err)
	}
	return give(true)
}

// messageDelete is im.message.delete.
func (c *call) messageDelete() (*reply, *Error) {
	id := c.int("MESSAGE_ID")
	if id <= 0 {
		return nil, known("MESSAGE_ID_ERROR")
	}
	if _, err := c.world.Delete(c.user, id); err != nil {
		return nil, cantEdit(err)
	}
	return give(true)
}

func cantEdit(error) *Error {
	return fail(403, "CANT_EDIT_MESSAGE", "Time has expired for modification or you don't have access")
}

// messageLike is im.message.like.
func (c *call) messageLike() (*reply, *Error) {
	id := c.int("MESSAGE_ID")
	if id <= 0 {
		return nil, known("MESSAGE_ID_ERROR")
	}
	action := strings.ToLower(c.text("ACTION"))
	if action != "plus" && action != "minus" {
		action = "auto"
	}
	switch _, err := c.world.Like(c.user, id, action); {
	case errors.Is(err, world.ErrUnchanged):
		return nil, fail(400, "WITHOUT_CHANGES", "Status of like was not changed")
	case err != nil:
		return nil, known("ACCESS_ERROR")
	}
	return give(true)
}
