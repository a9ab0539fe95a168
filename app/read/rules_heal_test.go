package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// trouble lets every request fail for a time, after which the portal is back,
// and answers how long the mark then takes.
func (d *desk) trouble(for_ time.Duration, out Outcome) time.Duration {
	d.sends(for_, out)
	healed := d.now
	for d.Delivery.Confirmed().IsZero() {
		require.Less(d.t, d.now, healed+2*time.Minute, "it is never marked")
		step := d.Next(d.now)
		if step.Send.Verb == Nothing {
			d.now = max(d.now+ms, step.Wake)
			continue
		}
		d.Done(d.now, step.Send, Outcome{Mark: step.Send.Mark})
	}
	return d.now - healed
}

func TestRule27WhoIsLookingGetsTheMarkFiveSecondsAfterThePortalIsBack(t *testing.T) {
	for _, jitter := range []float64{0, 0.5, 1} {
		for outage := 5 * sec; outage < 10*time.Minute; outage = outage*3/2 + 70*ms {
			d := sit(t, 0).have(1, 2).show(1)
			d.Delivery.jitter = func() float64 { return jitter }
			require.Less(t, d.trouble(outage, Outcome{Result: Failed}), 4*sec, "one second is for the requests")
		}
	}
}

func TestRule27BusyPortalIsProbedNoMoreThanThePromiseNeeds(t *testing.T) {
	for name, out := range map[string]Outcome{"503": {Result: Busy}, "429 without a time": {Result: Limited}} {
		for outage := 5 * sec; outage < 9*time.Minute; outage = outage*3/2 + 70*ms {
			for _, jitter := range []float64{0, 0.5, 1} {
				d := sit(t, 0).have(1, 2).show(1)
				d.Delivery.jitter = func() float64 { return jitter }
				require.Less(t, d.trouble(outage, out), 4300*ms, name)
			}
		}
		d := sit(t, 0).have(1, 2).show(1)
		require.LessOrEqual(t, len(d.sends(time.Minute, out)), 2+60*10/35, name)
	}
}

func TestRule27WhatNobodyAnsweredWasWaitedForAlready(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	var send Send
	for send.Verb == Nothing {
		d.now += 50 * ms
		send = d.Next(d.now).Send
	}
	d.now += 4 * sec
	d.Done(d.now, send, Outcome{Result: Failed})
	require.Equal(t, Read, d.Next(d.now).Send.Verb)
}

func TestRule27NobodyLooksNothingIsProbed(t *testing.T) {
	for name, a := range map[string]Attention{"hidden": {}, "frozen": {Visible: true, Frozen: true}} {
		d := sit(t, 0).have(1, 2).show(1).wait(sec)
		d.Next(d.now)
		d.Engine.Attend(d.now, a)
		require.LessOrEqual(t, len(d.sends(62*sec, Outcome{Result: Failed})), 6, name)
	}
	d := sit(t, 0).have(1, 2).show(1)
	d.sends(Defaults().Watch+2*time.Minute, Outcome{Result: Failed})
	require.LessOrEqual(t, len(d.sends(time.Hour, Outcome{Result: Failed})), 61, "the person is gone")
	d.now += 10 * sec
	d.Engine.Input(d.now)
	require.Equal(t, Check, d.Next(d.now).Send.Verb, "who comes back does not wait")
}

func TestRule27TheNetworkThatIsBackIsUsedAtOnce(t *testing.T) {
	failed := func(result Result) *desk {
		d := sit(t, 0).have(1, 2).show(1).wait(sec)
		d.Next(d.now)
		d.Engine.Attend(d.now, Attention{}) // nobody probes
		d.sends(40*sec, Outcome{Result: result})
		require.Greater(t, d.Next(d.now).Wake, d.now+5*sec)
		return d
	}
	d := failed(Failed)
	d.Delivery.Offline(d.now, false)
	require.Equal(t, Check, d.Next(d.now).Send.Verb, "the browser's event, although it never told that it was lost")
	d = failed(Failed)
	d.Delivery.Healed(d.now)
	require.Equal(t, Check, d.Next(d.now).Send.Verb, "another request went well")
	d = failed(Busy)
	d.Delivery.Healed(d.now)
	require.LessOrEqual(t, d.Next(d.now).Wake, d.now+3*sec)
}

func TestRule27RequestFromBeforeTheNetworkWasBackFailsLate(t *testing.T) {
	d := deliver(t, 0)
	d.Want(0, mid(1), true)
	at := time.Duration(0)
	for range 5 {
		s, wake := d.Next(at)
		if s.Verb == Nothing {
			at = wake
			s, _ = d.Next(at)
		}
		d.Done(at, s, Outcome{Result: Failed})
	}
	_, at = d.Next(at)
	s, _ := d.Next(at)
	d.Healed(at + 100*ms)
	d.Done(at+600*ms, s, Outcome{Result: Failed})
	_, wake := d.Next(at + 600*ms)
	require.LessOrEqual(t, wake, at+4*sec)
}
