package read

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// deliver returns a delivery on its own.
func deliver(t *testing.T, mark int64) *Delivery {
	return NewDelivery(Defaults(), dialog(t, "chat7"), "portal/1", mid(mark), even)
}

func TestRule26OneInFlightAndOneWaits(t *testing.T) {
	d := deliver(t, 0)
	d.Want(0, mid(1), true)
	first, _ := d.Next(0)
	require.EqualValues(t, 1, first.Mark.Int64())
	for id := int64(2); id <= 9; id++ {
		at := time.Duration(id) * sec
		d.Want(at, mid(id), true)
		s, wake := d.Next(at)
		require.Equal(t, Nothing, s.Verb)
		require.Greater(t, wake, at)
	}
	d.Done(10*sec, first, Outcome{})
	s, _ := d.Next(10 * sec)
	require.EqualValues(t, 9, s.Mark.Int64(), "only the latest was waiting")
	s, _ = d.Next(11 * sec)
	require.Equal(t, Nothing, s.Verb)
}

func TestRule27FailuresBackOffAndOnlyTheLatestMarkIsTriedAgain(t *testing.T) {
	cfg := Defaults()
	cfg.Silence = time.Hour // the portal is not asked how far it is
	for _, jitter := range []float64{0, 0.5, 1} {
		d := NewDelivery(cfg, dialog(t, "1"), "u", mid(0), func() float64 { return jitter })
		d.Want(0, mid(1), true)
		at := time.Duration(0)
		for i, wait := range []time.Duration{2, 4, 8, 16, 32, 60, 60, 60} {
			s, _ := d.Next(at)
			require.Equal(t, Read, s.Verb)
			require.EqualValues(t, i+1, s.Mark.Int64())
			d.Want(at, mid(int64(i+2)), true)
			d.Done(at, s, Outcome{Result: Failed})
			require.Equal(t, ReasonWaiting, d.Reason(at))
			_, wake := d.Next(at)
			spread := 1 + 0.2*(2*jitter-1)
			require.InDelta(t, float64(wait*sec)*spread, float64(wake-at), float64(400*ms+1), "after failure %d", i+1)
			at = wake
		}
	}
}

func TestRule27TooMuchOperatingTimeWaitsForTheReset(t *testing.T) {
	d := deliver(t, 0)
	d.Want(0, mid(1), true)
	s, _ := d.Next(0)
	d.Done(0, s, Outcome{Result: Limited, Until: 300 * sec})
	d.Healed(sec)
	_, wake := d.Next(sec)
	require.Equal(t, 300*sec, wake, "whatever else goes well")
	_, ok := d.Flush(2 * sec)
	require.False(t, ok)
	s, _ = d.Next(300 * sec)
	require.Equal(t, Read, s.Verb)
}

func TestRule27HealedNetworkIsUsedAtOnce(t *testing.T) {
	d := deliver(t, 0)
	d.Want(0, mid(1), true)
	at := time.Duration(0)
	for range 6 {
		s, wake := d.Next(at)
		if s.Verb == Nothing {
			at = wake
			s, _ = d.Next(at)
		}
		d.Done(at, s, Outcome{Result: Failed})
	}
	d.Healed(at + sec)
	_, wake := d.Next(at + sec)
	require.LessOrEqual(t, wake, at+2*sec)
}

func TestRule28HidingFlushesWhatWaits(t *testing.T) {
	d := sit(t, 0).have(1, 3).show(1).wait(640 * ms)
	require.Equal(t, Nothing, d.Next(d.now).Send.Verb, "it is being coalesced")
	s, ok := d.Flush(d.now)
	require.True(t, ok)
	require.True(t, s.Keepalive)
	require.EqualValues(t, 1, s.Mark.Int64())
	_, ok = d.Flush(d.now + ms)
	require.False(t, ok, "pagehide after visibilitychange")
	_, stored := d.Delivery.Pending(time.Unix(0, 0))
	require.True(t, stored, "until it is confirmed")
	d.Done(d.now+sec, s, Outcome{})
	_, stored = d.Delivery.Pending(time.Unix(0, 0))
	require.False(t, stored)
}

func TestRule28ClosingRightAfterADwellIsCompleteStillSends(t *testing.T) {
	d := sit(t, 0).have(1, 3).show(1).wait(530 * ms)
	s, ok := d.Flush(d.now)
	require.True(t, ok)
	require.EqualValues(t, 1, s.Mark.Int64())
	d.Engine.Attend(d.now, Attention{})
	d = sit(t, 0).have(1, 3).show(1).wait(510 * ms)
	_, ok = d.Flush(d.now)
	require.False(t, ok)
}

func TestRule28RequestInFlightOutlivesThePageAndIsNotRepeated(t *testing.T) {
	d := deliver(t, 0)
	d.Want(0, mid(1), true)
	first, _ := d.Next(0)
	require.True(t, first.Keepalive)
	_, ok := d.Flush(ms)
	require.False(t, ok, "it is said already")
	d.Want(2*ms, mid(2), true)
	s, ok := d.Flush(2 * ms)
	require.True(t, ok && s.Keepalive)
	require.EqualValues(t, 2, s.Mark.Int64(), "a higher one was waiting")
}

