package rest

import (
	"strings"

	"seenline/app/emulator/world"
)

// dialogUsers is im.dialog.users.list.
func (c *call) dialogUsers() (*reply, *Error) {
	ref, bad := c.dialog()
	if bad != nil {
		return nil, bad
	}
	d, err := c.world.Dialog(c.user, ref)
	if err != nil {
		return nil, denied(err)
	}
	keep := map[string]bool{}
	for kind := range strings.SplitSeq(c.text("SKIP_EXTERNAL_EXCEPT_TYPES"), ",") {
		keep[strings.TrimSpace(kind)] = true
	}
	var users []world.User
	for _, m := range d.Members {
		u, ok := c.world.User(m.UserID)
		external := u.Bot && !keep["bot"] || u.Connector && !keep["imconnector"]
		if ok && !(c.yes("SKIP_EXTERNAL") && external) {
			users = append(users, u)
		}
	}
	limit, from := c.limit(50, 200), int(max(0, c.int("OFFSET")))
	if !c.has("OFFSET") && c.has("START") {
		from = int(max(0, c.int("START")))
	}
	if last := c.int("LAST_ID"); last > 0 {
		for from = 0; from < len(users) && users[from].ID <= last; from++ {
		}
	}
	total := len(users)
	from = min(from, total)
	r := &reply{result: c.people(users[from:min(total, from+limit)]), total: &total}
	if end := from + limit; end < total {
		r.next = &end
	}
	return r, nil
}

// dialogWriting is im.dialog.writing.
func (c *call) dialogWriting() (*reply, *Error) {
	ref, bad := c.dialog()
	if bad != nil {
		return nil, bad
	}
	if _, err := c.world.Dialog(c.user, ref); err != nil {
		return nil, known("ACCESS_ERROR")
	}
	return give(true)
}

// chatGet is im.chat.get: the chat of a thing, or null.
func (c *call) chatGet() (*reply, *Error) {
	if id := c.world.ChatByEntity(c.text("ENTITY_TYPE"), c.text("ENTITY_ID")); id != 0 && c.text("ENTITY_TYPE") != "" {
		return give(map[string]int64{"ID": id})
	}
	return give(nil)
}
