package session_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/read"
	"seenline/app/session"
)

func TestAnOldPortalsDialogsAreReadThrough(t *testing.T) {
	for _, change := range []func(*rest.Settings){old, func(s *rest.Settings) { s.Old, s.NewestFirst = true, true }} {
		for _, name := range []string{"chat1", "2", "sg9", "chat2", "chat3", "chat6", "chat7"} {
			t.Run(name, func(t *testing.T) {
				emulate(t, func(t *testing.T, b *bench) {
					truth, ids := b.truth(name)
					s := b.open(name)
					state := s.State()
					require.Equal(t, session.Ready, state.Phase)
					require.False(t, state.MarkUnknown)
					require.Equal(t, truth.Counter, state.Counter)
					require.LessOrEqual(t, state.Mark.Int64(), truth.Me.LastID, "never too high")
					between := 0
					for _, id := range ids {
						if state.Mark.Before(id) && id.Int64() <= truth.Me.LastID {
							between++
						}
					}
					require.LessOrEqual(t, between, 8, "nor much too low")
					require.NotEmpty(t, loaded(t, state))
					require.Contains(t, loaded(t, state), message(truth.UnreadID))

					p := sit(t, b, s)
					p.readOn(name, state.Mark)
					require.Zero(t, s.State().Counter)
					require.Zero(t, b.must(name).Counter)
					p.safe(name, truth.Me.LastID, b.must(name).Me.LastID)
					require.NotEqual(t, read.ReasonRefused, s.State().Reason)
				}, change)
			})
		}
	}
}

func TestAnOldPortalsLongUnreadDialogOpensWhereReadingStopped(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		b.World().Unread(1, b.ref("chat1"), ids[720].Int64())
		truth, _ := b.truth("chat1")
		s := b.open("chat1")
		require.False(t, s.State().MarkUnknown)
		require.Equal(t, truth.Counter, s.State().Counter)
		require.LessOrEqual(t, s.State().Mark.Int64(), truth.Me.LastID)
		require.Contains(t, loaded(t, s.State()), ids[719], "what was read last")
		require.Contains(t, loaded(t, s.State()), ids[720])
		require.True(t, s.State().HasNewer)
	}, old)
}

func TestAnOldPortalsReadDialogIsKnownToBeRead(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, err := b.World().Read(1, b.ref("chat1"), 0)
		require.NoError(t, err)
		_, ids := b.truth("chat1")
		s := b.open("chat1")
		require.Equal(t, ids[len(ids)-1], s.State().Mark)
		require.Zero(t, s.State().Counter)
		require.False(t, s.State().MarkUnknown)
		require.Contains(t, loaded(t, s.State()), ids[len(ids)-1])
		p := sit(t, b, s)
		p.read(ids[len(ids)-5:]...)
		require.Empty(t, b.calls("im.dialog.read"))
	}, old)
}

func TestAnOldPortalsUndoAndUnreadElsewhere(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		start := s.State().Mark
		unread := p.after(start)
		p.read(unread...)
		require.Zero(t, s.State().Counter)
		s.Undo()
		p.wait(time.Second)
		p.agree("chat6")
		require.Equal(t, 3, s.State().Counter)
		s.MarkUpTo(unread[len(unread)-1])
		p.wait(pause)
		p.agree("chat6")
		b.World().Unread(1, b.ref("chat6"), unread[len(unread)-1].Int64())
		s.Return(true)
		p.wait(time.Second)
		p.agree("chat6")
		require.Equal(t, 1, s.State().Counter)
	}, old)
}

// counters answers im.counters.get inside a batch, and leaves the rest to the
// portal.
func (b *bench) counters(result string) {
	b.instead(func(method string, form url.Values) (b24.Response, bool) {
		if method != "batch" || form.Get("cmd[counters]") == "" {
			return b24.Response{}, false
		}
		_, query, _ := strings.Cut(form.Get("cmd[messages]"), "?")
		values, err := url.ParseQuery(query)
		require.NoError(b.t, err)
		params := b24.Params{}
		for name := range values {
			params[name] = values.Get(name)
		}
		reply, err := b.client.Call(b.t.Context(), "im.dialog.messages.get", params)
		require.NoError(b.t, err)
		body, err := json.Marshal(map[string]any{"result": map[string]any{
			"result": map[string]any{"messages": reply.Result, "counters": json.RawMessage(result)}, "result_error": []any{},
		}})
		require.NoError(b.t, err)
		return b24.Response{Status: 200, Body: body}, true
	})
}

func TestWhereTheMarkCannotBeWorkedOutNothingIsMarkedByItself(t *testing.T) {
	for name, result := range map[string]string{
		"more than 99":             `{"CHAT":{"1":100},"CHAT_MUTED":[],"LINES":[],"DIALOG":[]}`,
		"muted ones are not told":  `{"CHAT":[],"DIALOG":[]}`,
		"a counter makes no sense": `{"CHAT":{"1":"many"},"CHAT_MUTED":[],"LINES":[],"DIALOG":[]}`,
	} {
		t.Run(name, func(t *testing.T) {
			emulate(t, func(t *testing.T, b *bench) {
				b.counters(result)
				before := b.must("chat1")
				s := b.open("chat1")
				state := s.State()
				require.Equal(t, session.Ready, state.Phase)
				require.True(t, state.MarkUnknown)
				require.Equal(t, read.ReasonManual, state.Reason)
				p := sit(t, b, s)
				s.SetPolicy(read.Automatic) // what the person wants does not change what is known
				rows := loaded(t, s.State())
				for i := 0; i+screenful <= len(rows); i += screenful {
					p.read(rows[i : i+screenful]...)
				}
				p.wait(time.Minute)
				require.Empty(t, b.calls("im.dialog.read"))
				require.Equal(t, before.Counter, b.must("chat1").Counter)

				// What the person asks for is done, and tells where the mark is.
				s.MarkUpTo(rows[len(rows)-20])
				p.wait(pause)
				require.False(t, s.State().MarkUnknown)
				p.agree("chat1")
				p.look()
				p.wait(time.Second)
				p.read(rows[len(rows)-20:]...)
				p.wait(pause)
				p.agree("chat1")
				require.Equal(t, rows[len(rows)-1], s.State().Mark)
			}, old)
		})
	}
}

func TestAMarkThatCouldNotBeAskedForIsAskedForLater(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.fault(rest.Fault{Method: "im.counters.get", Error: "INTERNAL_SERVER_ERROR"})
		s := session.Open(b.config, dialog(t, "chat6"), message(0), nil)
		defer s.Close()
		time.Sleep(3 * time.Minute)
		synctest.Wait()
		require.Equal(t, session.Ready, s.State().Phase)
		require.True(t, s.State().MarkUnknown)
		n := b.requests()
		require.LessOrEqual(t, n, 40)
		b.REST().Faults.Clear()
		p := sit(t, b, s)
		p.wait(3 * time.Minute)
		require.False(t, s.State().MarkUnknown)
		require.Equal(t, 3, s.State().Counter)
		p.readOn("chat6", s.State().Mark)
		require.Zero(t, s.State().Counter)
	}, old)
}
