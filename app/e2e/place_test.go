package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
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
