package e2e

import (
	"context"
	"encoding/json"
	"flag"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// journey is how many messages the dialog has that is walked through; see
// "make journey".
var journey = flag.Int("journey", shortJourney, "messages of the dialog that is walked through")

const (
	shortJourney = 1500
	mostRows     = 400  // in the document at any time
	firstPart    = 1000 // messages after which memory is looked at first
	mostGrowth   = 1.2  // of it until the end
)

// countRows keeps the most rows that were ever in the document. An observer is
// told of every change, also of what is never painted.
const countRows = `(() => {
	const rows = document.getElementsByTagName("article");
	window.mostRows = rows.length;
	new MutationObserver(() => { window.mostRows = Math.max(window.mostRows, rows.length); })
		.observe(document, { childList: true, subtree: true });
	return true;
})()`

// memory is what the widget's document holds, after everything that nobody
// refers to has been collected.
type memory struct {
	Program int64 `json:"program"` // the WebAssembly memory, which never shrinks, in bytes
	Scripts int64 `json:"scripts"` // the heap of JavaScript, in bytes
	Values  int64 `json:"values"`  // of JavaScript that Go refers to
	Timers  int64 `json:"timers"`  // of the Go program
}

func (m memory) bytes() float64 { return float64(m.Program + m.Scripts) }

// call sends a command of the browser's protocol to the widget's document.
func (b *tab) call(method string, params map[string]any, into any) {
	b.t.Helper()
	b.do(b.frame, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		return t.Call(ctx, method, params, into)
	}))
}

func (b *tab) memory() (m memory) {
	b.t.Helper()
	type object struct {
		ID    string          `json:"objectId"`
		Value json.RawMessage `json:"value"`
	}
	only := func(class, function string) json.RawMessage {
		var prototype, value struct {
			Result object `json:"result"`
		}
		var all struct {
			Objects object `json:"objects"`
		}
		b.call("Runtime.evaluate", map[string]any{"expression": class + ".prototype"}, &prototype)
		b.call("Runtime.queryObjects", map[string]any{"prototypeObjectId": prototype.Result.ID}, &all)
		b.call("Runtime.callFunctionOn", map[string]any{
			"objectId": all.Objects.ID, "functionDeclaration": function, "returnByValue": true,
		}, &value)
		b.call("Runtime.releaseObject", map[string]any{"objectId": all.Objects.ID}, nil)
		return value.Result.Value
	}
	b.call("HeapProfiler.collectGarbage", map[string]any{}, nil)
	require.NoError(b.t, json.Unmarshal(only("Go",
		`function() { return { values: this[0]._values.length - this[0]._idPool.length, timers: this[0]._scheduledTimeouts.size }; }`), &m))
	require.NoError(b.t, json.Unmarshal(only("WebAssembly.Memory",
		`function() { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }`), &m.Program))
	var heap struct {
		Used float64 `json:"usedSize"`
	}
	b.call("Runtime.getHeapUsage", map[string]any{}, &heap)
	m.Scripts = int64(heap.Used)
	return m
}

// walk turns the wheel until the message on that side is in the document, or so
// many have gone by, and reports which.
func (b *tab) walk(turn float64, to int64, most int) (there bool) {
	b.t.Helper()
	last := func() int64 {
		rows := b.rows()
		if turn < 0 {
			return rows[0]
		}
		return rows[len(rows)-1]
	}
	from, at, moved := last(), int64(0), time.Now()
	for {
		for range 5 {
			b.wheel(turn)
		}
		now := last()
		if now == to {
			return true
		}
		if now-from >= int64(most) || from-now >= int64(most) {
			return false
		}
		if now != at {
			at, moved = now, time.Now()
		}
		require.Less(b.t, time.Since(moved), patience, "nothing more arrives beside %d", now)
	}
}

// What was scrolled past is let go of, in the document and in memory.
func TestJourneyThroughALongDialogKeepsNoMoreThanItsBeginningDid(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.post("/_demo/settings", map[string]any{"burst": 0}) // one reads faster than a portal likes
	for n := *journey - len(s.dialog("chat6").MessageIDs); n > 0; n -= 10000 {
		s.post("/_demo/messages", map[string]any{"dialogId": "chat6", "authorId": 2, "count": min(n, 10000),
			"text": "A line of a long dialog, as people write them, with some words"})
	}
	all := s.dialog("chat6").MessageIDs
	first, last := all[0], all[len(all)-1]
	s.post("/_demo/read", map[string]any{"dialogId": "chat6", "userId": 1, "messageId": last})
	b := s.open(deal, "ready")
	eval[bool](b, countRows)

	require.False(t, b.walk(-3000, first, firstPart), "the dialog is too short")
	begun := b.memory()
	t.Logf("after %d messages: %+v", firstPart, begun)
	require.True(t, b.walk(-3000, first, 2**journey))
	t.Logf("at the first message: %+v", b.memory())
	require.True(t, b.walk(3000, last, 2**journey))
	ended := b.memory()
	t.Logf("back at the last: %+v, at most %d rows", ended, eval[int](b, `window.mostRows`))

	require.LessOrEqual(t, eval[int](b, `window.mostRows`), mostRows)
	require.LessOrEqual(t, ended.bytes(), mostGrowth*begun.bytes(), "%+v, %+v", begun, ended)
	require.LessOrEqual(t, ended.Timers, begun.Timers+2)
	require.LessOrEqual(t, float64(ended.Values), 1.5*float64(begun.Values), "values that Go refers to")
	rows := b.rows()
	require.Equal(t, all[len(all)-len(rows):], rows, "every message once, in order")
	require.Empty(t, b.complaints())
}
