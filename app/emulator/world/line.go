package world

import (
	"slices"
	"strings"
)

// Line returns an open channel's chat with all of its messages, the oldest
// first, whoever takes part in it. found is false if there is none.
func (w *World) Line(chatID int64) (c Chat, messages []Message, found bool) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	chat := w.chats[chatID]
	if chat == nil || chat.Type != TypeLines {
		return Chat{}, nil, false
	}
	for _, m := range chat.messages {
		messages = append(messages, *m)
	}
	return chat.Chat, messages, true
}

// TakesPart tells whether somebody is a participant of a chat.
func (w *World) TakesPart(user, chatID int64) bool {
	w.mu.RLock()
	defer w.mu.RUnlock()
	c := w.chats[chatID]
	return c != nil && c.members[user] != nil
}

// Conversation returns the number of the chat that a conversation with a
// customer belongs to, 0 if there is none.
func (w *World) Conversation(session int64) int64 {
	w.mu.RLock()
	defer w.mu.RUnlock()
	for id, c := range w.chats {
		if parts := strings.Split(c.EntityData[0], "|"); c.Type == TypeLines && len(parts) > 5 && session > 0 && parts[5] == itoa(session) {
			return id
		}
	}
	return 0
}

// FindChats returns the group chats of user whose title or people's names hold
// a text.
func (w *World) FindChats(user int64, text string) []Chat {
	w.mu.RLock()
	defer w.mu.RUnlock()
	var out []Chat
	for _, c := range w.chats {
		if c.members[user] == nil || c.Type == TypePrivate {
			continue
		}
		holds := within(c.Title, text)
		for id := range c.members {
			holds = holds || w.users[id] != nil && within(w.users[id].Name(), text)
		}
		if holds {
			out = append(out, c.Chat)
		}
	}
	slices.SortFunc(out, func(a, b Chat) int { return int(a.ID - b.ID) })
	return out
}

// FindUsers returns the people whose name or position holds a text.
func (w *World) FindUsers(text string) []User {
	w.mu.RLock()
	defer w.mu.RUnlock()
	var out []User
	for _, u := range w.users {
		if within(u.Name(), text) || within(u.Position, text) {
			out = append(out, *u)
		}
	}
	slices.SortFunc(out, func(a, b User) int { return int(a.ID - b.ID) })
	return out
}

func within(name, text string) bool {
	return strings.Contains(strings.ToLower(name), strings.ToLower(text))
}
