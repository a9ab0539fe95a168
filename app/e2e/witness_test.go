package e2e

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

//go:embed testdata/witness.js
var witness string

// sighting is what the witness knows of a message.
type sighting struct {
	Shown [][]float64 // parts that have been on screen, of 1
	MS    float64     // how long something of it was, at the most
	Whole float64     // how long all of it was without a break, at the least
	Other bool        // it can be unread
}

// part is how much of the message has been on screen.
func (s sighting) part() (sum float64) {
	for _, span := range s.Shown {
		sum += span[1] - span[0]
	}
	return sum
}

// reader is a person in front of a tab, who has a witness.
type reader struct {
	*tab
	dialog string
	before dialog
}

// reads opens a dialog in a portal page and sets the witness to it.
func (s *stage) reads(dialog, more string) *reader {
	s.t.Helper()
	return s.readsIn(s.blank(), dialog, more)
}

func (s *stage) readsIn(b *tab, dialog, more string) *reader {
	s.t.Helper()
	before := s.dialog(dialog)
	b.navigate("/?placement=IM_SIDEBAR&dialog=" + dialog + "&user=1" + more)
	r := s.joins(b, dialog)
	r.before = before
	return r
}

// joins sets the witness to a dialog that is being opened in a tab.
func (s *stage) joins(b *tab, dialog string) *reader {
	s.t.Helper()
	before := s.dialog(dialog)
	b.attach()
	r := s.watches(b, dialog)
	r.before = before
	return r
}

// watches sets the witness to a dialog in a tab.
func (s *stage) watches(b *tab, dialog string) *reader {
	s.t.Helper()
	r := &reader{tab: b, dialog: dialog, before: s.dialog(dialog)}
	b.untilState("ready")
	require.True(s.t, eval[bool](b, witness))
	return r
}

func (r *reader) sightings() map[int64]sighting {
	r.t.Helper()
	return eval[map[int64]sighting](r.tab, `window.witness.rows`)
}

// Less than any dwell, and more than any: half a second to two, and what the
// browser's own delays may make of it.
const (
	glimpse   = 450.0  // ms
	plenty    = 2600.0 // ms
	nearlyAll = 0.9
)

// honest requires that nothing was marked that had not been on screen: all of
// it, or the most of a tall one, its end among it, and for a while.
func (r *reader) honest() {
	r.t.Helper()
	marks := r.stage.marks()
	seen := r.sightings()
	top := slices.Max(append(marks, 0))
	for _, id := range r.before.MessageIDs {
		if id <= r.before.LastID || id > top {
			continue
		}
		s, known := seen[id]
		require.True(r.t, known, "%d was marked (%v) and never on screen", id, marks)
		if !s.Other {
			continue
		}
		require.GreaterOrEqual(r.t, s.part(), nearlyAll, "%d was marked (%v), but only this was on screen: %v", id, marks, s.Shown)
		require.Greater(r.t, s.Shown[len(s.Shown)-1][1], 0.97, "%d was marked (%v) before its end was on screen: %v", id, marks, s.Shown)
		require.GreaterOrEqual(r.t, s.MS, glimpse, "%d was marked (%v) at a glimpse", id, marks)
	}
	require.True(r.t, slices.IsSorted(marks), "marks only rise: %v", marks)
}

// owed is how far the person has certainly read without leaving anything out.
func (r *reader) owed() int64 {
	r.t.Helper()
	seen, owed := r.sightings(), r.before.LastID
	for _, id := range r.before.MessageIDs {
		if id <= owed {
			continue
		}
		if s, known := seen[id]; !known || s.Other && s.Whole < plenty {
			break
		}
		owed = id
	}
	return owed
}

// proven requires both: nothing unseen is marked, and all that was seen is.
func (r *reader) proven() {
	r.t.Helper()
	r.stage.until("all that was seen to be marked", func() bool { return r.stage.dialog(r.dialog).LastID >= r.owed() })
	r.honest()
}

// rests waits until the person has looked long enough at what is on screen to
// have read it.
func (r *reader) rests() {
	r.t.Helper()
	eval[float64](r.tab, `window.witness.still = 0`)
	r.until(fmt.Sprintf(`window.witness.still >= %v`, plenty))
}

// explain tells of a test that failed where reading stopped.
func (r *reader) explain() {
	if !r.t.Failed() {
		return
	}
	now, seen := r.stage.dialog(r.dialog), r.sightings()
	r.t.Logf("%s, mark %d, owed %d, marks %v", r.reason(), now.LastID, r.owed(), r.stage.marks())
	for i, id := range r.before.MessageIDs {
		if id >= now.LastID {
			for _, next := range r.before.MessageIDs[i:min(i+4, len(r.before.MessageIDs))] {
				r.t.Logf("%d: %+v", next, seen[next])
			}
			return
		}
	}
}

// send calls a method of the browser's protocol in the portal's page.
func (b *tab) send(method string, params map[string]any) {
	b.t.Helper()
	b.sendIn(b.page, method, params)
}

func (b *tab) sendIn(ctx context.Context, method string, params map[string]any) {
	b.t.Helper()
	b.do(ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		return t.Call(ctx, method, params, nil)
	}))
}

// scroll turns the wheel smoothly: by dy px, so many px a second.
func (b *tab) scroll(dy, speed float64) {
	b.t.Helper()
	x, y := b.middle()
	b.send("Input.synthesizeScrollGesture", map[string]any{
		"x": x, "y": y, "yDistance": -dy, "xDistance": 0, "speed": speed, "gestureSourceType": "mouse",
	})
}

// newest leaves the last n messages of a dialog unread.
func (s *stage) newest(t *testing.T, dialog string, n int) {
	t.Helper()
	ids := s.dialog(dialog).MessageIDs
	s.post("/_demo/read", map[string]any{"dialogId": dialog, "messageId": ids[len(ids)-1-n]})
}
