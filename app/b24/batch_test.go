package b24_test

import (
	"io"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
)

func batchOf(result string) answer { return ok(result) }

func TestABatchIsOneRequest(t *testing.T) {
	p := always(t, batchOf(`{"result":{"d":{"id":1},"r":false,"n":null},"result_error":{"m":{"error":"ACCESS_ERROR","error_description":"no"}},"result_total":{"d":"7"},"result_next":{"d":50},"result_time":[]}`))
	read, err := b24.ReadCommand("r", chat(1), message(7))
	require.NoError(t, err)
	got, err := client(p, &auth{token: oldTok}).Batch(t.Context(), false,
		b24.DialogCommand("d", chat(1)), b24.MessagesCommand("m", chat(1), b24.MessagesQuery{After: message(5)}), read,
		b24.Command{Key: "n", Method: "im.chat.get", Params: b24.Params{"ENTITY_ID": "DEAL|7&x=ü"}}, b24.MeCommand("absent"))
	require.NoError(t, err)
	require.Equal(t, 1, p.count())
	form := p.requests[0].form
	require.Equal(t, "0", form.Get("halt"))
	require.Equal(t, oldTok, form.Get("auth"))
	require.Equal(t, "im.dialog.get?DIALOG_ID=chat1", form.Get("cmd[d]"))
	require.Equal(t, "im.dialog.messages.get?DIALOG_ID=chat1&FIRST_ID=5&LIMIT=50", form.Get("cmd[m]"))
	require.Equal(t, "im.dialog.read?DIALOG_ID=chat1&MESSAGE_ID=7", form.Get("cmd[r]"))
	require.Equal(t, "im.user.get", form.Get("cmd[absent]"))
	inner, err := url.ParseQuery(strings.TrimPrefix(form.Get("cmd[n]"), "im.chat.get?"))
	require.NoError(t, err)
	require.Equal(t, "DEAL|7&x=ü", inner.Get("ENTITY_ID"))

	require.JSONEq(t, `{"id":1}`, string(got["d"].Result))
	require.Equal(t, 7, got["d"].Total)
	require.Equal(t, 50, got["d"].Next)
	require.Equal(t, "false", string(got["r"].Result))
	require.NoError(t, got["r"].Err)
	require.Equal(t, "null", string(got["n"].Result))
	require.ErrorIs(t, got["m"].Err, b24.ErrAccessDenied)
	require.Contains(t, got["m"].Err.Error(), "im.dialog.messages.get")
	require.ErrorIs(t, got["absent"].Err, b24.ErrNotRun)
}

func TestBatchesThatMakeNoSenseAreNotSent(t *testing.T) {
	p := always(t, ok("{}"))
	many := make([]b24.Command, 51)
	for i := range many {
		many[i] = b24.MeCommand("k" + strconv.Itoa(i))
	}
	for _, cmds := range [][]b24.Command{
		nil, many, {{Key: "", Method: "x"}}, {{Key: "a]", Method: "x"}}, {{Key: "ü", Method: "x"}}, {{Key: "a", Method: "x?y"}},
		{{Key: "a", Method: "batch"}}, {{Key: "a", Method: "x"}, {Key: "a", Method: "y"}}, {{Key: "a", Method: "x", Params: b24.Params{"auth": 1}}},
	} {
		_, err := client(p, nil).Batch(t.Context(), false, cmds...)
		require.ErrorIs(t, err, b24.ErrRequest)
	}
	require.Zero(t, p.count())
}

func TestOnlyWhatWasRefusedForTheTokenIsRepeated(t *testing.T) {
	a := &auth{token: oldTok, next: []string{newTok}}
	p := inTurn(t,
		batchOf(`{"result":{"a":1},"result_error":{"b":{"error":"expired_token","error_description":""},"c":{"error":"ACCESS_ERROR"}}}`),
		batchOf(`{"result":{"b":2},"result_error":[]}`))
	got, err := client(p, a).Batch(t.Context(), false, b24.Command{Key: "a", Method: "x"}, b24.Command{Key: "b", Method: "y"}, b24.Command{Key: "c", Method: "z"})
	require.NoError(t, err)
	require.Equal(t, 1, a.refreshes)
	require.Equal(t, 2, p.count())
	require.Equal(t, []string{"y"}, p.requests[1].form["cmd[b]"])
	require.NotContains(t, p.requests[1].form, "cmd[a]")
	require.NotContains(t, p.requests[1].form, "cmd[c]")
	require.Equal(t, "1", string(got["a"].Result))
	require.Equal(t, "2", string(got["b"].Result))
	require.NoError(t, got["b"].Err)
	require.ErrorIs(t, got["c"].Err, b24.ErrAccessDenied)
}

func TestAHaltedBatchGoesOnWhereTheTokenRanOut(t *testing.T) {
	a := &auth{token: oldTok, next: []string{newTok}}
	p := inTurn(t, batchOf(`{"result":{"a":1},"result_error":{"b":"expired_token"}}`), batchOf(`{"result":{"b":2,"c":3}}`))
	got, err := client(p, a).Batch(t.Context(), true, b24.Command{Key: "a", Method: "x"}, b24.Command{Key: "b", Method: "y"}, b24.Command{Key: "c", Method: "z"})
	require.NoError(t, err)
	require.Equal(t, "1", p.requests[0].form.Get("halt"))
	require.Equal(t, []string{"1", "2", "3"}, []string{string(got["a"].Result), string(got["b"].Result), string(got["c"].Result)})
	require.NotContains(t, p.requests[1].form, "cmd[a]")
}

