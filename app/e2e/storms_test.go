package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// network takes the network from the widget, or gives it back.
func (b *tab) network(on bool) {
	b.t.Helper()
	b.sendIn(b.frame, "Network.enable", map[string]any{})
	b.sendIn(b.frame, "Network.emulateNetworkConditions", map[string]any{
		"offline": !on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
	})
	b.until(fmt.Sprintf(`navigator.onLine === %v`, on))
}

// stored requires that the browser keeps nothing of the widget's but a mark
// that waits: its version, dialog, message, time and person.
func (b *tab) stored() map[string]string {
	b.t.Helper()
	kept := eval[map[string]string](b, `({ ...localStorage, ...sessionStorage })`)
	for key, value := range kept {
		require.Regexp(b.t, `^seenline:https?://[a-z0-9.:-]+:(chat|sg)?\d+$`, key)
		require.Regexp(b.t, `^2 (chat|sg)?\d+ \d+ \d+ \d+ https?://[a-z0-9.:-]+/\d+$`, value)
	}
	require.Empty(b.t, eval[string](b, `document.cookie`))
	b.until(`(window.databases ??= indexedDB.databases().then(all => window.databases = all.length), window.databases === 0)`)
	b.until(`(window.cached ??= caches.keys().then(all => window.cached = all.length), window.cached === 0)`)
	return kept
}

// heals is how long after the network heals everything seen must be marked.
const heals = 5 * time.Second

func (r *reader) healed() {
	r.t.Helper()
	require.Eventually(r.t, func() bool { return r.stage.dialog(r.dialog).LastID >= r.owed() }, heals, 20*time.Millisecond,
		"the mark comes when the network does")
	r.honest()
}

func TestWhatWasReadInADialogThatWasLeftIsMarkedWhenTheNetworkIsBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=LEFT_MENU&user=1", "ready")
	b.do(b.frame, chromedp.Click(`[data-dialog="chat1"]`))
	b.until(`document.querySelector("h1")?.textContent === "Spring fair 2026"`)
	r := s.watches(b, "chat1")
	r.rests()
	r.proven()
	r.network(false)
	r.scroll(300, 300)
	r.rests()
	owed := r.owed()
	require.Greater(t, owed, s.dialog("chat1").LastID)
	b.do(b.frame, chromedp.Click(`[data-action="back"]`))
	b.until(`document.querySelector("#choice-field") !== null`)
	r.network(true)
	require.Eventually(t, func() bool { return s.dialog("chat1").LastID >= owed }, heals, 20*time.Millisecond)
}

func TestWhatIsReadOfflineIsMarkedWhenTheNetworkIsBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	r.rests()
	r.proven()
	before := s.dialog("chat1").LastID
	r.network(false)
	for range 3 {
		r.scroll(300, 300)
		r.rests()
	}
	r.until(`document.querySelector("[data-reading]").dataset.reading === "offline"`)
	require.Equal(t, before, s.dialog("chat1").LastID)
	require.Greater(t, r.owed(), before)
	require.NotEmpty(t, r.stored(), "it would survive the page")
	tried := len(s.marks())
	r.network(true)
	r.healed()
	require.Equal(t, tried+1, len(s.marks()), "one request for all of it")
	r.until(`document.querySelector("[data-reading]").dataset.reading === "reading"`)
	require.Empty(t, r.stored())
}

func TestStormsOfThePortalAreSatOutAndNothingIsLost(t *testing.T) {
	t.Parallel()
	for name, storm := range map[string]func() map[string]any{
		"503": func() map[string]any {
			return map[string]any{"status": 503, "error": "QUERY_LIMIT_EXCEEDED", "times": 2}
		},
		"429": func() map[string]any {
			reset := time.Now().Add(6 * time.Second).Unix()
			return map[string]any{"times": 1, "status": 429, "body": map[string]any{
				"error": "OPERATION_TIME_LIMIT", "error_description": "Method is blocked due to operation time limit.",
				"time": map[string]any{"operating": 480.5, "operating_reset_at": reset},
			}}
		},
		"no answer": func() map[string]any { return map[string]any{"drop": true, "times": 2} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			rule := storm()
			rule["method"] = "im.dialog.read"
			s.fault(rule)
			r := s.reads("chat1", "")
			r.until(`document.querySelector("[data-reading]").dataset.reading === "waiting"`)
			r.scroll(400, 400)
			r.rests()
			s.until("the storm to be over", func() bool {
				var rules []any
				s.get("/_demo/faults", &rules)
				return len(rules) == 0
			})
			r.stored()
			s.until("the mark", func() bool { return s.dialog("chat1").LastID > r.before.LastID })
			r.proven()
			require.LessOrEqual(t, len(s.marks()), 6)
			s.settled()
			require.Equal(t, s.dialog("chat1").Counter, r.counter())
			require.Empty(t, r.stored())
		})
	}
}

