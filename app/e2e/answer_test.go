package e2e

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

const deal = "/?placement=IM_SIDEBAR&dialog=chat6&user=1"

// write types into the composer.
func (b *tab) write(text string) {
	b.t.Helper()
	b.do(b.frame, chromedp.Focus(`#composer`))
	b.keys(text)
	b.until(`document.querySelector("#composer").value.endsWith(` + strconv.Quote(text) + `)`)
}

// said counts the messages on screen, and the drafts, that hold a text.
func (b *tab) said(selector, text string) int {
	b.t.Helper()
	return eval[int](b, `[...document.querySelectorAll(`+strconv.Quote(selector)+`)].filter(row => row.querySelector(".text")?.textContent === `+strconv.Quote(strings.ReplaceAll(text, "\n", ""))+`).length`)
}

const (
	messages = "article[data-message-id]"
	drafts   = "article[data-outbox]"
)

// untilSaid waits until a text is a message, once, and nothing is on its way.
func (b *tab) untilSaid(text string) {
	b.t.Helper()
	b.stage.until(text+" to be a message", func() bool {
		return b.said(messages, text) == 1 && b.said(drafts, text) == 0 && b.stage.written("chat6", text) == 1
	})
}

// written counts a text in the portal's own view of a dialog.
func (s *stage) written(id, text string) (n int) {
	s.t.Helper()
	for _, message := range s.dialog(id).MessageIDs {
		if m, ok := s.server.World().Message(message); ok && m.AuthorID == 1 && m.Text == text {
			n++
		}
	}
	return n
}

// last returns the last message.
func (b *tab) last() int64 {
	rows := b.rows()
	return rows[len(rows)-1]
}

// openMenu opens the menu of a message by the keyboard.
func (b *tab) openMenu(message int64) {
	b.t.Helper()
	b.do(b.frame, chromedp.Focus(`article[data-message-id="`+strconv.FormatInt(message, 10)+`"]`))
	eval[bool](b, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "F10", code: "F10", shiftKey: true, bubbles: true, cancelable: true}))`)
	b.until(`document.querySelector("#actions") !== null && document.activeElement.role === "menuitem"`)
}

// choose goes to an item of the open menu and takes it.
func (b *tab) choose(act string) {
	b.t.Helper()
	b.until(`document.querySelector("#actions [data-act=` + act + `]") !== null && document.activeElement.role === "menuitem"`)
	for range 10 {
		if eval[string](b, `document.activeElement.dataset.act ?? ""`) == act {
			break
		}
		b.keys(kb.ArrowDown)
	}
	require.Equal(b.t, act, eval[string](b, `document.activeElement.dataset.act`))
	b.keys(kb.Enter)
}

// press opens the menu of a message and takes items of it.
func (b *tab) press(message int64, acts ...string) {
	b.t.Helper()
	b.openMenu(message)
	for _, act := range acts {
		b.choose(act)
	}
	b.until(`document.querySelector("#actions") === null`)
}

func TestWhatIsWrittenGetsThereOnceWhateverHappens(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(deal, "ready")
	b.write("one")
	eval[bool](b, `document.querySelector("#composer").dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))`)
	b.do(b.frame, chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(8))) // Shift
	b.until(`document.querySelector("#composer").value === "one\n"`)
	require.Zero(t, b.said(drafts, "one"), "an input method's Enter sends nothing")
	b.keys("two", kb.Enter)
	b.untilSaid("one\ntwo")
	require.Empty(t, eval[string](b, `document.querySelector("#composer").value`))
	require.Equal(t, composer, eval[string](b, `document.activeElement.id`))

	s.post("/_demo/tokens/expire", nil)
	b.write("after the token")
	b.keys(kb.Enter)
	b.untilSaid("after the token")

	s.fault(map[string]any{"method": "im.message.add", "drop": true, "after": true, "times": 1})
	b.write("the reply is lost")
	b.keys(kb.Enter)
	b.untilSaid("the reply is lost")

	// Not a dropped connection: Chromium repeats such a request by itself.
	s.fault(map[string]any{"method": "im.message.add", "status": 500, "error": "INTERNAL_SERVER_ERROR", "times": 1})
	b.write("the portal fails once")
	b.keys(kb.Enter)
	b.untilSaid("the portal fails once")
	s.fault(map[string]any{"method": "im.message.add", "status": 400, "error": "ERROR_CORE", "times": 1})
	b.write("the portal refuses")
	b.keys(kb.Enter)
	b.until(`document.querySelector("[data-action=resend]") !== null`)
	b.write("a draft meanwhile")
	require.Zero(t, s.written("chat6", "the portal refuses"))
	b.do(b.frame, chromedp.Click(`[data-action="resend"]`))
	b.untilSaid("the portal refuses")
	require.Equal(t, "a draft meanwhile", eval[string](b, `document.querySelector("#composer").value`))

	// The draft stays whatever else is done.
	b.do(b.frame, chromedp.Click(`[data-action="policy"]`))
	b.until(`document.activeElement.value === "automatic"`)
	b.keys(kb.ArrowDown, kb.ArrowDown, kb.Escape)
	b.until(`document.querySelector("[data-reading]").dataset.reading === "manual"`)
	s.fault(map[string]any{"method": "im.dialog.messages.get", "status": 500, "times": 2})
	b.do(b.frame, chromedp.Focus(`[role="log"]`))
	b.keys(kb.Home)
	require.Equal(t, "a draft meanwhile", eval[string](b, `document.querySelector("#composer").value`))
	b.do(b.frame, chromedp.Focus(`#composer`))
	b.keys(kb.Enter)
	b.untilSaid("a draft meanwhile")
}

