package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// A mark waits a while for more before it is sent. A page that is closed in
// that while takes it along.
func TestPageThatIsLeftRightAfterSomethingWasSeenStillTellsIt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.askedWith("inspect=1")
	r := s.reads("chat1", "")
	evalIn[bool](r.tab, r.page, `(addEventListener("message", event => {
		if (event.data === "seen") setTimeout(() => location.assign("about:blank"), 100);
	}), true)`)
	eval[bool](r.tab, `(window.look = () => {
		const seen = [...document.querySelectorAll("[data-inspected-state=seen]")].map(row => Number(row.dataset.inspected));
		if (seen.length === 0) return requestAnimationFrame(window.look);
		parent.postMessage("seen", "*");
	}, window.look(), true)`)
	s.until("the page to be left", func() bool {
		// While it goes there is nobody to ask.
		href, err := chromedp.Run(r.page, chromedp.Evaluate[string](`location.href`))
		return err == nil && href == "about:blank"
	})
	s.until("the mark to arrive", func() bool { return s.dialog("chat1").LastID > r.before.LastID })
}

// A browser freezes tabs that were hidden for a while: no timer runs until the
// person comes back.
func TestPageThatWasFrozenLearnsWhereTheMarkIsBeforeItReadsOn(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	defer r.explain()
	r.rests()
	r.proven()
	told := len(s.marks())
	r.hide()
	r.send("Page.setWebLifecycleState", map[string]any{"state": "frozen"})
	s.post("/_demo/unread", map[string]any{"dialogId": "chat1", "userId": 1, "messageId": r.before.UnreadID})
	back := s.dialog("chat1")
	asked := len(s.calls("im.dialog.get"))
	r.send("Page.setWebLifecycleState", map[string]any{"state": "active"})
	r.reveal()
	s.until("the portal to be asked", func() bool { return len(s.calls("im.dialog.get")) > asked })
	r.until(fmt.Sprintf(`Number(document.querySelector("[data-unread-count]").dataset.unreadCount) === %d`, back.Counter))
	r.rests()
	s.settled()
	require.Equal(t, back.LastID, s.dialog("chat1").LastID, "what is unread again stays so")
	require.Len(t, s.marks(), told)
	require.Empty(t, r.complaints())
}

// Whether the browser kept the page or loads it anew is up to the browser.
func TestPageThatIsGoneBackToReadsOn(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	r.rests()
	r.proven()
	before := s.dialog("chat1").LastID
	r.do(r.page, chromedp.Navigate("about:blank"))
	r.do(r.page, chromedp.NavigateBack())
	r = s.joins(r.tab, "chat1")
	defer r.explain()
	r.rests()
	s.until("more to be read", func() bool { return s.dialog("chat1").LastID > before })
	r.proven()
	marks := s.marks()
	for i := 1; i < len(marks); i++ {
		require.Greater(t, marks[i], marks[i-1], "none is told twice")
	}
}
