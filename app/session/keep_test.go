package session_test

import (
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

func TestLeavingSendsWhatWasSeenInARequestThatOutlivesThePage(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.look(rest[:5]...)
		p.wait(1200 * time.Millisecond)
		require.Empty(t, b.calls("im.dialog.read"))
		s.Leave()
		synctest.Wait()
		require.Equal(t, []string{"im.dialog.read"}, b.keepalive)
		require.Equal(t, rest[4].Int64(), b.must("chat1").Me.LastID)
		p.agree("chat1")
		s.Leave()
		p.wait(time.Minute)
		require.Len(t, b.calls("im.dialog.read"), 1, "not twice")
	})
}

// crash leaves a page at once: nothing of it runs any more.
func crash(b *bench) {
	b.config.Store = &shelf{text: b.config.Store.Load()}
}

func TestOfTwoFramesInOneBrowserTheHigherMarkSurvives(t *testing.T) {
	for _, hear := range []bool{false, true} {
		emulate(t, func(t *testing.T, b *bench) {
			kept := &shelf{}
			b.config.Store = kept
			if hear {
				together(b)
			}
			one, two := b.open("chat1"), b.open("chat1")
			p, q := sit(t, b, one), sit(t, b, two)
			p.wait(time.Second)
			rest := p.after(one.State().Mark)
			b.offline.Store(true)
			one.Online(false)
			two.Online(false)
			p.read(rest[:9]...)
			q.read(rest[:3]...)
			require.Contains(t, kept.Load(), rest[8].String())
			crash(b)
			b.offline.Store(false)
			again := session.Open(b.config, dialog(t, "chat1"), im.MessageID{}, nil)
			defer again.Close()
			p.wait(time.Minute)
			require.Equal(t, rest[8].Int64(), b.must("chat1").Me.LastID)
			require.Empty(t, b.config.Store.Load())
		})
	}
}

func TestAMarkThatHasNoPermissionIsTriedAgainByTheNextPage(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.config.Store = &shelf{}
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		b.instead(func(method string, form url.Values) (b24.Response, bool) {
			return b24.Response{Status: 401, Body: []byte(`{"error":"METHOD_CONFIRM_WAITING"}`)},
				method == "im.dialog.read" || strings.Contains(form.Encode(), "im.dialog.read")
		})
		p.read(rest[:5]...)
		p.wait(time.Minute)
		require.Equal(t, read.ReasonRefused, s.State().Reason)
		crash(b)
		b.instead(nil)
		again := session.Open(b.config, dialog(t, "chat1"), im.MessageID{}, nil)
		defer again.Close()
		p.wait(time.Second)
		require.Equal(t, rest[4].Int64(), b.must("chat1").Me.LastID)
	})
}

func TestAMarkSurvivesACrash(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		kept := &shelf{}
		b.config.Store = kept
		s := b.open("chat1")
		p := sit(t, b, s)
		unread := p.after(s.State().Mark)
		b.fault(rest.Fault{Method: "im.dialog.read", Drop: true})
		p.read(unread[:5]...)
		require.Contains(t, kept.Load(), unread[4].String())
		require.NotContains(t, kept.Load(), b.Token())
		crash(b)
		b.REST().Faults.Clear()

		again := session.Open(b.config, dialog(t, "chat1"), im.MessageID{}, nil)
		defer again.Close()
		p.wait(time.Second)
		require.Equal(t, unread[4], again.State().Mark)
		require.Equal(t, 235, again.State().Counter)
		require.Empty(t, b.config.Store.Load(), "confirmed")
		require.Equal(t, unread[4].Int64(), b.must("chat1").Me.LastID)
	})
}

func TestAStoredMarkOfNoUseIsDropped(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		wait time.Duration
	}{
		"nonsense":        {text: "{}"},
		"somebody else's": {text: "2 chat1 MARK 0 946684800 http://portal.example/2"},
		"another portal":  {text: "2 chat1 MARK 0 946684800 http://other.example/1"},
		"another dialog":  {text: "2 chat2 MARK 0 946684800 http://portal.example/1"},
		"too old":         {text: "2 chat1 MARK 0 946684800 http://portal.example/1", wait: 8 * 24 * time.Hour},
		"made unread":     {text: "2 chat1 MARK MARK 946684800 http://portal.example/1"},
		"read already":    {text: "2 chat1 1 0 946684800 http://portal.example/1"},
	} {
		t.Run(name, func(t *testing.T) {
			emulate(t, func(t *testing.T, b *bench) {
				truth, ids := b.truth("chat1")
				kept := &shelf{text: strings.ReplaceAll(c.text, "MARK", ids[len(ids)-100].String())}
				b.config.Store = kept
				time.Sleep(c.wait)
				b.token, _, _ = b.Issue(1)
				s := b.open("chat1")
				require.Equal(t, session.Ready, s.State().Phase)
				time.Sleep(time.Minute)
				synctest.Wait()
				require.Empty(t, b.calls("im.dialog.read"))
				require.Equal(t, truth.Me.LastID, s.State().Mark.Int64())
				require.Empty(t, kept.Load())
			})
		})
	}
}

func TestAStoredMarkIsTakenOver(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		mark := ids[len(ids)-100]
		b.config.Store = &shelf{text: strings.ReplaceAll("2 chat1 MARK 0 946684800 http://portal.example/1", "MARK", mark.String())}
		s := b.open("chat1")
		time.Sleep(time.Second)
		synctest.Wait()
		require.Equal(t, mark, s.State().Mark)
		require.Len(t, b.calls("im.dialog.read"), 1)
		sit(t, b, s).agree("chat1")
	})
}

func TestNothingIsStoredThatIsConfirmed(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		kept := &shelf{}
		b.config.Store = kept
		s := b.open("chat6")
		p := sit(t, b, s)
		p.wait(time.Minute)
		require.Zero(t, kept.saves)
		p.read(p.after(s.State().Mark)...)
		require.Empty(t, kept.Load())
		require.LessOrEqual(t, kept.saves, 4)
	})
}
