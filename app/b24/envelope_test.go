package b24_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
)

func TestErrorsAreToldByTheirCodeAndThenByTheStatus(t *testing.T) {
	for _, c := range []struct {
		answer answer
		kind   error
		code   string
	}{
		{refusal(401, "expired_token"), b24.ErrExpiredToken, "expired_token"},
		{refusal(200, "ACCESS_ERROR"), b24.ErrAccessDenied, "ACCESS_ERROR"},
		{refusal(400, "access_error"), b24.ErrAccessDenied, "access_error"},
		{refusal(401, "INVALID_CREDENTIALS"), b24.ErrAccessDenied, "INVALID_CREDENTIALS"},
		{refusal(403, "user_access_error"), b24.ErrAccessDenied, "user_access_error"},
		{refusal(401, "METHOD_CONFIRM_WAITING"), b24.ErrAccessDenied, "METHOD_CONFIRM_WAITING"},
		{refusal(403, "insufficient_scope"), b24.ErrInsufficientScope, "insufficient_scope"},
		{refusal(404, "ERROR_METHOD_NOT_FOUND"), b24.ErrMethodNotFound, "ERROR_METHOD_NOT_FOUND"},
		{refusal(403, "PORTAL_DELETED"), b24.ErrPortalGone, "PORTAL_DELETED"},
		{refusal(403, "SOMETHING_NEW"), b24.ErrAccessDenied, "SOMETHING_NEW"},
		{refusal(500, "SOMETHING_NEW"), b24.ErrServer, "SOMETHING_NEW"},
		{refusal(200, "WRONG_ENCODING"), b24.ErrMalformed, "WRONG_ENCODING"},
		{answer{400, `{"error":{"code":"DIALOG_ID_EMPTY","message":"m","validation":[]}}`, nil}, b24.ErrDialogIDEmpty, "DIALOG_ID_EMPTY"},
		{answer{500, `{"error":{"message":"m"}}`, nil}, b24.ErrServer, "ERROR"},
		{answer{400, `{"error":100,"error_description":"m"}`, nil}, nil, "100"},
		{answer{403, `{"error":0,"error_description":"m"}`, nil}, b24.ErrAccessDenied, ""},
		{answer{403, `{}`, nil}, b24.ErrAccessDenied, ""},
		{answer{403, `<html>`, nil}, b24.ErrMalformed, ""},
		{answer{429, `slow down`, nil}, b24.ErrQueryLimitExceeded, ""},
		{answer{503, ``, nil}, b24.ErrServer, ""},
		{answer{302, ``, nil}, b24.ErrMalformed, ""},
		{answer{200, `null`, nil}, b24.ErrMalformed, ""},
		{answer{200, `[]`, nil}, b24.ErrMalformed, ""},
		{answer{200, `"x"`, nil}, b24.ErrMalformed, ""},
		{answer{200, `{"time":{}}`, nil}, b24.ErrMalformed, ""},
		{answer{200, `{"result":tru`, nil}, b24.ErrMalformed, ""},
		{answer{200, `{"result":true}{"result":false}`, nil}, b24.ErrMalformed, ""},
	} {
		_, err := client(always(t, c.answer), nil).Call(t.Context(), "x.y", nil)
		var failure *b24.Error
		require.ErrorAs(t, err, &failure, c.answer.body)
		require.Equal(t, c.answer.status, failure.Status)
		require.Equal(t, c.code, failure.Code)
		require.Equal(t, "x.y", failure.Method)
		require.Contains(t, err.Error(), "x.y")
		if c.kind != nil {
			require.ErrorIs(t, err, c.kind, c.answer.body)
		}
	}
}

func TestResultsMayBeAnything(t *testing.T) {
	for body, want := range map[string]string{
		`{"result":false}`: "false", `{"result":null}`: "null", `{"result":[],"error":""}`: "[]", `{"result":0,"error":null}`: "0",
		`{"result":"x","error":false}`: `"x"`, `{"result":1,"error":[]}`: "1", "\xef\xbb\xbf {\"result\":{}} \n": "{}", ``: "{}", "  ": "{}",
	} {
		reply, err := client(always(t, answer{200, body, nil}), nil).Call(t.Context(), "x", nil)
		require.NoError(t, err, body)
		require.Equal(t, want, string(reply.Result), body)
	}
	reply, err := client(always(t, answer{200, `{"result":[],"total":"120","next":50,"time":{"finish":"1000.25","duration":0.5,"operating":1,"operating_reset_at":1600}}`, nil}), nil).Call(t.Context(), "x", nil)
	require.NoError(t, err)
	require.Equal(t, 120, reply.Total)
	require.Equal(t, 50, reply.Next)
	require.Equal(t, b24.Time{
		Finish: time.UnixMilli(1000250), Duration: time.Second / 2, Operating: time.Second, ResetIn: 599750 * time.Millisecond,
	}, reply.Time)
	reply, err = client(always(t, answer{200, `{"result":[],"time":[]}`, nil}), nil).Call(t.Context(), "x", nil)
	require.NoError(t, err)
	require.Zero(t, reply.Time)
}

func FuzzNoReplyPanics(f *testing.F) {
	for _, seed := range []string{
		wholeDialog, page, `{"result":{"result":{"a":` + wholeDialog + `},"result_error":{"b":"x"}}}`, `{"error":{"code":[]}}`, `{"dialogId":1,"lastId":"9"}`,
		`{"messages":[[{}]],"users":{"a":null}}`, `{"id":1e400,"last_id":-0}`, `{"result":{"result":[[]],"result_time":[{"finish":1e300}]}}`, `<html>`,
	} {
		f.Add(200, seed)
	}
	f.Add(503, "")
	c := b24.New(b24.Config{Endpoint: portal + "/rest"})
	c.SetUser(1)
	f.Fuzz(func(t *testing.T, status int, body string) {
		for _, id := range []im.DialogID{chat(1), {}} {
			if d, err := c.DecodeDialog(raw(body), id); err == nil {
				require.Positive(t, d.ChatID)
				require.GreaterOrEqual(t, d.Counter, 0)
			}
		}
		if h, err := c.DecodeHistory(raw(body)); err == nil {
			for _, m := range h.Messages {
				require.False(t, m.ID.IsZero())
			}
			for _, u := range h.Users {
				require.Positive(t, u.ID)
			}
		}
		if r, err := b24.DecodeRead(raw(body)); err == nil {
			require.GreaterOrEqual(t, r.Counter, 0)
			require.False(t, r.Refused && (r.Bare || r.HasCounter || !r.LastID.IsZero()))
		}
		replies, err := b24.DecodeBatch(status, []byte(body))
		if err == nil {
			for _, r := range replies {
				require.True(t, r.Err != nil || len(r.Result) > 0)
			}
		} else {
			require.NotEmpty(t, err.Error())
		}
		synctest.Test(t, func(t *testing.T) {
			_, _ = client(always(t, answer{status, body, nil}), nil).Call(t.Context(), "x", nil, b24.Idempotent())
		})
	})
}
