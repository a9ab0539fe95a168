package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

func TestHiddenTabReadsNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=IM_SIDEBAR&dialog=2&user=1", "ready")
	s.settled()
	b.hide()
	before := s.marks()
	s.post("/_demo/messages", map[string]any{"dialogId": "2", "authorId": 2, "text": "while nobody looks", "count": 3})
	s.settled()
	require.Equal(t, before, s.marks())
	require.Equal(t, "paused-hidden", b.reason())

	hidden := s.blank()
	hidden.hide()
	hidden.navigate("/?placement=IM_SIDEBAR&dialog=chat1&user=1")
	hidden.attach()
	hidden.untilState("ready")
	s.settled()
	require.Equal(t, 240, s.dialog("chat1").Counter)
	hidden.reveal()
	s.until("the first screen to be read", func() bool { return s.dialog("chat1").Counter < 240 })
}

func TestMarkThatWaitsLeavesWithThePage(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*tab){
		"another page":      func(b *tab) { b.do(b.page, chromedp.Navigate("about:blank")) },
		"the tab is closed": func(b *tab) { b.stop() },
		"the tab is hidden": func(b *tab) { b.hide() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			before := s.dialog("chat1").LastID
			// The first try fails, so that the mark waits when the page goes.
			s.fault(map[string]any{"method": "im.dialog.read", "status": 503, "error": "QUERY_LIMIT_EXCEEDED", "times": 1})
			// Another tab keeps the profile alive: taking that away would end
			// what a page may still send.
			b := s.blank().beside()
			b.navigate(group)
			b.attach()
			b.untilState("ready")
			b.until(`document.querySelector("[data-reading]").dataset.reading === "waiting"`)
			require.Equal(t, before, s.dialog("chat1").LastID)
			refused := len(s.marks()) // none if it went as a part of a batch
			leave(b)
			s.until("the mark to arrive", func() bool { return s.dialog("chat1").LastID > before })
			require.Len(t, s.marks(), refused+1, "the page's last request")
		})
	}
}

// TestFrameThatIsTakenAwayRightAfterReadingLeavesItsMark: what a portal does that
// closes a slider, or shows another tab of a deal. The browser may say then that the
// frame is covered, and a moment later that it is gone.
func TestFrameThatIsTakenAwayRightAfterReadingLeavesItsMark(t *testing.T) {
	t.Parallel()
	for name, take := range map[string]string{
		"removed":           `frame.remove()`,
		"not displayed":     `frame.style.display = "none"`,
		"moved away":        `frame.style.transform = "translateX(3000px)"`,
		"shows another app": `frame.src = "about:blank"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			b := s.open(group, "ready")
			s.settled()
			before := s.dialog("chat1").LastID
			// A mark is kept before it is sent: the moment in which it is decided.
			evalIn[bool](b, b.page, `(addEventListener("message", e => {
				const frame = document.querySelector("iframe");
				if (e.data === "seen" && frame) setTimeout(() => { `+take+` }, 50);
			}), true)`)
			eval[bool](b, `(() => {
				const keep = Storage.prototype.setItem;
				Storage.prototype.setItem = function (...kept) { keep.apply(this, kept); parent.postMessage("seen", "*"); };
				return true;
			})()`)
			b.wheel(300)
			s.until("the mark to arrive", func() bool { return s.dialog("chat1").LastID > before })
		})
	}
}
