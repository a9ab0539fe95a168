package rest

import (
	"strconv"
	"strings"

	"seenline/app/emulator/world"
)

// wanted filters dialogs by the parameters the lists share.
func (c *call) wanted(d world.Dialog) bool {
	switch {
	case d.LastMessage == nil && d.Type == world.TypePrivate,
		d.Type == world.TypePrivate && c.yes("SKIP_DIALOG"),
		d.Type == world.TypeLines && c.yes("SKIP_OPENLINES"),
		d.Type == world.TypeLines && d.Waiting && c.yes("SKIP_UNDISTRIBUTED_OPENLINES"),
		d.Type != world.TypeLines && c.yes("ONLY_OPENLINES"),
		d.Type != world.TypePrivate && d.Type != world.TypeLines && c.yes("SKIP_CHAT"),
		d.Counter == 0 && c.yes("UNREAD_ONLY"),
		c.yes("ONLY_COPILOT"), c.yes("ONLY_CHANNEL"):
		return false
	}
	if before := c.moment("LAST_MESSAGE_DATE"); !before.IsZero() && !d.Updated().Before(before) {
		return false
	}
	return true
}

// recentList is im.recent.list.
func (c *call) recentList() (*reply, *Error) {
	limit, offset := c.limit(50, 200), int(max(0, c.int("OFFSET")))
	items := []any{}
	more := false
	n := 0
	for _, d := range c.world.Recent(c.user) {
		if !c.wanted(d) {
			continue
		}
		if n++; n <= offset {
			continue
		}
		if len(items) == limit {
			more = true
			break
		}
		items = append(items, c.recent(d))
	}
	out := NewArray()
	out.Set("items", items)
	out.Set("hasMorePages", more)
	out.Set("hasMore", more)
	out.Set("copilot", map[string]any{"chats": nil, "messages": nil, "roles": nil, "recommendedRoles": []string{}})
	out.Set("messagesAutoDeleteConfigs", []any{})
	total := -1
	return &reply{result: out, total: &total}, nil
}

// recentGet is im.recent.get: what changed lately, as a bare list.
func (c *call) recentGet() (*reply, *Error) {
	since := c.moment("LAST_SYNC_DATE")
	if since.IsZero() {
		since = c.moment("LAST_UPDATE")
	}
	if week := c.start.AddDate(0, 0, -7); !since.IsZero() && since.Before(week) {
		since = week
	}
	items := []any{}
	for _, d := range c.world.Recent(c.user) {
		if c.wanted(d) && !d.Updated().Before(since) {
			items = append(items, c.recent(d))
		}
	}
	return give(items)
}

// recent is one dialog of a list.
func (c *call) recent(d world.Dialog) *Array {
	out := NewArray()
	kind, id := "chat", any(d.DialogID)
	if d.Type == world.TypePrivate {
		kind, id = "user", any(d.Companion)
	}
	out.Set("id", id)
	out.Set("chat_id", d.ID)
	out.Set("type", kind)
	out.Set("avatar", map[string]string{"url": c.link(d.Avatar), "color": d.Color})
	out.Set("title", d.Title)
	out.Set("message", c.lastMessage(d))
	out.Set("counter", c.counter(d.Counter))
	out.Set("last_id", d.Me.LastID)
	out.Set("pinned", false)
	out.Set("unread", d.Me.Marked != 0)
	out.Set("has_reminder", false)
	out.Set("date_update", date(d.Updated()))
	out.Set("date_last_activity", date(d.Updated()))
	if u, ok := c.world.User(d.Companion); ok {
		out.Set("user", c.someone(u))
		out.Set("chat", map[string]any{"text_field_enabled": true, "background_id": nil, "mute_list": c.muted(d)})
	} else {
		out.Set("chat", c.chatFields(d))
		if d.LastMessage != nil {
			if u, ok := c.world.User(d.LastMessage.AuthorID); ok {
				out.Set("user", c.someone(u))
			}
		}
	}
	if d.Type == world.TypeLines {
		out.Set("lines", map[string]any{"id": d.ID, "status": 0, "date_create": date(d.Created)})
	}
	out.Set("options", []any{})
	if c.set.Old {
		return old(out, d, c)
	}
	return out
}

