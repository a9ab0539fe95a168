package im

// Attach is a card that an app or the portal has put under the text of a
// message. Its URLs are as the portal sent them: whoever draws it decides what
// may be followed and loaded.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/attachments/index.html
type Attach struct {
	Color       string // of the stripe beside it: "#rrggbb", "" if not told
	Token       string // instead of a colour: "primary", "secondary", "alert", "base" or ""
	Bare        bool   // without a stripe
	Description string // what it says where it cannot be drawn
	Blocks      []Block
}

// Text returns the words in an attachment, as BBCode, a line for each.
func (a Attach) Text() string {
	text := ""
	add := func(s string) {
		if s != "" {
			text += s + "\n"
		}
	}
	for _, b := range a.Blocks {
		add(b.Text)
		for _, c := range b.Cards {
			add(c.Name)
			add(c.Text)
		}
	}
	return text
}

// BlockKind says what a [Block] is.
type BlockKind uint8

// The kinds of blocks.
const (
	BlockText      BlockKind = iota // Text
	BlockUsers                      // Cards: people, chats, bots
	BlockLinks                      // Cards: links, with a description and a picture
	BlockImages                     // Cards
	BlockFiles                      // Cards
	BlockGrid                       // Cards: names and values
	BlockDelimiter                  // Width, Color
)

// Block is a part of an attachment. Only the fields that its kind names are
// set.
type Block struct {
	Kind  BlockKind
	Text  string // BBCode
	Width int    // pixels, 0 if not told
	Color string // "#rrggbb" or ""
	Cards []Card
}

// GridDisplay is how a name and its value stand in a grid.
type GridDisplay uint8

// The displays: the value below the name; the same, beside one another as long
// as there is room; the value beside the name.
const (
	GridBlock GridDisplay = iota
	GridLine
	GridRow
)

// Card is one entry of a block: a person, a link, an image, a file, or a name
// with its value. What does not apply is the zero value.
type Card struct {
	Name    string
	Text    string // BBCode: of a link the description, in a grid the value
	URL     string // where it leads
	Picture string // URL: an avatar, a preview
	UserID  UserID // the person it leads to
	ChatID  int64  // the chat it leads to
	Width   int    // of the picture, pixels
	Height  int
	Size    int64 // of the file, bytes
	Color   string
	Token   string
	Display GridDisplay
}

// Button is one button of a keyboard, or one item of a menu, that came with a
// message.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/keyboards.html
type Button struct {
	NewLine bool // no button: the next one begins a line
	Text    string
	URL     string // opens this, as the portal sent it
	Action  ButtonAction
	Value   string // of the action
	Command string // sends this to Bot, with Params
	Params  string
	Bot     UserID
	Locks   bool // once pressed, the keyboard waits for the bot to change it

	Disabled bool
	Wide     bool // alone in its line
	Color    string
	Token    string // instead of a colour: "primary", "secondary", "alert", "base" or ""
}

// ButtonAction is what a button does at once, by the portal's name.
type ButtonAction string

// The actions; Value is a text, a text, a text, a number, and a dialog.
const (
	ActionPut    ButtonAction = "PUT"  // into the input
	ActionSend   ButtonAction = "SEND" // as a message
	ActionCopy   ButtonAction = "COPY"
	ActionCall   ButtonAction = "CALL"
	ActionDialog ButtonAction = "DIALOG"
)

// Forward tells where a message was passed on from. Some of it may be missing;
// of a message that was not passed on, all.
type Forward struct {
	Message   MessageID
	Place     string // "chat5/70011", as the portal names a message of a dialog
	UserID    UserID // who wrote it
	ChatTitle string
}

// IsZero reports whether the message was not passed on.
func (f Forward) IsZero() bool { return f == Forward{} }