const composer = "composer"

func TestMessagesAreAnsweredChangedLikedAndDeletedByKeyboardAlone(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(deal, "ready")
	other := b.last()
	b.press(other, "reply")
	b.until(`document.activeElement.id === "composer" && document.querySelector(".composer-text").textContent !== ""`)
	b.keys("An answer", kb.Enter)
	b.untilSaid("An answer")
	own := b.last()
	m, _ := s.server.World().Message(own)
	require.EqualValues(t, other, m.Params["REPLY_ID"])
	b.until(`document.querySelector(".composer-about").hidden`)

	b.keys(kb.ArrowUp) // the composer is empty: the last own message
	b.until(`document.querySelector("#composer").value === "An answer"`)
	b.keys(", changed")
	b.keys(kb.Escape)
	b.until(`document.querySelector("#composer").value === ""`)
	b.press(own, "edit")
	b.until(`document.querySelector("#composer").value === "An answer"`)
	b.keys(", changed", kb.Enter)
	b.untilSaid("An answer, changed")
	b.until(`document.querySelector("#composer").value === ""`)

	// Who types on at once writes the next one.
	require.Equal(t, "N", eval[string](b, `(() => {
		const field = document.querySelector("#composer");
		const type = text => { field.value += text; field.dispatchEvent(new Event("input", { bubbles: true })); };
		type("Quick");
		field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
		type("N");
		return field.value;
	})()`))
	b.untilSaid("Quick")
	require.Equal(t, "N", eval[string](b, `document.querySelector("#composer").value`))
	b.keys(kb.Backspace)

	// A change that is refused is in the field again, unless something is being
	// written there: then when the message is changed again.
	s.fault(map[string]any{"method": "im.message.update", "status": 200, "error": "CANT_EDIT_MESSAGE", "delayMs": 1500})
	b.press(own, "edit")
	b.until(`document.querySelector("#composer").value === "An answer, changed"`)
	b.keys(" twice", kb.Enter)
	s.until("the change to show", func() bool { return b.said(messages, "An answer, changed twice") == 1 })
	b.until(`document.querySelector("#composer").value === "An answer, changed twice"`)
	b.untilSaid("An answer, changed")
	b.keys("!", kb.Enter, "Next")
	b.until(`document.querySelector("#composer-note").textContent !== "" && !document.querySelector("#composer-note").textContent.includes("…")`)
	require.Equal(t, "Next", eval[string](b, `document.querySelector("#composer").value`))
	s.do("DELETE", "/_demo/faults", nil, nil)
	b.press(own, "edit")
	b.until(`document.querySelector("#composer").value === "An answer, changed twice!"`)
	b.press(other, "reply")
	b.until(`document.querySelector("#composer").value === "Next"`)
	b.keys(kb.Escape)
	b.press(own, "edit")
	b.until(`document.querySelector("#composer").value === "An answer, changed twice!"`)
	b.keys(kb.Escape)
	b.until(`document.querySelector("#composer").value === "Next"`)
	b.keys(strings.Repeat(kb.Backspace, 4))

	b.press(other, "like")
	liked := func() bool { m, _ := s.server.World().Message(other); return len(m.Likes()) > 0 }
	s.until("the like", liked)
	b.until(`document.querySelector("article[data-message-id='` + strconv.FormatInt(other, 10) + `'] .likes-mine") !== null`)
	b.do(b.frame, chromedp.Focus(`article[data-message-id="`+strconv.FormatInt(other, 10)+`"]`))
	b.keys("l")
	s.until("the like to be taken back", func() bool { return !liked() })

	b.press(own, "delete", "delete-sure")
	s.until("the deletion", func() bool { m, _ := s.server.World().Message(own); return m.Deleted() })
	b.until(`document.querySelector("article[data-message-id='` + strconv.FormatInt(own, 10) + `'].deleted") !== null`)

	b.enterList()
	b.keys("M")
	s.until("all to be read", func() bool { return s.dialog("chat6").Counter == 0 })
	b.until(`document.querySelector("[data-unread]") === null`) // the widget knows, too
	// Who has answered and changed that, which takes room from the list, is at its
	// end still: what comes next is on screen.
	b.write("Once more")
	b.keys(kb.Enter)
	b.untilSaid("Once more")
	b.keys(kb.ArrowUp)
	b.until(`document.querySelector("#composer").value === "Once more"`)
	b.keys("!", kb.Enter)
	b.untilSaid("Once more!")
	b.until(atEnd)
	news := s.say("chat6", 2, 1, "What comes next")
	b.until(fmt.Sprintf(`document.querySelector("article[data-message-id='%d']") !== null`, news))
	b.until(atEnd)
	s.until("it to be read", func() bool { return s.dialog("chat6").Counter == 0 })

	b.press(other, "unread-from")
	s.until("it to be unread", func() bool { return s.dialog("chat6").Counter == 2 })
	s.settled()
	require.Equal(t, 2, s.dialog("chat6").Counter, "not read again while the person does nothing")
	require.Empty(t, b.complaints())
}

