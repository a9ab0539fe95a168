package im

import (
	"strings"
	"time"
)

// Dialog is what im.dialog.get tells of a dialog. Old portals tell much less;
// whatever they leave out is the zero value.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/im-dialog-get.html
type Dialog struct {
	ID     DialogID // as it was asked for
	ChatID int64    // the number of the chat behind it
	Name   string
	Avatar string // absolute URL, or "" for none
	Color  string // #rrggbb, or ""
	Type   string // "chat", "open", "private", "lines", "crm", "channel", …

	Counter       int       // unread messages of the current user; 100 means more than 99
	LastID        MessageID // the current user's mark: the last message read
	LastMessageID MessageID // the newest message
	UnreadID      MessageID // the first unread message, zero if none
	HasMark       bool      // whether the portal told LastID at all (old ones do not)

	UserCounter  int
	MessageCount int
	Muted        bool
	CanPost      bool
	EntityType   string // "CRM", "TASKS_TASK", …; "" for a plain chat
	EntityID     string // "DEAL|7"
	Read         []ReadReceipt
}

// ReadReceipt says how far another participant has read.
type ReadReceipt struct {
	UserID    UserID
	UserName  string
	MessageID MessageID
	Date      time.Time // zero if the portal does not tell
}

// Message is one message of a dialog.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-messages-get.html
type Message struct {
	ID       MessageID
	ChatID   int64
	AuthorID UserID // 0 for a system message
	Date     time.Time
	Text     string // BBCode, never HTML
	UUID     string // the sender's own id of the message; "" where the portal has none
	Params   Params
}

// System reports whether the portal itself wrote the message.
func (m Message) System() bool { return m.AuthorID == 0 }

// Empty reports whether there is nothing to show in the message: the portal
// shows such a one as deleted.
func (m Message) Empty() bool {
	p := &m.Params
	return strings.TrimSpace(m.Text) == "" && len(p.FileIDs) == 0 && len(p.Attach) == 0 && len(p.Keyboard) == 0
}

// Gone reports whether only the husk of the message is left.
func (m Message) Gone() bool { return m.Params.Deleted || m.Empty() }

// Params is what a message carries beside its text.
type Params struct {
	Deleted   bool
	Edited    bool
	LargeFont bool
	FileIDs   []int64
	Likes     []UserID
	ReplyID   MessageID
	// AuthorName and AuthorAvatar replace the author's, for messages a bot
	// passes on from a customer.
	AuthorName   string
	AuthorAvatar string
	Forward      Forward
	Attach       []Attach
	Keyboard     []Button // under the message
	Menu         []Button // offered on demand
}

// User is a participant.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/users/im-user-get.html
type User struct {
	ID           UserID
	Name         string
	FirstName    string
	LastName     string
	WorkPosition string
	Avatar       string // absolute URL, or "" for none (the portal's blank picture is none)
	Color        string // #rrggbb, or ""
	Gender       string // "M", "F" or ""
	Bot          bool
	Extranet     bool
}

// File is a file attached to a message.
type File struct {
	ID            int64
	Type          string // "image", "video", "audio" or "file"
	Name          string
	Size          int64 // bytes
	Width, Height int   // of an image, pixels; 0 if unknown
	PreviewURL    string
	ShowURL       string
	DownloadURL   string
	Voice         bool
	Note          bool // a round video
	Uploading     bool // not there yet
	Progress      int  // of the upload, percent; 0 if not told
}

// History is one page of messages with the people and files they mention. The
// portal promises no order: see package timeline.
type History struct {
	ChatID   int64
	Messages []Message
	Users    []User
	Files    []File
	// Unreadable is how many further messages there were on the page that make
	// no sense to us.
	Unreadable int
}

// Size returns how many messages the portal has put on the page: a page that is
// not full is the last one in its direction.
func (h History) Size() int { return len(h.Messages) + h.Unreadable }
