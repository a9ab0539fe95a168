package outbox

import (
	"time"

	"seenline/app/im"
)

// State is how far an answer has come.
type State uint8

// The states. An answer is in the outbox until it is a message of the dialog or
// the person takes it away.
const (
	Queued   State = iota // it waits for its turn, for the network or for a busy portal
	Sending               // it is on its way
	Checking              // the reply was lost; the portal is asked whether it has the message
	Failed                // it is not in the dialog; Draft.Err says why
	Unknown               // whether it is in the dialog could not be found out
	Sent                  // it is in the dialog, and the dialog has not been read since
)

// Draft is one answer. It is a copy: nothing in it changes later.
type Draft struct {
	UUID    string // the sender's id of it
	Text    string // BBCode
	ReplyTo im.MessageID
	At      time.Duration // when it was written
	State   State
	Err     error // of Failed and Unknown
	Offline bool  // it is Queued until there is a network
}

// Settled reports whether only the person can do something with the answer.
func (d Draft) Settled() bool { return d.State == Failed || d.State == Unknown }

// Verb is what is to be asked of the portal.
type Verb uint8

const (
	Nothing Verb = iota
	Send         // write the message
	Check        // read the messages after Job.After: is it among them?
)

// Job is a request to make. Each must be answered, by [Outbox.Sent],
// [Outbox.Refused] or [Outbox.Lost] if it is a Send, by [Outbox.Checked] or
// [Outbox.CheckFailed] if it is a Check.
type Job struct {
	Verb  Verb
	Draft Draft
	// After is the newest message that was known when the draft was first sent:
	// if it is in the dialog, then after this one. Zero: from the start.
	After im.MessageID
}

// Config are the outbox's times.
type Config struct {
	// Settle is how long after a request was made the portal may still carry it
	// out: its own limit for one request, and some time on the way.
	Settle time.Duration
	// Checks are the waits before a check is made again: after one that did not
	// find the message, the portal may still be at it, and after one that
	// failed. The last one goes on.
	Checks []time.Duration
	// Tries is how many checks may fail before the person is told.
	Tries int
	// Busy are the waits before a message is sent again that a busy portal has
	// refused; after the last one the person is told.
	Busy []time.Duration
}

// Defaults returns the times for a real portal, which gives a request 60 s.
func Defaults() Config {
	return Config{
		Settle: 65 * time.Second,
		Checks: []time.Duration{time.Second, 3 * time.Second, 8 * time.Second, 15 * time.Second},
		Tries:  4,
		Busy:   []time.Duration{2 * time.Second, 5 * time.Second, 10 * time.Second},
	}
}
