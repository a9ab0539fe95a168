package e2e

import (
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// rowText is an expression for the text of a row, "" while it is not there.
func rowText(id int64) string {
	return fmt.Sprintf(`(document.querySelector('article[data-message-id="%d"] .text')?.textContent || "")`, id)
}

// say lets a colleague write and returns the last message's id.
func (s *stage) say(dialog string, author, count int, text string) int64 {
	s.t.Helper()
	var out struct {
		IDs []int64 `json:"ids"`
	}
	s.do("POST", "/_demo/messages", map[string]any{"dialogId": dialog, "authorId": author, "text": text, "count": count}, &out)
	require.Len(s.t, out.IDs, max(count, 1))
	return out.IDs[len(out.IDs)-1]
}

// readAll goes to the end of a short dialog and waits until everything is read.
func (b *tab) readAll() {
	b.t.Helper()
	b.readAt(60, func() bool { return b.counter() == 0 })
}

// readUp opens chat6 and reads all of it.
func (s *stage) readUp() *tab {
	s.t.Helper()
	b := s.open("?placement=IM_SIDEBAR&dialog=chat6&user=1", "ready")
	b.readAll()
	return b
}

func TestNewsOfTheDialogShowsAndIsAnnounced(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.readUp()
	id := s.say("chat6", 2, 1, "is anybody there?")
	b.until(rowText(id) + ` === "is anybody there?"`)
	b.until(`document.querySelector("[data-announcer]").textContent.includes("1")`)
	require.True(t, b.inView(id), "the reader was at the end, so that the view follows")
	b.readAll()
	require.Equal(t, id, s.dialog("chat6").LastID)

	s.do("PATCH", fmt.Sprintf("/_demo/messages/%d", id), map[string]any{"text": "is somebody there?\n\n\n\nif not, tomorrow"}, nil)
	b.until(rowText(id) + `.includes("tomorrow")`)
	b.drawn()
	require.True(t, eval[bool](b, atEnd), "who was at the end sees all of it")
	s.do("DELETE", fmt.Sprintf("/_demo/messages/%d", id), nil, nil)
	b.until(fmt.Sprintf(`!!document.querySelector('article[data-message-id="%d"].deleted')`, id))
	require.Empty(t, b.complaints())

	// What comes after an outage: a screen and more leaves the reader where they were.
	from := eval[float64](b, scrollTop)
	b.network(false)
	last := s.say("chat6", 2, 25, "line after line")
	b.network(true)
	b.until(rowText(last) + ` !== ""`)
	b.drawn()
	require.InDelta(t, from, eval[float64](b, scrollTop), 1)
	require.True(t, eval[bool](b, fmt.Sprintf(`(() => {
		const row = document.querySelector('article[data-message-id="%d"]');
		return !!(document.querySelector('[data-divider="unread"]').compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
	})()`, last-24)), "the divider is where reading stopped")
}

func TestNothingLeavesTheScreenUnseenWhenMuchArrives(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.readUp()
	last := s.say("chat6", 2, 60, "line after line")
	first := last - 59
	b.until(rowText(first) + ` !== ""`)
	turn := 0.1
	s.until("what was shown to be read", func() bool {
		b.wheel(turn) // of several windows side by side the system gives the focus to one
		turn = -turn
		return s.dialog("chat6").LastID >= first
	})
	require.True(t, b.inView(first), "the first of them stays on screen")
	require.LessOrEqual(t, s.dialog("chat6").LastID, b.lowest())
}

func TestWhoScrollsOnFromTheEndIsNotCarriedPastWhatHasArrived(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.readUp()
	last := s.say("chat6", 2, 60, "line after line")
	b.until(rowText(last-40) + ` !== ""`)
	b.drawn() // what is not painted yet is not scrolled through
	require.Empty(t, eval[string](b, rowText(last)), "all of it is not loaded yet")
	from := eval[float64](b, scrollTop)
	const turned = 400.0
	b.wheel(turned)
	b.until(rowText(last) + ` !== ""`)
	b.until(fmt.Sprintf(`%s >= %v`, scrollTop, from+turned-1))
	b.drawn()
	require.InDelta(t, from+turned, eval[float64](b, scrollTop), 1)
}

func TestReadingUpwardIsNotDisturbedByWhatArrivesBelow(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	var ids []int64
	eval[bool](b, followRow)
	turned := 0.0
	asked := len(s.calls("im.dialog.get"))
	s.until("three questions to be answered", func() bool {
		if turned > -1500 { // however long it takes: what is far away leaves the document
			b.wheel(-20)
			turned -= 20
			ids = append(ids, s.say("chat1", 3, 1, "still talking"))
		}
		return len(s.calls("im.dialog.get")) >= asked+3
	})
	s.until("the wheel's motion to end where it must", func() bool {
		// One pixel, and what rows have of fractions of it.
		return math.Abs(eval[float64](b, `window.moved`)+turned) < 1.5
	})
	s.until("the jump button to lead to the end", func() bool { // by way of the first unread message
		eval[bool](b, `(document.querySelector('[data-action="jump"]')?.click(), true)`)
		return eval[bool](b, rowText(ids[len(ids)-1])+` === "still talking"`)
	})
	rows := b.rows()
	for i := 1; i < len(rows); i++ {
		require.Greater(t, rows[i], rows[i-1], "in order and none doubled")
	}
	all := s.dialog("chat1")
	require.Equal(t, all.MessageIDs[len(all.MessageIDs)-len(rows):], rows, "none is missing")
}

func TestEmptyDialogBeginsWithWhatIsWrittenInIt(t *testing.T) {
	t.Parallel()
	const empty = "/?placement=IM_SIDEBAR&dialog=chat4&user=1"
	t.Run("by oneself", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		b := s.open(empty, "empty")
		b.write("Who begins?")
		b.keys(kb.Enter)
		s.until("it to be a message", func() bool {
			return b.said(messages, "Who begins?") == 1 && b.said(drafts, "Who begins?") == 0
		})
		require.Equal(t, 1, s.written("chat4", "Who begins?"))
		require.Empty(t, b.complaints())
	})
	t.Run("by a colleague", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		b := s.open(empty, "empty")
		id := s.say("chat4", 3, 1, "I do")
		b.until(rowText(id) + ` === "I do"`)
		s.until("it to be read", func() bool { return s.dialog("chat4").LastID == id })
		require.Empty(t, b.complaints())
	})
}

// Of a tab in a card that one has left the browser says that it is visible.
func TestFrameThatThePortalDoesNotShowCountsAsHidden(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(deal, "ready")
	b.enterList()
	for _, c := range [][2]string{
		{`document.querySelector("iframe").style.display = "none"`, `document.querySelector("iframe").style.display = ""`},
		{`document.querySelector("iframe").style.marginTop = "9999px"`, `document.querySelector("iframe").style.marginTop = ""`},
	} {
		evalIn[string](b, b.page, c[0])
		b.until(`document.querySelector("[data-reading]").dataset.reading === "paused-hidden"`)
		evalIn[string](b, b.page, c[1])
		b.until(`document.querySelector("[data-reading]").dataset.reading !== "paused-hidden"`)
	}
	require.Empty(t, b.complaints())
}
