package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

func TestPlacesThatNameNoDialogFindTheirs(t *testing.T) {
	t.Parallel()
	for query, title := range map[string]string{
		"placement=TASK_VIEW_TAB&entity=5":          "Task: Order the wall panels",
		"placement=SONET_GROUP_DETAIL_TAB&entity=9": "Workgroup: Stand builders",
	} {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			b := s.open("/?"+query+"&user=1", "ready")
			require.Contains(t, eval[string](b, `document.querySelector("main").textContent`), title)
			require.Empty(t, b.complaints())
		})
	}
}

func TestPlaceThatNobodyTalksAboutSaysSo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=CRM_DEAL_DETAIL_TAB&entity=8&user=1", "empty")
	require.Equal(t, "no-dialog", eval[string](b, `document.querySelector("[data-shown]").dataset.shown`))
	require.Empty(t, b.complaints())
}

func TestPlaceThatCannotBeAskedForIsFoundByTryingAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.fault(map[string]any{"method": "im.chat.get", "body": map[string]any{"result": "nonsense"}})
	b := s.open("/?placement=TASK_VIEW_TAB&entity=6&user=1", "error")
	s.do("DELETE", "/_demo/faults", nil, nil)
	b.do(b.frame, chromedp.Click(`[data-action="retry"]`))
	b.untilState("empty")
	require.Empty(t, b.complaints())
}

// firstPlace tells which message is the first in view, and where it begins, px from
// the list's top as a share of its height if that is above.
const firstPlace = `(() => {
	const top = document.querySelector("[role=log]").getBoundingClientRect().top;
	const row = [...document.querySelectorAll("article[data-message-id]")].find(row => row.getBoundingClientRect().bottom > top + 1);
	const box = row.getBoundingClientRect();
	return { id: Number(row.dataset.messageId), above: Math.max(0, (top - box.top) / box.height), below: Math.max(0, box.top - top) };
})()`

const atEnd = `(list => list.scrollHeight - list.scrollTop - list.clientHeight < 4)(document.querySelector("[role=log]"))`

func TestListThatBecomesWiderOrNarrowerKeepsItsPlace(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	b.until(`document.querySelectorAll("article").length >= 90`) // all that is loaded
	type place struct {
		ID           int64 `json:"id"`
		Above, Below float64
	}
	before := eval[place](b, firstPlace)
	for _, width := range []int{900, 300, 1200, 400} {
		evalIn[bool](b, b.page, fmt.Sprintf(`(Object.assign(document.querySelector("iframe").style, { width: "%dpx", minWidth: 0, maxWidth: "none" }), true)`, width))
		b.until(fmt.Sprintf(`innerWidth === %d`, width))
		b.drawn()
		now := eval[place](b, firstPlace)
		require.Equal(t, before.ID, now.ID, "%d px wide", width)
		require.InDelta(t, before.Above, now.Above, 0.05, "%d px wide", width)
		require.InDelta(t, before.Below, now.Below, 1.5, "%d px wide", width)
	}
	b.enterList()
	b.keys(kb.End)
	b.until(atEnd)
	b.drawn()
	evalIn[bool](b, b.page, `(document.querySelector("iframe").style.width = "300px", true)`)
	b.until(`innerWidth === 300`)
	b.drawn()
	require.True(t, eval[bool](b, atEnd), "who was at the end stays there")
	require.Empty(t, b.complaints())
}

func TestListThatIsNotDisplayedForAWhileKeepsItsPlace(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	b.until(`document.querySelectorAll("article").length >= 90`) // all that is loaded
	before := eval[int64](b, `(`+firstPlace+`).id`)
	display := func(how string) {
		evalIn[bool](b, b.page, fmt.Sprintf(`(document.querySelector("iframe").style.display = %q, true)`, how))
	}
	display("none")
	b.until(`document.querySelector("[data-reading]").dataset.reading === "paused-hidden"`)
	eval[bool](b, `(document.querySelector("article").style.paddingTop = "3000px", true)`)
	display("")
	b.until(`document.querySelector("[role=log]").clientHeight > 0`)
	b.until(fmt.Sprintf(`(%s).id === %d`, firstPlace, before))
	require.Empty(t, b.complaints())
}

func TestLettersThatBecomeOthersMoveNothingAlsoInABrowserThatKeepsNoPlace(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	eval[bool](b, withoutAnchor)
	b.until(`document.querySelectorAll("article").length === 100`) // all that is loaded
	b.drawn()
	eval[bool](b, `(() => {
		const list = document.querySelector("[role=log]");
		window.row = list.querySelectorAll("article")[40];
		list.addEventListener("scrollend", () => window.ended = performance.now());
		list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top;
		return true;
	})()`)
	b.until(`performance.now() - window.ended > 300`) // the program looks a moment later where the reader is
	const top, content = `row.getBoundingClientRect().top`, `document.querySelector("[role=log]").scrollHeight`
	before, height := eval[float64](b, top), eval[float64](b, content)
	for _, font := range []string{"serif", "monospace"} {
		eval[bool](b, fmt.Sprintf(`(document.querySelector("[role=log]").style.fontFamily = %q, true)`, font))
		b.drawn()
		require.InDelta(t, before, eval[float64](b, top), 1, font)
	}
	require.NotEqual(t, height, eval[float64](b, content))
	require.Empty(t, b.complaints())
}
