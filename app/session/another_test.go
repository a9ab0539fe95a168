package session_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/session"
)

// Everything a dialog can have under way, and then another one.
func TestOfAClosedDialogNothingGoesOnBesideTheNext(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		first := b.open("chat1")
		p := sit(t, b, first)
		rest1 := p.after(first.State().Mark)
		p.look(rest1[:3]...)
		b.fault(rest.Fault{Method: "im.message.add", DelayMs: 5000})
		b.fault(rest.Fault{Method: "im.message.update", DelayMs: 5000})
		b.fault(rest.Fault{Method: "im.dialog.messages.search", DelayMs: 5000})
		require.NoError(t, first.Send("half a thought", im.MessageID{}))
		first.Search("offer", im.MessageID{}, func(b24.SearchResult, error) {})
		first.Edit(rest1[0], "changed", func(error) {})
		first.Extend(session.Older)
		p.wait(100 * time.Millisecond)
		first.Close()

		next := b.open("chat6")
		sit(t, b, next)
		require.Empty(t, next.State().Outbox)
		require.Zero(t, next.State().Undo)
		p.wait(time.Minute) // what was sent has come to its end
		seq := b.REST().Journal.Since(0)
		last, before := seq[len(seq)-1].Seq, first.State()
		p.wait(10 * time.Minute)
		require.Equal(t, before, first.State())
		for _, r := range b.REST().Journal.Since(last) {
			if r.Method == "batch" {
				continue
			}
			params, err := json.Marshal(r.Params)
			require.NoError(t, err)
			require.NotContains(t, string(params), `"chat1"`, "%s", r.Method)
		}
		require.Greater(t, len(b.REST().Journal.Since(last)), 2, "the second one keeps up")
		for _, page := range next.State().Pages {
			for _, item := range page.Items {
				require.Equal(t, next.State().Dialog.ChatID, item.Message.ChatID)
			}
		}
	})
}
