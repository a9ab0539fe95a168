package rest

import (
	"strings"
	"unicode/utf8"

	"seenline/app/emulator/world"
)

// lineGet is imopenlines.dialog.get: a chat with a customer, for whoever asks.
func (c *call) lineGet() (*reply, *Error) {
	id := c.int("CHAT_ID")
	if id == 0 {
		id = c.int("SESSION_ID")
		id = c.world.Conversation(id)
	}
	chat, _, ok := c.world.Line(id)
	if !ok {
		return nil, fail(400, "DIALOG_ID_EMPTY", "Dialog ID can't be empty")
	}
	out := NewArray()
	out.Set("id", chat.ID)
	out.Set("title", chat.Title)
	out.Set("name", chat.Title)
	out.Set("owner", chat.Owner)
	out.Set("extranet", chat.Extranet)
	out.Set("avatar", c.link(chat.Avatar))
	out.Set("color", chat.Color)
	out.Set("type", chat.Type)
	out.Set("entity_type", chat.EntityType)
	out.Set("entity_id", chat.EntityID)
	for i, k := range []string{"entity_data_1", "entity_data_2", "entity_data_3"} {
		out.Set(k, chat.EntityData[i])
	}
	out.Set("date_create", date(chat.Created))
	out.Set("message_type", chat.MessageType())
	out.Set("dialog_id", "chat"+itoa(chat.ID))
	return give(out)
}

// lineHistory is imopenlines.session.history.get. By the chat's number only
// its participants may ask, by the conversation's everybody.
func (c *call) lineHistory() (*reply, *Error) {
	session, id := c.int("SESSION_ID"), c.int("CHAT_ID")
	if session > 0 {
		id = c.world.Conversation(session)
	}
	chat, messages, ok := c.world.Line(id)
	switch {
	case id <= 0:
		return nil, fail(400, "CHAT_ID", "Wrong chat id")
	case !ok:
		return nil, fail(400, "CHAT_TYPE", "Chat is not an open line")
	case session == 0 && !c.world.TakesPart(c.user, id):
		return nil, fail(403, "ACCESS_DENIED", "You cannot open this conversation because you do not have sufficient rights.")
	}
	name := "chat" + itoa(id)
	list, people, order, files := NewArray(), NewArray(), []string{}, []int64{}
	for i := len(messages) - 1; i >= 0; i-- {
		m := messages[i]
		one := NewArray()
		one.Set("id", itoa(m.ID))
		one.Set("chatId", itoa(id))
		one.Set("senderId", itoa(m.AuthorID))
		one.Set("recipientId", name)
		one.Set("date", date(m.Date))
		one.Set("text", m.Text)
		one.Set("textLegacy", m.Text)
		one.Set("params", lineParams(m.Params))
		list.Set(itoa(m.ID), one)
		order = append(order, itoa(m.ID))
		files = append(files, m.FileIDs()...)
		if u, ok := c.world.User(m.AuthorID); ok {
			people.Set(itoa(u.ID), c.camel(u))
		}
	}
	about := NewArray()
	about.Set("id", itoa(id))
	about.Set("name", chat.Title)
	about.Set("color", chat.Color)
	about.Set("avatar", world.BlankAvatar)
	about.Set("entityType", chat.EntityType)
	about.Set("entityId", chat.EntityID)
	about.Set("type", "lines")
	about.Set("messageType", "L")
	out := NewArray()
	out.Set("chatId", id)
	out.Set("canJoin", "Y")
	out.Set("canVoteHead", "N")
	out.Set("sessionId", session)
	out.Set("userId", name)
	out.Set("message", object{list})
	out.Set("usersMessage", map[string]any{name: order})
	out.Set("users", object{people})
	out.Set("openlines", []any{})
	out.Set("chat", map[string]any{itoa(id): about})
	out.Set("files", c.files(files))
	return give(out)
}

// lineParams spells params as this method does: connectorMid, fileId.
func lineParams(p world.Params) any {
	if len(p) == 0 {
		return []any{}
	}
	out := map[string]any{}
	for name, value := range p {
		out[camelCase(strings.ToLower(name))] = value
	}
	return out
}

// find reads FIND.
func (c *call) find() (string, *Error) {
	text := strings.TrimSpace(c.text("FIND"))
	if utf8.RuneCountInString(text) < 3 {
		return "", fail(400, "FIND_SHORT", "Too short a search phrase.")
	}
	return text, nil
}

// searchChats is im.search.chat.list.
func (c *call) searchChats() (*reply, *Error) {
	text, bad := c.find()
	if bad != nil {
		return nil, bad
	}
	out, limit, skip := NewArray(), c.limit(10, 50), int(max(0, c.int("OFFSET")))
	found := c.world.FindChats(c.user, text)
	for _, chat := range found[min(skip, len(found)):min(len(found), skip+limit)] {
		one := NewArray()
		one.Set("id", chat.ID)
		one.Set("title", chat.Title)
		one.Set("owner", chat.Owner)
		one.Set("extranet", chat.Extranet)
		one.Set("avatar", c.link(chat.Avatar))
		one.Set("color", chat.Color)
		one.Set("type", chat.Type)
		one.Set("entity_type", chat.EntityType)
		one.Set("entity_id", chat.EntityID)
		one.Set("date_create", date(chat.Created))
		one.Set("message_type", chat.MessageType())
		out.Set(itoa(chat.ID), one)
	}
	total := len(found)
	return &reply{result: listed(out), total: &total}, nil
}

// searchUsers is im.search.user.list.
func (c *call) searchUsers() (*reply, *Error) {
	text, bad := c.find()
	if bad != nil {
		return nil, bad
	}
	out, limit, skip := NewArray(), c.limit(10, 50), int(max(0, c.int("OFFSET")))
	found := c.world.FindUsers(text)
	for _, u := range found[min(skip, len(found)):min(len(found), skip+limit)] {
		out.Set(itoa(u.ID), c.someone(u))
	}
	total := len(found)
	return &reply{result: listed(out), total: &total}, nil
}

// listed is an object by number, or an empty list.
func listed(a *Array) any {
	if a.Len() == 0 {
		return []any{}
	}
	return object{a}
}
