package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
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
