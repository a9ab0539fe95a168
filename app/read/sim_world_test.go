package read

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"time"

	"seenline/app/im"
)

// world is one run from one seed.
type world struct {
	rng  *rand.Rand
	cfg  Config
	now  time.Duration
	log  []string // what happened, for a failing seed
	loud bool
	err  error

	messages []*message // every message, ascending
	byID     map[int64]*message

	resized time.Duration // when the window was last
	portal  portal
	screen  screen
	reader  *Reader
	user    person
	stored  string        // what the browser keeps
	trace   *bytes.Buffer // if set, what the engine of the last page is fed
}

// person is how things really are with the person.
type person struct {
	Attention
	jumping  bool
	active   time.Duration
	direct   time.Duration
	returned time.Duration // to the tab
	pastBlur bool
	policy   Policy
	froze    bool  // and the portal was not asked since
	marked   int64 // up to here they had it marked
	asked    int64 // the same, if nothing that came later speaks against it
}

func newWorld(seed uint64) *world {
	w := &world{rng: rand.New(rand.NewPCG(seed, 7)), cfg: Defaults(), now: time.Hour, byID: map[int64]*message{}}
	id := int64(100)
	for range 8 + w.rng.IntN(40) {
		id += 1 + w.rng.Int64N(3)
		w.add(id)
	}
	w.portal.mark = w.messages[w.rng.IntN(len(w.messages)/2+1)].id
	if w.chance(8) {
		w.portal.mark = 0
	}
	w.screen.width, w.screen.height = 400, float64(200+w.rng.IntN(500))
	w.screen.clip = w.screen.height
	w.portal.open = map[int]int64{}
	w.user.Attention = Attention{Visible: true, Focused: !w.chance(10)}
	return w
}

func (w *world) chance(oneIn int) bool { return w.rng.IntN(oneIn) == 0 }

func (w *world) between(lo, hi time.Duration) time.Duration {
	return lo + time.Duration(w.rng.Int64N(int64(hi-lo)))
}

func (w *world) note(format string, args ...any) {
	if w.loud {
		w.log = append(w.log, fmt.Sprintf("%8.3f ", (w.now-time.Hour).Seconds())+fmt.Sprintf(format, args...))
	}
}

func (w *world) fail(format string, args ...any) {
	if w.err == nil {
		w.note("FAILED: "+format, args...)
		w.err = fmt.Errorf("at %v: "+format, append([]any{w.now - time.Hour}, args...)...)
	}
}

// add appends a message to the dialog.
func (w *world) add(id int64) *message {
	m := &message{id: id, words: w.rng.IntN(12), height: float64(20 + w.rng.IntN(100)), opened: -1}
	switch w.rng.IntN(24) {
	case 0, 1:
		m.passive, m.own = true, true
	case 2:
		m.passive = true
	case 3:
		m.media, m.height = true, float64(150+w.rng.IntN(300))
	case 4:
		m.words, m.height = 400, float64(500+w.rng.IntN(1500))
	case 5:
		m.collapsed, m.height = true, 0
	case 6:
		m.words = 60
	case 7:
		m.absent = w.chance(3)
		m.late = m.absent
	}
	w.messages = append(w.messages, m)
	w.byID[id] = m
	return m
}

// open loads the widget: a new engine that knows nothing but what was stored.
func (w *world) open() {
	mark, _ := im.NewMessageID(w.portal.mark)
	d, _ := im.ParseDialogID("chat7")
	w.reader = NewReader(w.cfg, d, "u", mark, w.rng.Float64)
	if w.trace != nil {
		w.trace.Reset()
		w.reader.Engine.Trace(func(line []byte) { w.trace.Write(line) })
	}
	w.note("open at mark %d", w.portal.mark)
	if w.stored != "" {
		p, err := ParsePending(w.stored)
		if err != nil {
			w.fail("stored %q: %v", w.stored, err)
		}
		w.note("restored %v: %v", p.Mark, w.reader.Delivery.Restore(w.now, time.Unix(0, 0), p))
	}
	for _, m := range w.messages {
		m.loaded, m.told = false, Sight{}
	}
	w.user.policy, w.user.froze = Automatic, false
	w.user.active, w.user.pastBlur = w.now, false
	w.user.returned = w.now - w.cfg.Engaged
	w.user.Frozen, w.user.jumping = false, false
	e := w.reader.Engine
	e.Viewport(w.now, w.screen.width, w.screen.height)
	e.Attend(w.now, w.user.Attention)
	w.screen.reset(w)
	w.step()
}

// attentive answers how much of the time from..to the person was there, by the
// rules.
func (w *world) attentive(from, to time.Duration) time.Duration {
	p := &w.user
	if !p.Visible || p.Frozen || p.jumping {
		return 0
	}
	to = min(to, p.active+w.cfg.Idle)
	if !p.Focused {
		until := p.returned
		if p.pastBlur {
			until = max(until, p.direct)
		}
		to = min(to, until+w.cfg.Engaged)
	}
	return max(0, to-from)
}

// pass lets time go by: the truth is written down, and what is due happens.
func (w *world) pass(d time.Duration) {
	for end := w.now + d; w.err == nil; {
		next := end
		next = min(next, w.portal.next(), w.screen.next())
		if w.screen.wake > 0 {
			next = min(next, w.screen.wake)
		}
		w.witness(max(next, w.now))
		if next >= end {
			return
		}
		w.screen.deliver(w)
		w.portal.deliver(w)
		w.step()
	}
}

// sleep is a machine that sleeps: time passes, nobody sees anything, and
// everything that was due happens afterwards.
func (w *world) sleep(d time.Duration) {
	w.note("sleep %v", d)
	// One slice is given away, also for what the browser had no time to tell
	// was gone.
	for _, t := range w.screen.queue {
		for _, v := range t.sights {
			if m := w.byID[v.ID.Int64()]; !m.held {
				m.full, m.some, m.gift = m.full+w.cfg.Slice, m.some+w.cfg.Slice, true
			}
		}
	}
	w.unbroken()
	w.witness(w.now + w.cfg.Slice)
	w.unbroken()
	w.now += d
	w.input() // it is woken by somebody
	w.pass(0)
	w.step()
}

// unbroken begins every stay anew: the engine may not know of what was before.
func (w *world) unbroken() {
	for _, m := range w.messages {
		m.unbroken(Sight{}, 0)
	}
}

// step asks the reader, as the page does after everything that happens.
func (w *world) step() {
	if w.err != nil {
		return
	}
	s := w.reader.Next(w.now)
	w.screen.wake = s.Wake
	if s.Wake > 0 {
		if s.Wake <= w.now && s.Send.Verb == Nothing {
			w.fail("asks to be woken in the past")
			return
		}
		if w.chance(4) {
			w.screen.wake += w.between(0, 30*ms) // timers are late
		}
	}
	if s.Send.Verb != Nothing {
		w.request(s.Send, s.Decision)
		w.screen.wake = w.now + 1
	}
	w.keep()
}

// keep stores the pending mark, as the page does after every step.
func (w *world) keep() {
	w.stored = ""
	if p, ok := w.reader.Delivery.Pending(time.Unix(0, 0)); ok {
		w.stored = p.String()
	}
}
