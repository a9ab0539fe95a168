package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

func TestRule22MarkMovedBackElsewhereIsAcceptedAndKept(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(2)))
	d.Engine.Input(d.now)
	require.Empty(t, d.show(5).sends(30*sec, Outcome{}), "3 and 4 are still on screen")
	require.EqualValues(t, 2, d.Delivery.Confirmed().Int64())

	d.hide(3, 4).wait(sec)
	d.Engine.Input(d.now)
	d.show(3, 4) // the person scrolls there again
	require.Equal(t, []int64{5}, marks(d.sends(5*sec, Outcome{})))
}

func TestRule22ScrollingAPartAwayAndBackIsReadingAgain(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(2)))
	d.now += sec
	d.Engine.Input(d.now)
	d.part(3, 40, 30, 40).part(4, 40, 0, 10).wait(sec)
	require.Empty(t, d.sends(5*sec, Outcome{}), "they are cut off")
	d.Engine.Input(d.now)
	d.show(3)
	require.Equal(t, []int64{3}, marks(d.sends(5*sec, Outcome{})), "4 is still cut off")
	d.Engine.Input(d.now)
	d.show(4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
}

func TestRule22WhoHasScrolledOneOfThemAwayAndBackGoesOverAllOnScreen(t *testing.T) {
	unread := func() *desk {
		d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
		require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
		require.True(t, d.Heard(d.now, d.now, mid(1)))
		d.now += sec
		d.Engine.Input(d.now)
		return d
	}
	d := unread().hide(4).wait(sec)
	require.Empty(t, d.sends(5*sec, Outcome{}))
	d.Engine.Input(d.now)
	require.Equal(t, []int64{4}, marks(d.show(4).sends(5*sec, Outcome{})), "2 and 3 have been on screen all the time")

	d = unread().show(5, 6).wait(sec)
	require.Empty(t, d.sends(5*sec, Outcome{}), "what comes that was not there is no going over what was")

	d = unread().hide(2, 4).wait(sec)
	d.Engine.Input(d.now)
	require.Empty(t, d.show(4).sends(5*sec, Outcome{}), "2 is not on screen")
	d.Engine.Input(d.now)
	require.Equal(t, []int64{4}, marks(d.show(2).sends(5*sec, Outcome{})))
}

func TestRule22AMenuOfOursThatIsClosedBringsNothingBack(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(1)))
	shade := func(id int64, top, bottom float64) {
		d.Engine.See(d.now, []Sight{{ID: mid(id), Height: 40, Top: top, Bottom: bottom, Shaded: true}})
	}
	d.now += sec
	d.Engine.Input(d.now)
	shade(2, 0, 0)
	shade(3, 20, 40)
	d.wait(sec)
	shade(3, 30, 40) // and grows
	d.wait(sec)
	d.Engine.Input(d.now)
	require.Empty(t, d.show(2, 3).sends(5*sec, Outcome{}), "it is closed")

	d.Engine.Input(d.now)
	shade(2, 0, 0)
	d.hide(2).wait(sec).show(2)
	require.Equal(t, []int64{2}, marks(d.sends(5*sec, Outcome{})), "scrolled away under it, and back")
}

// panelled is a reader of whose four messages all above mark are unread again, and
// who has just opened a panel of ours, so that the list is lower.
func panelled(t *testing.T, mark int64) *desk {
	d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(mark)))
	d.wait(2 * sec)
	d.Engine.Input(d.now)
	d.Engine.Viewport(d.now, 400, 300)
	return d
}

func TestRule22APanelOfOursThatIsClosedBringsNothingBack(t *testing.T) {
	d := panelled(t, 1)
	d.hide(2).part(3, 40, 20, 40).wait(5 * sec)
	d.Engine.Input(d.now)
	d.hide(2).part(3, 40, 20, 40).wait(5 * sec) // told again
	d.Engine.Viewport(d.now, 400, 600)
	require.Empty(t, d.show(2, 3).sends(5*sec, Outcome{}))

	d.Engine.Input(d.now)
	d.hide(2, 3).wait(sec).show(2, 3)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})), "4 is on screen beside them")
}

func TestRule22ScrollingAwayUnderAPanelOfOursIsScrollingAway(t *testing.T) {
	d := panelled(t, 2)
	d.part(3, 40, 20, 40).wait(5 * sec)
	d.Engine.Input(d.now)
	d.part(3, 40, 30, 40).wait(sec)
	d.Engine.Input(d.now)
	require.Equal(t, []int64{4}, marks(d.hide(4).wait(sec).show(3, 4).sends(5*sec, Outcome{})))
}

