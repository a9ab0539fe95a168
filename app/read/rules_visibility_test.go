package read

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRule01TallMessageIsReadOnceItsEndAndNineTenthsWereShown(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	for top := 0.0; top < 2400; top += 300 {
		d.part(1, 3000, top, top+600).wait(sec)
		require.Zero(t, d.mark(), "shown down to %v of 3000", top+600)
	}
	d.part(1, 3000, 2400, 3000).wait(sec)
	require.EqualValues(t, 1, d.mark())
}

func TestRule01JumpingToTheLastLineOfATallMessageDoesNotReadIt(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	d.part(1, 3000, 0, 600).wait(3 * sec)
	d.part(1, 3000, 2400, 3000).wait(10 * sec)
	require.Zero(t, d.mark())
	for _, top := range []float64{600, 1200, 1800} {
		d.part(1, 3000, top, top+600).wait(sec)
	}
	require.EqualValues(t, 1, d.mark(), "its end had been shown already")
}

func TestRule01NineTenthsWithoutTheEndIsNotEnough(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	for _, top := range []float64{0, 600, 1200, 1800, 2390} {
		d.part(1, 3000, top, top+600).wait(sec)
	}
	require.Zero(t, d.mark())
	d.part(1, 3000, 2399, 2998.5).wait(sec)
	require.EqualValues(t, 1, d.mark())
}

func TestRule01TallMessageCannotBeFlickedThrough(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	d.part(1, 3000, 0, 600).wait(3 * sec)
	for top := 60.0; top <= 2400; top += 60 {
		d.part(1, 3000, top, top+600).wait(8 * ms)
	}
	d.wait(3 * sec)
	require.Zero(t, d.mark())
}

func TestRule01SlowScrollingThroughATallMessageReadsIt(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	for top := 0.0; top <= 2400; top += 10 {
		d.part(1, 3000, top, top+600).wait(16 * ms)
	}
	require.EqualValues(t, 1, d.wait(300*ms).mark())
}

func TestRule01MessageCutOffAtBothEndsIsTallWhateverTheViewport(t *testing.T) {
	d := sit(t, 0).have(1, 1) // the portal's page shows only 200 px of the frame
	for top := 0.0; top <= 300; top += 50 {
		d.part(1, 500, top, top+200).wait(sec)
	}
	require.EqualValues(t, 1, d.mark())
}

func TestRule02ShortListIsReadWithoutScrolling(t *testing.T) {
	d := sit(t, 0).have(1, 5).show(1, 2, 3, 4, 5)
	require.EqualValues(t, 5, d.wait(630*ms).mark())
}

func TestRule03FractionalPixelsAtTheEdgesDoNotMatter(t *testing.T) {
	for _, cut := range []float64{0, 0.33, 0.67, 1.25, 2} {
		d := sit(t, 0).have(1, 2).part(1, 40.4, cut, 40.4).part(2, 40.4, 0, 40.4-cut)
		require.EqualValues(t, 2, d.wait(sec).mark(), "%v px", cut)
	}
	d := sit(t, 0).have(1, 2).show(1).part(2, 40.4, 0, 37)
	require.EqualValues(t, 1, d.wait(sec).mark())
}

func TestRule04WhatIsPartlyBehindSomethingIsNotRead(t *testing.T) {
	d := sit(t, 0).have(1, 3).part(1, 40, 25, 40).show(2).part(3, 40, 0, 30)
	require.Zero(t, d.wait(10*sec).mark())
	require.EqualValues(t, 2, d.part(1, 40, 0, 40).wait(sec).mark())
}

func TestRule05CollapsedAndDeletedMessagesNeverHoldTheMarkBack(t *testing.T) {
	d := sit(t, 0).have(1, 4)
	d.Engine.Load(d.now, Run{Rows: []Row{{ID: mid(3), Passive: true}}}) // it was deleted
	d.Engine.See(d.now, []Sight{{ID: mid(2), Collapsed: true}})
	require.EqualValues(t, 4, d.show(1, 4).wait(sec).mark())
}

func TestRule05MessageRemovedForGoodDoesNotHoldTheMarkBack(t *testing.T) {
	d := sit(t, 0).have(1, 4).show(1, 4).wait(sec)
	require.EqualValues(t, 1, d.mark())
	d.Engine.Remove(d.now, mid(2))
	d.Engine.Remove(d.now, mid(3))
	require.EqualValues(t, 4, d.mark())
	d.Engine.Load(d.now, run(2, 3)) // a page that was under way meanwhile
	require.EqualValues(t, 4, d.mark())
}

func TestRule05MessageThatLeavesTheDocumentIsNotCollapsed(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	d.Engine.See(d.now, []Sight{{ID: mid(2)}})
	require.EqualValues(t, 1, d.wait(10*sec).mark())
}

func TestRule05CollapsedMessageThatOpensMustBeSeen(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	d.Engine.See(d.now, []Sight{{ID: mid(2), Collapsed: true}})
	require.EqualValues(t, 2, d.wait(sec).mark())
	d.part(2, 300, 0, 100)
	require.EqualValues(t, 1, d.wait(sec).mark())
	require.EqualValues(t, 2, d.part(2, 300, 0, 300).wait(sec).mark())
}

