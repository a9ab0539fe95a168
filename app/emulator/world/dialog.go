package world

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// Dialog is a chat as one participant sees it.
type Dialog struct {
	Chat
	DialogID      string // chatN, or the other person's number
	Companion     int64  // of a private dialog
	Me            Member
	Members       []Member // by number of the user
	Counter       int
	UnreadID      int64 // the first unread message, 0 if none
	LastMessageID int64
	LastMessage   *Message
	MessageCount  int
}

func (w *World) view(c *chat, m *Member) Dialog {
	d := Dialog{Chat: c.Chat, DialogID: c.dialogID(m.UserID), Me: *m, Counter: c.counter(m), LastMessageID: c.newest()}
	if c.Type == TypePrivate {
		d.Companion = c.companion(m.UserID)
		if u := w.users[d.Companion]; u != nil {
			d.Title, d.Color, d.Avatar = u.Name(), u.Color, u.Avatar
		}
	}
	for _, id := range c.memberIDs() {
		d.Members = append(d.Members, *c.members[id])
	}
	first := c.after(m.FirstID - 1)
	d.MessageCount = len(c.messages) - first
	if d.MessageCount > 0 {
		last := *c.messages[len(c.messages)-1]
		d.LastMessage = &last
	} else {
		d.LastMessageID = 0
	}
	for _, message := range c.messages[c.after(max(m.LastID, m.FirstID-1)):] {
		if message.AuthorID != m.UserID {
			d.UnreadID = message.ID
			break
		}
	}
	return d
}

// Dialog returns the dialog that user names so.
func (w *World) Dialog(user int64, ref Ref) (Dialog, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, m, err := w.open(user, ref)
	if err != nil {
		return Dialog{}, err
	}
	return w.view(c, m), nil
}

// MessageIDs returns the numbers of all messages user may see in a dialog, the
// oldest first.
func (w *World) MessageIDs(user int64, ref Ref) ([]int64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, m, err := w.open(user, ref)
	if err != nil {
		return nil, err
	}
	return c.visible(m), nil
}

// Snapshot is Dialog and MessageIDs of one and the same moment.
func (w *World) Snapshot(user int64, ref Ref) (Dialog, []int64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, m, err := w.open(user, ref)
	if err != nil {
		return Dialog{}, nil, err
	}
	return w.view(c, m), c.visible(m), nil
}

// visible lists the numbers of the messages a participant may see.
func (c *chat) visible(m *Member) []int64 {
	ids := []int64{}
	for _, message := range c.messages[c.after(m.FirstID-1):] {
		ids = append(ids, message.ID)
	}
	return ids
}

// Recent returns the dialogs of user, the one with the newest message first.
// Dialogs without a message come last.
func (w *World) Recent(user int64) []Dialog {
	w.mu.RLock()
	defer w.mu.RUnlock()
	var out []Dialog
	for _, c := range w.chats {
		if m := c.members[user]; m != nil {
			out = append(out, w.view(c, m))
		}
	}
	slices.SortFunc(out, func(a, b Dialog) int {
		return cmp.Or(cmp.Compare(b.LastMessageID, a.LastMessageID), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Updated is when the dialog last changed.
func (d Dialog) Updated() time.Time {
	if d.LastMessage != nil {
		return d.LastMessage.Date
	}
	return d.Created
}

// ChatByEntity finds the chat of a thing: CRM and DEAL|7, SONET_GROUP and 9. It
// returns 0 if there is none.
func (w *World) ChatByEntity(kind, id string) int64 {
	w.mu.RLock()
	defer w.mu.RUnlock()
	found := int64(0)
	for _, c := range w.chats {
		if strings.EqualFold(c.EntityType, kind) && strings.EqualFold(c.EntityID, id) && (found == 0 || c.ID < found) {
			found = c.ID
		}
	}
	return found
}

// Lines returns the open channels' chats that belong to a CRM element, named
// DEAL|7.
func (w *World) Lines(element string) []Chat {
	w.mu.RLock()
	defer w.mu.RUnlock()
	var out []Chat
	for _, c := range w.chats {
		if c.Type == TypeLines && strings.EqualFold(c.EntityData[1], element) {
			out = append(out, c.Chat)
		}
	}
	slices.SortFunc(out, func(a, b Chat) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
