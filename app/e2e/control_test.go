package e2e

import (
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// askedWith binds the widget's place anew, with parameters in its own address.
func (s *stage) askedWith(query string) {
	s.t.Helper()
	token, _, _ := s.server.Issue(1)
	reply, err := http.PostForm(s.portal+"/rest/placement.bind.json", url.Values{
		"auth": {token}, "PLACEMENT": {"IM_SIDEBAR"}, "HANDLER": {s.widget + "/?" + query}, "TITLE": {"Seenline"},
		"OPTIONS[iconName]": {"fa-eye"},
	})
	require.NoError(s.t, err)
	defer reply.Body.Close()
	text, err := io.ReadAll(reply.Body)
	require.NoError(s.t, err)
	require.Contains(s.t, string(text), `"result":true`)
}

func TestPolicyIsChosenByKeyboardAndKeptByThePortal(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	other := b.beside()
	other.navigate(deal)
	other.attach()
	other.untilState("ready")
	b.do(b.frame, chromedp.Focus(`[data-action="policy"]`))
	b.keys(kb.Enter)
	b.until(`document.activeElement.value === "automatic"`)
	require.Equal(t, "true", eval[string](b, `document.querySelector("[data-action=policy]").ariaExpanded`))
	b.keys(kb.ArrowDown, kb.ArrowDown)
	b.until(`document.activeElement.value === "manual"`)
	b.until(`document.querySelector("[data-reading]").dataset.reading === "manual"`)
	b.keys(kb.Escape)
	b.until(`document.querySelector("[role=dialog]") === null`)
	require.Equal(t, "policy", eval[string](b, `document.activeElement.dataset.action`), "the focus is where it came from")
	s.until("the portal to keep it", func() bool {
		options, _ := s.server.Options(1)
		return options["policy"] == "manual"
	})
	other.until(`document.querySelector("[data-policy]").dataset.policy === "manual"`) // what one sets holds in every frame
	other.close(b)
	require.Empty(t, b.complaints())

	again := s.open(group, "ready")
	require.Equal(t, "manual", again.reason())
	s.settled()
	before := len(s.marks())
	again.wheel(300)
	s.settled()
	require.Len(t, s.marks(), before)
	require.Empty(t, again.complaints())
}

func TestPolicyThatThePortalDoesNotKeepHoldsAndSaysSo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group+"&answer=never:setUserOption", "ready")
	b.do(b.frame, chromedp.Focus(`[data-action="policy"]`))
	b.keys(kb.Enter)
	b.until(`document.activeElement.value === "automatic"`)
	b.keys(kb.ArrowUp) // the last one
	b.until(`document.querySelector("[data-reading]").dataset.reading === "manual"`)
	b.until(`document.querySelector(".policy-unsaved").textContent !== ""`)
	require.Equal(t, "private", eval[string](b, `document.activeElement.value`))
}

func TestWhereNothingIsMarkedByItselfAPressMarksAndCanBeTakenBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.server.SetUserOption(1, "policy", "manual")
	before := s.dialog("chat1")
	b := s.open(group, "ready")
	require.Equal(t, "1", eval[string](b, `getComputedStyle(document.querySelector(".mark-here")).opacity`), "it can be seen without looking for it")
	row := eval[int64](b, `(() => {
		const row = document.querySelectorAll("[data-unread]")[1];
		row.querySelector(".mark-here").focus();
		return Number(row.dataset.messageId);
	})()`)
	b.keys(kb.Enter)
	s.until("the mark", func() bool { return s.dialog("chat1").LastID == row })
	b.until(`document.querySelector(".mark-here:focus") === null`)
	require.Equal(t, row, b.focused(), "what was pressed is gone: its message has the focus")
	b.keys("z")
	s.until("the mark to be back", func() bool { return s.dialog("chat1").LastID == before.LastID })
	b.until(`document.querySelector("[data-unread-count]").dataset.unreadCount === "240"`)
	require.Equal(t, []int64{row}, s.marks())

	b.do(b.frame, chromedp.Click(`.mark-bar [data-action="mark-all"]`))
	s.until("everything to be read", func() bool { return s.dialog("chat1").Counter == 0 })
	require.Equal(t, []int64{row, before.LastMessageID}, s.marks(), "also what was never loaded")
	b.until(`document.querySelector("[data-action=mark-all]") === null`)
	require.True(t, eval[bool](b, `document.activeElement.matches("[role=log]")`), "the button is gone, the focus is not")
	require.Empty(t, b.complaints())
}

