package world

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxText is how many characters of a text a portal keeps.
const MaxText = 20000

// DeletedText is what a deleted message says instead of its text.
const DeletedText = "This message was deleted"

// Params is what a message carries beside its text, by the portal's names.
// It is never changed in place.
type Params map[string]any

// Message is one message. A Message value never changes; an edit makes a new
// one under the same number.
type Message struct {
	ID       int64
	ChatID   int64
	AuthorID int64 // 0 for the portal itself
	Date     time.Time
	Text     string
	UUID     string
	Params   Params
}

// Deleted reports whether only the husk is left.
func (m Message) Deleted() bool { return m.Params["IS_DELETED"] == "Y" }

// FileIDs returns the numbers of the files the message carries.
func (m Message) FileIDs() []int64 {
	ids, _ := m.Params["FILE_ID"].([]int64)
	return ids
}

// Likes returns who likes the message.
func (m Message) Likes() []int64 {
	ids, _ := m.Params["LIKE"].([]int64)
	return ids
}

func (m *Message) empty() bool {
	return strings.TrimSpace(m.Text) == "" && m.Params["FILE_ID"] == nil &&
		m.Params["KEYBOARD"] == nil && m.Params["ATTACH"] == nil
}

// Cut shortens a text the way portals do.
func Cut(text string) string {
	if utf8.RuneCountInString(text) <= MaxText {
		return text
	}
	return string([]rune(text)[:MaxText]) + " (...)"
}

// insert files a message under its chat. The number must be new; messages
// mostly come in order, seeds included.
func (w *World) insert(c *chat, m Message) *Message {
	m.ChatID = c.ID
	m.Text = Cut(m.Text)
	if m.empty() {
		m.Text, m.Params = DeletedText, Params{"IS_DELETED": "Y"}
	}
	stored := &m
	at := c.after(m.ID)
	c.messages = slices.Insert(c.messages, at, stored)
	w.messages[m.ID] = stored
	if m.UUID != "" {
		w.uuids[m.UUID] = m.ID
	}
	w.lastID = max(w.lastID, m.ID)
	w.version++
	return stored
}

// Add writes a message as author (0: the portal) into the dialog that user
// names so. Who had nothing unread stays that way after writing; who had, keeps
// the read pointer where it was. A portal takes one message under one uuid: of a
// second one it answers the first, changed or deleted as that may be.
func (w *World) Add(user int64, ref Ref, author int64, text, uuid string, p Params) (Message, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, _, err := w.open(user, ref)
	if err != nil {
		return Message{}, err
	}
	if first, ok := w.messages[w.uuids[uuid]]; ok {
		return *first, nil
	}
	return *w.write(c, author, text, uuid, p), nil
}

// Speak is Add for whoever stands behind the portal: the dialog is named from
// user's side, author may be anybody who takes part, or 0, and the message gets
// an id of its sender's like any other.
func (w *World) Speak(user int64, ref Ref, author int64, text string, p Params) (Message, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.resolve(user, ref)
	if ref.Kind == "user" {
		var err error
		if c, _, err = w.open(user, ref); err != nil {
			return Message{}, err
		}
	}
	switch {
	case c == nil:
		return Message{}, ErrNoDialog
	case author != 0 && c.members[author] == nil:
		return Message{}, ErrNoAccess
	}
	uuid := ""
	if author != 0 {
		d := drafts{rng: rand.New(rand.NewPCG(uint64(w.lastID), uint64(author)))}
		uuid = d.uuid()
	}
	return *w.write(c, author, text, uuid, p), nil
}

func (w *World) write(c *chat, author int64, text, uuid string, p Params) *Message {
	me := c.members[author]
	caughtUp := me != nil && c.counter(me) == 0
	m := w.insert(c, Message{ID: w.lastID + 1, AuthorID: author, Date: w.now(), Text: text, UUID: uuid, Params: maps.Clone(p)})
	if caughtUp {
		me.LastID, me.ReadAt = m.ID, m.Date
	}
	return m
}

// Message returns a message of whatever dialog.
func (w *World) Message(id int64) (Message, bool) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	m, ok := w.messages[id]
	if !ok {
		return Message{}, false
	}
	return *m, true
}

// change replaces a message by what edit makes of it.
func (w *World) change(id int64, edit func(*Message) error) (Message, error) {
	old, ok := w.messages[id]
	if !ok {
		return Message{}, ErrNoMessage
	}
	next := *old
	next.Params = maps.Clone(old.Params)
	if next.Params == nil {
		next.Params = Params{}
	}
	if err := edit(&next); err != nil {
		return Message{}, err
	}
	c := w.chats[old.ChatID]
	i, _ := slices.BinarySearchFunc(c.messages, id, func(m *Message, id int64) int { return cmp.Compare(m.ID, id) })
	c.messages[i], w.messages[id] = &next, &next
	w.version++
	return next, nil
}

// Edit changes a text, and those params that p names; a nil value takes the
// param out. text nil leaves the text. user 0 may change everything.
func (w *World) Edit(user, id int64, text *string, p Params, edited bool) (Message, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.change(id, func(m *Message) error {
		if m.Deleted() || user != 0 && m.AuthorID != user {
			return ErrNotYours
		}
		if text != nil {
			m.Text = Cut(*text)
		}
		if edited {
			m.Params["IS_EDITED"] = "Y"
		}
		for k, v := range p {
			if v == nil {
				delete(m.Params, k)
			} else {
				m.Params[k] = v
			}
		}
		return nil
	})
}

// Delete leaves the husk of a message. user 0 may delete everything, an
// administrator too.
func (w *World) Delete(user, id int64) (Message, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.change(id, func(m *Message) error {
		if m.Deleted() || user != 0 && m.AuthorID != user && !w.users[user].Admin {
			return ErrNotYours
		}
		m.Text, m.Params = DeletedText, Params{"IS_DELETED": "Y"}
		return nil
	})
}

// Vanish removes a message without a trace, as portals do with one that nobody
// has read yet. Pointers that stood on it move to the message before.
func (w *World) Vanish(id int64) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	m, ok := w.messages[id]
	if !ok {
		return ErrNoMessage
	}
	c := w.chats[m.ChatID]
	i := c.after(id) - 1
	c.messages = slices.Delete(c.messages, i, i+1)
	delete(w.messages, id)
	for _, member := range c.members {
		if member.LastID == id {
			member.LastID = c.before(id)
		}
	}
	w.version++
	return nil
}
