package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// finger makes the widget's browser believe in a touch screen.
func (b *tab) finger() {
	b.t.Helper()
	for _, ctx := range []context.Context{b.page, b.frame} {
		b.sendIn(ctx, "Emulation.setTouchEmulationEnabled", map[string]any{"enabled": true, "maxTouchPoints": 1})
	}
}

// swipe draws a finger over the widget: by dy px up, in so many moves.
func (b *tab) swipe(dy float64, moves int) {
	b.t.Helper()
	x, y := b.middle()
	touch := func(event string, points ...map[string]any) {
		if points == nil {
			points = []map[string]any{}
		}
		b.send("Input.dispatchTouchEvent", map[string]any{"type": event, "touchPoints": points})
	}
	at := func(i int) map[string]any {
		return map[string]any{"id": 1, "x": x, "y": y + dy/2 - dy*float64(i)/float64(moves)}
	}
	touch("touchStart", at(0))
	for i := range moves {
		touch("touchMove", at(i+1))
	}
	touch("touchEnd")
}

func TestFingerReadsWhatItScrollsToAndAFlickReadsNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	r.finger()
	r.rests()
	s.until("the first screen to be read", func() bool { return len(s.marks()) > 0 })
	first := s.dialog("chat1").LastID
	for range 3 {
		at := r.lowest()
		r.swipe(300, 30)
		s.until("the list to move", func() bool { return r.lowest() > at })
		r.rests()
	}
	r.proven()
	require.Greater(t, s.dialog("chat1").LastID, first, "a finger gets on")

	// There and back: what flew by is left as it was, see honest.
	for _, way := range []float64{1, -1, 1, -1} {
		at := eval[float64](r.tab, scrollTop)
		r.scroll(way*3000, 9000)
		require.Greater(t, way*(eval[float64](r.tab, scrollTop)-at), 500.0)
	}
	r.honest()
	r.rests() // and where it stops it reads
	r.proven()
	require.Empty(t, r.complaints())
}

const scrollTop = `document.querySelector("[role=log]").scrollTop`

func TestKeysThatScrollReadWhatTheyScrollTo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	r.rests()
	r.enterList()
	for _, key := range []string{" ", kb.PageDown, " ", kb.PageDown} {
		at := r.lowest()
		r.keys(key)
		s.until("the key to scroll", func() bool { return r.lowest() > at })
		r.rests()
	}
	r.proven()
	at := r.lowest()
	for range 10 { // a key that is held down
		r.keys(kb.ArrowDown)
	}
	require.Greater(t, r.lowest(), at)
	defer r.explain()
	r.proven()
	r.keys(kb.End)
	last := r.before.LastMessageID
	s.until("the end", func() bool { return r.lowest() == last })
	r.until(`document.querySelector("[data-action=mark-skipped]") !== null`)
	r.proven()
	require.Greater(t, s.dialog("chat1").Counter, 20, "what lies between is unread")
	require.Empty(t, r.complaints())
}

// thumb returns the middle of the scrollbar's thumb in the portal's page, and
// the lowest point it can be dragged to.
func (b *tab) thumb() (x, y, end float64) {
	b.t.Helper()
	frame := evalIn[[]float64](b, b.page, `(r => [r.left, r.top])(document.querySelector("iframe").getBoundingClientRect())`)
	bar := eval[[]float64](b, `(() => {
		const list = document.querySelector("[role=log]"), box = list.getBoundingClientRect();
		const size = list.clientHeight * list.clientHeight / list.scrollHeight;
		const at = box.top + list.clientHeight * list.scrollTop / list.scrollHeight + size / 2;
		return [box.right - (list.offsetWidth - list.clientWidth) / 2, at, box.bottom, list.offsetWidth - list.clientWidth];
	})()`)
	require.Greater(b.t, bar[3], 4.0, "there is no scrollbar to drag")
	return frame[0] + bar[0], frame[1] + bar[1], frame[1] + bar[2]
}

func TestDragOfTheScrollbarSkipsWhatItPasses(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	r.rests()
	r.proven()
	first := s.dialog("chat1").LastID
	x, y, end := r.thumb()
	mouse := func(event string, y float64, buttons int) {
		r.send("Input.dispatchMouseEvent", map[string]any{"type": event, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1})
	}
	at := r.lowest()
	mouse("mouseMoved", y, 0)
	mouse("mousePressed", y, 1)
	// In few steps: on a busy machine each takes long enough to read what it shows.
	for step := range 2 {
		mouse("mouseMoved", y+(end-y)*float64(step+1)/2, 1)
	}
	mouse("mouseReleased", end, 0)
	s.until("the list to have been dragged far", func() bool {
		return indexOf(t, r.before.MessageIDs, r.lowest()) > indexOf(t, r.before.MessageIDs, at)+15
	})
	r.rests()
	r.until(`document.querySelector("[data-action=mark-skipped]") !== null`)
	r.proven()
	require.Less(t, s.dialog("chat1").LastID, r.lowest())
	require.GreaterOrEqual(t, s.dialog("chat1").LastID, first)
	require.Equal(t, s.dialog("chat1").Counter, r.counter())
	require.Empty(t, r.complaints())
}