func TestSearchLeadsToWhatIsFoundAndShowsItAsText(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	old := s.dialog("chat1").MessageIDs[40]
	_, err := s.server.World().Edit(0, old, ptr("Find <b>zweihundert</b> me"), nil, false)
	require.NoError(t, err)
	b := s.open(group, "ready")
	b.do(b.frame, chromedp.Click(`[data-action="search"]`))
	b.until(`document.activeElement.id === "search-field"`)
	s.fault(map[string]any{"method": "im.dialog.messages.search", "body": map[string]any{"result": "nonsense"}})
	b.keys("<b>ZWEI")
	b.until(`document.querySelector("[data-action=retry-search]")?.hidden === false`)
	s.do("DELETE", "/_demo/faults", nil, nil)
	b.do(b.frame, chromedp.Focus(`[data-action="retry-search"]`))
	b.keys(kb.Enter)
	b.until(`document.activeElement.id === "search-field" && document.querySelector("[data-action=retry-search]") === null`)
	b.until(`document.querySelectorAll("[data-hit]").length === 1`)
	require.Equal(t, "<b>zwei", eval[string](b, `document.querySelector("[data-hit] mark").textContent`))
	b.keys(kb.ArrowDown)
	b.stage.until("the message to be shown", func() bool {
		return eval[bool](b, `document.querySelector("article[data-message-id='`+strconv.FormatInt(old, 10)+`']") !== null`) && b.inView(old)
	})
	b.keys(kb.Escape)
	b.until(`document.querySelector("#search") === null && document.activeElement.dataset.action === "search"`)
	require.Empty(t, b.complaints())
}

func TestWhereNobodyMayWriteTheComposerSaysSo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=IM_SIDEBAR&dialog=chat10&user=1", "ready")
	b.until(`document.querySelector("[data-composer=closed]") !== null`)
	require.NotEmpty(t, eval[string](b, `document.querySelector("[data-composer]").textContent`))
	require.False(t, eval[bool](b, `document.querySelector("#composer") !== null`))
}

func ptr(s string) *string { return &s }
