package read

import (
	"testing"

	"github.com/stretchr/testify/require"
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
