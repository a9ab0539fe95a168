package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestRule30AnotherFramesMarkIsSentWithOurs(t *testing.T) {
	d := sit(t, 0).have(1, 9).show(1, 2)
	require.True(t, d.Delivery.Carry(d.now, mid(5)))
	require.False(t, d.Delivery.Carry(d.now, mid(4)))
	require.Equal(t, []int64{5}, marks(d.sends(10*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(7)), "the other frame sent one")
	require.EqualValues(t, 7, d.Delivery.Confirmed().Int64())
}

func TestRule31AThousandMessagesAMinuteCostAtMost31Requests(t *testing.T) {
	for name, step := range map[string]int64{"smoothly": 1, "by the wheel": 3, "page by page": 15} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, 0).have(1, 1000)
			begin, n := d.now, 0
			for i := int64(1); i <= 1000+15; i += step {
				for id := i; id < i+step; id++ {
					if id > 15 {
						d.hide(id - 15)
					}
					if id <= 1000 {
						d.show(id)
					}
				}
				n += len(d.sends(time.Duration(step)*59*ms, Outcome{}))
			}
			require.InDelta(t, float64(60*sec), float64(d.now-begin), float64(sec))
			n += len(d.sends(5*sec, Outcome{}))
			require.LessOrEqual(t, n, 31)
			require.EqualValues(t, 1000, d.Delivery.Confirmed().Int64())
		})
	}
}

func TestRule31NothingAsksFasterThanTheBudget(t *testing.T) {
	d := deliver(t, 0)
	var sent []time.Duration
	for at := time.Duration(0); at < 600*sec; at += 10 * ms { // something new all the time, and it is all
		d.Want(at, mid(int64(at/ms)+1), true)
		if s, _ := d.Next(at); s.Verb == Read {
			sent = append(sent, at)
			d.Done(at, s, Outcome{})
		}
	}
	for i := range sent {
		n := 0
		for _, at := range sent[i:] {
			if at <= sent[i]+60*sec {
				n++
			}
		}
		require.LessOrEqual(t, n, 19, "with what else is asked it stays below 20")
		require.True(t, i == 0 || sent[i]-sent[i-1] >= sec)
	}
}

func TestRule32WhatCouldNotBeSavedIsShownAsSuch(t *testing.T) {
	d := deliver(t, 0)
	pending, failing := d.Saving()
	require.False(t, pending || failing)
	d.Want(0, mid(1), true)
	s, _ := d.Next(0)
	pending, failing = d.Saving()
	require.True(t, pending && !failing)
	d.Done(0, s, Outcome{Result: Failed})
	pending, failing = d.Saving()
	require.True(t, pending && failing)
	_, known := d.Counter()
	require.False(t, known)
	s, _ = d.Next(3 * sec)
	d.Done(3*sec, s, Outcome{Counter: 100, HasCounter: true})
	pending, failing = d.Saving()
	require.False(t, pending || failing)
	counter, _ := d.Counter()
	require.Equal(t, 100, counter)
}

func TestRule31SittingStillCostsNoRequestAndNoTimer(t *testing.T) {
	d := sit(t, 0).have(1, 9).show(1, 2, 3)
	require.NotEmpty(t, d.sends(10*sec, Outcome{}))
	require.Empty(t, d.sends(time.Hour, Outcome{}), "what is read stays on screen")
	require.Zero(t, d.Next(d.now).Wake)
	d.Engine.Input(d.now)
	require.Empty(t, d.sends(time.Hour, Outcome{}))
}
