package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// readOn reads on until the portal's mark is above a message.
func (b *tab) readOn(above int64) {
	b.t.Helper()
	b.readAt(40, func() bool { return b.stage.dialog("chat1").LastID > above })
}

// readAt scrolls by so many px four times a second until it is enough, and returns
// how often that was too fast for a busy machine: then the person goes back to what
// they have not read, and looks at that before they scroll on.
func (b *tab) readAt(dy float64, enough func() bool) (back int) {
	b.t.Helper()
	const (
		stuck = 8 * time.Second
		look  = 8 // turns
	)
	pace := time.NewTicker(250 * time.Millisecond)
	defer pace.Stop()
	unread, since, still := -1, time.Now(), 0
	for deadline := time.Now().Add(5 * patience); !enough(); <-pace.C {
		now := b.counter()
		require.Less(b.t, time.Now(), deadline, "%d messages stay unread, the widget says %s", now, b.reason())
		if now != unread {
			unread, since = now, time.Now()
		} else if time.Since(since) > stuck {
			since = time.Now()
			b.enterList()
			b.keys("u")
			back++
			still = look
		}
		b.drawn()
		if still > 0 {
			still--
			continue
		}
		b.wheel(dy)
	}
	return back
}

func TestExpiredTokenIsRenewedOnceAndReadingGoesOn(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open(group, "ready")
	b.readOn(s.dialog("chat1").LastID)
	require.Zero(t, s.frameCommands("refreshAuth"))
	s.post("/_demo/tokens/expire", nil)
	b.readOn(s.dialog("chat1").LastID)
	s.settled()
	require.Equal(t, 1, s.frameCommands("refreshAuth"))
	require.Equal(t, s.dialog("chat1").Counter, b.counter())
	for _, c := range s.calls("im.dialog.read") {
		if c.Status != 200 {
			require.Equal(t, "expired_token", c.Error)
		}
	}
}

func TestMarkArrivesOnceAfterThreeRefusals(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	before := s.dialog("chat1").LastID
	s.fault(map[string]any{"method": "im.dialog.read", "status": 503, "error": "QUERY_LIMIT_EXCEEDED", "times": 3})
	b := s.open(group, "ready")
	b.until(`document.querySelector("[data-reading]").dataset.reading === "waiting"`)
	b.until(`document.querySelector("[data-notice=not-saved]") !== null`)
	s.until("the mark", func() bool { return s.dialog("chat1").LastID > before })
	s.settled()
	saved := map[int64]int{}
	for _, c := range s.calls("im.dialog.read") {
		if c.Status == 200 { // a call that the portal refused whole is not told of when it was in a batch
			saved[c.message(t)]++
		}
	}
	require.Len(t, saved, 1)
	require.Equal(t, 1, saved[s.dialog("chat1").LastID])
	b.until(`!document.querySelector(".notice").textContent`)
	require.Equal(t, s.dialog("chat1").Counter, b.counter())
}

// The other odd answers are tried on a session, without a browser.
func TestWhateverThePortalAnswersToAMarkTheMessagesStayAndNothingLoops(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault  map[string]any
		reason string
		most   int // requests for the mark
	}{
		"false":            {map[string]any{"body": map[string]any{"result": false}}, "refused", 1},
		"MESSAGE_ID_ERROR": {map[string]any{"status": 400, "error": "MESSAGE_ID_ERROR"}, "refused", 1},
		"HTML":             {map[string]any{"html": true}, "waiting", 3},
		"never":            {map[string]any{"delayMs": 12000}, "reading", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			before := s.dialog("chat1")
			c.fault["method"] = "im.dialog.read"
			s.fault(c.fault)
			b := s.open(group, "ready")
			if c.reason != "reading" {
				b.until(`document.querySelector("[data-reading]").dataset.reading === "` + c.reason + `"`)
				b.until(`document.querySelector("[data-notice=not-saved]") !== null`)
			}
			if c.reason == "waiting" { // it goes on trying, while somebody looks
				s.until("it to be tried again", func() bool { return len(s.marks()) >= c.most })
			} else {
				s.settled()
			}
			require.LessOrEqual(t, len(s.marks()), c.most)
			require.Equal(t, 240, b.counter(), "the counter tells what the portal knows")
			require.Equal(t, before.LastID, s.dialog("chat1").LastID)
			require.GreaterOrEqual(t, eval[int](b, `document.querySelectorAll("article[data-message-id]").length`), 50)
			require.Equal(t, "ready", eval[string](b, `document.documentElement.dataset.state`))
			// The portal's log tells of a call when it ends.
			s.until("the mark to have been sent", func() bool { return len(s.marks()) > 0 })
		})
	}
}
