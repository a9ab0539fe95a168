package peers_test

import (
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/peers"
)

// life lets frames be opened, read, hidden, left and killed for a minute. It
// returns the highest mark that was seen in a frame which had the chance to
// tell.
func life(w *world, deaths bool) (seen int64) {
	for range 2 + w.rand.IntN(3) {
		w.after(w.some(time.Duration(w.rand.IntN(3))*time.Second), func() { w.open(peers.Rank(w.rand.IntN(3))) })
	}
	at := int64(0)
	for range 120 {
		w.run(w.some(time.Second))
		living := w.living()
		if len(living) == 0 {
			w.open(peers.Visible)
			continue
		}
		f := living[w.rand.IntN(len(living))]
		switch action := w.rand.IntN(20); {
		case action < 12 && f.rank > peers.Hidden:
			at += w.rand.Int64N(3)
			f.see(at)
			if w.rand.IntN(2) == 0 { // the same is on screen elsewhere
				living[w.rand.IntN(len(living))].see(at)
			}
		case action < 15:
			f.rank = peers.Rank(w.rand.IntN(3))
			f.lazy = 0
			if f.rank == peers.Hidden {
				f.lazy = time.Second // as browsers do
				f.flush()
			}
			f.step()
		case action == 15 && deaths:
			f.crash()
		case action == 16:
			f.leave()
			seen = max(seen, f.seen)
		case action == 17 && len(living) < 5:
			w.open(peers.Rank(w.rand.IntN(3)))
		case action == 18 && deaths:
			w.down = !w.down
		}
	}
	return seen
}

func seeds(t *testing.T, n int, f func(t *testing.T, seed uint64)) {
	t.Helper()
	first := uint64(1) // the same lives each time; SEED=… tries others
	if text := os.Getenv("SEED"); text != "" {
		n, err := strconv.ParseUint(text, 10, 64)
		require.NoError(t, err)
		first = n
	}
	if testing.Short() {
		n /= 10
	}
	t.Logf("seeds from %d", first)
	for i := range n {
		f(t, first+uint64(i))
		if t.Failed() {
			return
		}
	}
}

// ends lets everything come to rest and checks that all that was seen has
// reached the portal, and that the frames show it.
func ends(t *testing.T, w *world, seed uint64, seen int64) {
	w.down = false
	w.run(80 * time.Second) // the longest back-off
	w.loss = 0
	if len(w.living()) == 0 {
		return
	}
	w.run(10 * time.Second)
	last := int64(1000) // above all
	for _, f := range w.living() {
		f.see(last) // two that lead without knowing learn it now
	}
	w.run(10 * time.Second)
	require.Equal(t, 1, w.leaders(), "seed %d", seed)
	for _, f := range w.living() {
		require.Equal(t, last, f.shown, "seed %d", seed)
		seen = max(seen, f.seen)
	}
	require.GreaterOrEqual(t, w.mark, seen, "seed %d", seed)
	for _, f := range w.living() {
		pending, _ := f.reader.Delivery.Saving()
		require.False(t, pending, "seed %d: %d seen, %d shown", seed, f.seen, f.shown)
	}
}

func TestMarksReachThePortalOnceWhileNothingGoesWrong(t *testing.T) {
	for _, locks := range []bool{false, true} {
		seeds(t, 300, func(t *testing.T, seed uint64) {
			w := newWorld(t, seed)
			w.locks = locks
			ends(t, w, seed, life(w, false))
			require.Zero(t, w.repeats(), "seed %d", seed)
		})
	}
}

func TestMarksReachThePortalWhateverIsLostOrDies(t *testing.T) {
	for _, locks := range []bool{false, true} {
		seeds(t, 300, func(t *testing.T, seed uint64) {
			w := newWorld(t, seed)
			w.locks = locks
			w.loss = w.rand.Float64() / 2
			w.slow = w.some(3 * time.Second)
			life(w, true)
			ends(t, w, seed, 0) // who is gone may have had nobody to tell
			// Now and then something is said twice; it must stay now and then.
			require.LessOrEqual(t, w.repeats(), 3+len(w.requests)/4, "seed %d", seed)
		})
	}
}

func TestReadingTogetherCostsNoMoreThanReadingAlone(t *testing.T) {
	seeds(t, 20, func(t *testing.T, seed uint64) {
		w := newWorld(t, seed)
		for range 4 {
			w.open(peers.Visible)
		}
		w.run(time.Second)
		begin := w.now
		for at := int64(1); w.now < begin+time.Minute; at++ {
			w.frames[w.rand.IntN(4)].see(at)
			w.run(60 * ms)
		}
		w.run(5 * time.Second)
		require.LessOrEqual(t, len(w.requests), 34, "seed %d", seed)
		require.Zero(t, w.repeats(), "seed %d", seed)
		marks := []int64{}
		for _, f := range w.frames {
			marks = append(marks, f.shown)
		}
		require.Len(t, slices.Compact(marks), 1, "seed %d", seed)
	})
}
