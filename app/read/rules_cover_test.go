package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// covered puts something of the portal above message 1, or takes it away.
func (d *desk) covered(on bool) *desk {
	d.Engine.See(d.now, []Sight{{ID: mid(1), Height: 40, Bottom: 40, Covered: on}})
	return d
}

func TestRule7WhatIsCoveredWasSoForLongerThanTheBrowserTellsOfAnythingElse(t *testing.T) {
	need, cfg := 530*ms, slow()
	for _, c := range []struct {
		name string
		stay time.Duration // until the browser tells
		seen bool
	}{
		{"covered before the dwell was over", need + cfg.CoverLag - ms, false},
		{"covered after", need + cfg.CoverLag + 10*ms, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sit(t, 0).have(1, 3).show(1).wait(c.stay).covered(true)
			require.Equal(t, c.seen, d.mark() == 1)
			require.Equal(t, c.seen, d.wait(5*sec).mark() == 1)
			require.EqualValues(t, 1, d.covered(false).wait(sec).mark(), "and then it goes on")
		})
	}
}

func TestRule7InputThatOverrulesTheCoverWaitsForWhatTheBrowserMayNotHaveTold(t *testing.T) {
	d := sit(t, 0).have(1, 3).covered(true)
	d.now += ms
	d.Engine.Input(d.now)
	cfg := slow()
	require.Zero(t, d.wait(530*ms+cfg.CoverLag-5*ms).mark())
	require.EqualValues(t, 1, d.wait(10*ms).mark())
}

func TestRule7AFrameThatIsTakenAwayIsNoCoveredOne(t *testing.T) {
	for _, c := range []struct {
		name string
		stay time.Duration // after the browser has said that it is covered
		seen bool
	}{
		{"gone in the same moment", slow().Lag, true},
		{"covered for a while, and then gone", slow().Lag + ms, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			covered := func() *desk {
				d := sit(t, 0).have(1, 3).show(1, 2).wait(630 * ms).covered(true)
				d.Engine.See(d.now, []Sight{{ID: mid(2), Height: 40, Bottom: 40, Covered: true}})
				require.Zero(t, d.wait(c.stay).mark(), "as long as it is there it is in doubt")
				return d
			}
			d := covered()
			send, ok := d.Flush(d.now)
			require.Equal(t, c.seen, ok, "it is removed")
			if ok {
				require.EqualValues(t, 2, send.Mark.Int64())
			}
			d = covered().hide(1)
			require.Zero(t, d.mark(), "a part of it is scrolled away")
			require.Equal(t, c.seen, d.hide(2).mark() == 2, "it is not displayed any more")
		})
	}
}