// old turns a line of the list into what old portals sent: numbers as strings
// and the short form of the chat.
func old(item *Array, d world.Dialog, c *call) *Array {
	out := NewArray()
	out.Set("id", strings.TrimSpace(d.DialogID))
	for _, k := range []string{"type", "avatar", "title"} {
		out.Set(k, item.values[k])
	}
	m := NewArray()
	if last := d.LastMessage; last != nil {
		m.Set("id", itoa(last.ID))
		m.Set("text", Plain(last.Text))
		m.Set("file", len(last.FileIDs()) > 0)
		m.Set("attach", last.Params["ATTACH"] != nil)
		m.Set("author_id", itoa(last.AuthorID))
	}
	out.Set("message", m)
	out.Set("counter", strconv.Itoa(d.Counter))
	out.Set("date", date(d.Updated()))
	if d.Type == world.TypePrivate {
		out.Set("user", item.values["user"])
	} else {
		out.Set("chat", c.shortDialog(d))
	}
	return out
}

// lastMessage is the newest message in a line of the list.
func (c *call) lastMessage(d world.Dialog) *Array {
	out := NewArray()
	m := d.LastMessage
	if m == nil {
		m = &world.Message{Date: d.Created}
	}
	status := "received"
	if m.AuthorID == c.user {
		for _, other := range d.Members {
			if other.UserID != c.user && other.LastID >= m.ID {
				status = "delivered"
			}
		}
	}
	var uuid any
	if m.UUID != "" {
		uuid = m.UUID
	}
	var file any = false
	if ids := m.FileIDs(); len(ids) > 0 {
		if f, ok := c.world.File(ids[0]); ok {
			file = map[string]any{"id": f.ID, "type": f.Type, "name": f.Name}
		}
	}
	out.Set("id", m.ID)
	out.Set("text", Plain(m.Text))
	out.Set("file", file)
	out.Set("author_id", m.AuthorID)
	out.Set("attach", m.Params["ATTACH"] != nil)
	out.Set("sticker", nil)
	out.Set("date", date(m.Date))
	out.Set("status", status)
	out.Set("uuid", uuid)
	return out
}

// Plain is a text without BBCode and line breaks, as lists show it.
func Plain(s string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], ']')
		if end < 0 {
			break
		}
		b.WriteString(s[:open])
		s = s[open+end+1:]
	}
	b.WriteString(s)
	out := []rune(strings.Join(strings.Fields(b.String()), " "))
	if len(out) > 300 {
		out = append(out[:300], '…')
	}
	return string(out)
}

// countersGet is im.counters.get. Maps without an entry are lists.
func (c *call) countersGet() (*reply, *Error) {
	kinds := map[string]*Array{"CHAT": NewArray(), "CHAT_MUTED": NewArray(), "LINES": NewArray(), "DIALOG": NewArray()}
	sum := map[string]int{}
	for _, n := range c.world.Counters(c.user) {
		kind, key := "CHAT", itoa(n.ChatID)
		switch {
		case n.Private:
			kind, key = "DIALOG", n.DialogID
		case n.Lines:
			kind = "LINES"
		case n.Muted:
			kind = "CHAT_MUTED"
		}
		kinds[kind].Set(key, n.Unread)
		sum[kind] += n.Unread
	}
	out := NewArray()
	for _, k := range []string{"CHAT", "CHAT_MUTED", "CHAT_UNREAD", "LINES", "DIALOG", "DIALOG_UNREAD"} {
		if a := kinds[k]; a != nil && a.Len() > 0 {
			out.Set(k, object{a})
		} else {
			out.Set(k, []any{})
		}
	}
	all := sum["CHAT"] + sum["DIALOG"] + sum["LINES"]
	out.Set("TYPE", map[string]int{"ALL": all, "NOTIFY": 0, "CHAT": sum["CHAT"], "LINES": sum["LINES"], "DIALOG": sum["DIALOG"], "MESSENGER": sum["CHAT"] + sum["DIALOG"]})
	return give(out)
}
