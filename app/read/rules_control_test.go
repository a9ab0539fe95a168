package read

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestRule33ManualMarksNothingByItself(t *testing.T) {
	d := sit(t, 0).have(1, 5)
	d.Engine.SetPolicy(d.now, Manual)
	require.Empty(t, d.show(1, 2, 3).sends(30*sec, Outcome{}))
	require.Equal(t, ReasonManual, d.reason())
	require.EqualValues(t, 3, d.Engine.Advance(d.now).Seen.Int64())
	require.True(t, d.Engine.MarkUpTo(d.now, mid(2)))
	require.Equal(t, []int64{2}, marks(d.sends(10*sec, Outcome{})))
	d.Engine.SetPolicy(d.now, Automatic)
	require.Equal(t, []int64{3}, marks(d.sends(10*sec, Outcome{})), "what was seen meanwhile was seen")
}

func TestRule33PrivateRemembersAndTellsWhenToldTo(t *testing.T) {
	d := sit(t, 0).have(1, 5)
	d.Engine.SetPolicy(d.now, Private)
	require.Empty(t, d.show(1, 2, 3).sends(30*sec, Outcome{}))
	_, ok := d.Flush(d.now)
	require.False(t, ok)
	seen := d.Engine.Advance(d.now).Seen
	require.EqualValues(t, 3, seen.Int64())
	d.Engine.MarkUpTo(d.now, seen)
	require.Equal(t, []int64{3}, marks(d.sends(10*sec, Outcome{})))
}

func TestRule33OnStopWaitsUntilTheListStandsStill(t *testing.T) {
	d := sit(t, 0).have(1, 50)
	d.Engine.SetPolicy(d.now, OnStop)
	for i := int64(1); i <= 30; i++ {
		if i > 10 {
			d.hide(i - 10)
		}
		require.Empty(t, d.show(i).sends(100*ms, Outcome{}), "it moves")
	}
	require.Equal(t, []int64{30}, marks(d.sends(5*sec, Outcome{})))

	d.Engine.Moving(d.now, false, true)
	require.Empty(t, d.show(31).sends(5*sec, Outcome{}))
	d.Engine.Moving(d.now, false, false)
	require.Equal(t, []int64{31}, marks(d.sends(5*sec, Outcome{})))
}

func TestRule33PolicyChangedWhileAMarkWaitsHolds(t *testing.T) {
	d := sit(t, 0).have(1, 5).show(1).wait(700 * ms)
	require.EqualValues(t, 1, d.Next(d.now).Decision.Mark.Int64())
	d.Engine.SetPolicy(d.now, Manual)
	require.Empty(t, d.sends(30*sec, Outcome{}))
}

func TestRule33PoliciesHaveNames(t *testing.T) {
	for _, p := range []Policy{Automatic, OnStop, Manual, Private} {
		back, ok := ParsePolicy(p.String())
		require.True(t, ok)
		require.Equal(t, p, back)
	}
	p, ok := ParsePolicy("never heard of")
	require.False(t, ok)
	require.Equal(t, Automatic, p)
}

func TestRule34ThereIsAlwaysAReason(t *testing.T) {
	d := &desk{Reader: NewReader(Defaults(), dialog(t, "1"), "u", mid(0), even), t: t, now: sec}
	require.Equal(t, ReasonHidden, d.reason(), "nothing is known of the person yet")
	for _, c := range []struct {
		a    Attention
		want Reason
	}{
		{Attention{}, ReasonHidden},
		{present, ReasonReading},
		{Attention{Visible: true}, ReasonUnfocused},
		{Attention{Visible: true, Focused: true, Frozen: true}, ReasonHidden},
		{present, ReasonReading},
	} {
		d.Engine.Attend(d.now, c.a)
		require.Equal(t, c.want, d.Engine.Advance(d.now).Reason)
	}
	require.Equal(t, ReasonCovered, d.have(1, 1).covered(true).reason())
	d.now += 61 * sec
	require.Equal(t, ReasonIdle, d.covered(false).Engine.Advance(d.now).Reason)
}

