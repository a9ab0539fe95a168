package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

func TestEveryDialogEndsInAStateThatSaysWhatIsThere(t *testing.T) {
	for dialog, state := range map[string]string{
		"2": "ready", "chat2": "ready", "chat3": "ready", "chat4": "empty", "chat5": "error", "chat7": "ready", "sg9": "ready",
	} {
		t.Run(dialog, func(t *testing.T) {
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
	s := newStage(t)
	s.fault(map[string]any{"method": "im.dialog.messages.get", "status": 400, "error": "ERROR_ARGUMENT"})
	b := s.open(group, "error")
	s.do("DELETE", "/_demo/faults", nil, nil)
	b.do(b.frame, chromedp.Click(`[data-action="retry"]`))
	b.untilState("ready")
}

func TestPortalThatNeverAnswersTheFrameLeadsToAReloadButton(t *testing.T) {
	s := newStage(t)
	b := s.open("/?placement=IM_SIDEBAR&dialog=chat1&user=1&answer=never:getInitData", "error")
	b.until(`document.querySelector("[role=alert] button") !== null`)
}

// TestNothingButTheServerAndThePortalIsAsked also proves that the content
// security policy holds: the browser would complain in the console.
func TestNothingButTheServerAndThePortalIsAsked(t *testing.T) {
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
	s := newStage(t)
	b := s.open(group, "ready")
	b.until(`performance.getEntriesByName("seenline:read").length === 1`)
	require.Equal(t, []string{"seenline:boot", "seenline:main", "seenline:mounted", "seenline:messages", "seenline:read"},
		eval[[]string](b, `performance.getEntriesByType("mark").map(e => e.name).filter(n => n.startsWith("seenline:"))`))
}

func TestOldAndNewPagesArriveWithoutMovingWhatIsRead(t *testing.T) {
	s := newStage(t)
	b := s.open(group, "ready")
	for _, direction := range []float64{-200, 400} {
		loaded := eval[int](b, `document.querySelectorAll("article").length`)
		// The row in the middle is followed while the list is scrolled by a
		// known amount: whatever else moves it is a jump.
		eval[bool](b, `(() => {
			const list = document.querySelector("[role=log]");
			const middle = () => { const box = list.getBoundingClientRect(); return document.elementFromPoint(box.left + 80, box.top + box.height / 2).closest("article"); };
			window.jumps = [];
			let row = middle(), top = row && row.getBoundingClientRect().top, at = list.scrollTop;
			const check = () => {
				if (row && row.isConnected) {
					const moved = row.getBoundingClientRect().top - top;
					window.jumps.push(moved);
				}
				row = middle(); top = row && row.getBoundingClientRect().top; at = list.scrollTop;
				requestAnimationFrame(check);
			};
			requestAnimationFrame(check);
			return true;
		})()`)
		s.until("a page to arrive", func() bool {
			b.wheel(direction)
			return eval[int](b, `document.querySelectorAll("article").length`) > loaded
		})
		// A wheel's turn is at most 400 px, spread over several frames.
		for _, moved := range eval[[]float64](b, `window.jumps`) {
			require.Less(t, moved, 400.0)
			require.Greater(t, moved, -800.0)
		}
	}
	require.Empty(t, b.complaints())
}