func TestRule06FrameWithoutRoomReadsNothing(t *testing.T) {
	d := sit(t, 0).have(1, 3)
	for id := int64(1); id <= 3; id++ {
		d.Engine.See(d.now, []Sight{{ID: mid(id), Collapsed: true}})
	}
	require.Zero(t, d.wait(10*sec).mark())
	d.Engine.See(d.now, []Sight{{ID: mid(1), Height: math.NaN(), Bottom: math.NaN()}, {ID: mid(2), Height: 40, Top: math.NaN(), Bottom: 40}})
	require.Zero(t, d.wait(10*sec).mark())
}

func TestRule07CoveredMessageReadsNothingUntilDirectInput(t *testing.T) {
	d := sit(t, 0).have(1, 2)
	d.Engine.See(d.now, []Sight{{ID: mid(1), Height: 40, Bottom: 40}, {ID: mid(2), Height: 40, Bottom: 40, Covered: true}})
	require.EqualValues(t, 1, d.wait(3*sec).mark())
	d.Engine.Input(d.now)
	require.EqualValues(t, 2, d.wait(sec).mark())
}

func TestRule07PopupOverAMessageStopsItAlthoughThereWasInput(t *testing.T) {
	d := sit(t, 0).have(1, 1).show(1).wait(300 * ms)
	d.Engine.Input(d.now)
	require.Zero(t, d.covered(true).wait(9*sec).mark(), "the input came before the cover")
	require.Equal(t, ReasonCovered, d.reason())
	d.Engine.Input(d.now)
	require.EqualValues(t, 1, d.wait(sec).mark())
}

func TestRule08LateImageThatPushesAMessageAwayTakesItOut(t *testing.T) {
	d := sit(t, 0).have(1, 1).show(1).wait(300 * ms)
	d.hide(1) // before its dwell was done
	require.Zero(t, d.wait(5*sec).mark())
}

func TestRule08BrowserThatTellsLateMakesNothingRead(t *testing.T) {
	d := sit(t, 0).have(1, 1).show(1).wait(620 * ms)
	d.hide(1) // it may have gone up to 100 ms ago: its dwell was not done
	require.Empty(t, marks(d.sends(5*sec, Outcome{})))
	d.show(1)
	require.Equal(t, []int64{1}, marks(d.sends(sec, Outcome{})), "what it had gathered counts")
}

func TestRule08MarkIsAskedForAgainWhenItIsSent(t *testing.T) {
	d := sit(t, 0).have(1, 3).show(1, 2).wait(640 * ms)
	s := d.Next(d.now)
	require.Equal(t, Nothing, s.Send.Verb, "it is being coalesced")
	d.sends(2*sec, Outcome{Result: Failed})
	d.Engine.Remove(d.now, mid(2)) // meanwhile
	require.Equal(t, []int64{1}, marks(d.sends(5*sec, Outcome{})))
}

func TestRule08ImageThatGrowsAMessageMustBeSeenItself(t *testing.T) {
	d := sit(t, 0).have(1, 1).part(1, 60, 0, 60).wait(400 * ms)
	d.part(1, 1000, 0, 600)
	require.Zero(t, d.wait(5*sec).mark())
	require.EqualValues(t, 1, d.part(1, 1000, 400, 1000).wait(sec).mark())
}

func TestRule09AnotherSizeIsJudgedWithoutAScroll(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	d.part(1, 700, 0, 600).wait(2 * sec)
	require.Zero(t, d.mark())
	d.Engine.Viewport(d.now, 800, 900) // turned: it fits now
	d.part(1, 500, 0, 500)
	require.EqualValues(t, 1, d.wait(sec).mark())
}

func TestRule09CoverageSurvivesBeingLaidOutAnew(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	for _, top := range []float64{0, 600, 1200} {
		d.part(1, 2400, top, top+600).wait(sec)
	}
	d.Engine.Viewport(d.now, 300, 450) // zoomed in
	d.part(1, 3200, 2400, 2850).wait(sec)
	require.Zero(t, d.mark())
	require.EqualValues(t, 1, d.part(1, 3200, 2750, 3200).wait(sec).mark())
}

func TestRule10RenderedAnewKeepsItsDwell(t *testing.T) {
	d := sit(t, 0).have(1, 1).show(1).wait(300 * ms)
	require.EqualValues(t, 1, d.hide(1).show(1).wait(430*ms).mark(), "in the same moment nothing is lost")

	d = sit(t, 0).have(1, 1).show(1).wait(400 * ms).hide(1).wait(50 * ms).show(1)
	require.Zero(t, d.wait(320*ms).mark())
	require.EqualValues(t, 1, d.wait(20*ms).mark(), "later it goes on, but for the last moments before it left")
}

func TestRule10RecycledNodeCreditsNoOtherMessage(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1).wait(500 * ms)
	d.hide(1).show(2) // the node shows message 2 now
	require.Zero(t, d.Engine.Inspect(mid(2)).Coverage)
	require.Zero(t, d.wait(500*ms).mark())
	require.False(t, d.Engine.Inspect(mid(2)).Seen)
}
