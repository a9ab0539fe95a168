package peers_test

import (
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/peers"
	"seenline/app/read"
)

// frame is one of the frames, joined as package session does it.
type frame struct {
	w      *world
	id     peers.ID
	member *peers.Member
	reader *read.Reader
	rank   peers.Rank
	seen   int64
	leads  bool
	watch  peers.ID
	alive  bool
	lazy   time.Duration // timers are late by up to this
	shown  int64
}

func (w *world) open(rank peers.Rank) *frame {
	dialog, err := im.ParseDialogID("chat1")
	require.NoError(w.t, err)
	f := &frame{w: w, rank: rank, alive: true,
		id: peers.NewID(1_700_000_000_000+w.now.Milliseconds(), w.rand.Uint32()),
		reader: read.NewReader(read.Defaults(), dialog, "p/1", mid(w.mark), func() float64 {
			return w.rand.Float64()
		})}
	f.member = peers.New(peers.Defaults(), f.id, w.now)
	w.frames = append(w.frames, f)
	f.step()
	return f
}

func (f *frame) facts() peers.Facts {
	duty := f.reader.Delivery.Duty(f.w.now)
	return peers.Facts{Rank: f.rank, Waiting: duty.Waiting, Pending: duty.Pending, Settled: duty.Settled,
		Busy: duty.Busy, Failing: duty.Failing, Locked: f.w.locks}
}

// step does what is due.
func (f *frame) step() {
	if !f.alive {
		return
	}
	d := f.reader.Delivery
	wake := time.Duration(0)
	for {
		d.Want(f.w.now, mid(f.seen), false)
		send, later := d.Next(f.w.now)
		if send.Verb != read.Nothing {
			f.dispatch(send)
			continue
		}
		a := f.member.Next(f.w.now, f.facts())
		for _, m := range a.Say {
			f.post(m)
		}
		d.Follow(!a.Lead, a.Taken, a.Failing)
		f.watch = a.Watch
		if !a.Doubt.IsZero() {
			d.Carry(f.w.now, a.Doubt)
			d.Recheck()
		}
		wake = a.Wake
		if later > 0 && (wake == 0 || later < wake) {
			wake = later
		}
		if a.Lead == f.leads {
			break
		}
		f.leads = a.Lead
	}
	f.shown = d.Confirmed().Int64()
	if wake == 0 {
		return
	}
	at := max(wake-f.w.now, ms) + f.w.some(f.lazy)
	f.w.after(at, f.step) // an extra call does no harm
}

func (f *frame) dispatch(send read.Send) {
	if send.Verb == read.Read {
		if m, ok := f.member.Sent(send.Mark); ok {
			f.post(m)
		}
	}
	there := f.w.some(20 * ms)
	if send.Leaving {
		there += f.w.way
	}
	back := f.w.some(f.w.slow + 200*ms)
	f.w.after(there, func() {
		if !f.alive && !send.Keepalive {
			return // the browser took it back
		}
		out := read.Outcome{Result: read.Failed}
		if send.Verb == read.Read {
			if last, ok := f.w.read(f.id, send.Mark.Int64(), send.Leaving); ok {
				out = read.Outcome{Mark: mid(last), Counter: 1, HasCounter: true}
			}
		} else if f.w.checks++; !f.w.down {
			out = read.Outcome{Mark: mid(f.w.mark), HasMark: true, Counter: 1, HasCounter: true}
		}
		f.w.after(back, func() {
			if !f.alive {
				return
			}
			before := f.reader.Delivery.Confirmed()
			f.reader.Done(f.w.now, send, out)
			if now := f.reader.Delivery.Confirmed(); now.Before(before) {
				f.seen = 0 // the engine does not want that again
				f.post(f.member.Undone(before, now, out.Counter, out.HasCounter))
			} else if out.Result == read.Saved && !now.IsZero() {
				f.post(f.member.Saved(f.w.now, now, out.Counter, out.HasCounter))
			}
			f.step()
		})
	})
}

func (f *frame) post(m peers.Message) {
	text := m.String()
	for _, other := range f.w.frames {
		if other == f || f.w.rand.Float64() < f.w.loss {
			continue
		}
		f.w.after(f.w.some(5*ms), func() { other.hear(text) })
	}
}

func (f *frame) hear(text string) {
	if !f.alive {
		return
	}
	m, err := peers.Parse(text)
	require.NoError(f.w.t, err)
	news := f.member.Hear(f.w.now, f.facts(), m)
	f.reader.Delivery.Carry(f.w.now, news.Carry)
	if news.Doubt {
		f.reader.Delivery.Recheck()
	}
	switch m.Kind {
	case peers.Saved:
		f.reader.Told(f.w.now, m.Mark, m.Counter, m.HasCounter)
	case peers.Undone:
		before := f.reader.Delivery.Confirmed()
		f.reader.ToldBack(f.w.now, m.Mark, m.Back, m.Counter, m.HasCounter)
		if f.reader.Delivery.Confirmed().Before(before) {
			f.seen = 0
		}
	}
	f.step()
}

func (f *frame) see(mark int64) {
	f.seen = max(f.seen, mark)
	f.step()
}

// crash ends the frame without a word.
func (f *frame) crash() {
	f.alive = false
	if !f.w.locks {
		return
	}
	for _, other := range f.w.frames {
		f.w.after(f.w.some(20*ms), func() {
			if other.alive && other.watch == f.id {
				other.member.Gone(f.w.now, f.id)
				other.step()
			}
		})
	}
}

// leave closes the frame as a page is closed.
func (f *frame) leave() {
	f.flush()
	f.post(f.member.Bye(f.reader.Delivery.Duty(f.w.now).Pending))
	f.alive = false
}

// flush sends what must not wait any longer.
func (f *frame) flush() {
	f.step()
	if send, ok := f.reader.Delivery.Flush(f.w.now); ok {
		f.dispatch(send)
	}
}