func TestWhatBuildsOnOtherResultsIsNotRepeatedAlone(t *testing.T) {
	a := &auth{token: oldTok, next: []string{newTok}}
	p := always(t, batchOf(`{"result":{"a":1},"result_error":{"b":{"error":"expired_token"}}}`))
	got, err := client(p, a).Batch(t.Context(), false, b24.Command{Key: "a", Method: "x"}, b24.Command{Key: "b", Method: "y", Params: b24.Params{"ID": "$result[a]"}})
	require.NoError(t, err)
	require.ErrorIs(t, got["b"].Err, b24.ErrExpiredToken)
	require.Equal(t, 1, p.count())
	require.Zero(t, a.refreshes)
}

func TestAnInnerTokenThatStaysRefusedEnds(t *testing.T) {
	a := &auth{token: oldTok, next: []string{newTok, "third", "fourth"}}
	p := always(t, batchOf(`{"result":[],"result_error":{"a":{"error":"expired_token"}}}`))
	got, err := client(p, a).Batch(t.Context(), false, b24.Command{Key: "a", Method: "x"})
	require.NoError(t, err)
	require.ErrorIs(t, got["a"].Err, b24.ErrExpiredToken)
	require.Equal(t, 2, p.count())
	require.Equal(t, 1, a.refreshes)
}

func TestWhatABatchHasDoneIsDoneAlsoWhereTheRestCannotBeRepeated(t *testing.T) {
	first := batchOf(`{"result":{"a":1},"result_error":{"b":{"error":"expired_token"}}}`)
	for name, second := range map[string]answer{
		"refused": refusal(401, "NO_AUTH_FOUND"), "busy": refusal(503, "QUERY_LIMIT_EXCEEDED"), "lost": {err: io.EOF},
	} {
		t.Run(name, func(t *testing.T) {
			p := inTurn(t, first, second, second)
			got, err := client(p, &auth{token: oldTok, next: []string{newTok}}).Batch(t.Context(), false,
				b24.Command{Key: "a", Method: "im.message.add"}, b24.Command{Key: "b", Method: "y"})
			require.NoError(t, err)
			require.NoError(t, got["a"].Err)
			require.Equal(t, "1", string(got["a"].Result))
			require.Error(t, got["b"].Err)
		})
	}
}

func TestABatchIsRepeatedOnlyIfAllOfItMayBe(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := always(t, limit)
		c := client(p, &auth{token: oldTok})
		_, err := c.Batch(t.Context(), false, b24.MeCommand("a"), b24.Command{Key: "b", Method: "im.message.add"})
		require.ErrorIs(t, err, b24.ErrQueryLimitExceeded)
		require.Equal(t, 1, p.count())
		_, err = c.Batch(t.Context(), false, b24.MeCommand("a"))
		require.ErrorIs(t, err, b24.ErrQueryLimitExceeded)
		require.Equal(t, 7, p.count())
		_, err = c.With(b24.NoRetry(), b24.Keepalive()).Batch(t.Context(), false, b24.MeCommand("a"))
		require.ErrorIs(t, err, b24.ErrQueryLimitExceeded)
		require.Equal(t, 8, p.count())
		require.True(t, p.requests[7].keepalive)
		require.False(t, p.requests[6].keepalive)
	})
}

func TestASpentMethodHaltsABatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := inTurn(t, spent, batchOf(`{"result":{"a":1}}`))
		c := client(p, nil)
		_, err := c.Call(t.Context(), "y", nil)
		require.ErrorIs(t, err, b24.ErrOperationTimeLimit)
		got, err := c.Batch(t.Context(), true, b24.Command{Key: "a", Method: "x"}, b24.Command{Key: "b", Method: "Y"}, b24.Command{Key: "c", Method: "z"})
		require.NoError(t, err)
		require.Equal(t, "1", string(got["a"].Result))
		require.ErrorIs(t, got["b"].Err, b24.ErrOperationTimeLimit)
		require.ErrorIs(t, got["c"].Err, b24.ErrNotRun)
		require.NotContains(t, p.requests[1].form, "cmd[c]")
	})
}

func TestDecodeBatchTellsPresenceFromTruth(t *testing.T) {
	got, err := b24.DecodeBatch(200, []byte(`{"result":{"result":{"a":false,"b":0,"c":null,"d":""},"result_error":[],"result_total":[],"result_next":[],"result_time":[]},"time":{}}`))
	require.NoError(t, err)
	require.Len(t, got, 4)
	for key, want := range map[string]string{"a": "false", "b": "0", "c": "null", "d": `""`} {
		require.Equal(t, want, string(got[key].Result))
		require.NoError(t, got[key].Err)
	}
	got, err = b24.DecodeBatch(200, []byte("\xef\xbb\xbf"+`{"result":{"result":[{"x":1},5],"result_error":[]}}`))
	require.NoError(t, err)
	require.Equal(t, "5", string(got["1"].Result))
	got, err = b24.DecodeBatch(200, []byte(`{"result":{"result":[],"result_error":{"a":"ACCESS_ERROR","b":{"error":{"code":"X","message":"m"}}}}}`))
	require.NoError(t, err)
	require.ErrorIs(t, got["a"].Err, b24.ErrAccessDenied)
	var failure *b24.Error
	require.ErrorAs(t, got["b"].Err, &failure)
	for status, body := range map[int]string{200: `{"result":[]}`, 201: ``, 202: `{"result":{}}`, 203: `<html>`, 500: ``} {
		_, err := b24.DecodeBatch(status, []byte(body))
		require.ErrorIs(t, err, b24.ErrMalformed, body)
	}
	_, err = b24.DecodeBatch(401, []byte(`{"error":"expired_token","error_description":"The access token provided has expired."}`))
	require.ErrorIs(t, err, b24.ErrExpiredToken)
}
