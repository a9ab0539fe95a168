package read

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

func TestRule16OnlyIdsOfReceivedMessagesAreSent(t *testing.T) {
	d := sit(t, 5)
	d.show(6, 7).wait(5 * sec)
	require.Zero(t, d.mark(), "never loaded")
	require.False(t, d.Engine.MarkUpTo(d.now, mid(7)))
	require.False(t, d.Engine.MarkUpTo(d.now, im.MessageID{}))
	d.Engine.Load(d.now, Run{Rows: []Row{{}, {ID: mid(6)}}, After: mid(5)})
	require.EqualValues(t, 6, d.wait(sec).mark(), "it was on screen before it was loaded")
	for _, s := range d.sends(10*sec, Outcome{}) {
		require.Positive(t, s.Mark.Int64())
	}
}

func TestRule17UnseenGapStopsTheMark(t *testing.T) {
	d := sit(t, 0).have(1, 5).show(1, 2, 4, 5)
	require.EqualValues(t, 2, d.wait(sec).mark())
	require.EqualValues(t, 5, d.show(3).wait(sec).mark())
}

func TestRule17OwnSystemAndDeletedMessagesNeverStopTheMark(t *testing.T) {
	d := sit(t, 0)
	d.Engine.Load(d.now, Run{First: true, Last: true, Rows: []Row{
		{ID: mid(1)}, {ID: mid(2), Passive: true, Own: true}, {ID: mid(3), Passive: true},
		{ID: mid(4)}, {ID: mid(5), Passive: true}, {ID: mid(6), Own: true}}})
	d.show(1, 4).wait(sec)
	dec := d.Engine.Advance(d.now)
	require.EqualValues(t, 6, dec.Mark.Int64(), "what follows the last seen one is covered as well")
	require.True(t, dec.All)
}

func TestRule17OwnMessageAloneIsNoReasonForARequest(t *testing.T) {
	d := sit(t, 3)
	d.Engine.Load(d.now, Run{After: mid(3), Last: true, Rows: []Row{{ID: mid(4), Own: true}}})
	require.Zero(t, d.show(4).wait(sec).mark())
	d.Engine.Load(d.now, Run{After: mid(4), Last: true, Rows: []Row{{ID: mid(5), Passive: true}}})
	require.Zero(t, d.mark(), "not even seen")
	require.EqualValues(t, 5, d.show(5).wait(sec).mark(), "the portal may count a system message")
}

func TestRule17UnknownTerritoryStopsTheMark(t *testing.T) {
	d := sit(t, 10)
	d.Engine.Load(d.now, run(20, 25))
	d.show(20, 21, 22, 23, 24, 25).wait(sec)
	require.Zero(t, d.mark(), "what lies between 10 and 20 is not known")
	d.Engine.Load(d.now, Run{Rows: run(15, 19).Rows, Before: mid(20)})
	require.Zero(t, d.show(15, 16, 17, 18, 19).wait(sec).mark())
	d.Engine.Load(d.now, Run{Rows: run(11, 14).Rows, After: mid(10), Before: mid(15)})
	require.Zero(t, d.mark())
	require.EqualValues(t, 25, d.show(11, 12, 13, 14).wait(sec).mark())
}

func TestRule17PagesMayComeInAnyOrder(t *testing.T) {
	pages := []Run{
		{Rows: run(10, 14).Rows, After: mid(9), Before: mid(15)},
		{Rows: run(15, 19).Rows, After: mid(14), Before: mid(20)},
		{Rows: run(20, 24).Rows, After: mid(19), Before: mid(25)},
		{Rows: run(25, 29).Rows, After: mid(24), Last: true},
	}
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}, {1, 3, 0, 2}} {
		d := sit(t, 9)
		for _, i := range order {
			d.Engine.Load(d.now, pages[i])
			for _, r := range pages[i].Rows {
				d.show(r.ID.Int64())
			}
			d.wait(sec)
			for _, r := range pages[i].Rows { // the document drops them again
				d.hide(r.ID.Int64())
			}
		}
		dec := d.Engine.Advance(d.now)
		require.EqualValues(t, 29, dec.Mark.Int64(), "%v", order)
		require.True(t, dec.All)
	}
}

func TestRule17MessageThatComesLateIntoTheRunMustBeSeen(t *testing.T) {
	d := sit(t, 0)
	d.Engine.Load(d.now, Run{First: true, Last: true, Rows: []Row{{ID: mid(10)}, {ID: mid(30)}}})
	d.show(10, 30).wait(sec)
	require.EqualValues(t, 30, d.mark())
	d.Engine.Load(d.now, Run{Rows: []Row{{ID: mid(20)}}})
	require.EqualValues(t, 10, d.mark())
	require.Equal(t, []int64{10}, marks(d.sends(5*sec, Outcome{})))
	require.EqualValues(t, 30, d.show(20).wait(sec).mark())
}

