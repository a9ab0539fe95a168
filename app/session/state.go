package session

import (
	"seenline/app/im"
	"seenline/app/outbox"
	"seenline/app/read"
	"seenline/app/timeline"
)

// Phase is what a session has to show.
type Phase int

// The phases. A session starts Loading; Failed and NoAccess lead back there by
// Retry.
const (
	Loading  Phase = iota
	Ready          // there are messages
	Empty          // the dialog has none
	NoAccess       // the portal does not let this person see the dialog
	Failed         // it could not be loaded: State.Failure says why
)

// End is one of the two ends of what is loaded.
type End string

// The ends, as the list's data-end attributes name them.
const (
	Older End = "older"
	Newer End = "newer"
)

// State is what there is to draw: a snapshot that never changes.
type State struct {
	Phase    Phase
	Failure  error // why Phase is Failed or NoAccess
	DialogID im.DialogID
	Context  im.MessageID // the message the dialog was opened at, or zero
	Dialog   im.Dialog
	Me       im.UserID
	Counter  int // unread messages, as the portal told last; 100 means more than 99

	Pages    []*timeline.Page // oldest first
	Epoch    int              // changes when the window moves to another part of the dialog
	HasOlder bool
	HasNewer bool
	Target   im.MessageID  // the message the view was asked to bring on screen last
	Targeted int           // how often it was asked
	Lost     im.MessageID  // the message last asked for, if the dialog has it no more
	Loading  map[End]bool  // a page for that end is on its way
	EndErr   map[End]error // why an end could not be extended, nil while it can

	Outbox    []outbox.Draft // what the person has written and Pages do not hold yet
	NoPosting bool           // the person may not write here
	Arrived   Arrived        // what came last

	Reading
}

// Arrived are messages of others that came while the dialog was open.
type Arrived struct {
	Seq     int // tells arrivals apart
	Count   int
	Authors []im.UserID // each once, in the order of their first message
	// Resumed: they are what was missed while the portal could not be reached.
	Resumed bool
	More    bool // and there are newer ones still
}

// Reading is how far the dialog has been read and what stands in the way.
type Reading struct {
	Mark im.MessageID // the last message the portal is known to have marked read
	// MarkUnknown: the portal does not tell how far this dialog has been read,
	// as old ones do not where it cannot be worked out. Nothing is marked then
	// but what the person asks for.
	MarkUnknown bool
	Reason      read.Reason
	Skipped     read.Skipped
	// Seen is how far everything was seen that the portal is not told of, under
	// the policy Private; zero if there is nothing of the kind.
	Seen     im.MessageID
	ToUnread bool      // Jump leads to what is unread, not to the end
	Undo     read.Undo // the mark that can be taken back now, zero if there is none
	Unsaved  bool      // something read could not be saved at the portal so far
	Saved    bool      // a mark of this session was saved
	Err      error     // what came of the last request, nil if it went well
}
