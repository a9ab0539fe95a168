package read

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUnreadFromHereGoesBackAndIsNotReadAgainByItself(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.UnreadFrom(d.now, mid(3)))
	sent := d.sends(30*sec, Outcome{})
	require.Len(t, sent, 1)
	require.Equal(t, Unread, sent[0].Verb)
	require.Equal(t, mid(3), sent[0].Mark)
	require.Equal(t, mid(2), d.Delivery.Confirmed())

	d.Engine.Input(d.now)
	require.Empty(t, d.show(5).sends(30*sec, Outcome{}), "3 and 4 are still on screen")
	d.hide(3, 4).wait(sec)
	d.Engine.Input(d.now)
	d.show(3, 4) // the person scrolls there again
	require.Equal(t, []int64{5}, marks(d.sends(5*sec, Outcome{})))
}

func TestUnreadFromHereTakesBackWhatIsOnItsWay(t *testing.T) {
	d := sit(t, 0).have(1, 6).show(1, 2, 3, 4)
	var read Send
	for read.Verb == Nothing {
		d.now += 50 * ms
		read = d.Next(d.now).Send
	}
	require.True(t, d.UnreadFrom(d.now, mid(2)))
	require.Equal(t, Nothing, d.Next(d.now).Send.Verb, "one after the other")
	d.Done(d.now, read, Outcome{Mark: read.Mark})
	sent := d.sends(30*sec, Outcome{})
	require.Len(t, sent, 1)
	require.Equal(t, Unread, sent[0].Verb)
	require.Equal(t, mid(2), sent[0].Mark)
	require.Equal(t, mid(1), d.Delivery.Confirmed())
}

func TestUnreadFromHereOfWhatIsUnreadOrUnknownDoesNothing(t *testing.T) {
	d := sit(t, 3).have(1, 6)
	require.False(t, d.UnreadFrom(d.now, mid(4)))
	require.False(t, d.UnreadFrom(d.now, mid(99)))
	require.Empty(t, d.sends(30*sec, Outcome{}))
	require.True(t, d.UnreadFrom(d.now, mid(1)))
	sent := d.sends(30*sec, Outcome{})
	require.Len(t, sent, 1)
	require.True(t, d.Delivery.Confirmed().IsZero(), "nothing is read any more")
}

func TestUnreadFromHereIsTriedAgainUntilThePortalHears(t *testing.T) {
	d := sit(t, 4).have(1, 6)
	require.True(t, d.UnreadFrom(d.now, mid(3)))
	first := d.Next(d.now).Send
	require.Equal(t, Unread, first.Verb)
	d.Done(d.now, first, Outcome{Result: Failed})
	sent := d.sends(30*sec, Outcome{})
	require.Len(t, sent, 1)
	require.Equal(t, mid(3), sent[0].Mark)
	require.Equal(t, mid(2), d.Delivery.Confirmed())
}
