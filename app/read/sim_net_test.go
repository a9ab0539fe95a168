package read

import (
	"math"
	"time"
)

// portal is the server and the way to it.
type portal struct {
	mark    int64
	weather weather
	limited time.Duration // of 429
	flying  []event
	// What the page has put on its way, to judge it by.
	flight Send // the page's request in flight, but for those that outlive it
	sent   []time.Duration
	paced  []time.Duration // those that are no repetition and that nobody has asked for
	asked  time.Duration   // the last poll
	open   map[int]int64   // marks sent that are not known to have failed, by Seq
	backs  int             // how often the mark went back
	less   int             // and how often less of a mark was taken
	lessTo int64           // the highest one of those
	calm   bool            // no answer takes long
}

type weather int

const (
	fine weather = iota
	failing
	busy  // 503
	lossy // the portal hears, we do not
	storm // 429
	offline
	weathers
)

// event is something that arrives, at the portal or from it.
type event struct {
	at time.Duration
	do func()
}

func (p *portal) next() time.Duration {
	at := time.Duration(math.MaxInt64)
	for i := range p.flying {
		at = min(at, p.flying[i].at)
	}
	return at
}

func (p *portal) deliver(w *world) {
	for i := 0; i < len(p.flying); {
		if p.flying[i].at > w.now {
			i++
			continue
		}
		do := p.flying[i].do
		p.flying = append(p.flying[:i], p.flying[i+1:]...)
		do()
		i = 0
	}
}

func (p *portal) later(at time.Duration, do func()) { p.flying = append(p.flying, event{at, do}) }

// request judges a request that is about to be made, and makes it.
func (w *world) request(s Send, d Decision) {
	p := &w.portal
	if w.user.policy == Manual || w.user.policy == Private {
		w.judgeManual(s)
	}
	switch s.Verb {
	case Read:
		w.judge(s, d)
	case Check:
		w.note("check")
	case Unread:
		w.note("unread from %v or after %v", s.Mark, s.After)
		if s.Mark.IsZero() {
			break
		}
		if w.byID[s.Mark.Int64()] == nil {
			w.fail("unread from %v, which is no message", s.Mark)
		}
	}
	if !s.Leaving {
		if p.flight.Verb != Nothing && w.now-p.flight.at < w.cfg.Lost {
			w.fail("two requests in flight")
		}
		p.flight = s
	}
	p.travel(w, s)
}

// travel brings the request to the portal and its answer back, or not.
func (p *portal) travel(w *world, s Send) {
	there := w.now + w.between(5*ms, 200*ms)
	back := there + w.between(5*ms, 400*ms)
	if w.chance(10) && !p.calm {
		back += w.between(0, 5*sec)
	}
	weather, reader := p.weather, w.reader
	out := Outcome{}
	p.later(there, func() {
		switch weather {
		case busy:
			out.Result = Busy
			return
		case failing, offline:
			out.Result = Failed
			return
		case storm:
			out.Result, out.Until = Limited, w.now+p.limited
			return
		}
		switch s.Verb {
		case Read:
			if s.Mark.Int64() <= p.mark && w.chance(2) {
				out.Result = Refused // an old portal: there is nothing new
				break
			}
			p.mark = max(p.mark, w.takes(s.Mark.Int64()))
			out.Mark = mid(p.mark)
		case Unread:
			if s.Mark.IsZero() {
				w.unread(min(p.mark, s.After.Int64()))
				break
			}
			w.unread(w.before(s.Mark.Int64()))
		case Check:
			out.Mark, out.HasMark = mid(p.mark), true
		}
		if weather == lossy {
			out = Outcome{Result: Failed}
		}
	})
	p.later(back, func() {
		if reader != w.reader {
			return // the page is gone
		}
		if s.Seq == p.flight.Seq {
			p.flight = Send{}
		}
		if out.Result != Saved || s.Verb != Read {
			delete(p.open, s.Seq)
		}
		w.note("done %d: %v %v", s.Seq, out.Result, out.Mark)
		w.hear(func() { w.reader.Done(w.now, s, out) })
		if s.Verb == Check && out.Result == Saved {
			w.user.froze = false
		}
	})
}

// unread moves the portal's mark back: nobody has to mark again what lies
// behind it.
func (w *world) unread(mark int64) {
	for _, m := range w.messages {
		if m.id > mark && m.id <= w.portal.mark {
			m.surely, m.everHeld = false, true
		}
		if m.excused {
			m.surely = false // it is known from the stored mark only, and that is void
		}
	}
	w.portal.mark = mark
	w.portal.backs++
}

// takes is how far the portal takes a mark: rarely it takes less. Asking again
// would not help then, so nobody has to.
func (w *world) takes(mark int64) int64 {
	less := w.before(mark)
	if less <= w.portal.mark || !w.chance(30) {
		return mark
	}
	w.note("takes %d only", less)
	w.portal.less++
	w.portal.lessTo = max(w.portal.lessTo, mark)
	w.user.asked = 0
	for _, m := range w.messages {
		if m.id > less && m.id <= mark {
			m.surely, m.everHeld = false, true
		}
	}
	return less
}

// before is the mark that makes everything from id on unread.
func (w *world) before(id int64) int64 {
	mark := int64(0)
	for _, m := range w.messages {
		if m.id >= id {
			break
		}
		if !m.absent && !m.removed {
			mark = m.id
		}
	}
	return mark
}

// hear lets the page learn something. If its mark goes back, what lies behind
// counts as unseen from then on.
func (w *world) hear(learn func()) {
	old, again := w.reader.Delivery.Confirmed().Int64(), w.reader.Delivery.again
	learn()
	now := w.reader.Delivery.Confirmed().Int64()
	if now >= old {
		return
	}
	w.note("back to %d", now)
	if w.portal.backs == 0 {
		w.fail("a stale answer moved the mark from %d back to %d", old, now)
	}
	w.user.marked = 0
	defer w.obey(again)
	if again == 0 {
		w.user.asked = 0 // whichever was later: nobody can know
	}
	for seq, mark := range w.portal.open {
		if mark > now {
			delete(w.portal.open, seq)
		}
	}
	for _, m := range w.messages {
		if m.id > now && m.id <= old {
			m.forget()
			m.held, m.everHeld, m.heldAt = true, true, w.now
			m.stood = m.visible || w.now-m.left <= w.cfg.Lag
		}
	}
}

// poll asks the portal how far it is, and for what is new.
func (w *world) poll() {
	asked, p, reader := w.now, &w.portal, w.reader
	if p.asked == asked {
		return // one at a time
	}
	p.asked = asked
	mark, newest := int64(0), 0
	there := w.now + w.between(5*ms, 200*ms)
	lost := p.weather != fine
	p.later(there, func() { mark, newest = p.mark, len(w.messages) })
	p.later(there+w.between(5*ms, 600*ms), func() {
		if lost || reader != w.reader {
			return
		}
		w.reader.Delivery.Healed(w.now)
		w.hear(func() { w.note("heard %d: %v", mark, w.reader.Heard(asked, w.now, mid(mark))) })
		if s := &w.screen; s.hi < newest && newest-s.hi < 6 {
			s.load(w, s.hi, newest)
			s.hi = newest
			s.draw(w)
		}
	})
}