func TestWhatWasReadPrivatelyIsToldOnlyWhenThePersonSaysSo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.server.SetUserOption(1, "policy", "private")
	b := s.open(group, "ready")
	b.until(`document.querySelector("[data-action=mark-seen]") !== null`)
	s.settled()
	require.Empty(t, s.marks())
	b.do(b.frame, chromedp.Click(`[data-action="mark-seen"]`))
	s.until("the mark", func() bool { return len(s.marks()) == 1 })
	require.LessOrEqual(t, s.marks()[0], b.lowest())
	b.until(`document.querySelector("[data-action=mark-seen]") === null`)
}

func TestWhatLiesBehindTheMenuIsNotRead(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	program := s.hold(func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, ".wasm") })
	b := s.blank()
	b.do(b.page, chromedp.EmulateViewport(320, 620))
	b.navigate(group)
	b.attach()
	// It is opened the moment it is there: before anything can have been read.
	eval[bool](b, `(() => {
		const press = () => {
			const button = document.querySelector("[data-action=policy]");
			if (!button) return false;
			button.click();
			return true;
		};
		if (!press()) new MutationObserver((_, watch) => { if (press()) watch.disconnect(); }).observe(document, { childList: true, subtree: true });
		return true;
	})()`)
	program()
	b.untilState("ready")
	b.until(`document.querySelector("[role=dialog]") !== null`)
	require.True(t, eval[bool](b, `document.querySelector("[data-divider=unread]").getBoundingClientRect().bottom <
		document.querySelector("[role=dialog]").getBoundingClientRect().bottom`), "the first unread message is behind it")
	s.settled()
	require.Empty(t, s.marks())
	b.do(b.frame, chromedp.Focus(`[role="dialog"] input:checked`))
	b.keys(kb.Escape)
	s.until("the first screen to be read", func() bool { return len(s.marks()) > 0 })
	require.Empty(t, b.complaints())
}

func TestJumpButtonLeadsToTheFirstUnreadMessageAndThenToTheEnd(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.server.SetUserOption(1, "policy", "manual")
	b := s.open(group, "ready")
	label := func() string {
		return eval[string](b, `document.querySelector("[data-action=jump]").getAttribute("aria-keyshortcuts")`)
	}
	b.until(`document.querySelector("[data-action=jump]").getAttribute("aria-keyshortcuts") === "End"`)
	b.wheel(-3000)
	s.until("the button to lead to what is unread", func() bool { return label() == "u" })
	first := s.dialog("chat1").UnreadID
	press := func() { b.do(b.frame, chromedp.Click(`[data-action="jump"]`)) }
	press()
	s.until("the first unread message", func() bool { return b.inView(first) })
	s.until("the button to lead to the end", func() bool { return label() == "End" })
	press()
	last := s.dialog("chat1").LastMessageID
	s.until("the end", func() bool { return b.lowest() == last })
	require.Empty(t, b.complaints())
}

func TestInspectorTellsWhatHoldsMessagesBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.askedWith("inspect=1")
	b := s.open(group, "ready")
	first := strconv.FormatInt(s.dialog("chat1").UnreadID, 10)
	b.until(`document.querySelector("[data-inspected='` + first + `'][data-inspected-state=read]") !== null`)
	b.wheel(3000)
	b.until(`document.querySelector("[data-inspected-state=seen], [data-inspected-state=gathering]") !== null`)
	b.do(b.frame, chromedp.KeyEvent("i", chromedp.KeyModifiers(chromedp.ModifierAlt, chromedp.ModifierShift)))
	b.until(`document.querySelector(".inspector") === null`)
	require.Empty(t, b.complaints())
}
