package rest

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"seenline/app/emulator/world"
)

// denied is how a dialog's refusal looks.
func denied(err error) *Error {
	if errors.Is(err, world.ErrNoDialog) {
		return fail(400, "ACCESS_ERROR", "You don't have access to this chat")
	}
	return known("ACCESS_ERROR")
}

// dialogGet is im.dialog.get.
func (c *call) dialogGet() (*reply, *Error) {
	ref, bad := c.dialog()
	if bad != nil {
		return nil, bad
	}
	d, err := c.world.Dialog(c.user, ref)
	if err != nil {
		return nil, denied(err)
	}
	if c.set.Old {
		return give(c.shortDialog(d))
	}
	out := c.chatFields(d)
	out.Set("description", "")
	out.Set("role", c.role(d))
	out.Set("counter", c.counter(d.Counter))
	out.Set("message_count", d.MessageCount)
	out.Set("unread_id", d.UnreadID)
	out.Set("last_message_id", d.LastMessageID)
	out.Set("last_id", d.Me.LastID)
	out.Set("marked_id", d.Me.Marked)
	out.Set("disk_folder_id", d.ID+300)
	out.Set("is_new", d.MessageCount == 0)
	out.Set("readed_list", c.readers(d))
	out.Set("last_message_views", c.views(d))
	id := strings.ToLower(strings.TrimSpace(c.text("DIALOG_ID")))
	if id == "" {
		id = d.DialogID
	}
	out.Set("dialog_id", id)
	return give(out)
}

// counter shows an unread counter as the portal does.
func (q *request) counter(n int) int {
	if q.set.CounterLimit > 0 {
		return min(n, q.set.CounterLimit)
	}
	return n
}

func (q *request) role(d world.Dialog) string {
	switch {
	case d.Owner == d.Me.UserID:
		return "owner"
	case d.Me.Manager:
		return "manager"
	}
	return "member"
}

// chatFields is what im.dialog.get and the lists of recent dialogs share.
func (q *request) chatFields(d world.Dialog) *Array {
	out := NewArray()
	set := out.Set
	set("id", d.ID)
	set("parent_chat_id", 0)
	set("parent_message_id", 0)
	set("name", d.Title)
	set("owner", d.Owner)
	set("extranet", d.Extranet)
	set("contains_collaber", false)
	set("avatar", q.link(d.Avatar))
	set("color", d.Color)
	set("type", d.Type)
	set("user_counter", len(d.Members))
	set("entity_type", d.EntityType)
	set("entity_id", d.EntityID)
	for i, data := range d.EntityData {
		set("entity_data_"+strconv.Itoa(i+1), data)
	}
	set("mute_list", q.muted(d))
	managers := []int64{}
	for _, m := range d.Members {
		if m.Manager || m.UserID == d.Owner {
			managers = append(managers, m.UserID)
		}
	}
	set("manager_list", managers)
	set("date_create", date(d.Created))
	set("message_type", d.MessageType())
	set("public", "")
	set("restrictions", restrictions(d))
	set("role", strings.ToUpper(q.role(d)))
	set("entity_link", entityLink(d))
	set("text_field_enabled", !d.ReadOnly)
	set("background_id", nil)
	permissions := map[string]string{
		"manage_users_add": "member", "manage_users_delete": "manager", "manage_ui": "member",
		"manage_settings": "owner", "manage_messages": "member", "can_post": "member",
	}
	if d.ReadOnly {
		permissions["can_post"] = "manager"
	}
	set("permissions", permissions)
	return out
}

func restrictions(d world.Dialog) map[string]any {
	group := d.Type != world.TypePrivate
	return map[string]any{
		"avatar": group, "rename": group, "extend": group, "call": true, "mute": group, "leave": group,
		"leave_owner": group, "send": true, "user_list": group, "path": "", "path_title": "",
	}
}

// muted is mute_list: empty, an object by user, or a list of users.
func (q *request) muted(d world.Dialog) any {
	ids := []int64{}
	by := map[string]bool{}
	for _, m := range d.Members {
		if m.Muted {
			ids = append(ids, m.UserID)
			by[strconv.FormatInt(m.UserID, 10)] = true
		}
	}
	if len(ids) == 0 || q.set.MuteList == "ids" {
		return ids
	}
	return by
}

func entityLink(d world.Dialog) map[string]string {
	kind, id, _ := strings.Cut(d.EntityID, "|")
	switch d.EntityType {
	case "CRM":
		return map[string]string{"type": kind, "url": "/crm/" + strings.ToLower(kind) + "/details/" + id + "/", "id": id}
	case "TASKS_TASK":
		return map[string]string{"type": "TASKS", "url": "/company/personal/user/0/tasks/task/view/" + kind + "/", "id": kind}
	case "SONET_GROUP":
		return map[string]string{"type": "SONET_GROUP", "url": "/workgroups/group/" + kind + "/", "id": kind}
	}
	return map[string]string{"type": "", "url": "", "id": ""}
}

type reader struct {
	UserID    int64  `json:"user_id"`
	UserName  string `json:"user_name"`
	MessageID int64  `json:"message_id"`
	Date      any    `json:"date"`
}

// readers is readed_list: how far the others have read.
func (q *request) readers(d world.Dialog) []reader {
	out := []reader{}
	for _, m := range d.Members {
		if m.UserID == d.Me.UserID || m.LastID == 0 {
			continue
		}
		u, _ := q.world.User(m.UserID)
		out = append(out, reader{m.UserID, u.Name(), m.LastID, dateOrNull(m.ReadAt)})
	}
	return out
}

func dateOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return date(t)
}

type viewer struct {
	UserID   int64  `json:"user_id"`
	UserName string `json:"user_name"`
	Date     any    `json:"date"`
}

// views is last_message_views: who of the others has seen the newest message.
func (q *request) views(d world.Dialog) map[string]any {
	first := []viewer{}
	count := 0
	if last := d.LastMessage; last != nil {
		for _, m := range d.Members {
			if m.UserID == d.Me.UserID || m.UserID == last.AuthorID || m.LastID < last.ID {
				continue
			}
			if count++; len(first) < 1 {
				u, _ := q.world.User(m.UserID)
				first = append(first, viewer{m.UserID, u.Name(), dateOrNull(m.ReadAt)})
			}
		}
	}
	return map[string]any{"message_id": d.LastMessageID, "first_viewers": first, "count_of_viewers": count}
}

// shortDialog is what an old portal tells: little, and numbers as strings.
func (q *request) shortDialog(d world.Dialog) *Array {
	out := NewArray()
	out.Set("id", strconv.FormatInt(d.ID, 10))
	out.Set("title", d.Title)
	out.Set("owner", strconv.FormatInt(d.Owner, 10))
	out.Set("extranet", d.Extranet)
	out.Set("avatar", q.link(d.Avatar))
	out.Set("color", d.Color)
	out.Set("type", d.Type)
	out.Set("entity_type", d.EntityType)
	out.Set("entity_id", d.EntityID)
	for i, data := range d.EntityData {
		out.Set("entity_data_"+strconv.Itoa(i+1), data)
	}
	out.Set("date_create", date(d.Created))
	out.Set("message_type", d.MessageType())
	return out
}
