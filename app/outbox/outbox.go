package outbox

import (
	"slices"
	"time"

	"seenline/app/im"
)

// Outbox is what one person has written in one dialog. It is not safe for
// concurrent use.
type Outbox struct {
	cfg   Config
	me    im.UserID
	items []*item // in the order they were written
	taken map[im.MessageID]bool
	// keeps says that the portal keeps the sender's id of a message, as current
	// ones do: then nothing else tells what is ours, and it takes no second
	// message under one id.
	keeps   bool
	offline bool
}

// item is a draft and what is known of it.
type item struct {
	Draft
	after  im.MessageID
	first  bool          // it was sent at least once
	posted time.Duration // when it was sent last
	due    time.Duration // not before
	id     im.MessageID  // as the portal told it
	busy   int           // how often a busy portal has refused it
	missed int           // checks that did not find it
	failed int           // checks that failed
	again  bool          // the person wants it sent if it is not there
	over   bool          // the portal has answered: what it has not written by now, it never will
	doing  bool          // a request is on its way
	cause  error         // of the reply that was lost
}

// New returns an empty outbox.
func New(cfg Config) *Outbox {
	return &Outbox{cfg: cfg, taken: map[im.MessageID]bool{}}
}

// SetMe tells who writes: their messages are recognised by that.
func (o *Outbox) SetMe(me im.UserID) { o.me = me }

// Add puts an answer into the outbox.
func (o *Outbox) Add(at time.Duration, uuid, text string, replyTo im.MessageID) {
	o.items = append(o.items, &item{Draft: Draft{UUID: uuid, Text: text, ReplyTo: replyTo, At: at}})
}

// Drafts returns what is in the outbox, oldest first.
func (o *Outbox) Drafts() []Draft {
	if len(o.items) == 0 {
		return nil
	}
	all := make([]Draft, len(o.items))
	for i, it := range o.items {
		all[i] = it.Draft
		all[i].Offline = o.offline && it.State == Queued
	}
	return all
}

// Offline tells that the browser has lost the network, or has it again: without
// it nothing is begun.
func (o *Outbox) Offline(at time.Duration, offline bool) {
	if o.offline && !offline {
		for _, it := range o.items {
			if it.State == Checking || it.State == Queued {
				it.due = min(it.due, at)
			}
		}
	}
	o.offline = offline
}

// Next answers what to do at this time, if anything, and otherwise when to ask
// again; zero: not before something happens. newest is the newest message of the
// dialog that anyone has told of.
//
// One request is made at a time, and what was written first goes first: only
// what waits for the person is passed by.
func (o *Outbox) Next(at time.Duration, newest im.MessageID) (Job, time.Duration) {
	if o.offline || slices.ContainsFunc(o.items, func(it *item) bool { return it.doing }) {
		return Job{}, 0
	}
	for _, it := range o.items {
		switch {
		case it.Settled(), it.State == Sent:
			continue
		case at < it.due:
			return Job{}, it.due
		case it.State == Checking:
			it.doing = true
			return Job{Check, it.Draft, it.after}, 0
		}
		if !it.first {
			it.first, it.after = true, newest
		}
		it.State, it.posted, it.doing, it.again, it.over, it.missed, it.failed = Sending, at, true, false, false, 0, 0
		return Job{Send, it.Draft, it.after}, 0
	}
	return Job{}, 0
}

// Sent tells that the portal has written the message and which one it is.
func (o *Outbox) Sent(uuid string, id im.MessageID) {
	it := o.find(uuid)
	if it == nil || it.State == Sent {
		return
	}
	it.doing = false
	if o.taken[id] {
		// Another of the same text was taken for it: that one is not there.
		it.State = Unknown
		return
	}
	it.State, it.id, it.Err = Sent, id, nil
	o.taken[id] = true
}

