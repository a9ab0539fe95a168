package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// large is a dialog of n messages, loaded page by page from its end, of which
// the last screen is shown.
func large(t testing.TB, n int64) *Engine {
	e := New(Defaults(), mid(1))
	e.Viewport(0, 400, 600)
	e.Attend(0, present)
	for hi := n; hi > 0; hi -= 50 {
		r := run(max(1, hi-49), hi)
		r.First, r.Last, r.Before = hi <= 50, hi == n, mid(hi+1)
		e.Load(0, r)
	}
	return e
}

func TestSittingStillCostsNothing(t *testing.T) {
	d := sit(t, 0).have(1, 30)
	for id := range int64(15) {
		d.show(id + 1)
	}
	d.wait(3 * sec)
	dec := d.Engine.Advance(d.now)
	require.Zero(t, dec.Wake, "everything on screen is seen")
	require.Zero(t, testing.AllocsPerRun(100, func() {
		d.now += 100 * ms
		d.Engine.Advance(d.now)
	}))
}

func TestScrollingDoesNotAllocate(t *testing.T) {
	const n = 100_000
	e := large(t, n)
	at, id := sec, int64(2)
	sights := make([]Sight, 2)
	scroll := func() {
		at += 60 * ms
		sights[0] = Sight{ID: mid(id + 15), Height: 40, Bottom: 40}
		sights[1] = Sight{ID: mid(id), Height: 40}
		e.Input(at)
		e.See(at, sights)
		e.Advance(at)
		id++
	}
	for range 2000 {
		scroll()
	}
	require.Less(t, testing.AllocsPerRun(2000, scroll), 0.1)
	require.LessOrEqual(t, len(e.shown), 16)
}

func TestWhatWasFlickedPastIsForgotten(t *testing.T) {
	e := large(t, 20_000)
	at := sec
	for id := int64(2); id < 20_000; id++ {
		at += ms
		e.See(at, []Sight{{ID: mid(id), Height: 40, Bottom: 40}})
		e.See(at+ms/2, []Sight{{ID: mid(id), Height: 40}})
	}
	e.Advance(at + sec)
	kept := 0
	for s := e.list.after(0); e.list.at(s) != nil; s = e.list.next(s) {
		if e.list.at(s).sight != nil {
			kept++
		}
	}
	require.LessOrEqual(t, kept, 1)
	require.LessOrEqual(t, len(e.spare), 8)
}

func BenchmarkScroll(b *testing.B) {
	e := large(b, 100_000)
	at, id := time.Duration(sec), int64(2)
	sights := make([]Sight, 2)
	b.ReportAllocs()
	for b.Loop() {
		at += 16 * ms
		sights[0] = Sight{ID: mid(id + 15), Height: 40, Bottom: 40}
		sights[1] = Sight{ID: mid(id), Height: 40}
		e.See(at, sights)
		e.Advance(at)
		if id++; id > 99_000 {
			id = 2
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		large(b, 100_000)
	}
}
