package world

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Kinds of dialogs, in the portal's words.
const (
	TypeChat    = "chat"
	TypeOpen    = "open"
	TypePrivate = "private"
	TypeLines   = "lines"
)

// Chat is what a dialog is, apart from its messages.
type Chat struct {
	ID         int64
	Title      string
	Type       string // TypeChat, …
	Owner      int64
	Color      string
	Avatar     string
	EntityType string // CRM, TASKS_TASK, SONET_GROUP, LINES or ""
	EntityID   string // DEAL|7
	EntityData [3]string
	Created    time.Time
	Pair       [2]int64 // the two people of a private dialog
	Waiting    bool     // an open channel's chat no operator has taken yet
	Extranet   bool
	ReadOnly   bool // only managers write
}

// MessageType is the portal's letter for the kind.
func (c Chat) MessageType() string {
	switch c.Type {
	case TypePrivate:
		return "P"
	case TypeOpen:
		return "O"
	case TypeLines:
		return "L"
	}
	return "C"
}

// Member is one participant's side of a chat.
type Member struct {
	UserID  int64
	FirstID int64 // messages before this one are hidden from the participant
	LastID  int64 // the read pointer
	ReadAt  time.Time
	Muted   bool
	Manager bool
	Marked  int64 // the message unread was asked from, 0 if not
}

type chat struct {
	Chat
	members  map[int64]*Member
	messages []*Message // by id
}

// Ref names a dialog as DIALOG_ID does.
type Ref struct {
	Kind string // "user", "chat", "sg" or "crm"
	ID   int64
}

// ParseDialogID reads digits, chatN, sgN and crmN in any case. Zero is no
// dialog.
func ParseDialogID(s string) (Ref, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	ref := Ref{Kind: "user"}
	for _, kind := range [...]string{"chat", "sg", "crm"} {
		if rest, ok := strings.CutPrefix(s, kind); ok {
			ref.Kind, s = kind, rest
			break
		}
	}
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return Ref{}, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n == 0 {
		return Ref{}, false
	}
	ref.ID = n
	return ref, true
}

func pair(a, b int64) [2]int64 {
	if a > b {
		a, b = b, a
	}
	return [2]int64{a, b}
}

// resolve finds the chat that ref means for user, nil if there is none.
func (w *World) resolve(user int64, ref Ref) *chat {
	switch ref.Kind {
	case "user":
		return w.chats[w.private[pair(user, ref.ID)]]
	case "sg":
		return w.chats[w.groups[ref.ID]]
	case "chat":
		return w.chats[ref.ID]
	}
	return nil
}

// open is resolve for a participant. A private dialog that nobody has used
// comes into being, as portals do it when it is first looked at.
func (w *World) open(user int64, ref Ref) (*chat, *Member, error) {
	c := w.resolve(user, ref)
	if c == nil && ref.Kind == "user" && w.users[ref.ID] != nil && w.users[user] != nil {
		c = w.createPrivate(user, ref.ID)
	}
	if c == nil {
		return nil, nil, ErrNoDialog
	}
	m := c.members[user]
	if m == nil {
		return nil, nil, ErrNoAccess
	}
	return c, m, nil
}

func (w *World) createPrivate(a, b int64) *chat {
	w.lastChat++
	c := w.put(Chat{ID: w.lastChat, Type: TypePrivate, Pair: pair(a, b), Created: w.now()}, a, b)
	w.private[c.Pair] = c.ID
	return c
}

func (w *World) put(c Chat, members ...int64) *chat {
	made := &chat{Chat: c, members: map[int64]*Member{}}
	for _, id := range members {
		made.members[id] = &Member{UserID: id, ReadAt: c.Created}
	}
	w.chats[c.ID] = made
	w.version++
	return made
}

// memberIDs lists the participants by number.
func (c *chat) memberIDs() []int64 {
	ids := make([]int64, 0, len(c.members))
	for id := range c.members {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// after returns the index of the first message with a number above id.
func (c *chat) after(id int64) int {
	return sort.Search(len(c.messages), func(i int) bool { return c.messages[i].ID > id })
}

// dialogID spells the chat as user sees it.
func (c *chat) dialogID(user int64) string {
	if c.Type == TypePrivate {
		return strconv.FormatInt(c.companion(user), 10)
	}
	return "chat" + strconv.FormatInt(c.ID, 10)
}

func (c *chat) companion(user int64) int64 {
	if c.Pair[0] == user {
		return c.Pair[1]
	}
	return c.Pair[0]
}
