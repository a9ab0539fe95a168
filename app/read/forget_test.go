package read_test

import (
	"bytes"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/read"
)

func idOf(n int64) im.MessageID { id, _ := im.NewMessageID(n); return id }

func runOfIDs(after int64, ids ...int64) read.Run {
	run := read.Run{After: idOf(after)}
	for _, n := range ids {
		run.Rows = append(run.Rows, read.Row{ID: idOf(n), Words: 3})
	}
	return run
}

func idsOf(ns ...int64) (ids []im.MessageID) {
	for _, n := range ns {
		ids = append(ids, idOf(n))
	}
	return ids
}

func TestOnlyWhatWasReadBeforeIsForgotten(t *testing.T) {
	e := read.New(read.Defaults(), idOf(5))
	e.Load(0, runOfIDs(0, 1, 2, 3, 4, 5, 6, 7, 8))
	e.Confirm(1, idOf(7))
	require.Equal(t, idsOf(1, 2, 4, 5), e.Forget(2, idsOf(1, 2, 4, 5, 6, 7, 8, 99)), "6 and 7 can be made unread again")
	require.Empty(t, e.Forget(2, idsOf(1, 4)), "twice")
	require.Equal(t, idOf(6), e.FirstAfter(idOf(5)))
}

// Nothing that was forgotten may be taken for nothing: reading stops there
// until it is loaded again.
func TestReadingDoesNotGoOnOverWhatWasForgotten(t *testing.T) {
	e := read.New(read.Defaults(), idOf(8))
	e.Load(0, runOfIDs(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
	e.Forget(1, idsOf(4, 5))
	e.Confirm(2, idOf(3)) // unread again from another device
	e.Attend(3, read.Attention{Visible: true, Focused: true})
	now := 4 * time.Second
	for _, n := range []int64{6, 7, 8, 9} {
		now = look(now, idOf(n), e)
	}
	require.Equal(t, idOf(3), e.Advance(time.Hour).Seen)
	require.True(t, e.Advance(time.Hour).Skipped.Partial, "not all of what was skipped is known")
	e.Load(time.Hour, runOfIDs(3, 4, 5, 6))
	require.Equal(t, idOf(3), e.Advance(time.Hour).Seen)
	now = look(time.Hour, idOf(4), e)
	require.Equal(t, idOf(4), e.Advance(now).Seen)
	now = look(now, idOf(5), e)
	require.Equal(t, idOf(9), e.Advance(now).Seen)
}

// look goes to a message and has it on screen for a second.
func look(now time.Duration, id im.MessageID, engines ...*read.Engine) time.Duration {
	for _, e := range engines {
		e.Focus(now, id)
		e.See(now, []read.Sight{{ID: id, Height: 40, Bottom: 40}})
		for after := time.Duration(0); after <= time.Second; after += 200 * time.Millisecond {
			e.Advance(now + after)
		}
		e.See(now+time.Second, []read.Sight{{ID: id, Height: 40}})
	}
	return now + time.Second
}

// An engine that forgets and is told again decides like one that remembers.
func TestForgettingAndLoadingAgainChangesNoDecision(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	for range 300 {
		const n = 40
		mark := 1 + rng.Int64N(n)
		whole, lean := read.New(read.Defaults(), idOf(mark)), read.New(read.Defaults(), idOf(mark))
		var trace bytes.Buffer
		lean.Trace(func(line []byte) { trace.Write(line) })
		all := make([]int64, n)
		for i := range all {
			all[i] = int64(i + 1)
		}
		now := time.Duration(0)
		both := func(f func(e *read.Engine)) { f(whole); f(lean) }
		both(func(e *read.Engine) {
			e.Load(now, runOfIDs(0, all...))
			e.Attend(now, read.Attention{Visible: true, Focused: true})
		})
		for range 60 {
			now += time.Duration(rng.IntN(3000)) * time.Millisecond
			id := idOf(1 + rng.Int64N(n))
			switch rng.IntN(5) {
			case 0:
				lean.Forget(now, idsOf(all[rng.IntN(n):]...))
				lean.Load(now, runOfIDs(0, all...))
			case 1:
				both(func(e *read.Engine) { e.Confirm(now, id) })
			case 2:
				both(func(e *read.Engine) { e.MarkUpTo(now, id) })
			default:
				now = look(now, id, whole, lean)
			}
			want, got := whole.Advance(now), lean.Advance(now)
			want.Wake, got.Wake = 0, 0
			require.Equal(t, want, got)
		}
		var replayed read.Decision
		_, err := read.Replay(read.Defaults(), &trace, func(_ time.Duration, d read.Decision) { replayed = d })
		require.NoError(t, err)
		require.Equal(t, lean.Advance(now), replayed)
	}
}
