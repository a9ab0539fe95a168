package b24_test

import (
	"encoding/json"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
)

func TestReadSendsDialogAndMessageInEveryForm(t *testing.T) {
	for _, id := range []string{"chat42", "sg9", "47", "crm3"} {
		dialog, err := im.ParseDialogID(id)
		require.NoError(t, err)
		p := always(t, ok(`{"dialogId":"chat1489","chatId":1489,"lastId":84875,"counter":3}`))
		got, err := client(p, &auth{token: oldTok}).Read(t.Context(), dialog, message(84875), b24.Keepalive())
		require.NoError(t, err)
		require.Equal(t, b24.ReadResult{LastID: message(84875), Counter: 3, HasCounter: true, ChatID: 1489}, got)
		require.Equal(t, "im.dialog.read", p.requests[0].method)
		require.Equal(t, map[string][]string{"DIALOG_ID": {id}, "MESSAGE_ID": {"84875"}, "auth": {oldTok}}, map[string][]string(p.requests[0].form))
		require.True(t, p.requests[0].keepalive)
	}
}

func TestNothingIsSentThatThePortalWouldTakeForEverything(t *testing.T) {
	p := always(t, ok("true"))
	c := client(p, &auth{token: oldTok})

	_, err := c.Read(t.Context(), chat(1), im.MessageID{})
	require.ErrorIs(t, err, b24.ErrMessageID)
	_, err = c.Read(t.Context(), im.DialogID{}, message(7))
	require.ErrorIs(t, err, b24.ErrDialogIDEmpty)
	require.ErrorIs(t, c.Unread(t.Context(), chat(1), im.MessageID{}), b24.ErrMessageID)
	_, err = b24.ReadCommand("r", chat(1), im.MessageID{})
	require.ErrorIs(t, err, b24.ErrMessageID)

	for _, method := range []string{"im.dialog.read", "IM.Dialog.Read", "im.dialog.read.json", "im.dialog.read.XML", "im.dialog.unread"} {
		for _, params := range []b24.Params{
			nil, {"DIALOG_ID": "chat1"}, {"MESSAGE_ID": 0}, {"MESSAGE_ID": -1}, {"MESSAGE_ID": ""}, {"MESSAGE_ID": "x"}, {"MESSAGE_ID": "7x"},
			{"MESSAGE_ID": im.MessageID{}}, {"MESSAGE_ID": nil}, {"MESSAGE_ID": "$result[a][id]"}, {"MESSAGE_ID": 7.5}, {"MESSAGE_ID": []int{7}},
			{"MESSAGE_ID": 7, "LAST_ID": 0}, {"MESSAGE_ID": 7, "last_id": 0}, {"MESSAGE_ID": 7, "LAST.ID": 0}, {"MESSAGE_ID": 7, "message_id": 8},
			{"MESSAGE_ID": 7, "LAST_ID[a]": 1}, {"MESSAGE_ID": 7, "MESSAGE ID": 0},
		} {
			_, err := c.Call(t.Context(), method, params)
			require.ErrorIs(t, err, b24.ErrMessageID, "%s %v", method, params)
			_, err = c.Batch(t.Context(), false, b24.MeCommand("me"), b24.Command{Key: "r", Method: method, Params: params})
			require.ErrorIs(t, err, b24.ErrMessageID, "%s %v", method, params)
		}
	}
	_, err = c.Call(t.Context(), "im.dialog.read.all", nil)
	require.ErrorIs(t, err, b24.ErrMessageID)
	require.Zero(t, p.count())

	_, err = c.Call(t.Context(), "im.dialog.read", b24.Params{"dialog_id": "chat1", "message_id": "7"})
	require.NoError(t, err)
	require.Equal(t, 1, p.count())
}

func TestWhatThePortalSaysToReadIsToldApart(t *testing.T) {
	for body, want := range map[string]b24.ReadResult{
		`{"dialogId":47,"chatId":"12","lastId":"84875","counter":"0"}`: {LastID: message(84875), HasCounter: true, ChatID: 12},
		`{"dialogId":"chat1","lastId":5}`:                              {LastID: message(5)},
		`{"dialogId":"chat1","lastId":0,"counter":null}`:               {},
		`{"chatId":3,"counter":100}`:                                   {Counter: 100, HasCounter: true, ChatID: 3},
		`{"chatId":3,"counter":"many"}`:                                {ChatID: 3},
		`{"chatId":3,"counter":-1,"lastId":-1}`:                        {ChatID: 3},
		`false`:                                                        {Refused: true},
		`true`:                                                         {Bare: true},
	} {
		got, err := b24.DecodeRead(json.RawMessage(body))
		require.NoError(t, err, body)
		require.Equal(t, want, got, body)
	}
	for _, body := range []string{``, `{}`, `[]`, `null`, `""`, `7`, `"false"`, `{"lastId":null}`, `{"dialogId"`, `<html>`} {
		_, err := b24.DecodeRead(json.RawMessage(body))
		require.ErrorIs(t, err, b24.ErrMalformed, body)
	}
	synctest.Test(t, func(t *testing.T) {
		for name, c := range map[string]struct {
			answer answer
			err    error
		}{
			"message":   {refusal(400, "MESSAGE_ID_ERROR"), b24.ErrMessageID},
			"dialog":    {refusal(400, "DIALOG_ID_EMPTY"), b24.ErrDialogIDEmpty},
			"access":    {refusal(403, "ACCESS_ERROR"), b24.ErrAccessDenied},
			"html":      {answer{200, "<!doctype html><title>Bitrix24</title>", nil}, b24.ErrMalformed},
			"nothing":   {answer{200, "", nil}, b24.ErrMalformed},
			"truncated": {answer{200, `{"result":{"dialogId":"chat1","la`, nil}, b24.ErrMalformed},
			"offline":   {offline, b24.ErrNetwork},
		} {
			p := always(t, c.answer)
			_, err := client(p, &auth{token: oldTok}).Read(t.Context(), chat(1), message(7), b24.NoRetry())
			require.ErrorIs(t, err, c.err, name)
			require.Equal(t, 1, p.count(), name)
			for _, other := range []error{b24.ErrMessageID, b24.ErrDialogIDEmpty, b24.ErrAccessDenied, b24.ErrMalformed, b24.ErrNetwork} {
				if other != c.err {
					require.NotErrorIs(t, err, other, name)
				}
			}
		}
	})
}

func TestUnreadMovesTheMarkBack(t *testing.T) {
	p := always(t, ok("true"))
	require.NoError(t, client(p, nil).Unread(t.Context(), chat(1), message(7)))
	require.Equal(t, "im.dialog.unread", p.requests[0].method)
	require.Equal(t, "7", p.requests[0].form.Get("MESSAGE_ID"))
	require.ErrorIs(t, client(always(t, ok("[]")), nil).Unread(t.Context(), chat(1), message(7)), b24.ErrMalformed)
}
