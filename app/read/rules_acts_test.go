package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// undoing is a desk that has marked 1 to 4 read and whose undo is on its way.
func undoing(t *testing.T) (*desk, Send) {
	d := sit(t, 0).have(1, 9).show(1, 2, 3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Undo(d.now))
	undo := d.Next(d.now).Send
	require.Equal(t, Unread, undo.Verb)
	return d, undo
}

func TestRule36MarkThatIsAskedForWhileAnUndoIsOnItsWayHolds(t *testing.T) {
	for name, c := range map[string]struct {
		id   int64
		want []int64
	}{"everything": {9, []int64{9}}, "a part of what is undone": {2, []int64{2}}} {
		t.Run(name, func(t *testing.T) {
			d, undo := undoing(t)
			require.True(t, d.MarkUpTo(d.now, mid(c.id)))
			pending, ok := d.Delivery.Pending(time.Unix(1, 0))
			require.True(t, ok, "it must survive a crash")
			require.Equal(t, mid(c.id), pending.Mark)
			d.Done(d.now, undo, Outcome{})
			require.Equal(t, c.want, marks(d.sends(10*sec, Outcome{})))
		})
	}
}

func TestRule36MarkThatIsAskedForBeforeTheUndoHasLeftTakesItsPlace(t *testing.T) {
	d := sit(t, 0).have(1, 9).show(1, 2, 3, 4)
	d.sends(5*sec, Outcome{})
	d.Delivery.Offline(d.now, true)
	require.True(t, d.Undo(d.now))
	require.True(t, d.MarkUpTo(d.now, mid(9)))
	d.Delivery.Offline(d.now, false)
	sent := d.sends(10*sec, Outcome{})
	require.Len(t, sent, 1)
	require.Equal(t, Read, sent[0].Verb)
	require.Equal(t, mid(9), sent[0].Mark)
}

func TestRule36TheLastOfSeveralMarksAskedForMeanwhileHolds(t *testing.T) {
	d := sit(t, 2).have(1, 9).show(3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Undo(d.now))
	d.Done(d.now, d.Next(d.now).Send, Outcome{Result: Failed})
	require.True(t, d.MarkUpTo(d.now, mid(6)), "there is nothing left to undo")
	require.True(t, d.MarkUpTo(d.now, mid(8)), "whether the undo arrived is not known yet")
	d.now += 20 * sec
	check := d.Next(d.now).Send
	require.Equal(t, Check, check.Verb)
	d.Done(d.now, check, Outcome{Mark: mid(2)})
	require.Equal(t, []int64{8}, marks(d.sends(20*sec, Outcome{})))
}

func TestRule36WhatAnotherDeviceHasReadIsNotTakenBack(t *testing.T) {
	d := sit(t, 0).have(1, 9).show(1, 2)
	require.Equal(t, []int64{2}, marks(d.sends(2*sec, Outcome{})))
	_, ok := d.Delivery.Undoable(d.now)
	require.True(t, ok)
	require.True(t, d.Heard(d.now, d.now, mid(7)))
	_, ok = d.Delivery.Undoable(d.now)
	require.False(t, ok)
	require.False(t, d.Undo(d.now))
}

func TestRule36UndoThatWaitsLeavesWithThePage(t *testing.T) {
	reading := func(t *testing.T) (*desk, Send) {
		d := sit(t, 0).have(1, 9).show(1, 2)
		d.sends(2*sec, Outcome{})
		d.show(3, 4).wait(3 * sec)
		d.now = d.Next(d.now).Wake
		on := d.Next(d.now).Send // and the answer takes its time
		require.Equal(t, mid(4), on.Mark)
		require.True(t, d.Undo(d.now))
		return d, on
	}
	d, on := reading(t)
	undo, ok := d.Flush(d.now)
	require.True(t, ok)
	require.Equal(t, Unread, undo.Verb)
	require.Equal(t, mid(1), undo.Mark)
	require.True(t, undo.Keepalive)
	_, ok = d.Flush(d.now)
	require.False(t, ok, "once is enough")

	// The page is still there after all. Which of the two came first?
	d.Done(d.now, undo, Outcome{})
	require.Zero(t, d.Delivery.Confirmed().Int64())
	d.Done(d.now, on, Outcome{Mark: mid(4)})
	require.Zero(t, d.Delivery.Confirmed().Int64())
	require.Equal(t, Check, d.Next(d.now).Send.Verb)

	// The answer to the mark comes first: then the undo takes that back, too.
	d, on = reading(t)
	undo, _ = d.Flush(d.now)
	d.Done(d.now, on, Outcome{Mark: mid(4)})
	require.Equal(t, Nothing, d.Next(d.now).Send.Verb, "it is on its way")
	d.Done(d.now, undo, Outcome{})
	require.Zero(t, d.Delivery.Confirmed().Int64())
	require.Empty(t, d.sends(10*sec, Outcome{}))
}

