package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

func TestRule30FrameThatFollowsSendsNothingButSaysWhatWaits(t *testing.T) {
	d := sit(t, 0).have(1, 9)
	d.Delivery.Follow(true, im.MessageID{}, false)
	require.Empty(t, d.show(1, 2, 3).sends(time.Minute, Outcome{}))
	duty := d.Delivery.Duty(d.now)
	require.Equal(t, mid(3), duty.Waiting)
	require.Equal(t, mid(3), duty.Pending)
	pending, failing := d.Delivery.Saving()
	require.True(t, pending && !failing)
	d.Delivery.Follow(true, mid(3), true)
	_, failing = d.Delivery.Saving()
	require.True(t, failing, "the other one does not succeed")
	require.Equal(t, ReasonWaiting, d.Delivery.Reason(d.now))
	d.Told(d.now, mid(3), 6, true)
	require.Zero(t, d.Delivery.Duty(d.now).Waiting)
	counter, _ := d.Delivery.Counter()
	require.Equal(t, 6, counter)
	require.Equal(t, mid(3), d.Delivery.Confirmed())
	d.Delivery.Follow(false, im.MessageID{}, false)
	require.Empty(t, d.sends(time.Minute, Outcome{}), "it was brought")
}

func TestRule30WhatWaitsIsHandedOverOnlyWhenItWouldBeSent(t *testing.T) {
	d := deliver(t, 0)
	d.Follow(true, im.MessageID{}, false)
	d.Want(0, mid(1), false)
	_, wake := d.Next(0)
	require.Equal(t, Defaults().Quiet, wake)
	require.Zero(t, d.Duty(wake-ms).Waiting, "it may still be taken back")
	require.Equal(t, mid(1), d.Duty(wake).Waiting)
}

func TestRule30DeliberateActIsSentByTheFrameItWasDoneIn(t *testing.T) {
	d := sit(t, 0).have(1, 9)
	d.Delivery.Follow(true, im.MessageID{}, false)
	require.True(t, d.Engine.MarkUpTo(d.now, mid(7)))
	require.Equal(t, []int64{7}, marks(d.sends(time.Second, Outcome{})))
}

func TestRule30PageThatGoesAwayTrustsOnlyAPromise(t *testing.T) {
	d := deliver(t, 0)
	d.Follow(true, mid(4), false)
	d.Want(0, mid(5), false)
	s, ok := d.Flush(ms)
	require.True(t, ok)
	require.Equal(t, mid(5), s.Mark)
	d = deliver(t, 0)
	d.Follow(true, mid(5), false)
	d.Want(0, mid(5), false)
	_, ok = d.Flush(ms)
	require.False(t, ok)
	_, ok = d.Pending(time.Unix(1, 0))
	require.True(t, ok, "kept until it is confirmed all the same")
}

func TestRule30WhatOthersTellNeverTakesTheMarkBackByAccident(t *testing.T) {
	d := sit(t, 0).have(1, 9)
	d.Told(d.now, mid(6), 3, true)
	d.Told(d.now, mid(4), 5, true) // late
	require.Equal(t, mid(6), d.Delivery.Confirmed())
	counter, _ := d.Delivery.Counter()
	require.Equal(t, 3, counter)

	d.ToldBack(d.now, mid(6), mid(2), 7, true)
	require.Equal(t, mid(2), d.Delivery.Confirmed())
	counter, _ = d.Delivery.Counter()
	require.Equal(t, 7, counter)

	d.Told(d.now+ms, mid(6), 3, true)
	d.ToldBack(d.now+2*ms, mid(8), mid(2), 7, true) // of a mark that is not ours
	require.Equal(t, mid(6), d.Delivery.Confirmed())
	s, _ := d.Delivery.Next(d.now + 2*ms)
	require.Equal(t, Check, s.Verb, "so the portal is asked")
}
