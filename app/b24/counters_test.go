package b24_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
)

func TestCountersTellOfEveryKindOfDialog(t *testing.T) {
	for _, change := range []func(*rest.Settings){nil, func(s *rest.Settings) { s.Old = true }} {
		b := emulate(t, change)
		counters, err := b.client.Counters(t.Context())
		require.NoError(t, err)
		for name, want := range map[string]int{"chat1": 240, "chat4": 0, "chat6": 3, "2": 6, "3": 0} {
			chat := map[string]int64{"chat1": 1, "chat4": 4, "chat6": 6}[name]
			n, told := counters.Of(id(t, name), chat)
			require.True(t, told)
			require.Equal(t, want, n, name)
		}
		n, told := counters.Of(id(t, "sg9"), 19)
		require.True(t, told)
		require.Equal(t, 18, n)
		_, told = counters.Of(id(t, "sg9"), 0)
		require.False(t, told, "its chat is not known")
	}
}

func TestCountersDoNotGuess(t *testing.T) {
	for _, c := range []struct {
		result string
		chat   int64
		n      int
		told   bool
	}{
		{`{"CHAT":{"5":2},"CHAT_MUTED":[],"LINES":[],"DIALOG":[]}`, 5, 2, true},
		{`{"CHAT":{"5":"2"},"CHAT_MUTED":[],"LINES":[],"DIALOG":[]}`, 6, 0, true},
		{`{"CHAT":[],"CHAT_MUTED":{"5":4},"LINES":[],"DIALOG":[]}`, 5, 4, true},
		{`{"CHAT":[],"CHAT_MUTED":[],"LINES":{"5":1},"DIALOG":[]}`, 5, 1, true},
		{`{"CHAT":{"5":2},"DIALOG":[]}`, 5, 2, true},
		{`{"CHAT":{"5":2},"DIALOG":[]}`, 6, 0, false},
		{`{"CHAT":{"5":2},"CHAT_MUTED":null,"LINES":[],"DIALOG":[]}`, 6, 0, false},
		{`{"CHAT":{"x":2},"CHAT_MUTED":[],"LINES":[],"DIALOG":[]}`, 6, 0, false},
		{`{"CHAT":{"5":-1},"CHAT_MUTED":[],"LINES":[],"DIALOG":[]}`, 5, 0, false},
		{`{"CHAT":[3],"CHAT_MUTED":[],"LINES":[],"DIALOG":[]}`, 5, 0, false},
	} {
		counters, err := b24.DecodeCounters(json.RawMessage(c.result))
		require.NoError(t, err)
		n, told := counters.Of(chat(c.chat), c.chat)
		require.Equal(t, c.n, n, c.result)
		require.Equal(t, c.told, told, c.result)
	}
	for _, bad := range []string{``, `null`, `false`, `[]`, `{}`, `"x"`, `{"TYPE":{}}`} {
		_, err := b24.DecodeCounters(json.RawMessage(bad))
		require.ErrorIs(t, err, b24.ErrMalformed, bad)
	}
}

func TestChatsOfThingsAreReadInEveryShape(t *testing.T) {
	for raw, want := range map[string]int64{`{"ID":1437}`: 1437, `{"ID":"7"}`: 7, `null`: 0, `false`: 0, `[]`: 0, `{"ID":null}`: 0, `{"ID":-1}`: 0} {
		got, err := b24.DecodeChatOf(json.RawMessage(raw))
		require.NoError(t, err)
		require.Equal(t, want, got, raw)
	}
	for raw, want := range map[string]int64{
		`{"task":{"id":"5","chatId":8}}`: 8, `{"task":{"chatId":"8"}}`: 8, `{"task":{"CHAT_ID":"8"}}`: 8,
		`{"task":{"chatId":null}}`: 0, `{"task":[]}`: 0, `[]`: 0,
	} {
		got, err := b24.DecodeTaskChat(json.RawMessage(raw))
		require.NoError(t, err, raw)
		require.Equal(t, want, got, raw)
	}
	lines, err := b24.DecodeLineChats(json.RawMessage(`[{"CHAT_ID":"1763","CONNECTOR_ID":"livechat","CONNECTOR_TITLE":"Live Chat"},{"CHAT_ID":0},7]`))
	require.NoError(t, err)
	require.Equal(t, []b24.LineChat{{ChatID: 1763, Connector: "Live Chat"}}, lines)
	for _, bad := range []string{`"<html>"`, `12`} {
		_, err = b24.DecodeChatOf(json.RawMessage(bad))
		require.ErrorIs(t, err, b24.ErrMalformed)
		_, err = b24.DecodeTaskChat(json.RawMessage(bad))
		require.ErrorIs(t, err, b24.ErrMalformed)
		_, err = b24.DecodeLineChats(json.RawMessage(bad))
		require.ErrorIs(t, err, b24.ErrMalformed)
	}
}
