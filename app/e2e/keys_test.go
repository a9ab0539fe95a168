package e2e

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// keys presses keys, one after the other.
func (b *tab) keys(all ...string) {
	b.t.Helper()
	for _, key := range all {
		b.do(b.frame, chromedp.KeyEvent(key))
	}
}

// enterList gives the list the focus as Tab would.
func (b *tab) enterList() {
	b.t.Helper()
	b.do(b.frame, chromedp.Focus(`[role="log"]`))
}

// focused returns the message that has the focus, 0 for none.
func (b *tab) focused() int64 {
	b.t.Helper()
	return eval[int64](b, `Number(document.activeElement.closest("article")?.dataset.messageId ?? 0)`)
}

// untilFocused waits until a message has the focus that it has not now.
func (b *tab) untilFocused(not int64) int64 {
	b.t.Helper()
	now := not
	b.stage.until("another message to have the focus", func() bool {
		now = b.focused()
		return now != 0 && now != not
	})
	return now
}

// rows returns the ids of the loaded messages.
func (b *tab) rows() []int64 {
	b.t.Helper()
	return eval[[]int64](b, `[...document.querySelectorAll("article[data-message-id]")].map(row => Number(row.dataset.messageId))`)
}

// inView reports whether a message is on screen as far as it can be.
func (b *tab) inView(id int64) bool {
	b.t.Helper()
	return eval[bool](b, `(() => {
		const list = document.querySelector("[role=log]").getBoundingClientRect();
		const row = document.querySelector("article[data-message-id='`+strconv.FormatInt(id, 10)+`']").getBoundingClientRect();
		return row.top >= list.top - 1 && row.bottom <= list.bottom + 1 || row.top <= list.top + 9 && row.bottom >= list.bottom - 9
			|| row.height > list.height && (Math.abs(row.top - list.top) < 10 || Math.abs(row.bottom - list.bottom) < 10);
	})()`)
}

func TestKeysGoFromMessageToMessage(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.server.SetUserOption(1, "policy", "manual")
	b := s.open(group, "ready")
	b.enterList()
	b.keys(kb.ArrowDown)
	first := b.untilFocused(0)
	rows := b.rows()
	at := indexOf(t, rows, first)
	b.keys(kb.ArrowDown, kb.ArrowDown, kb.ArrowUp)
	require.Equal(t, rows[at+1], b.focused())
	for range 12 {
		b.keys(kb.ArrowDown)
		require.True(t, b.inView(b.focused()), b.focused())
	}
	before := b.focused()
	b.keys(kb.PageDown)
	require.Greater(t, b.untilFocused(before), before)
	require.True(t, b.inView(b.focused()))
	b.keys(kb.PageUp, kb.PageUp)
	require.Less(t, b.focused(), before)

	b.keys(kb.End)
	last := s.dialog("chat1").LastMessageID
	s.until("the last message to have the focus", func() bool { return b.focused() == last })
	require.True(t, b.inView(last))
	oldest := b.rows()[0] // more may be loaded before it, now and by being there
	b.keys(kb.Home)
	s.until("the first loaded message to have the focus", func() bool { id := b.focused(); return id != 0 && id <= oldest })
	require.Empty(t, s.marks(), "moving about marks nothing")
	require.Empty(t, b.complaints())
}

func indexOf(t *testing.T, ids []int64, id int64) int {
	t.Helper()
	for i := range ids {
		if ids[i] == id {
			return i
		}
	}
	require.Fail(t, "no such message", id)
	return 0
}

func TestKeysMarkAndTakeBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.server.SetUserOption(1, "policy", "manual")
	before := s.dialog("chat1")
	b := s.open(group, "ready")
	b.keys("u", "m", "z")
	require.Zero(t, b.focused(), "letters do nothing while the focus is elsewhere")
	b.enterList()
	const lastEnded = `(() => {
		const end = document.querySelector("[role=log]").getBoundingClientRect().bottom + 1;
		return Math.max(...[...document.querySelectorAll("article[data-message-id]")]
			.filter(row => row.getBoundingClientRect().bottom <= end).map(row => Number(row.dataset.messageId)));
	})()`
	ended := eval[int64](b, lastEnded)
	b.keys("m")
	s.until("a mark without a message in focus", func() bool { return s.dialog("chat1").LastID == ended })
	b.until(`document.querySelector("[data-action=undo]") !== null`)
	b.keys("z")
	s.until("the first mark to be back", func() bool { return s.dialog("chat1").LastID == before.LastID })
	b.until(`document.querySelector("[data-unread-count]").dataset.unreadCount === "240"`)
	b.keys("u")
	require.Equal(t, before.UnreadID, b.untilFocused(0))
	b.keys("u")
	second := b.untilFocused(before.UnreadID)
	b.keys("m")
	s.until("the mark", func() bool { return s.dialog("chat1").LastID == second })
	b.until(`document.querySelector("[data-action=undo]") !== null`)
	require.Equal(t, second, b.focused(), "drawn anew, and still focused")
	b.keys("z")
	s.until("the mark to be back", func() bool { return s.dialog("chat1").LastID == before.LastID })
	b.until(`document.querySelector("[data-unread-count]").dataset.unreadCount === "240"`)
	require.Equal(t, second, b.focused())
	b.scroll(1500, 3000) // away from what has the focus
	b.until(`document.activeElement.getBoundingClientRect().bottom < 0`)
	below := eval[int64](b, lastEnded)
	require.Greater(t, below, second)
	b.keys("m")
	s.until("a mark of what is on screen", func() bool { return s.dialog("chat1").LastID == below })
	b.until(`document.querySelector("[data-action=undo]") !== null`)
	b.keys("z")
	s.until("the mark to be back", func() bool { return s.dialog("chat1").LastID == before.LastID })
	b.until(`document.querySelector("[data-unread-count]").dataset.unreadCount === "240"`)
	b.do(b.frame, chromedp.KeyEvent("M", chromedp.KeyModifiers(chromedp.ModifierShift)))
	s.until("everything to be read", func() bool { return s.dialog("chat1").Counter == 0 })
	require.Equal(t, []int64{ended, second, below, before.LastMessageID}, s.marks())
}

func TestNextUnreadGoesRound(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.readUp()
	ids := s.dialog("chat6").MessageIDs
	unreadFrom := func(message int64) int64 {
		s.post("/_demo/unread", map[string]any{"dialogId": "chat6", "userId": 1, "messageId": message})
		unread := s.dialog("chat6").UnreadID
		b.until(fmt.Sprintf(`document.querySelector('article[data-message-id="%d"]').hasAttribute("data-unread")`, unread))
		return unread
	}
	last := ids[len(ids)-1]
	require.Equal(t, last, unreadFrom(last))
	b.enterList()
	b.keys("u")
	require.Equal(t, last, b.untilFocused(0))
	read := func(message int64) {
		s.until("it to be read, as the person has gone to it", func() bool { return s.dialog("chat6").LastID >= message })
	}
	read(last)

	unread := unreadFrom(ids[len(ids)-2])
	require.NotEqual(t, last, unread)
	b.keys("u")
	require.Equal(t, unread, b.untilFocused(last), "none is after the last one")
	read(unread)
}

func TestFocusSeesThatMessageAndNoOther(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	before := s.dialog("chat1")
	b := s.open(group, "ready")
	s.until("the first screen to be read", func() bool { return len(s.marks()) > 0 })
	b.enterList()
	b.keys(kb.End)
	s.until("the last message to have the focus", func() bool { return b.focused() == before.LastMessageID })
	b.until(`document.querySelector("[data-action=mark-skipped]") !== null`)
	s.settled()
	after := s.dialog("chat1")
	require.Less(t, after.LastID, before.LastMessageID)
	require.Greater(t, after.Counter, 200, "what lies between was not seen")
}