func TestRule35FocusingAMessageCountsAsSeeingIt(t *testing.T) {
	d := sit(t, 0).have(1, 6).wait(61 * sec)
	d.Engine.Focus(d.now, mid(1)) // which brings it on screen
	require.EqualValues(t, 1, d.show(1).wait(sec).mark(), "whoever sat idle is there again")

	d.show(2, 3)
	require.Equal(t, []int64{1, 3}, marks(d.sends(5*sec, Outcome{})))
	require.True(t, d.Heard(d.now, d.now, mid(1)), "made unread elsewhere")
	d.now += sec
	require.Zero(t, d.wait(2*sec).mark(), "the focus was there before")
	d.Engine.Focus(d.now, mid(2))
	require.EqualValues(t, 2, d.wait(2*sec).mark())
}

func TestRule35FocusIsNoMoreThanIsShown(t *testing.T) {
	d := sit(t, 0).have(1, 9)
	for n := int64(1); n <= 8; n++ { // a key that is held down
		d.Engine.Focus(d.now, mid(n))
		d.show(n).wait(60 * ms).hide(n)
	}
	require.Zero(t, d.wait(5*sec).mark())
	d.Engine.Focus(d.now, mid(1)) // of a tall one the beginning
	require.Zero(t, d.part(1, 1500, 0, 600).wait(20*sec).mark())
	d.Engine.Focus(d.now, mid(1))
	require.Zero(t, d.hide(1).wait(20*sec).mark(), "the focus stays, the message was scrolled away")
}

func TestRule36AutomaticReadCanBeUndoneForTenSeconds(t *testing.T) {
	d := sit(t, 2).have(1, 6).show(3, 4)
	require.Equal(t, []int64{4}, marks(d.sends(2*sec, Outcome{})))
	undo, ok := d.Delivery.Undoable(d.now)
	require.True(t, ok)
	require.Equal(t, mid(3), undo.First)
	_, ok = d.Delivery.Undoable(undo.Until)
	require.False(t, ok)

	require.True(t, d.Delivery.Undo(d.now))
	sent := d.sends(ms, Outcome{})
	require.Len(t, sent, 1)
	require.Equal(t, Unread, sent[0].Verb)
	require.Equal(t, mid(3), sent[0].Mark)
	require.EqualValues(t, 2, d.Delivery.Confirmed().Int64())
	d.Engine.Input(d.now)
	require.Empty(t, d.sends(30*sec, Outcome{}), "what is on screen is not read again by itself")
	require.False(t, d.Heard(sent[0].at-ms, d.now, mid(4)), "an answer from before says nothing")
	require.True(t, d.Engine.MarkUpTo(d.now, mid(4)))
	require.Equal(t, []int64{4}, marks(d.sends(10*sec, Outcome{})))
}

func TestRule36DeliberateActStaysUndoableWhileReadingGoesOn(t *testing.T) {
	d := sit(t, 0).have(1, 50)
	d.Engine.MarkUpTo(d.now, mid(40))
	require.Equal(t, []int64{40}, marks(d.sends(sec, Outcome{})))
	require.Equal(t, []int64{41}, marks(d.show(41).sends(3*sec, Outcome{})))
	undo, ok := d.Delivery.Undoable(d.now)
	require.True(t, ok)
	require.Equal(t, mid(1), undo.First)
}

func TestRule37TraceReplaysToTheSameDecisions(t *testing.T) {
	d := &desk{Reader: NewReader(Defaults(), dialog(t, "chat7"), "u", mid(3), even), t: t, now: sec}
	var trace bytes.Buffer
	d.Engine.Trace(func(line []byte) { trace.Write(line) })
	d.Engine.Viewport(d.now, 400.5, 600)
	d.Engine.Attend(d.now, present)
	d.have(1, 60)
	var want []Decision
	for i := int64(1); i <= 60; i++ {
		d.part(i, 33.4, 0, 33.4).Engine.Moving(d.now, i%7 == 0, i%2 == 0)
		if i%9 == 0 {
			d.Engine.Remove(d.now, mid(i))
		}
		d.Engine.Input(d.now)
		d.now += 150 * ms
		want = append(want, d.Engine.Advance(d.now))
	}
	d.Engine.SetPolicy(d.now, OnStop)
	d.Engine.Focus(d.now, mid(20))
	d.Engine.Confirm(d.now, mid(8))
	d.Engine.MarkUpTo(d.now, mid(30))
	want = append(want, d.Engine.Advance(d.now+sec))

	for range 2 {
		var got []Decision
		e, err := Replay(Defaults(), bytes.NewReader(trace.Bytes()), func(_ time.Duration, d Decision) { got = append(got, d) })
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, d.Engine.Inspect(mid(20)), e.Inspect(mid(20)))
	}
	for _, bad := range []string{"", "A 1", "N 0 2 3", "N 0 3 3", "N 0 2 3 2 0.9", "N 0 2 3", "N 0 1 3\nX 1", "N 0 1 3\nS 1 5", "N 0 1 3\nA", "N 0 1 3\nA 1 2", "N 0 1 3\nS 1 5 0 a b c"} {
		_, err := Replay(Defaults(), bytes.NewReader([]byte(bad)), nil)
		require.ErrorIs(t, err, ErrTrace, "%q", bad)
	}
}