func TestRule18JumpingToTheEndLeavesTheGapUnreadAndSaysSo(t *testing.T) {
	d := sit(t, 0).have(1, 50).show(1, 2, 3).wait(sec).hide(1, 2, 3)
	d.show(46, 47, 48, 49, 50).wait(sec)
	dec := d.Engine.Advance(d.now)
	require.EqualValues(t, 3, dec.Mark.Int64())
	require.Equal(t, Skipped{From: mid(4), To: mid(45), Count: 42}, dec.Skipped)

	d.hide(46, 47, 48, 49, 50).show(10).wait(sec)
	require.Equal(t, 41, d.Engine.Advance(d.now).Skipped.Count)

	require.True(t, d.Engine.MarkUpTo(d.now, dec.Skipped.To))
	dec = d.Engine.Advance(d.now)
	require.EqualValues(t, 50, dec.Mark.Int64())
	require.True(t, dec.Deliberate && dec.All)
	require.Zero(t, dec.Skipped)
	require.Equal(t, []int64{50}, marks(d.sends(sec, Outcome{})))
	undo, ok := d.Delivery.Undoable(d.now)
	require.True(t, ok)
	require.Equal(t, mid(1), undo.First)
}

func TestRule18WhatIsOnScreenIsNotSkipped(t *testing.T) {
	d := sit(t, 0)
	d.Engine.Load(d.now, Run{First: true, Last: true, Rows: []Row{{ID: mid(1), Words: 100}, {ID: mid(2)}}})
	d.show(1, 2).wait(sec)
	require.True(t, d.Engine.Inspect(mid(2)).Seen)
	require.Zero(t, d.Engine.Advance(d.now).Skipped)
}

func TestRule18SkippedRangeThatIsNotLoadedIsAtLeastWhatIsKnown(t *testing.T) {
	d := sit(t, 10)
	d.Engine.Load(d.now, Run{After: mid(10), Rows: run(11, 12).Rows})
	d.Engine.Load(d.now, run(90, 95))
	d.show(95).wait(sec)
	require.Equal(t, Skipped{From: mid(11), To: mid(94), Count: 7, Partial: true}, d.Engine.Advance(d.now).Skipped)
}

func TestRule18SkippedRangeOfWhichNothingIsLoadedCanBeMarked(t *testing.T) {
	d := sit(t, 10)
	d.Engine.Load(d.now, Run{After: mid(10), Rows: run(11, 15).Rows})
	d.show(11, 12, 13, 14, 15).wait(sec).hide(11, 12, 13, 14, 15)
	d.Engine.Load(d.now, Run{After: mid(89), Rows: run(90, 95).Rows, Last: true})
	d.show(90, 91, 92, 93, 94, 95).wait(sec)
	skipped := d.Engine.Advance(d.now).Skipped
	require.Equal(t, Skipped{To: mid(90), Partial: true}, skipped)
	require.True(t, d.Engine.MarkUpTo(d.now, skipped.To))
	dec := d.Engine.Advance(d.now)
	require.Equal(t, mid(95), dec.Mark)
	require.Zero(t, dec.Skipped)
}

func TestRule19NothingAtOrBelowTheConfirmedMarkIsSentAndNothingTwice(t *testing.T) {
	d := sit(t, 5).have(1, 8).show(1, 2, 3, 4, 5)
	require.Zero(t, d.Engine.Advance(d.now).Wake, "what is read already costs nothing")
	require.Empty(t, d.sends(10*sec, Outcome{}))
	require.Equal(t, []int64{6}, marks(d.show(6).sends(10*sec, Outcome{})))
	d.Delivery.Want(d.now, mid(6), true)
	require.Empty(t, d.sends(10*sec, Outcome{}))
	d.Delivery.Want(d.now, mid(4), true)
	require.Empty(t, d.sends(10*sec, Outcome{}))
}

func TestRule19ReplyWithALowerMarkIsNotAskedForAgain(t *testing.T) {
	d := sit(t, 0).have(1, 3).show(1, 2)
	require.Equal(t, []int64{2}, marks(d.sends(60*sec, Outcome{Mark: mid(1)})))
	require.EqualValues(t, 1, d.Delivery.Confirmed().Int64())
}

func TestRule20LargerMarkWinsAndBringsTheCounter(t *testing.T) {
	d := sit(t, 0).have(1, 9)
	d.Delivery.Want(d.now, mid(3), true)
	first, _ := d.Delivery.Next(d.now)
	d.Delivery.Want(d.now, mid(6), true)
	second, ok := d.Delivery.Flush(d.now)
	require.True(t, ok)
	d.Done(d.now, second, Outcome{Mark: mid(6), Counter: 3, HasCounter: true})
	d.Done(d.now, first, Outcome{Mark: mid(3), Counter: 6, HasCounter: true})
	counter, ok := d.Delivery.Counter()
	require.True(t, ok)
	require.Equal(t, 3, counter)
	require.EqualValues(t, 6, d.Delivery.Confirmed().Int64())
}

