package e2e

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

func TestEveryDialogEndsInAStateThatSaysWhatIsThere(t *testing.T) {
	t.Parallel()
	for dialog, state := range map[string]string{
		"2": "ready", "chat2": "ready", "chat3": "ready", "chat4": "empty", "chat5": "error", "chat7": "ready", "sg9": "ready",
	} {
		t.Run(dialog, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			b := s.open("/?placement=IM_SIDEBAR&dialog="+dialog+"&user=1", state)
			if state == "error" {
				require.Equal(t, "no-access", eval[string](b, `document.querySelector("[data-shown]").dataset.shown`))
			}
			require.False(t, eval[bool](b, `document.documentElement.scrollWidth > innerWidth`), "a horizontal scrollbar")
			require.Empty(t, b.complaints())
		})
	}
}

func TestDialogThatCannotBeLoadedIsLoadedByTryingAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.fault(map[string]any{"method": "im.dialog.messages.get", "status": 400, "error": "ERROR_ARGUMENT"})
	b := s.open(group, "error")
	s.do("DELETE", "/_demo/faults", nil, nil)
	b.do(b.frame, chromedp.Click(`[data-action="retry"]`))
	b.untilState("ready")
}

func TestPortalThatNeverAnswersTheFrameLeadsToAReloadButton(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=IM_SIDEBAR&dialog=chat1&user=1&answer=never:getInitData", "error")
	b.until(`document.querySelector("[role=alert] button") !== null`)
	b.requireAccessible("the last resort", axe.File(t, "axe.min.js"))
}

// TestNothingButTheServerAndThePortalIsAsked also proves that the content
// security policy holds: the browser would complain in the console.
func TestNothingButTheServerAndThePortalIsAsked(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=IM_SIDEBAR&dialog=chat2&user=1", "ready")
	s.settled()
	for _, entry := range eval[[]string](b, `performance.getEntriesByType("resource").map(e => e.name)`) {
		require.True(t, strings.HasPrefix(entry, s.widget) || strings.HasPrefix(entry, s.portal) || strings.HasPrefix(entry, "data:"), entry)
	}
	require.Empty(t, b.complaints())
	redactedNowhere(t, s.logged())
}

func TestPerformanceMarksAreSet(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	b.until(`performance.getEntriesByName("seenline:read").length === 1`)
	require.Equal(t, []string{"seenline:boot", "seenline:main", "seenline:mounted", "seenline:messages", "seenline:read"},
		eval[[]string](b, `performance.getEntriesByType("mark").map(e => e.name).filter(n => n.startsWith("seenline:"))`))
}

// followRow adds up, frame by frame, how far the row in the middle of the list
// has moved on screen, whichever row that is at the time.
const followRow = `(() => {
	const list = document.querySelector("[role=log]");
	const middle = () => {
		const box = list.getBoundingClientRect(), y = box.top + box.height / 2;
		return [...document.querySelectorAll("article")].find(row => row.getBoundingClientRect().bottom > y);
	};
	window.moved = 0;
	let row = middle(), top = row.getBoundingClientRect().top;
	const follow = () => {
		if (row.isConnected) window.moved += row.getBoundingClientRect().top - top;
		row = middle();
		top = row.getBoundingClientRect().top;
		requestAnimationFrame(follow);
	};
	requestAnimationFrame(follow);
	return true;
})()`

// withoutAnchor makes the browser one that does not keep the view itself.
const withoutAnchor = `(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("[role=log] { overflow-anchor: none !important }");
	document.adoptedStyleSheets.push(sheet);
	return true;
})()`

// keepRow scrolls to a place and then keeps how far the first row in view has
// been away from where it was, in any frame.
const keepRow = `(place => {
	const list = document.querySelector("[role=log]");
	list.scrollTop = place;
	const edge = list.getBoundingClientRect().top;
	const row = [...list.querySelectorAll("article")].find(row => row.getBoundingClientRect().bottom > edge + 1);
	const top = row.getBoundingClientRect().top;
	window.strayed = 0;
	const look = () => {
		window.strayed = Math.max(window.strayed, row.isConnected ? Math.abs(row.getBoundingClientRect().top - top) : Infinity);
		window.looking = requestAnimationFrame(look);
	};
	cancelAnimationFrame(window.looking);
	look();
	return true;
})`

func TestHistoryThatArrivesAboveTheFirstRowMovesNothing(t *testing.T) {
	t.Parallel()
	for name, anchor := range map[string]string{"by the browser": "true", "by ourselves": withoutAnchor} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			b := s.open(group, "ready")
			eval[bool](b, anchor)
			s.fault(map[string]any{"method": "im.dialog.messages.get", "delayMs": 300})
			for _, place := range []int{0, 60, 200} { // the day, the author, the text is at the edge
				rows := eval[int](b, `document.querySelectorAll("article").length`)
				eval[bool](b, fmt.Sprintf("%s(%d)", keepRow, place))
				b.until(fmt.Sprintf(`document.querySelectorAll("article").length > %d && document.querySelector("[data-end=older]").dataset.endState === "more"`, rows))
				require.LessOrEqual(t, eval[float64](b, `window.strayed`), 1.0, "from %d px", place)
			}
			require.Empty(t, b.complaints())
		})
	}
}

func TestOldAndNewPagesArriveWithoutMovingWhatIsRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		turn   float64
		anchor string // "none" is a browser that does not keep the view itself
	}{
		"older": {-200, "auto"}, "newer": {200, "auto"}, "older, by ourselves": {-200, "none"}, "newer, by ourselves": {200, "none"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			b := s.open(group, "ready")
			if c.anchor == "none" {
				eval[bool](b, withoutAnchor)
			}
			loaded := eval[int](b, `document.querySelectorAll("article").length`)
			eval[bool](b, followRow)
			turned := 0.0
			s.until("a page to arrive", func() bool {
				// Not against the end, where nothing moves.
				if eval[bool](b, `(list => Math.min(list.scrollTop, list.scrollHeight - list.scrollTop - list.clientHeight) > 500)(document.querySelector("[role=log]"))`) {
					b.wheel(c.turn)
					turned += c.turn
				}
				return eval[int](b, `document.querySelectorAll("article").length`) > loaded
			})
			s.until("the wheel's motion to end where it must", func() bool {
				return math.Abs(eval[float64](b, `window.moved`)+turned) <= 1
			})
			require.Empty(t, b.complaints())
		})
	}
}
