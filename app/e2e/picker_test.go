package e2e

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

const activeDialog = `(document.querySelector("#choice-list [aria-selected=true]")?.dataset.dialog ?? "")`

func (b *tab) key(keys string) {
	b.t.Helper()
	b.do(b.frame, chromedp.KeyEvent(keys))
}

func TestDialogIsChosenByKeyboard(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=LEFT_MENU&user=1", "ready")
	b.until(`document.activeElement?.id === "choice-field"`)
	require.NotEmpty(t, eval[string](b, activeDialog))
	first := eval[string](b, activeDialog)
	b.key(kb.ArrowDown)
	b.until(activeDialog + ` !== "` + first + `"`)
	b.do(b.frame, chromedp.KeyEvent("spring"))
	b.until(activeDialog + ` === "chat1"`)
	b.key(kb.Enter)
	b.untilState("ready")
	b.until(`document.querySelector("h1")?.textContent === "Spring fair 2026"`)
	b.until(`document.activeElement?.getAttribute("role") === "log"`)
	require.LessOrEqual(t, len(s.calls("im.search.chat.list")), 1, "the portal is asked once at most")
	b.do(b.frame, chromedp.Click(`[data-action="back"]`))
	b.until(`document.querySelector("#choice-field") !== null`)
	b.until(`document.querySelector("#choice-field").value === "spring"`)
	b.key(kb.Escape)
	b.until(activeDialog + ` === "` + first + `" && document.querySelectorAll("[role=option]").length > 1`)

	b.key(kb.ArrowDown)
	b.until(activeDialog + ` !== "` + first + `"`)
	second := eval[string](b, activeDialog)
	s.say("chat4", 3, 1, "Is anybody there?")
	b.until(`document.querySelector('[role=option] .choice-title')?.textContent === "Not a word yet"`)
	require.Equal(t, second, eval[string](b, activeDialog), "what is chosen stays so where the order changes")
	require.Empty(t, b.complaints())
}

// firstInView is the first message in view and where it begins, in px.
const firstInView = `(() => {
	const row = [...document.querySelectorAll("article[data-message-id]")].find(row =>
		row.getBoundingClientRect().bottom > document.querySelector("[role=log]").getBoundingClientRect().top + 1)
	return row ? row.dataset.messageId + " " + Math.round(row.getBoundingClientRect().top) : ""
})()`

// where takes what firstInView says apart: the message, and its top in px.
func where(t *testing.T, said string) (message string, top int) {
	t.Helper()
	message, y, _ := strings.Cut(said, " ")
	top, err := strconv.Atoi(y)
	require.NoError(t, err, said)
	return message, top
}

func TestDialogIsTakenUpAgainWhereItWasLeft(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=LEFT_MENU&user=1", "ready")
	choose := func() {
		b.do(b.frame, chromedp.Click(`[data-dialog="chat1"]`))
		b.until(`document.querySelector("h1")?.textContent === "Spring fair 2026"`)
		b.untilState("ready")
		b.until(firstInView + ` !== ""`)
	}
	choose()
	opened := eval[string](b, firstInView)
	// Farther than what is loaded when the dialog opens.
	oldest := `Number(document.querySelector("article[data-message-id]").dataset.messageId)`
	loaded := eval[int64](b, oldest)
	b.stage.until("what is older has come", func() bool {
		b.wheel(-700)
		b.drawn()
		return eval[int64](b, oldest) < loaded
	})
	// At the very moment of leaving: on a busy machine the list may still move.
	eval[bool](b, `(document.addEventListener("click", () => { window.left = `+firstInView+` }, { capture: true, once: true }), true)`)
	b.do(b.frame, chromedp.Click(`[data-action="back"]`))
	b.until(`document.querySelector("#choice-field") !== null`)
	left := eval[string](b, `window.left`)
	require.NotEqual(t, opened, left)
	choose()
	message, top := where(t, left)
	s.until("the place", func() bool {
		now, y := where(t, eval[string](b, firstInView))
		return now == message && max(y-top, top-y) <= 1 // the browser scrolls by whole pixels
	})
	require.Equal(t, 0, eval[int](b, `document.querySelectorAll(".found").length`), "nobody has asked for that message")
	require.Empty(t, b.complaints())
}

func TestChatWithACustomerIsLookedAtAndNotMarked(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=CRM_DEAL_DETAIL_TAB&entity=7&user=1", "ready")
	require.Equal(t, 2, eval[int](b, `document.querySelectorAll("[role=option]").length`))
	b.do(b.frame, chromedp.Click(`[data-dialog="chat20"]`))
	b.until(`document.querySelector('[data-notice="read-only"]') !== null`)
	b.until(`document.querySelectorAll("article[data-message-id]").length === 2`)
	require.Equal(t, 0, eval[int](b, `document.querySelectorAll('textarea, [contenteditable], [data-action="mark-up-to"], .policy').length`))
	b.wheel(300)
	s.settled()
	require.Empty(t, s.marks())
	b.do(b.frame, chromedp.Click(`[data-action="back"]`))
	b.do(b.frame, chromedp.Click(`[data-dialog="chat6"]`))
	b.until(`document.querySelector("h1")?.textContent === "Deal: 40 exhibition walls"`)
	b.untilState("ready")
	require.Empty(t, b.complaints())
}

func TestEveryPlaceEndsSomewhere(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.blank()
	for _, c := range []struct{ query, shows string }{
		{"placement=IM_SIDEBAR&dialog=chat2&options=string", "article"},
		{"placement=IM_CONTEXT_MENU&dialog=chat2&options=empty", `[data-shown="no-dialog"] [data-action="choose"]`},
		{"placement=TASK_VIEW_TAB&options=array", `[data-shown="no-dialog"]`},
		{"placement=CRM_QUOTE_DETAIL_TAB&entity=9", `[data-shown="no-dialog"]`},
		{"placement=USER_PROFILE_TOOLBAR&options=absent", `[data-shown="no-dialog"]`},
		{"placement=SONET_GROUP_DETAIL_TAB&ids=number&keys=upper", "article"},
		{"placement=REST_APP_URI&params[dialog]=chat3", "article"},
		{"placement=IM_NAVIGATION&options=absent", "[role=option]"},
		{"placement=USER_PROFILE_MENU", "[role=option]"},
		{"placement=DEFAULT&options=empty", "[role=option]"},
	} {
		b.navigate("/?user=1&" + c.query)
		b.attach()
		b.stage.until(c.query, func() bool {
			return eval[bool](b, `document.querySelector(`+"`"+c.shows+"`"+`) !== null`)
		})
	}
	require.Empty(t, b.complaints())
}

// Every place that the portal has, with what it tells of itself in every shape
// in turn, ends in a dialog, in a choice, or in a sentence with something to do.
func TestNoPlaceIsADeadEnd(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.blank()
	b.navigate("/_portal/developer")
	places := evalIn[[]string](b, b.page, `[...document.querySelectorAll(".places code")].map(code => code.textContent)`)
	require.Greater(t, len(places), 20)
	shapes := []string{"object", "string", "empty", "array", "absent"}
	for i, place := range places {
		shape := shapes[i%len(shapes)]
		b.navigate("/?user=1&placement=" + place + "&options=" + shape)
		b.attach()
		b.stage.until(place+" "+shape, func() bool {
			return eval[bool](b, `document.querySelector("article, [role=option], [data-shown] button, [data-shown] a[href]") !== null`)
		})
	}
	require.Empty(t, b.complaints())
}
