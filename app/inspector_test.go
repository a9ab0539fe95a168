package app

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/read"
	"seenline/app/session"
)

func TestInspectorShowsWhatTheEngineKnows(t *testing.T) {
	i := &Inspector{
		Look: func() session.Inspection { return session.Inspection{} },
		now: session.Inspection{
			Attention: read.Attention{Visible: true}, Policy: read.OnStop, Reason: read.ReasonCovered, Counter: 7,
			Messages: []read.Inspection{
				{ID: testID(41), Known: true, Read: true, Linked: true},
				{ID: testID(42), Known: true, Shown: true, Tall: true, Gathering: true, Linked: true, Coverage: 0.456,
					Dwell: 300 * time.Millisecond, Need: 2 * time.Second},
				{ID: testID(50), Known: true, Shown: true, Covered: true},
			},
		},
	}
	got := markup(i)
	require.Contains(t, got, "paused-covered, policy on-stop, mark none, counter 7: visible, not focused")
	require.Contains(t, got, `data-inspected-state="read" data-inspected="41"`)
	require.Contains(t, got, "<td>45 %</td><td>300 / 2000 ms</td><td>shown, tall</td>")
	require.Contains(t, got, "<td>shown, covered, after a gap</td>")
	require.NotContains(t, got, "save-trace", "nothing is recorded")
}

func TestEveryStateOfAMessageHasAName(t *testing.T) {
	known := read.Inspection{Known: true}
	names := map[string]bool{}
	for _, change := range []func(*read.Inspection){
		func(m *read.Inspection) { m.Known = false }, func(m *read.Inspection) { m.Read = true },
		func(m *read.Inspection) { m.Passive = true }, func(m *read.Inspection) { m.Held = true },
		func(m *read.Inspection) { m.Seen = true }, func(m *read.Inspection) { m.Shown, m.Gathering = true, true },
		func(m *read.Inspection) { m.Shown = true }, func(*read.Inspection) {},
	} {
		m := known
		change(&m)
		names[inspectedState(&m)] = true
	}
	require.Len(t, names, 8)
}

func TestRecorderKeepsTheBeginningAndSaysWhenItIsFull(t *testing.T) {
	r := new(recorder)
	line := []byte(strings.Repeat("x", 999) + "\n")
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range recorderMax / 4000 {
				r.line(line)
			}
		})
	}
	all.Wait()
	lines, size, full := r.count()
	require.False(t, full)
	require.Equal(t, lines*1000, size)
	require.Equal(t, bytes.Repeat(line, lines), bytes.Join(r.trace(), nil))
	for range 1000 {
		r.line(line)
	}
	lines, size, full = r.count()
	require.True(t, full)
	require.LessOrEqual(t, size, recorderMax)
	r.line([]byte("A 1\n"))
	after, _, _ := r.count()
	require.Equal(t, lines, after, "a trace with a hole is none")

	kept := r.trace()
	kept[0][0] = 'y'
	require.Equal(t, byte('x'), r.trace()[0][0])
}
