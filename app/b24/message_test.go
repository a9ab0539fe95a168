package b24_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/im"
)

func TestMessageAddSendsWhatItIsGivenAndIsNeverRepeated(t *testing.T) {
	p := always(t, ok("84880"))
	got, err := client(p, &auth{token: oldTok}).MessageAdd(t.Context(), chat(1), b24.NewMessage{Text: "a\nb", ReplyTo: message(7), UUID: "u-1"})
	require.NoError(t, err)
	require.Equal(t, message(84880), got)
	require.Equal(t, map[string][]string{
		"DIALOG_ID": {"chat1"}, "MESSAGE": {"a\nb"}, "REPLY_ID": {"7"}, "TEMPLATE_ID": {"u-1"}, "auth": {oldTok},
	}, map[string][]string(p.requests[0].form))

	for _, a := range []answer{{err: errors.New("gone")}, refusal(503, "QUERY_LIMIT_EXCEEDED"), {status: 502, body: "<html>"}, ok("false"), ok("0")} {
		p := always(t, a)
		_, err := client(p, &auth{token: oldTok}).MessageAdd(t.Context(), chat(1), b24.NewMessage{Text: "a"}, b24.Idempotent())
		require.Error(t, err)
		require.Equal(t, 1, p.count())
	}

	p = inTurn(t, refusal(401, "expired_token"), ok("5"))
	got, err = client(p, &auth{token: oldTok, next: []string{newTok}}).MessageAdd(t.Context(), chat(1), b24.NewMessage{Text: "a"})
	require.NoError(t, err)
	require.Equal(t, message(5), got)
	require.Equal(t, 2, p.count())
}

func TestNothingIsSentThatWouldDeleteOrBeCut(t *testing.T) {
	p := always(t, ok("true"))
	c := client(p, &auth{token: oldTok})
	long := strings.Repeat("ü", b24.MaxText+1)
	for text, want := range map[string]error{"": b24.ErrMessageEmpty, " \n\t": b24.ErrMessageEmpty, long: b24.ErrMessageTooLong} {
		require.ErrorIs(t, c.MessageUpdate(t.Context(), message(7), text), want)
		_, err := c.MessageAdd(t.Context(), chat(1), b24.NewMessage{Text: text})
		require.ErrorIs(t, err, want)
		require.True(t, b24.Undone(err))
	}
	_, err := c.MessageAdd(t.Context(), im.DialogID{}, b24.NewMessage{Text: "a"})
	require.ErrorIs(t, err, b24.ErrDialogIDEmpty)
	require.ErrorIs(t, c.MessageUpdate(t.Context(), im.MessageID{}, "a"), b24.ErrMessageID)
	require.ErrorIs(t, c.MessageDelete(t.Context(), im.MessageID{}), b24.ErrMessageID)
	require.ErrorIs(t, c.MessageLike(t.Context(), im.MessageID{}, true), b24.ErrMessageID)
	for _, text := range []string{"", "ab", "  ab ", "日本"} {
		_, err = c.Search(t.Context(), 1, text, im.MessageID{})
		require.ErrorIs(t, err, b24.ErrRequest)
	}
	_, err = c.Search(t.Context(), 0, "abc", im.MessageID{})
	require.ErrorIs(t, err, b24.ErrRequest)
	require.Zero(t, p.count())
	require.NoError(t, c.MessageUpdate(t.Context(), message(7), long[:len(long)-2]))
}

func TestWhatCertainlyWasNotDoneIsToldFromWhatNobodyKnows(t *testing.T) {
	for name, c := range map[string]struct {
		answer answer
		undone bool
	}{
		"access":                    {refusal(403, "ACCESS_ERROR"), true},
		"empty":                     {refusal(400, "MESSAGE_EMPTY"), true},
		"an unknown code":           {refusal(400, "SOMETHING_NEW"), true},
		"a code with status 200":    {refusal(200, "ACCESS_ERROR"), true},
		"too many requests":         {refusal(503, "QUERY_LIMIT_EXCEEDED"), true},
		"working time":              {refusal(429, "OPERATION_TIME_LIMIT"), true},
		"a proxy's 413":             {answer{413, `{"message":"too large"}`, nil}, true},
		"still being carried out":   {refusal(400, "MESSAGE_DUPLICATED_BY_UUID"), false},
		"no reply":                  {answer{err: errors.New("gone")}, false},
		"internal error":            {refusal(500, "INTERNAL_SERVER_ERROR"), false},
		"a proxy's page":            {answer{502, "<html>", nil}, false},
		"a page with a good status": {answer{200, "<html>", nil}, false},
		"half a reply":              {answer{200, `{"resu`, nil}, false},
		"a result that is no id":    {ok("[]"), false},
		"request timed out":         {answer{408, `{}`, nil}, false},
	} {
		_, err := client(always(t, c.answer), &auth{token: oldTok}).MessageAdd(t.Context(), chat(1), b24.NewMessage{Text: "a"})
		require.Error(t, err, name)
		require.Equal(t, c.undone, b24.Undone(err), name)
		require.Equal(t, name == "internal error", b24.Over(err), name)
	}
	require.False(t, b24.Undone(nil))
	require.False(t, b24.Over(nil))
}