func TestRule37TraceTellsTheConfigurationAndOldOnesDoWithout(t *testing.T) {
	cfg := Config{}
	n := 0.0
	cfg.engine(func(f *float64) { n += 0.25; *f = n }, func(d *time.Duration) { n++; *d = time.Duration(n) * 50 * ms })
	cfg.Slice, cfg.Idle = sec, 60*sec
	recorded := func(cfg Config, version string) (trace string) {
		e := New(cfg, mid(3))
		e.Trace(func(line []byte) { trace += string(line) })
		if version != "" {
			trace = version + "\n"
		}
		e.Viewport(sec, 400, 600)
		e.Attend(sec, present)
		e.Load(sec, Run{After: mid(3), Last: true, Rows: []Row{{ID: mid(4), Words: 7}}})
		e.See(sec, []Sight{{ID: mid(4), Height: 40, Bottom: 40}})
		for at := sec; at < 4*sec; at += 10 * ms {
			e.Advance(at)
		}
		return trace
	}
	readAt := func(cfg Config, trace string) (first time.Duration) {
		_, err := Replay(cfg, strings.NewReader(trace), func(at time.Duration, d Decision) {
			if first == 0 && !d.Mark.IsZero() {
				first = at
			}
		})
		require.NoError(t, err)
		return first
	}
	want := readAt(cfg, recorded(cfg, ""))
	require.Positive(t, want)
	require.NotEqual(t, want, readAt(Defaults(), recorded(Defaults(), "")))
	require.Equal(t, want, readAt(Defaults(), recorded(cfg, "")), "the recorded one is used")
	require.Equal(t, want, readAt(cfg, recorded(cfg, "N 0 1 3")), "an old trace is replayed with what is given")
}

func TestRule38InspectingChangesNothing(t *testing.T) {
	look, leave := sit(t, 0).have(1, 3), sit(t, 0).have(1, 3)
	for top := 0.0; top <= 900; top += 30 {
		for _, d := range []*desk{look, leave} {
			d.part(1, 1400, top, top+500).wait(90 * ms)
		}
		before := look.Engine.Inspect(mid(1))
		require.Equal(t, before, look.Engine.Inspect(mid(1)))
		require.Equal(t, leave.Engine.list.get(1).sight.cover.spans, look.Engine.list.get(1).sight.cover.spans)
	}
}

func TestRule38InspectorTellsWhatIsKnownOfAMessage(t *testing.T) {
	d := sit(t, 1).have(1, 4).show(1, 2).part(3, 900, 0, 560).wait(300 * ms)
	in := d.Engine.Inspect(mid(2))
	require.True(t, in.Known && in.Linked && in.Shown && in.Gathering && !in.Seen && !in.Tall)
	require.Equal(t, 300*ms, in.Dwell)
	require.Equal(t, 530*ms, in.Need)
	in = d.Engine.Inspect(mid(3))
	require.True(t, in.Tall)
	require.InDelta(t, 560.0/900, in.Coverage, 1e-9)
	require.True(t, d.Engine.Inspect(mid(1)).Read)
	require.False(t, d.Engine.Inspect(mid(99)).Known)
	require.ElementsMatch(t, []int64{1, 2, 3}, func() (l []int64) {
		for _, id := range d.Engine.Shown(nil) {
			l = append(l, id.Int64())
		}
		return l
	}())
}
