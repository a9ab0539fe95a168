package read

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRule11HiddenTabReadsNothing(t *testing.T) {
	d := sit(t, 0).have(1, 1).show(1)
	d.Engine.Attend(d.now, Attention{Focused: true})
	d.Engine.Input(d.now)
	require.Zero(t, d.wait(10*sec).mark())
	require.Equal(t, ReasonHidden, d.reason())
	d.Engine.Attend(d.now, present)
	require.EqualValues(t, 1, d.wait(sec).mark())
}

func TestRule11UnfocusedWindowReadsNothingUnlessThereIsInputInTheFrame(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	d.Engine.Input(d.now)
	d.Engine.Attend(d.now, Attention{Visible: true})
	require.Zero(t, d.wait(5*sec).mark(), "input before the focus was lost is no sign of presence after it")
	require.Equal(t, ReasonUnfocused, d.reason())

	d.Engine.Input(d.now)
	require.Equal(t, ReasonReading, d.reason())
	require.EqualValues(t, 1, d.wait(sec).mark())

	d.wait(10 * sec).show(2)
	require.EqualValues(t, 1, d.wait(5*sec).mark(), "the input was too long ago")
}

func TestRule11InputBeforeTheFirstFocusCounts(t *testing.T) {
	d := &desk{Reader: NewReader(slow(), dialog(t, "chat7"), "u", mid(0), even), t: t, now: sec}
	d.Engine.Attend(d.now, Attention{Visible: true}) // an iframe that nobody has clicked into
	d.have(1, 1).show(1)
	require.Zero(t, d.wait(5*sec).mark())
	d.Engine.Input(d.now) // a wheel turns over it
	require.EqualValues(t, 1, d.wait(sec).mark())
}

func TestRule12IdleForAMinutePausesAndTheFirstInputResumes(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	d.wait(60 * sec).show(1)
	require.Zero(t, d.wait(10*sec).mark())
	require.Equal(t, ReasonIdle, d.reason())
	d.Engine.Input(d.now)
	require.EqualValues(t, 1, d.wait(sec).mark(), "what is still on screen starts to count")
}

func TestRule12DwellStopsAtTheVeryMomentOfIdleness(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	d.wait(60*sec - 200*ms).show(1)
	d.wait(10 * sec)
	require.Equal(t, 200*ms, d.Engine.Inspect(mid(1)).Dwell)
}

func TestRule12OpeningAndSwitchingToTheTabAreInputs(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	require.EqualValues(t, 1, d.wait(sec).mark(), "opening")
	d.Engine.Attend(d.now, Attention{Focused: true})
	d.wait(300 * sec)
	d.Engine.Attend(d.now, present)
	require.EqualValues(t, 2, d.show(2).wait(sec).mark(), "switching")
}

func TestRule12WhoSwitchesToTheTabIsThereAlthoughThePortalsPageHasTheFocus(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	d.Engine.Attend(d.now, Attention{})
	d.wait(300 * sec)
	d.Engine.Attend(d.now, Attention{Visible: true})
	require.Equal(t, ReasonReading, d.reason())
	require.EqualValues(t, 1, d.wait(sec).mark())
	d.wait(10 * sec).show(2)
	require.Equal(t, ReasonUnfocused, d.reason())
	require.EqualValues(t, 1, d.wait(5*sec).mark(), "but not for long")

	d.Engine.Attend(d.now, Attention{})
	d.Engine.See(d.now, []Sight{{ID: mid(2), Height: 40, Bottom: 40, Covered: true}})
	d.hide(1).Engine.Attend(d.now, Attention{Visible: true})
	require.Equal(t, ReasonCovered, d.reason(), "what covers the frame still does")
	require.EqualValues(t, 1, d.wait(5*sec).mark())
}

func TestRule13AfterFreezingTheServersMarkIsFetchedBeforeAnythingIsSent(t *testing.T) {
	d := sit(t, 0).have(1, 3).show(1).wait(sec)
	d.Engine.Attend(d.now, Attention{Focused: true, Frozen: true})
	d.now += 3600 * sec
	d.Engine.Attend(d.now, present)
	sent := d.sends(100*ms, Outcome{Mark: mid(2)}) // another device read on meanwhile
	require.NotEmpty(t, sent)
	require.Equal(t, Check, sent[0].Verb)
	require.Empty(t, marks(sent), "1 is read already")
	require.Equal(t, []int64{3}, marks(d.show(3).sends(5*sec, Outcome{})), "and reading goes on")
}

func TestRule13SleepNeverMakesReading(t *testing.T) {
	d := sit(t, 0).have(1, 1).show(1).wait(100 * ms)
	d.Engine.Input(d.now)
	for range 1 {
		d.now += 55 * sec
		d.Engine.Input(d.now)
	}
	require.Zero(t, d.mark())
	require.Equal(t, 350*ms, d.Engine.Inspect(mid(1)).Dwell)
}

func TestRule14FlickGivesNoCreditAndStoppingDoes(t *testing.T) {
	d := sit(t, 0).have(1, 100)
	for i := int64(1); i <= 85; i++ { // 40 px every 8 ms: 5,000 px a second
		if i > 15 {
			d.hide(i - 15)
		}
		d.show(i).wait(8 * ms)
	}
	d.wait(5 * sec)
	for id := int64(1); id <= 70; id++ {
		require.False(t, d.Engine.Inspect(mid(id)).Seen, "message %d", id)
	}
	for id := int64(71); id <= 85; id++ {
		require.True(t, d.Engine.Inspect(mid(id)).Seen, "message %d", id)
	}
}

func TestRule14SeveralFlicksDoNotAddUp(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(2)
	for range 20 {
		d.show(1).wait(150 * ms).hide(1).wait(50 * ms)
	}
	require.Zero(t, d.mark())
}

func TestRule14ProgrammaticScrollingGivesNoneUntilItHasEnded(t *testing.T) {
	d := sit(t, 0).have(1, 1)
	d.Engine.Moving(d.now, true, true)
	require.Zero(t, d.show(1).wait(5*sec).mark())
	d.Engine.Moving(d.now, true, false)
	require.Zero(t, d.wait(629*ms).mark())
	require.EqualValues(t, 1, d.wait(ms).mark())
}

func TestRule15ContinuousSlowScrollingSendsEveryTwoSecondsAndForLongAtItsPace(t *testing.T) {
	d := sit(t, 0).have(1, 400)
	var at []int64
	for i := int64(1); i <= 300; i++ { // a message every 100 ms, ten at a time
		d.Engine.Moving(d.now, false, true)
		if i > 10 {
			d.hide(i - 10)
		}
		before := d.now
		for range d.show(i).sends(100*ms, Outcome{}) {
			at = append(at, int64(before/ms))
		}
	}
	cfg := Defaults()
	require.Greater(t, len(at), cfg.Burst+3)
	for i := 1; i < len(at); i++ {
		limit := 2 * sec
		if i >= cfg.Burst {
			limit = cfg.Pace // longer than that nothing that was seen waits
		}
		require.LessOrEqual(t, at[i]-at[i-1], int64((limit+200*ms)/ms))
	}
}
