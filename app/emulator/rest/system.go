package rest

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// revisionGet is im.revision.get: how old the messenger is.
func (c *call) revisionGet() (*reply, *Error) {
	out := NewArray()
	revisions := []int{32, 130, 22, 6}
	if c.set.Old {
		revisions = []int{18, 113, 9, 3}
	}
	for i, k := range []string{"rest", "web", "mobile", "desktop"} {
		out.Set(k, revisions[i])
	}
	if !c.set.Old {
		out.Set("im_revision_mobile", 22)
	}
	return give(out)
}

// appInfo is app.info.
func (c *call) appInfo() (*reply, *Error) {
	if c.auth != "token" {
		return nil, fail(400, "ACCESS_DENIED", "Access denied! Application context required")
	}
	out := NewArray()
	out.Set("ID", 1)
	out.Set("CODE", "local.66c5d1a1e1a2b3.12345678")
	out.Set("VERSION", 1)
	out.Set("STATUS", "L")
	out.Set("INSTALLED", !c.set.Installing)
	out.Set("PAYMENT_EXPIRED", "N")
	out.Set("DAYS", nil)
	out.Set("LANGUAGE_ID", c.set.Lang)
	out.Set("LICENSE", c.set.Lang+"_pro100")
	out.Set("LICENSE_TYPE", "pro100")
	out.Set("LICENSE_FAMILY", "pro")
	return give(out)
}

// taskGet is tasks.task.get. The chat of a task is told to who asks for it.
func (c *call) taskGet() (*reply, *Error) {
	id := c.int("TASKID")
	if id == 0 {
		id = c.int("ID")
	}
	if id <= 0 {
		return nil, fail(400, "0", "wrong task id")
	}
	t, ok := c.world.Task(id)
	if !ok {
		return nil, fail(400, "1048582", "Could not find a task or access is denied to it")
	}
	asked := map[string]bool{}
	if list, ok := c.value("SELECT").(*Array); ok {
		for _, k := range list.Keys() {
			asked[strings.ToUpper(text(list.values[k]))] = true
		}
	}
	u, _ := c.world.User(t.Owner)
	task := NewArray()
	task.Set("id", itoa(t.ID))
	task.Set("title", t.Title)
	task.Set("status", "3")
	task.Set("responsibleId", itoa(t.Owner))
	task.Set("createdDate", date(c.start.AddDate(0, 0, -9).Truncate(24*time.Hour)))
	if asked["CHAT_ID"] || asked["*"] {
		task.Set("chatId", t.ChatID)
	}
	task.Set("responsible", map[string]string{"id": itoa(u.ID), "name": u.Name(), "icon": c.link(u.Avatar), "link": "/company/personal/user/" + itoa(u.ID) + "/"})
	return give(map[string]any{"task": task})
}

// element reads CRM_ENTITY_TYPE and CRM_ENTITY as DEAL|7.
func (c *call) element() (string, *Error) {
	kind := strings.ToUpper(c.text("CRM_ENTITY_TYPE"))
	if !slices.Contains([]string{"LEAD", "DEAL", "COMPANY", "CONTACT"}, kind) {
		return "", argument("CRM_ENTITY_TYPE")
	}
	if c.int("CRM_ENTITY") <= 0 {
		return "", argument("CRM_ENTITY")
	}
	return kind + "|" + itoa(c.int("CRM_ENTITY")), nil
}

// linesOf is imopenlines.crm.chat.get: the customers' chats of a CRM element.
func (c *call) linesOf() (*reply, *Error) {
	element, bad := c.element()
	if bad != nil {
		return nil, bad
	}
	out := []map[string]string{}
	for _, chat := range c.world.Lines(element) {
		connector, _, _ := strings.Cut(chat.EntityID, "|")
		out = append(out, map[string]string{"CHAT_ID": itoa(chat.ID), "CONNECTOR_ID": connector, "CONNECTOR_TITLE": "Live Chat"})
	}
	return give(out)
}

// lastLineOf is imopenlines.crm.chat.getLastId.
func (c *call) lastLineOf() (*reply, *Error) {
	element, bad := c.element()
	if bad != nil {
		return nil, fail(400, "CRM_CHAT_EMPTY_CRM_DATA", "Empty CRM data")
	}
	lines := c.world.Lines(element)
	if len(lines) == 0 {
		return give(nil)
	}
	return give(lines[len(lines)-1].ID)
}

// serverTime is server.time.
func (c *call) serverTime() (*reply, *Error) { return give(date(c.start)) }

// scopeList is scope: what the caller was granted, or with full=true all.
func (c *call) scopeList() (*reply, *Error) {
	out := []string{}
	for one := range strings.SplitSeq(c.set.Scopes, ",") {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return give(out)
}

// methodList is methods.
func (c *call) methodList() (*reply, *Error) {
	out := []string{"batch"}
	for _, name := range slices.Sorted(maps.Keys(methods)) {
		if m := c.lookup(name); m != nil && c.permitted(m) == nil {
			out = append(out, name)
		}
	}
	return give(out)
}

// methodGet is method.get: whether a method exists and may be called.
func (c *call) methodGet() (*reply, *Error) {
	m := c.lookup(strings.ToLower(c.text("NAME")))
	return give(map[string]bool{"isExisting": m != nil, "isAvailable": m != nil && c.permitted(m) == nil})
}
