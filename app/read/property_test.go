package read

import (
	"bytes"
	"flag"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func (w *world) weather() {
	p := &w.portal
	was := p.weather
	p.weather = weather(w.rng.IntN(int(weathers) + 2))
	if p.weather >= weathers {
		p.weather = fine
	}
	p.limited = w.between(sec, 20*sec)
	w.note("weather %d", p.weather)
	if was == offline || p.weather == offline {
		w.reader.Delivery.Offline(w.now, p.weather == offline)
	}
}

// freeze puts the page away for a while.
func (w *world) freeze() {
	if w.user.Frozen {
		return
	}
	w.user.Frozen, w.user.froze = true, true
	w.unbroken()
	w.attend()
	w.now += w.between(sec, time.Hour)
	w.user.Frozen = false
	w.attend()
}

// crash closes the page, properly or not, and opens it again.
func (w *world) crash() {
	proper := w.chance(2)
	if proper {
		w.screen.tellAll(w)
		if s, ok := w.reader.Flush(w.now); ok {
			w.request(s, w.reader.Engine.Final(w.now))
		}
		w.keep()
	}
	w.note("crash, stored %q", w.stored)
	due := w.due(w.reader.Delivery.confirmed)
	d := w.reader.Delivery
	if w.user.policy != Automatic || w.user.froze || d.check || d.undoing || w.portal.mark < d.confirmed {
		due = 0 // what was seen is not to be told, or the page had no way to tell
	}
	pending, _ := ParsePending(w.stored)
	if p := pending.Mark.Int64(); p > max(d.flight.reads(), d.flushed.reads()) {
		w.safe(w.reader.Delivery.Confirmed().Int64(), p)
	}
	for _, m := range w.messages {
		surely, seen := m.surely && m.id <= due, m.id <= pending.Mark.Int64()
		m.forget()
		m.surely, m.excused, m.held, m.everHeld, m.visible = surely, seen, false, false, false
	}
	p := &w.portal
	p.flight, p.open, p.sent, p.paced = Send{}, map[int]int64{}, nil, nil
	w.user.marked, w.user.asked = 0, 0
	w.user.Visible = true
	w.reader = nil
	for until := w.now + w.between(0, sec); ; { // requests of the old page may still arrive
		if w.now = min(until, p.next()); w.now == until {
			break
		}
		p.deliver(w)
	}
	w.open()
}

// due is how far the portal must be told in the end if it is told mark now:
// everything that surely was on screen, without a hole.
func (w *world) due(mark int64) int64 {
	worth := mark
	for _, m := range w.messages {
		switch {
		case m.id <= mark || m.removed || m.absent:
		case m.passive && m.loaded:
		case m.surely && m.loaded || m.surely && m.excused:
			worth = m.id
		default:
			return worth
		}
	}
	return worth
}

// heal: the network is fine, the person is there, nothing else happens. At the
// latest five seconds later everything that was seen is marked.
func (w *world) heal() {
	p, d := &w.portal, w.reader.Delivery
	p.calm = true
	w.pass(6 * sec) // what was in the air
	storm := p.weather == storm
	p.weather, p.limited = fine, 0
	if d.offline {
		d.Offline(w.now, false)
	}
	if w.user.policy != Automatic {
		w.reader.Engine.SetPolicy(w.now, Automatic)
		w.user.policy = Automatic
	}
	if storm {
		w.pass(sec) // the last one limited
	}
	if d.limited > w.now {
		w.pass(d.limited - w.now) // the portal has told when
	}
	w.step()
	// Nobody but a try can tell, unless the page asks for something else.
	if p.mark != d.confirmed || !w.reader.Engine.watched() || w.chance(2) {
		w.note("asks for what is new")
		p.asked = 0
		w.poll()
	}
	due := max(w.due(w.portal.mark), w.asked())
	w.note("heal; %d is due", due)
	backs, less := w.portal.backs, w.portal.less
	w.pass(5 * sec)
	if w.err == nil && w.portal.mark < due && w.portal.backs == backs && w.portal.less == less {
		w.fail("%d was seen and is not marked; the portal is at %d", due, w.portal.mark)
	}
}

// trace runs one life from a seed.
func trace(seed uint64, loud bool) (*world, error) {
	w := newWorld(seed)
	w.loud = loud
	return w, w.run()
}

func (w *world) run() error {
	w.open()
	for range 6 + w.rng.IntN(24) {
		if w.live(); w.err != nil {
			return w.err
		}
	}
	w.heal()
	return w.err
}

// TestTracesReplay feeds a new engine what another one was fed in its life, and
// expects them to be of one mind.
func TestTracesReplay(t *testing.T) {
	t.Parallel()
	for seed := range uint64(500) {
		w := newWorld(seed)
		w.trace = &bytes.Buffer{}
		require.NoError(t, w.run(), "seed %d", seed)
		var decisions []Decision
		e, err := Replay(w.cfg, bytes.NewReader(w.trace.Bytes()), func(_ time.Duration, d Decision) {
			decisions = append(decisions, d)
		})
		require.NoError(t, err, "seed %d", seed)
		require.NotEmpty(t, decisions)
		require.Equal(t, w.reader.Engine.Advance(w.now), e.Advance(w.now), "seed %d", seed)
		for _, m := range w.messages {
			require.Equal(t, w.reader.Engine.Inspect(mid(m.id)), e.Inspect(mid(m.id)), "seed %d", seed)
		}
	}
}

var (
	traces = flag.Int("traces", 100_000, "how many lives the property test runs")
	first  = flag.Uint64("seed", 1, "the seed of the first of them")
)

func TestTraces(t *testing.T) {
	t.Parallel()
	n := *traces
	if testing.Short() {
		n /= 10
	}
	var next, failed atomic.Uint64
	next.Store(*first)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for seed := next.Add(1) - 1; seed < *first+uint64(n) && failed.Load() == 0; seed = next.Add(1) - 1 {
				if _, err := trace(seed, false); err != nil {
					failed.CompareAndSwap(0, seed)
				}
			}
		})
	}
	group.Wait()
	if seed := failed.Load(); seed != 0 {
		report(t, seed)
	}
}

// report tells the whole life of a failing seed.
func report(t testing.TB, seed uint64) {
	w, err := trace(seed, true)
	t.Fatalf("seed %d: %v\nagain with: go test ./app/read -run TestTraces -args -seed %d -traces 1\n%s",
		seed, err, seed, strings.Join(w.log, "\n"))
}

// FuzzTraces looks for a failing life without end.
func FuzzTraces(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		if _, err := trace(seed, false); err != nil {
			report(t, seed)
		}
	})
}