func TestRule36UndoThatIsAskedForAfterAMarkHolds(t *testing.T) {
	waiting := func(t *testing.T) *desk {
		d := sit(t, 0).have(1, 9).show(1, 2, 3, 4)
		d.sends(2*sec, Outcome{})
		require.True(t, d.MarkUpTo(d.now, mid(9)))
		return d
	}
	t.Run("the mark has not left", func(t *testing.T) {
		d := waiting(t)
		d.Delivery.Offline(d.now, true)
		d.sends(sec, Outcome{})
		require.True(t, d.Undo(d.now))
		d.Delivery.Offline(d.now, false)
		sent := d.sends(30*sec, Outcome{})
		require.Len(t, sent, 1)
		require.Equal(t, Unread, sent[0].Verb)
		require.Equal(t, mid(1), sent[0].Mark)
	})
	t.Run("the mark is on its way", func(t *testing.T) {
		d := waiting(t)
		d.now += sec // as the budget wants
		mark := d.Next(d.now).Send
		require.Equal(t, mid(9), mark.Mark)
		require.True(t, d.Undo(d.now))
		d.Done(d.now, mark, Outcome{})
		sent := d.sends(30*sec, Outcome{})
		require.Len(t, sent, 1)
		require.Equal(t, Unread, sent[0].Verb)
		require.Equal(t, mid(1), sent[0].Mark, "all that has been marked since the offer goes with it")
		require.Zero(t, d.Delivery.Confirmed())
	})
}

func TestRule36WhatWasNeverLoadedCanBeTakenBackToo(t *testing.T) {
	d := sit(t, 10)
	d.Delivery.Count(40)
	d.Engine.Load(d.now, Run{After: mid(10), Rows: run(11, 12).Rows})
	d.Engine.Load(d.now, Run{Rows: run(60, 62).Rows})
	d.Delivery.Heard(d.now, d.now, mid(20)) // another device; what follows 20 is not loaded
	require.True(t, d.MarkUpTo(d.now, mid(61)))
	require.Equal(t, []int64{61}, marks(d.sends(5*sec, Outcome{Counter: 1, HasCounter: true})))
	undo, ok := d.Delivery.Undoable(d.now)
	require.True(t, ok)
	require.True(t, undo.First.IsZero(), "nobody here knows it")
	require.Equal(t, 39, undo.Count, "the portal has counted")
	require.False(t, undo.Partial)

	require.True(t, d.Undo(d.now))
	sent := d.sends(5*sec, Outcome{})
	require.Len(t, sent, 1)
	require.Equal(t, Unread, sent[0].Verb)
	require.Zero(t, sent[0].Mark)
	require.Equal(t, mid(20), sent[0].After, "the portal is asked for what follows")
	require.EqualValues(t, 20, d.Delivery.Confirmed().Int64())
}

func TestRule36SaysHowMuchWasMarkedOrThatItIsMore(t *testing.T) {
	for name, c := range map[string]struct {
		load    []Run
		before  int
		count   int
		partial bool
	}{
		"all is loaded":                      {[]Run{{After: mid(10), Rows: run(11, 60).Rows}}, 100, 50, false},
		"the portal says more than 99":       {[]Run{{After: mid(10), Rows: run(11, 12).Rows}, run(58, 60)}, 100, 5, true},
		"the portal says how many there are": {[]Run{{After: mid(10), Rows: run(11, 12).Rows}, run(58, 60)}, 47, 47, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, 10)
			d.Delivery.Count(c.before)
			for _, r := range c.load {
				d.Engine.Load(d.now, r)
			}
			d.MarkUpTo(d.now, mid(60))
			d.sends(sec, Outcome{HasCounter: true})
			undo, ok := d.Delivery.Undoable(d.now)
			require.True(t, ok)
			require.Equal(t, c.count, undo.Count)
			require.Equal(t, c.partial, undo.Partial)
		})
	}
}
