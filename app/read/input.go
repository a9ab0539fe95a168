package read

import (
	"time"

	"seenline/app/im"
)

// Row is what the engine knows of a message.
type Row struct {
	ID im.MessageID
	// Passive rows never hold the mark back: own, system, deleted.
	Passive bool
	// Own is set beside Passive for the reader's own messages: seeing nothing
	// but those is no reason to call the portal.
	Own   bool
	Words int
	Media bool
}

// Run is a stretch of the dialog's history without a hole.
type Run struct {
	Rows []Row // consecutive messages, ascending
	// Nothing lies between After and the first row, nor between the last row
	// and Before. Zero is not known.
	After, Before im.MessageID
	// First says that the first row is the dialog's first message, Last that
	// the last one is its newest. A run without rows says it of After
	// (nothing follows it) or Before (nothing precedes it).
	First, Last bool
}

// Sight is what the browser shows of a message, in pixels from the message's
// own top: what is behind a sticky header, outside of the list, of the frame or
// of the portal's page is not visible. Top == Bottom: nothing is.
type Sight struct {
	ID                  im.MessageID
	Height, Top, Bottom float64
	Covered             bool // the browser says something lies above it
	// Collapsed says that the message is there, on a page that is laid out,
	// and takes no room. When it gets some, tell its height also off screen.
	// Without it a height of zero means that it is not
	// there: nothing is known of a message that left the document.
	Collapsed bool
	// Shaded says that a part of it is not on screen only because something of
	// ours lies above it.
	Shaded bool
}

// Attention is what the browser says about the person.
type Attention struct {
	Visible bool // the tab is
	Focused bool // the window is
	Frozen  bool // the page is frozen, or in the back/forward cache
}

// Skipped is what the person has jumped over: messages after the mark that
// were never seen although later ones were.
type Skipped struct {
	// From and To are the first and the last of them, as far as they are loaded.
	// Where what is not loaded lies after the last one, To is the message after
	// that, which was seen. Zero if there is none.
	From, To im.MessageID
	Count    int
	// Partial says that a part of the range is not loaded, so that Count is
	// only the least.
	Partial bool
}

// Decision is the engine's answer.
type Decision struct {
	// Mark is the highest id that may be sent now, zero if there is none. It
	// may be lower than in an earlier decision: see [Engine.Advance].
	Mark im.MessageID
	// All says that nothing is left unread after Mark.
	All bool
	// Deliberate says that the person asked for Mark ([Engine.MarkUpTo]).
	Deliberate bool
	// Check asks to fetch the server's mark before anything is sent: the page
	// was frozen.
	Check bool
	// Seen is how far everything has been seen, whatever the policy.
	Seen im.MessageID
	// Wake is when to ask again at the latest; zero: not before the next
	// input.
	Wake    time.Duration
	Reason  Reason
	Skipped Skipped
}

// messageID is for numbers that came from a MessageID.
func messageID(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}