// Refused tells that the portal has certainly not written the message. busy: it
// may, in a while, but not before until (zero: not told).
func (o *Outbox) Refused(at time.Duration, uuid string, err error, busy bool, until time.Duration) {
	it := o.find(uuid)
	if it == nil || it.State != Sending {
		return
	}
	it.doing = false
	if !busy || until > at+o.cfg.Busy[len(o.cfg.Busy)-1] || !o.repeat(it, at, until) {
		it.State, it.Err, it.busy = Failed, err, 0
	}
}

// repeat has what is not in the dialog sent again by itself, in a while and not
// before until, and reports false if that has been done often enough.
func (o *Outbox) repeat(it *item, at, until time.Duration) bool {
	if it.busy == len(o.cfg.Busy) {
		return false
	}
	it.State, it.Err, it.due = Queued, nil, max(until, at+o.cfg.Busy[it.busy])
	it.busy++
	return true
}

// Lost tells that nobody knows what came of sending. over: the portal itself has
// answered, so that it does nothing about it any more.
func (o *Outbox) Lost(at time.Duration, uuid string, err error, over bool) {
	it := o.find(uuid)
	if it == nil || it.State != Sending {
		return
	}
	it.doing, it.State, it.cause, it.over = false, Checking, err, over
	it.due = at + o.cfg.Checks[0]
}

// Retry sends what failed again because the person says so. What may be in the
// dialog after all is looked for first.
func (o *Outbox) Retry(at time.Duration, uuid string) {
	it := o.find(uuid)
	switch {
	case it == nil || !it.Settled() && it.State != Checking:
	case it.State == Failed:
		it.State, it.Err, it.due, it.busy = Queued, nil, at, 0
	default:
		it.State, it.Err, it.again, it.due, it.failed, it.busy = Checking, nil, true, min(it.due, at), 0, 0
	}
}

// Remove takes away what waits for the person, and returns it.
func (o *Outbox) Remove(uuid string) (Draft, bool) {
	it := o.find(uuid)
	if it == nil || !it.Settled() {
		return Draft{}, false
	}
	o.drop(it)
	return it.Draft, true
}

// Checked takes the messages after [Job.After], all there are, that a check
// begun at the time asked has brought. They need not be shown yet: what is found
// among them stays in the outbox, as [Sent], until it is.
func (o *Outbox) Checked(asked, at time.Duration, uuid string, messages []im.Message) {
	it := o.find(uuid)
	if it != nil {
		it.doing = false
	}
	o.match(messages, func(it *item, id im.MessageID) { it.State, it.id, it.Err = Sent, id, nil })
	if it == nil || it.State != Checking {
		return
	}
	if asked < it.posted+o.cfg.Settle && !o.keeps && !it.over {
		// The portal may still be about to write it.
		wait := o.cfg.Checks[min(it.missed+1, len(o.cfg.Checks)-1)]
		it.missed++
		it.due = max(at, min(at+wait, it.posted+o.cfg.Settle))
		return
	}
	switch {
	case it.again:
		it.State, it.Err, it.due = Queued, nil, at
	case it.over && o.repeat(it, at, 0):
	default:
		it.State, it.Err, it.due, it.busy = Failed, it.cause, at, 0
	}
}

// CheckFailed tells that the portal could not be asked.
func (o *Outbox) CheckFailed(at time.Duration, uuid string, err error) {
	it := o.find(uuid)
	if it == nil || it.State != Checking {
		return
	}
	it.doing = false
	if it.failed++; it.failed >= o.cfg.Tries {
		it.State, it.Err = Unknown, err
		return
	}
	it.due = at + o.cfg.Checks[min(it.failed, len(o.cfg.Checks)-1)]
}

func (o *Outbox) find(uuid string) *item {
	for _, it := range o.items {
		if it.UUID == uuid {
			return it
		}
	}
	return nil
}

func (o *Outbox) drop(it *item) {
	o.items = slices.DeleteFunc(o.items, func(other *item) bool { return other == it })
}
