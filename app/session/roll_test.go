package session

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/timeline"
)

func runOf(after, before int64, ids ...int64) timeline.Run {
	id := func(n int64) im.MessageID { m, _ := im.NewMessageID(n); return m }
	run := timeline.Run{After: id(after), Before: id(before)}
	for _, n := range ids {
		run.Rows = append(run.Rows, timeline.RunRow{ID: id(n)})
	}
	return run
}

func numbers(ids []im.MessageID) (out []int64) {
	for _, id := range ids {
		out = append(out, id.Int64())
	}
	return out
}

func TestWhatAPageOughtToHaveAndHasNotIsGone(t *testing.T) {
	var r roll
	require.Empty(t, r.call(runOf(0, 21, 10, 12, 14, 20), 1, 2))
	require.Empty(t, r.call(runOf(20, 31, 22, 30), 3, 4), "what lies outside of it says nothing")
	require.Equal(t, []int64{12, 22}, numbers(r.call(runOf(11, 30, 14, 20), 5, 6)))
	require.Empty(t, r.call(runOf(11, 30, 14, 20), 7, 8), "told once")
	require.Empty(t, r.call(runOf(0, 31), 9, 10), "an empty page is no proof")
	require.Len(t, r, 4)
}

func TestALatePageSaysNothingOfWhatCameAfterItWasAskedFor(t *testing.T) {
	var r roll
	require.Empty(t, r.call(runOf(0, 13, 10, 12), 1, 2))
	asked := int64(3) // and answered late
	require.Empty(t, r.call(runOf(12, 15, 14), 4, 5))
	require.Empty(t, r.call(runOf(9, 20, 10, 12), asked, 6), "14 came in between")
	require.Equal(t, []int64{14}, numbers(r.call(runOf(9, 20, 10, 12), 7, 8)))
}

func TestOldMessagesAreTakenOffTheRollAndTheNewestStay(t *testing.T) {
	var r roll
	var ids []int64
	for n := int64(1000); n > 0; n -= 50 { // backwards, as one scrolls
		page := make([]int64, 0, 50)
		for id := n - 49; id <= n; id++ {
			page = append(page, id)
		}
		require.Empty(t, r.call(runOf(n-50, n+1, page...), 1, 2))
		ids = append(page, ids...)
	}
	require.Equal(t, ids, numbers(ofRoll(r)))
	r.forget(ofRoll(r)[300:])
	require.Equal(t, append(slices.Clone(ids[:300]), ids[950:]...), numbers(ofRoll(r)))
	require.Empty(t, r.call(runOf(300, 401, ids[300:400]...), 3, 4), "they are back")
	require.Equal(t, append(slices.Clone(ids[:400]), ids[950:]...), numbers(ofRoll(r)))
}

func ofRoll(r roll) (ids []im.MessageID) {
	for _, t := range r {
		ids = append(ids, t.id)
	}
	return ids
}
