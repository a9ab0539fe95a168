package read

import (
	"time"

	"seenline/app/im"
)

// Engine decides what has been read. See the package's comment.
//
// Each method takes the time at which the thing happened. A time before the
// last one counts as the last one: the clock never goes back.
type Engine struct {
	cfg    Config
	policy Policy
	trace  func(line []byte)

	list  rows
	links map[int64]int64    // floors of rows that are not loaded yet
	gone  map[int64]struct{} // removed: a late page must not bring them back
	early map[int64]Sight    // shown before they were loaded

	mark   int64 // the server's
	lowest int64 // where the mark was at its lowest since the beginning
	forced int64 // what the person asked to be marked
	heldTo int64 // up to here messages were made unread
	before int64 // what was seen up to somewhere else, and is being delivered
	reach  int64 // everything from base to here is seen or passive, without a hole
	worth  int64 // the last row up to reach whose being seen is worth a request
	newest int64 // the dialog's newest message, 0 if not known
	top    int64 // the highest seen row that counts
	dirty  bool  // reach may be able to move
	check  bool  // the server's mark is in doubt

	skipped      Skipped
	skippedStale bool

	gates
	stage
}

// New returns an engine for a dialog that the server says is read up to mark.
// Zero: nothing is read. Until the first [Engine.Attend] nobody is there.
func New(cfg Config, mark im.MessageID) *Engine {
	m := mark.Int64()
	return &Engine{
		cfg:   cfg,
		links: map[int64]int64{}, gone: map[int64]struct{}{}, early: map[int64]Sight{},
		mark: m, lowest: m, reach: m,
	}
}

// Confirm takes the server's mark as it is now. A lower one than before means
// that the person made messages unread elsewhere, or took a mark back: these
// are not read again until the person acts (brings them back on screen,
// focuses them, or marks them). Stale answers must be sorted out before: see
// [Delivery.Heard].
func (e *Engine) Confirm(at time.Duration, mark im.MessageID) {
	e.record(func(w *writer) { w.line('C', at, mark.Int64()) })
	e.step(at)
	e.check = false
	e.dirty, e.skippedStale = true, true
	old, now := e.mark, mark.Int64()
	e.mark = now
	e.lowest = min(e.lowest, now)
	if now < old {
		e.hold(now, old)
		e.forced, e.before, e.reach, e.worth = 0, 0, now, 0
		return
	}
	if e.forced <= now {
		e.forced = 0
	}
	e.reach = max(e.reach, now)
	for s := e.list.after(old); ; s = e.list.next(s) {
		r := e.list.at(s)
		if r == nil || r.id > now {
			break
		}
		if r.has(held) {
			e.list.flag(s, 0, held)
		}
		if r.sight != nil && !r.sight.shown {
			e.forget(r) // nothing more will come of it
		}
	}
}

// SetPolicy changes what happens with what was seen.
func (e *Engine) SetPolicy(at time.Duration, p Policy) {
	e.record(func(w *writer) { w.line('P', at, int64(p)) })
	e.step(at)
	e.policy = p
}

// Policy returns the policy that holds.
func (e *Engine) Policy() Policy { return e.policy }

// Focus tells that the person went to a message by keyboard or by a screen
// reader. That is an input, and ends the hold on a message that was made unread;
// the rest is seeing: the focus brings the message on screen, where it takes as
// long to read as any other. A key that is held down runs over a hundred of them,
// and of a tall one the focus shows no more than a part.
func (e *Engine) Focus(at time.Duration, id im.MessageID) {
	e.record(func(w *writer) { w.line('F', at, id.Int64()) })
	e.step(at)
	e.input()
	place, known := e.list.find(id.Int64())
	if !known || !e.list.at(place).has(held) {
		return
	}
	e.unhold(place)
	if r := e.list.at(place); r.sight != nil {
		e.judge(r)
	}
}

// MarkUpTo marks everything up to a message read because the person says so,
// under every policy. It answers false if the message is not known or is read
// already.
func (e *Engine) MarkUpTo(at time.Duration, id im.MessageID) bool {
	e.record(func(w *writer) { w.line('U', at, id.Int64()) })
	e.step(at)
	n := id.Int64()
	if e.list.get(n) == nil || n <= e.mark {
		return false
	}
	e.forced = max(e.forced, n)
	e.reach = max(e.reach, e.forced)
	e.dirty, e.skippedStale = true, true
	return true
}

// Withdraw takes back what [Engine.MarkUpTo] asked for, as far as the server has
// not been told. What was seen stays seen.
func (e *Engine) Withdraw(at time.Duration) {
	e.record(func(w *writer) { w.line('W', at) })
	e.step(at)
	if e.forced <= e.mark {
		return
	}
	e.forced = 0
	e.reach, e.worth = e.base(), 0
	e.dirty, e.skippedStale = true, true
}

// Carry tells that everything up to id was seen somewhere else: before the page
// was loaded anew, or in another frame. Reading goes on from there; bringing it
// to the portal is up to [Delivery.Carry].
func (e *Engine) Carry(at time.Duration, id im.MessageID) {
	e.record(func(w *writer) { w.line('B', at, id.Int64()) })
	e.step(at)
	e.before = max(e.before, id.Int64())
	e.reach = max(e.reach, e.before)
	e.dirty, e.skippedStale = true, true
}

// Advance lets time pass and answers what may be sent. Call it on every change
// of interest, when [Decision.Wake] is due, and again right before sending:
// what was decided earlier may not hold any more.
func (e *Engine) Advance(at time.Duration) Decision {
	e.record(func(w *writer) { w.line('A', at) })
	e.step(at)
	return e.decide()
}

// Final answers like [Engine.Advance] when the page is being hidden, and right
// after the browser was made to tell everything it knows of the screen: then
// the last moments are not in doubt.
func (e *Engine) Final(at time.Duration) Decision {
	e.record(func(w *writer) { w.line('Z', at) })
	e.step(at)
	e.told = true
	for _, s := range e.shown {
		if s.counts {
			e.rouse(e.list.get(s.id))
		}
	}
	e.told = false
	e.trustVeil()
	return e.decide()
}
