package e2e

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

const group = "/?placement=IM_SIDEBAR&dialog=chat1&user=1"

func TestMessagesBecomeReadAsTheyScrollIntoView(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.newest(t, "chat1", 100)
	before := s.dialog("chat1")
	require.Equal(t, 100, before.Counter)
	b := s.open(group, "ready")
	s.until("the first screen to be read", func() bool { return len(s.marks()) > 0 })
	heights := eval[map[int64]float64](b, rowHeights)
	shown, turns := b.lowest(), 0
	// A reader's pace is part of what is tested: faster is a flick, which
	// rightly reads nothing.
	back := b.readAt(80, func() bool {
		turns++
		marks := s.marks()
		shown = max(shown, b.lowest())
		for _, id := range marks {
			require.LessOrEqual(t, id, shown, "a message was marked that had not been on screen")
		}
		return s.dialog("chat1").Counter == 0
	})
	t.Logf("%d turns, gone back %d times", turns, back)
	marks := s.marks()
	after := s.dialog("chat1")
	require.Equal(t, before.LastMessageID, after.LastID)
	require.True(t, slices.IsSorted(marks), "marks only rise: %v", marks)
	require.Len(t, slices.Compact(marks), len(marks), "no mark is sent twice")
	require.LessOrEqual(t, len(marks), 60)
	b.until(`document.querySelector("[data-unread-count]").dataset.unreadCount === "0"`)
	for id, height := range eval[map[int64]float64](b, rowHeights) {
		if before, drawn := heights[id]; drawn {
			require.InDelta(t, before, height, 0.5, "%d has another height since it is read", id)
		}
	}
	require.Empty(t, b.complaints())
}

const rowHeights = `Object.fromEntries([...document.querySelectorAll("article[data-message-id]")].map(row => [row.dataset.messageId, row.getBoundingClientRect().height]))`

func TestWithoutScrollingOnlyTheFirstScreenIsRead(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	s.until("the first screen to be read", func() bool { return len(s.marks()) > 0 })
	s.settled()
	require.LessOrEqual(t, slices.Max(s.marks()), b.lowest())
	require.Equal(t, s.dialog("chat1").Counter, 240-readBetween(s.dialog("chat1"), 240))
}

// readBetween counts how many of the newest unread messages are at or below
// the mark.
func readBetween(d dialog, unread int) int {
	n := 0
	for _, id := range d.MessageIDs[len(d.MessageIDs)-unread:] {
		if id <= d.LastID {
			n++
		}
	}
	return n
}

func TestFrameOutOfThePortalsViewReadsNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.open("/?placement=IM_SIDEBAR&dialog=chat1&user=1&tall=above", "ready")
	s.settled()
	require.Empty(t, s.marks())
	require.Equal(t, 240, s.dialog("chat1").Counter)
}
