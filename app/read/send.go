package read

import (
	"time"

	"seenline/app/im"
)

// Verb is what is to be asked of the portal.
type Verb uint8

const (
	Nothing Verb = iota
	Read         // im.dialog.read up to Send.Mark
	Unread       // im.dialog.unread from Send.Mark on
	Check        // im.dialog.get: where is the server's mark?
)

// Send is a request to make. Each one must be answered with [Delivery.Done].
type Send struct {
	Verb      Verb
	Seq       int // tells requests apart
	Dialog    im.DialogID
	Mark      im.MessageID
	Keepalive bool // the request must outlive the page
	// First is the first message that a Read covers, if known: what is to be
	// made unread to undo it. The caller of Delivery sets it; [Reader] does.
	First      im.MessageID
	Deliberate bool

	was int64         // the confirmed mark before
	at  time.Duration // when it was handed out
}

// Result is how a request ended.
type Result uint8

const (
	// Saved: the portal did it. Of a Check: it told its mark.
	Saved Result = iota
	// Refused: im.dialog.read answered false with HTTP 200.
	Refused
	// Failed: nothing was heard, 5xx, 503, or something that makes no sense.
	// It will be tried again.
	Failed
	// Limited: 429; Outcome.Until tells until when.
	Limited
	// Denied: trying again is pointless: no access, no scope,
	// MESSAGE_ID_ERROR, DIALOG_ID_EMPTY.
	Denied
)

// Outcome is how a request ended and what the portal told.
type Outcome struct {
	Result     Result
	Mark       im.MessageID // lastId of the reply (last_id of a Check); zero if it told none
	HasMark    bool         // of a Check: Mark is what the portal told, also if that is zero: nothing is read
	Counter    int          // unread messages left; 100 is more than 99
	HasCounter bool
	Until      time.Duration // of Limited, on our clock; zero if not told
}

// Undo is a mark that can be taken back.
type Undo struct {
	First      im.MessageID  // to be made unread
	Mark       im.MessageID  // the mark before
	Last       im.MessageID  // the mark now
	Until      time.Duration // as long as this
	Deliberate bool
}