func TestWhatOthersDoWithTheMarkIsAccepted(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	r.rests()
	r.proven()
	own := len(s.marks())
	ids := r.before.MessageIDs
	// Another device is ahead: what is read below its mark is no news.
	ahead := ids[len(ids)-100]
	s.post("/_demo/read", map[string]any{"dialogId": "chat1", "messageId": ahead})
	r.scroll(300, 400)
	r.rests()
	s.settled()
	require.LessOrEqual(t, len(s.marks()), own+1, "once it is heard of, no more is asked")
	require.Equal(t, ahead, s.dialog("chat1").LastID)
	r.until(fmt.Sprintf(`Number(document.querySelector("[data-unread-count]").dataset.unreadCount) === %d`, s.dialog("chat1").Counter))
	for _, id := range s.marks() {
		require.Less(t, id, ahead)
	}
}

func TestWhatIsMarkedUnreadElsewhereStaysSoUntilItIsReadAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	defer r.explain()
	r.enterList()
	r.rests()
	r.proven()
	// Another device: all of it is unread again, also what is on screen here.
	s.post("/_demo/unread", map[string]any{"dialogId": "chat1", "userId": 1, "messageId": r.before.UnreadID})
	back := s.dialog("chat1")
	require.Less(t, back.LastID, r.before.UnreadID)
	r.until(fmt.Sprintf(`Number(document.querySelector("[data-unread-count]").dataset.unreadCount) === %d`, back.Counter))
	r.rests()
	s.settled()
	require.Equal(t, back.LastID, s.dialog("chat1").LastID, "it is on screen, but nobody did anything")
	r.do(r.frame, chromedp.Click(`[data-action="policy"]`))
	r.until(`document.querySelector("[role=dialog]") !== null`)
	r.rests()
	r.keys(kb.Escape)
	r.until(`document.querySelector("[role=dialog]") === null`)
	r.rests()
	s.settled()
	require.Equal(t, back.LastID, s.dialog("chat1").LastID, "a menu was opened above it and closed")
	r.do(r.frame, chromedp.Click(`[data-action="search"]`))
	r.until(`document.activeElement.id === "search-field"`)
	r.keys("the")
	r.until(`document.querySelectorAll("[data-hit]").length > 10`)
	r.keys(kb.Escape)
	r.until(`document.querySelector("#search") === null`)
	r.rests()
	s.settled()
	require.Equal(t, back.LastID, s.dialog("chat1").LastID, "the search has made the list lower, and is closed")
	// They turn to it again: the last ones leave the screen, the first ones do not.
	r.scroll(-250, 900)
	r.scroll(250, 900)
	s.until("it to be read again", func() bool { return s.dialog("chat1").LastID >= r.before.UnreadID })
	require.Empty(t, r.complaints())
}

func TestSteadyReadingCostsNoMoreThanTheirShareOfRequests(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.newest(t, "chat1", 0)
	s.post("/_demo/messages", map[string]any{"dialogId": "chat1", "text": "Ok", "count": 300})
	r := s.reads("chat1", "")
	defer r.explain()
	r.enterList()
	r.rests()
	const begin = `(window.began ??= performance.now(), performance.now() - window.began)`
	eval[float64](r.tab, begin)
	for turns := 0; r.lowest() < r.before.LastMessageID; turns++ {
		require.Less(t, turns, 200)
		r.scroll(1500, 450)
	}
	r.readAt(80, func() bool { return s.dialog("chat1").Counter == 0 })
	took := eval[float64](r.tab, begin)
	marks := len(s.marks())
	t.Logf("%d marks in %.0f s", marks, took/1000)
	require.LessOrEqual(t, float64(marks), 1+took/2000+1)
	r.honest()
	r.until(begin + fmt.Sprintf(" >= %v", took+10000)) // sitting still costs none
	require.Len(t, s.marks(), marks)
	require.Empty(t, r.stored())
	require.Empty(t, r.complaints())
}