func TestRule22WhatWasCutOffIsReadOnceThePersonBringsAllOfIt(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2).part(3, 40, 0, 30)
	require.Equal(t, []int64{2}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(1)))
	d.now += sec
	d.show(3) // a picture became smaller
	require.Empty(t, d.hide(2).wait(sec).show(2).sends(5*sec, Outcome{}), "nobody did anything")
	d.Engine.Input(d.now)
	d.part(2, 40, 20, 40).wait(sec).show(2)
	require.Equal(t, []int64{3}, marks(d.sends(5*sec, Outcome{})))
}

func TestRule22TallMessageIsReadAgainByGoingOverIt(t *testing.T) {
	d := sit(t, 0).have(1, 2)
	over := func() {
		for top := 0.0; top <= 900; top += 150 {
			d.part(1, 1500, top, top+600).wait(sec)
			d.Engine.Input(d.now)
		}
	}
	over()
	require.Equal(t, []int64{1}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, im.MessageID{}))
	d.now += sec
	d.Engine.Input(d.now)
	require.Empty(t, d.part(1, 1500, 850, 1450).part(1, 1500, 900, 1500).sends(5*sec, Outcome{}), "a nudge")
	over()
	require.Equal(t, []int64{1}, marks(d.sends(5*sec, Outcome{})))
}

func TestRule22StaleAnswersDoNotMoveTheMarkBack(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
	asked := d.now
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.False(t, d.Heard(asked, d.now, mid(0)), "asked before the portal had heard of 4")
	require.EqualValues(t, 4, d.Delivery.Confirmed().Int64())
}

func TestRule22MarkMovedBackWhileOneWaitsIsNotUndone(t *testing.T) {
	d := sit(t, 3).have(1, 6).show(4).wait(700 * ms)
	require.EqualValues(t, 4, d.Next(d.now).Decision.Mark.Int64())
	require.True(t, d.Heard(d.now, d.now, mid(1)))
	require.Empty(t, d.sends(30*sec, Outcome{}))
}

func TestRule22AfterALongSilenceThePortalIsAskedBeforeTheMarkIsTriedAgain(t *testing.T) {
	silent := func(for_ time.Duration, result Result) (*desk, Send) {
		d := sit(t, 3).have(1, 6).show(4)
		d.Delivery.jitter = func() float64 { return 0.5 }
		d.sends(for_, Outcome{Result: result})
		return d, d.Next(d.Next(d.now).Wake).Send
	}
	_, send := silent(Defaults().Silence/2, Failed)
	require.Equal(t, Read, send.Verb, "for a moment only")
	_, send = silent(time.Minute, Busy)
	require.Equal(t, Read, send.Verb, "a portal that is too busy is not asked twice")

	d, send := silent(time.Minute, Failed)
	require.Equal(t, Check, send.Verb)
	d.now = send.at
	d.Done(d.now, send, Outcome{Mark: mid(1), HasMark: true})
	require.Empty(t, d.sends(30*sec, Outcome{}), "it was made unread elsewhere meanwhile")

	d, send = silent(time.Minute, Failed)
	d.now = send.at
	d.Done(d.now, send, Outcome{Mark: mid(3), HasMark: true})
	require.Equal(t, ReasonWaiting, d.Delivery.Reason(d.now), "what has failed is still to be done")
	send = d.Next(d.now).Send
	require.Equal(t, Read, send.Verb, "at once")
	failures := d.Delivery.failures
	d.Done(d.now, send, Outcome{Result: Failed})
	require.Equal(t, failures+1, d.Delivery.failures, "what fails again is tried as seldom as before")
}

func TestRule22RenderingAnewIsNoReasonToReadAgain(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2)
	require.Equal(t, []int64{2}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(0)))
	d.Engine.Input(d.now + sec)
	d.now += sec
	require.Empty(t, d.hide(1, 2).show(1, 2).sends(30*sec, Outcome{}))
	require.Equal(t, []int64{2}, marks(d.hide(1, 2).wait(sec).show(1, 2).sends(5*sec, Outcome{})))
}

func TestRule22PortalThatSaysNothingIsReadIsBelievedAndOneThatSaysNothingIsNot(t *testing.T) {
	asked := func(out Outcome) *desk {
		d := sit(t, 5).have(1, 9)
		d.Delivery.Recheck()
		check := d.Next(d.now).Send
		require.Equal(t, Check, check.Verb)
		d.Done(d.now, check, out)
		return d
	}
	require.EqualValues(t, 0, asked(Outcome{HasMark: true}).Delivery.Confirmed().Int64(), "all was made unread elsewhere")
	require.EqualValues(t, 5, asked(Outcome{}).Delivery.Confirmed().Int64(), "an old portal does not tell its mark")
}