func TestRule21FalseIsCheckedOnce(t *testing.T) {
	refuse := func() (*desk, Send) {
		d := sit(t, 0).have(1, 3).show(1).wait(sec)
		d.Next(d.now)
		d.now += sec
		s := d.Next(d.now).Send
		require.Equal(t, Read, s.Verb)
		d.Done(d.now, s, Outcome{Result: Refused})
		check := d.Next(d.now).Send
		require.Equal(t, Check, check.Verb, "at once")
		return d, check
	}
	d, check := refuse()
	d.Done(d.now, check, Outcome{Mark: mid(1)})
	require.Equal(t, ReasonReading, d.reason(), "it was there already")
	require.Equal(t, []int64{2}, marks(d.show(2).sends(10*sec, Outcome{})))

	d, check = refuse()
	d.Done(d.now, check, Outcome{Result: Denied})
	require.Equal(t, ReasonRefused, d.reason())
	require.Empty(t, d.show(2, 3).sends(3600*sec, Outcome{}), "no access: that is the end")

	d, check = refuse()
	d.Done(d.now, check, Outcome{HasMark: true})
	require.Empty(t, d.sends(600*sec, Outcome{}), "access, but the portal does not take it: not again")
	require.Equal(t, ReasonRefused, d.reason())
}

func TestRule23RepliesAreMatchedByRequest(t *testing.T) {
	d := sit(t, 0).have(1, 2)
	d.Delivery = NewDelivery(Defaults(), dialog(t, "sg9"), "u", mid(0), even)
	sent := d.show(1).sends(5*sec, Outcome{Mark: mid(1)}) // whatever the reply calls the dialog
	require.Len(t, sent, 1)
	require.Equal(t, "sg9", sent[0].Dialog.String())
	require.EqualValues(t, 1, d.Delivery.Confirmed().Int64())
}

func TestRule24DialogSwitchInsideTheWindowKeepsTheMarkWithItsDialog(t *testing.T) {
	old := sit(t, 0).have(1, 2).show(1).wait(640 * ms)
	old.Next(old.now)
	other := &desk{Reader: NewReader(Defaults(), dialog(t, "12"), "u", mid(0), even), t: t, now: old.now}
	require.Empty(t, other.sends(10*sec, Outcome{}))
	s, ok := old.Flush(old.now)
	require.True(t, ok)
	require.Equal(t, "chat7", s.Dialog.String())
	require.EqualValues(t, 1, s.Mark.Int64())
}

func TestRule25OpeningAtAContextMessageDoesNotReadIt(t *testing.T) {
	d := sit(t, 0).have(1, 9).part(5, 40, 0, 10)
	d.Engine.Moving(d.now, true, true)
	d.show(5).wait(sec)
	d.Engine.Moving(d.now, true, false)
	require.False(t, d.Engine.Inspect(mid(5)).Seen)
	require.True(t, func() bool { d.wait(sec); return d.Engine.Inspect(mid(5)).Seen }())
	require.Zero(t, d.mark(), "1 to 4 were not seen")
}

func TestRule17GapBehindARunThatIsCompletedLastStopsTheMark(t *testing.T) {
	d := sit(t, 10)
	d.Engine.Load(d.now, Run{After: mid(10), Rows: run(11, 14).Rows})
	d.Engine.Load(d.now, Run{After: mid(19), Rows: run(20, 25).Rows, Last: true})
	d.show(12, 13, 14).wait(sec).hide(12, 13, 14)
	d.show(20, 21, 22, 23, 24, 25).wait(sec)
	d.show(11).wait(sec)
	require.EqualValues(t, 14, d.mark(), "15 to 19 are not loaded")
}

func TestRule20ReplyToAMarkFromBeforeItWentBackSaysNothing(t *testing.T) {
	d := sit(t, 0).have(1, 9).show(1, 2, 3).wait(2 * sec)
	d.now = d.Next(d.now).Wake
	late := d.Next(d.now).Send
	require.Equal(t, mid(3), late.Mark)
	d.now += Defaults().Lost
	require.Equal(t, Check, d.Next(d.now).Send.Verb, "it is given up for lost")
	d.Done(d.now, d.Delivery.flight, Outcome{Mark: mid(3), HasMark: true})
	require.True(t, d.Heard(d.now+sec, d.now+sec, mid(1)), "made unread elsewhere")
	d.now += 2 * sec
	d.Done(d.now, late, Outcome{Mark: mid(3)})
	require.EqualValues(t, 1, d.Delivery.Confirmed().Int64())
}
