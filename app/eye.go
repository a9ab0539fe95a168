package app

import (
	"slices"

	"seenline/app/outbox"
	"seenline/app/screen"
	"seenline/app/session"
)

// eye joins one drawn list with its session: what the browser shows of it goes
// to the session, what the session wants shown is scrolled to.
type eye struct {
	session  *session.Session
	scroller *screen.Scroller
	rows     *screen.Rows
	cover    *screen.Cover
	ends     *screen.Ends
	cursor   *screen.Cursor
	stops    []func() // of what else is watched
	inspect  func()
	answer   func(Action)

	resume   place // where the dialog is taken up again, zero once it was
	epoch    int
	targeted int
	arrived  int
	behind   bool           // the reader was at the end when something arrived there
	shown    shown          // as drawn last
	newer    bool           // there is more than was drawn last
	follow   bool           // the focus goes where the list is going
	drafts   []outbox.Draft // as drawn last
	wasEnd   bool           // the list was at its end before new rows were drawn
}

// openEye takes hold of the list that has just been drawn, places the reader,
// and only then begins to watch: what flies by on the way was not seen. It
// returns nil if no list is drawn.
func openEye(s *session.Session, state session.State, resume place, atEnd func(bool), inspect func(), answer func(Action)) *eye {
	scroller := screen.NewScroller()
	if scroller == nil {
		return nil
	}
	e := &eye{
		session: s, scroller: scroller, cursor: screen.NewCursor(), inspect: inspect, answer: answer,
		drafts: state.Outbox, epoch: state.Epoch, targeted: state.Targeted, resume: resume,
	}
	e.place(state)
	e.cover = screen.WatchCover(func() { e.rows.CoverChanged() })
	e.rows = screen.WatchRows(e.cover, s.See)
	e.ends = screen.WatchEnds(e.extend, atEnd)
	e.stops = []func(){
		screen.WatchViewport(s.Viewport),
		screen.WatchFocus(s.Focus),
		screen.WatchKeys(e.press),
	}
	return e
}

// tell tells the session all that was seen until now.
func (e *eye) tell() {
	if e != nil {
		e.cover.Tell()
		e.rows.Tell()
	}
}

// place brings the reader to the message asked for, or where they left it, else
// to where reading stopped, else to the end.
func (e *eye) place(state session.State) {
	if !state.Target.IsZero() {
		if resume := e.resume; state.Target == resume.message {
			e.resume = place{}
			if e.scroller.ToPlace(resume.message, resume.below) {
				return
			}
		} else if e.scroller.ToMessage(state.Target) {
			return
		}
	}
	if !e.scroller.ToDivider() {
		e.scroller.ToEnd()
	}
}

// before is called before new rows are drawn.
func (e *eye) before() {
	if e != nil {
		e.scroller.Hold()
		e.wasEnd = e.scroller.WasAtEnd()
	}
}

// extend loads more at an end, once everything there is drawn.
func (e *eye) extend(end string) {
	switch session.End(end) {
	case session.Older:
		if e.shown.Older {
			return
		}
	case session.Newer:
		if e.shown.Newer {
			return
		}
	}
	e.session.Extend(session.End(end))
}

// after is called once a state has been drawn.
func (e *eye) after(state session.State, shown shown) {
	if e == nil {
		return
	}
	e.scroller.Settle()
	last := !e.newer // what was drawn ended where the dialog does
	e.newer = state.HasNewer || shown.Newer
	if e.arrived != state.Arrived.Seq {
		e.arrived = state.Arrived.Seq
		e.behind = e.scroller.WasAtEnd() && (last || e.behind)
	}
	following := e.behind // not farther than what arrived can be seen
	switch {
	case state.Targeted != e.targeted || state.Epoch != e.epoch:
		e.targeted, e.epoch = state.Targeted, state.Epoch
		found := e.resume.message != state.Target
		e.move(func() { e.place(state) })
		if found {
			screen.Flash(state.Target)
		}
		if e.follow {
			e.follow = false
			e.cursor.To(state.Target)
		}
		e.behind = false
	case e.behind && !(state.Arrived.Resumed && e.newer):
		e.behind = shown.Newer
		e.move(func() { e.scroller.Follow(state.Arrived.Resumed) })
	case last && e.wasEnd && !following: // something on screen may have become higher
		e.move(func() { e.scroller.Follow(false) })
	}
	// One sees what one has written; and what it has become stays where it was.
	if n := len(state.Outbox); n > len(e.drafts) || e.wasEnd && !following && !slices.Equal(state.Outbox, e.drafts) {
		e.move(e.scroller.ToEnd)
	}
	e.drafts, e.wasEnd = state.Outbox, false
	changed := !slices.Equal(shown.Pages, e.shown.Pages) || shown.rest() != e.shown.rest()
	e.shown = shown
	if changed && len(shown.Pages) > 0 {
		e.ends.Recheck()
	}
}

// move tells the session that it is the program that scrolls.
func (e *eye) move(scroll func()) {
	e.session.Moving(true)
	scroll()
	e.session.Moving(false)
}

// press does what a key asks for and reports whether it was one of ours.
func (e *eye) press(p screen.Press) bool {
	e.follow = false
	switch orderOf(p) {
	case nextMessage:
		return e.cursor.Step(1)
	case previousMessage:
		return e.cursor.Step(-1)
	case pageDown:
		return e.cursor.Page(1)
	case pageUp:
		return e.cursor.Page(-1)
	case firstMessage:
		return e.cursor.First()
	case lastMessage:
		if !e.newer {
			return e.cursor.Last()
		}
		e.follow = true
		e.session.ShowEnd()
	case nextUnread:
		if !e.cursor.Unread(!e.newer) {
			e.follow = true
			e.session.Jump()
		}
	case markHere:
		id, ok := e.cursor.Here()
		if ok {
			e.session.MarkUpTo(id)
		}
		return ok
	case markAll:
		e.session.MarkAll()
	case showActions:
		return e.act("actions")
	case replyHere:
		return e.act("reply")
	case editHere:
		return e.act("edit")
	case likeHere:
		return e.act("like")
	case undoMark:
		e.session.Undo()
	case inspect:
		e.inspect()
	default:
		return false
	}
	return true
}

// act asks for something to be done with the message that has the focus.
func (e *eye) act(name string) bool {
	id, ok := e.cursor.Message()
	if ok {
		e.answer(Action{Name: name, Message: id})
	}
	return ok
}

// close ends all watching.
func (e *eye) close() {
	if e == nil {
		return
	}
	for _, stop := range e.stops {
		stop()
	}
	e.ends.Stop()
	e.rows.Stop()
	e.cover.Stop()
	e.scroller.Stop()
}