func TestRule29PendingMarkSurvivesAReload(t *testing.T) {
	noon := time.Unix(1_700_000_000, 0)
	d := deliver(t, 10)
	d.Want(0, mid(15), false)
	p, ok := d.Pending(noon)
	require.True(t, ok)
	stored := p.String()
	require.Equal(t, "2 chat7 15 10 1700000000 portal/1", stored)
	p, err := ParsePending(stored)
	require.NoError(t, err)

	again := deliver(t, 12)
	require.True(t, again.Restore(0, noon.Add(time.Hour), p))
	kept, _ := again.Pending(noon.Add(time.Hour))
	require.Equal(t, noon.Unix(), kept.Time.Unix(), "a reload does not make it younger")
	s, _ := again.Next(0)
	require.EqualValues(t, 15, s.Mark.Int64())

	require.False(t, deliver(t, 15).Restore(0, noon, p), "the server is as far")
	require.False(t, deliver(t, 9).Restore(0, noon, p), "it was made unread elsewhere")
	require.False(t, deliver(t, 10).Restore(0, noon.Add(7*24*time.Hour), p), "too old")
	require.False(t, NewDelivery(Defaults(), dialog(t, "chat7"), "portal/2", mid(10), even).Restore(0, noon, p))
	require.False(t, NewDelivery(Defaults(), dialog(t, "chat8"), "portal/1", mid(10), even).Restore(0, noon, p))
	for _, bad := range []string{"", "2", "1 chat7 15 1 u", "2 chat7 0 1 1 u", "2 chat 15 1 1 u", "2 chat7 15 1 x u", "2 chat7 15 x 1 u", "2 chat7 -3 1 1 u"} {
		_, err := ParsePending(bad)
		require.ErrorIs(t, err, ErrPending, "%q", bad)
	}
}

func TestRule29ReadingGoesOnFromAPendingMark(t *testing.T) {
	d := sit(t, 2).have(1, 9)
	require.True(t, d.Delivery.Restore(d.now, time.Unix(9, 0), Pending{dialog(t, "chat7"), "portal/1", mid(5), mid(2), time.Unix(1, 0)}))
	d.Delivery.Offline(d.now, true)
	d.show(6, 7).sends(5*sec, Outcome{})
	p, ok := d.Delivery.Pending(time.Unix(9, 0))
	require.True(t, ok)
	require.EqualValues(t, 7, p.Mark.Int64(), "what was seen since is kept as well")
}

func TestRule29OfflineKeepsTheMarkUntilTheNetworkIsBack(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	d.Delivery.Offline(d.now, true)
	for _, mark := range marks(d.sends(60*sec, Outcome{Result: Failed})) {
		require.EqualValues(t, 1, mark)
	}
	require.Equal(t, ReasonOffline, d.reason())
	_, ok := d.Delivery.Pending(time.Unix(1, 0))
	require.True(t, ok)
	d.Delivery.Offline(d.now, false)
	require.Equal(t, []int64{1}, marks(d.sends(3*sec, Outcome{})))
}

func TestRule29BrowserThatWronglySaysOfflineIsNotBelievedForLong(t *testing.T) {
	d := sit(t, 0).have(1, 2).show(1)
	d.Delivery.Offline(d.now, true)
	require.Empty(t, d.sends(4*sec, Outcome{}))
	require.Equal(t, []int64{1}, marks(d.sends(3*sec, Outcome{})))
	require.NotEqual(t, ReasonOffline, d.reason(), "the portal has answered")

	d = sit(t, 0).have(1, 2).show(1)
	d.Delivery.Offline(d.now, true)
	d.wait(2 * sec)
	leaving, ok := d.Flush(d.now)
	require.True(t, ok, "there will be no other chance")
	require.Equal(t, mid(1), leaving.Mark)
}

func TestRule29RequestWithoutAnAnswerIsCheckedBeforeItIsRepeated(t *testing.T) {
	d := deliver(t, 0)
	d.Want(0, mid(1), true)
	lost, _ := d.Next(0)
	require.Equal(t, Read, lost.Verb)
	_, wake := d.Next(ms)
	require.Equal(t, Defaults().Slow, wake)
	require.Empty(t, d.Reason(wake-ms))
	require.Equal(t, ReasonWaiting, d.Reason(wake), "rule 34")
	_, wake = d.Next(wake)
	require.Equal(t, Defaults().Lost, wake)
	_, wake = d.Next(wake)
	check, _ := d.Next(wake)
	require.Equal(t, Check, check.Verb)
	d.Done(wake, check, Outcome{Mark: mid(1)})
	s, _ := d.Next(wake + 100*sec)
	require.Equal(t, Nothing, s.Verb, "the portal had heard it")
	d.Done(wake+sec, lost, Outcome{Mark: mid(1)}) // the answer comes after all
	require.EqualValues(t, 1, d.Confirmed().Int64())
}

func TestDeniedIsTriedOnceMoreWhenThePersonAsksForItOrComesBack(t *testing.T) {
	d := sit(t, 0).have(1, 5).show(1)
	require.Len(t, d.sends(5*sec, Outcome{Result: Denied}), 1)
	require.True(t, d.MarkUpTo(d.now, mid(2)))
	require.Equal(t, []int64{2}, marks(d.sends(3600*sec, Outcome{Result: Denied})))
	d.Delivery.Again()
	require.Equal(t, []int64{2}, marks(d.sends(3600*sec, Outcome{})))
	require.EqualValues(t, 2, d.Delivery.Confirmed().Int64())
}

func TestDeniedStopsForGood(t *testing.T) {
	d := sit(t, 0).have(1, 5).show(1)
	require.Len(t, d.sends(5*sec, Outcome{Result: Denied}), 1)
	require.Empty(t, d.show(2, 3).sends(3600*sec, Outcome{}))
	require.Equal(t, ReasonRefused, d.reason())
	p, ok := d.Delivery.Pending(time.Unix(1, 0))
	require.True(t, ok, "access may be given by the time the widget is opened again")
	require.Equal(t, mid(3), p.Mark)
}

func TestPendingHoldsIdsOnly(t *testing.T) {
	p := Pending{dialog(t, "12"), "acme.bitrix24.com/1", mid(7), mid(3), time.Unix(5, 0)}
	require.Len(t, strings.Fields(p.String()), 6)
}