func TestALikeThatIsSoAlreadyIsNoError(t *testing.T) {
	p := always(t, refusal(400, "WITHOUT_CHANGES"))
	c := client(p, &auth{token: oldTok})
	require.NoError(t, c.MessageLike(t.Context(), message(7), true))
	require.NoError(t, c.MessageLike(t.Context(), message(7), false))
	require.Equal(t, "plus", p.requests[0].form.Get("ACTION"))
	require.Equal(t, "minus", p.requests[1].form.Get("ACTION"))
	require.Error(t, client(always(t, ok("false")), &auth{token: oldTok}).MessageLike(t.Context(), message(7), true))
}

func TestSearchReadsThePortalsOtherSpelling(t *testing.T) {
	got, err := b24.DecodeSearch([]byte(`{"messages":[{"id":9,"chatId":5,"authorId":3,"text":"a","isSystem":false},{"id":"8","chat_id":5,"author_id":"4"}],
		"users":[{"id":3,"name":"C D","firstName":"C"}],"files":[],"tariffRestrictions":{"isHistoryLimitExceeded":true}}`))
	require.NoError(t, err)
	require.True(t, got.Limited)
	require.Equal(t, im.UserID(3), got.Messages[0].AuthorID)
	require.Equal(t, int64(5), got.Messages[0].ChatID)
	require.Equal(t, im.UserID(4), got.Messages[1].AuthorID)
	require.Equal(t, "C D", got.Users[0].Name)
	got, err = b24.DecodeSearch([]byte(`{"messages":[],"tariffRestrictions":[]}`))
	require.NoError(t, err)
	require.False(t, got.Limited)
	_, err = b24.DecodeSearch([]byte(`false`))
	require.ErrorIs(t, err, b24.ErrMalformed)
	require.ErrorContains(t, err, "im.dialog.messages.search")
}

func TestThePortalIsWrittenTo(t *testing.T) {
	b := emulate(t, func(s *rest.Settings) { s.Burst = 0 })
	dialog, err := b.client.Dialog(t.Context(), chat(6))
	require.NoError(t, err)
	id, err := b.client.MessageAdd(t.Context(), chat(6), b24.NewMessage{Text: "A quite unlikely text", ReplyTo: dialog.LastMessageID, UUID: "3f1c9f0a-0000-4000-8000-000000000001"})
	require.NoError(t, err)
	again, err := b.client.MessageAdd(t.Context(), chat(6), b24.NewMessage{Text: "A quite unlikely text", UUID: "3f1c9f0a-0000-4000-8000-000000000001"})
	require.NoError(t, err)
	require.Equal(t, id, again, "a portal takes one message under one id")

	require.NoError(t, b.client.MessageUpdate(t.Context(), id, "A quite unlikely [b]text[/b]"))
	require.NoError(t, b.client.MessageLike(t.Context(), id, true))
	require.NoError(t, b.client.MessageLike(t.Context(), id, true))
	found, err := b.client.Search(t.Context(), dialog.ChatID, "quite UNLIKELY", im.MessageID{})
	require.NoError(t, err)
	require.Len(t, found.Messages, 1)
	m := found.Messages[0]
	require.Equal(t, id, m.ID)
	require.True(t, m.Params.Edited)
	require.Equal(t, []im.UserID{1}, m.Params.Likes)
	require.Equal(t, dialog.LastMessageID, m.Params.ReplyID)
	require.Equal(t, "3f1c9f0a-0000-4000-8000-000000000001", m.UUID)
	require.NotEmpty(t, found.Users)

	require.NoError(t, b.client.MessageDelete(t.Context(), id))
	require.ErrorIs(t, b.client.MessageDelete(t.Context(), id), b24.ErrCantEdit)
	require.ErrorIs(t, b.client.MessageUpdate(t.Context(), dialog.LastMessageID, "not mine"), b24.ErrCantEdit)
	_, err = b.client.MessageAdd(t.Context(), chat(5), b24.NewMessage{Text: "a"})
	require.ErrorIs(t, err, b24.ErrAccessDenied)
	_, err = b.client.Search(t.Context(), 5, "abc", im.MessageID{})
	require.ErrorIs(t, err, b24.ErrAccessDenied)
}
