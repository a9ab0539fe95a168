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
	Verb   Verb
	Seq    int // tells requests apart
	Dialog im.DialogID
	Mark   im.MessageID
	// Keepalive: the request must outlive the page. Every one that moves the mark
	// must: a page that goes away need not say again what it has just said. They
	// are small forms, so that browsers allow it and need no preflight.
	Keepalive bool
	Leaving   bool // of [Delivery.Flush]: it does not wait for the one in flight
	// First is the first message that a Read covers, if known: what is to be
	// made unread to undo it. The caller of Delivery sets it; [Reader] does.
	First      im.MessageID
	Deliberate bool
	// After is set where an Unread has no Mark: it is meant from the first
	// message after this one on, which the portal has to be asked for. Zero:
	// from the dialog's first message on.
	After im.MessageID

	was   int64         // the confirmed mark before
	count int           // how many messages a Read covers, as far as they are loaded
	whole bool          // and all are
	at    time.Duration // when it was handed out
}

// Result is how a request ended.
type Result uint8

const (
	// Saved: the portal did it. Of a Check: it told its mark.
	Saved Result = iota
	// Refused: im.dialog.read answered false with HTTP 200.
	Refused
	// Failed: nothing was heard. It will be tried again.
	Failed
	// Busy: 503, another 5xx, or something that makes no sense. It will be tried again, and the portal is not to
	// be pressed.
	Busy
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
	First      im.MessageID  // to be made unread; zero if it was never loaded
	Mark       im.MessageID  // the mark before
	Last       im.MessageID  // the mark now
	Until      time.Duration // as long as this
	Deliberate bool
	// Count is how many messages were marked, Partial that it may be more.
	Count   int
	Partial bool
}
