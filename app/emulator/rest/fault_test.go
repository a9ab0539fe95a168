package rest_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/rest"
)

func TestFaultsHaveThePortalsStatusAndCasing(t *testing.T) {
	p := open(t)
	for code, status := range map[string]int{
		"expired_token": 401, "invalid_token": 401, "NO_AUTH_FOUND": 401, "METHOD_CONFIRM_WAITING": 401, "METHOD_CONFIRM_DENIED": 403,
		"insufficient_scope": 403, "INVALID_CREDENTIALS": 403, "ACCESS_DENIED": 403, "user_access_error": 403, "allowed_only_intranet_user": 403,
		"WRONG_AUTH_TYPE": 403, "ERROR_METHOD_NOT_FOUND": 404, "ERROR_MANIFEST_IS_NOT_AVAILABLE": 404, "INVALID_REQUEST": 400, "ERROR_ARGUMENT": 400,
		"ERROR_BATCH_LENGTH_EXCEEDED": 400, "ERROR_BATCH_METHOD_NOT_ALLOWED": 405, "OPERATION_TIME_LIMIT": 429, "QUERY_LIMIT_EXCEEDED": 503, "OVERLOAD_LIMIT": 503,
		"INTERNAL_SERVER_ERROR": 500, "ERROR_UNEXPECTED_ANSWER": 500, "PORTAL_DELETED": 500, "PAYMENT_REQUIRED": 402, "WRONG_ENCODING": 500, "MADE_UP": 400,
	} {
		p.rest.Faults.Add(rest.Fault{Error: code, Times: 1})
		a := p.call("1", "profile")
		require.Equal(t, status, a.status, code)
		require.Equal(t, code, a.code())
	}
	require.Equal(t, 200, p.call("1", "profile").status)
}

func TestFaultCountsAndChooses(t *testing.T) {
	p := open(t)
	p.rest.Faults.Add(rest.Fault{Method: "IM.dialog.READ", Status: 503, Times: 3})
	require.Equal(t, 200, p.call("1", "profile").status)
	for range 3 {
		a := p.call("1", "im.dialog.read", "DIALOG_ID", "chat1")
		require.Equal(t, 503, a.status)
		require.Equal(t, "QUERY_LIMIT_EXCEEDED", a.code())
	}
	require.Equal(t, 240, p.dialog(1, "chat1").Counter, "a refused call does nothing")
	require.Equal(t, 200, p.call("1", "im.dialog.read", "DIALOG_ID", "chat1").status)
	p.rest.Faults.Add(rest.Fault{Method: "im.*", Error: "ACCESS_DENIED", User: 2})
	require.Equal(t, 403, p.call("2", "im.user.get").status)
	require.Equal(t, 200, p.call("1", "im.user.get").status)
	require.Equal(t, 200, p.call("2", "profile").status)
	require.Len(t, p.rest.Faults.List(), 1)
	p.rest.Faults.Clear()
	require.Equal(t, 200, p.call("2", "im.user.get").status)
}

func TestFaultsOfTheWire(t *testing.T) {
	p := open(t)
	raw := func() (*http.Response, string, error) {
		res, err := http.Post(p.url+"/rest/1/demo/profile", form, strings.NewReader(""))
		if err != nil {
			return nil, "", err
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		return res, string(body), err
	}
	p.rest.Faults.Add(rest.Fault{Method: "profile", Drop: true, Times: 1})
	_, _, err := raw()
	require.Error(t, err, "no answer at all")

	p.rest.Faults.Add(rest.Fault{Method: "profile", Truncate: 20, Times: 1})
	res, body, err := raw()
	require.Error(t, err, "the connection ends too early")
	require.Equal(t, 200, res.StatusCode)
	require.Len(t, body, 20)

	p.rest.Faults.Add(rest.Fault{Method: "profile", HTML: true, Times: 1})
	res, body, err = raw()
	require.NoError(t, err)
	require.Equal(t, 502, res.StatusCode)
	require.Contains(t, body, "<html>")
	require.Equal(t, "text/html; charset=utf-8", res.Header.Get("Content-Type"))
	require.Equal(t, "*", res.Header.Get("Access-Control-Allow-Origin"))

	p.rest.Faults.Add(rest.Fault{Method: "profile", ContentType: "text/plain", Duplicate: true, Times: 1})
	res, body, err = raw()
	require.NoError(t, err)
	require.Equal(t, "text/plain", res.Header.Get("Content-Type"))
	require.Equal(t, body[:len(body)/2], body[len(body)/2:])

	for sent, want := range map[string]string{`"not { json"`: "not { json", `""`: "", `{"result":false}`: `{"result":false}`, `"{\"result\":false}"`: `{"result":false}`} {
		p.rest.Faults.Add(rest.Fault{Method: "profile", Body: json.RawMessage(sent), Times: 1})
		res, body, err = raw()
		require.NoError(t, err)
		require.Equal(t, 200, res.StatusCode)
		require.Equal(t, want, body)
	}
	calls := p.rest.Journal.Since(0)
	require.Equal(t, 0, calls[0].Status, "a dropped call is in the journal too")
	require.Equal(t, "dropped", calls[0].Error)
}

func TestFaultAfterTheDeed(t *testing.T) {
	p := open(t)
	p.rest.Faults.Add(rest.Fault{Method: "im.dialog.read", Drop: true, After: true, Times: 1})
	_, err := http.Post(p.url+"/rest/1/demo/im.dialog.read", form, strings.NewReader("DIALOG_ID=chat1"))
	require.Error(t, err)
	require.Zero(t, p.dialog(1, "chat1").Counter, "it was read, only nobody heard of it")
}

func TestDelayEndsWithTheCaller(t *testing.T) {
	p := open(t)
	p.rest.Faults.Add(rest.Fault{Method: "im.dialog.read", DelayMs: 600000})
	client := http.Client{Timeout: 50 * time.Millisecond}
	_, err := client.Post(p.url+"/rest/1/demo/im.dialog.read", form, strings.NewReader("DIALOG_ID=chat1"))
	require.Error(t, err)
	require.Eventually(t, func() bool { return len(p.rest.Journal.Since(0)) == 1 }, 5*time.Second, time.Millisecond)
	require.Equal(t, 240, p.dialog(1, "chat1").Counter)
	p.rest.Faults.Clear()
	p.rest.Faults.Add(rest.Fault{Method: "profile", DelayMs: 1, Times: 1})
	require.Equal(t, 200, p.call("1", "profile").status, "a delay alone changes nothing else")
}

func TestFaultsInsideABatch(t *testing.T) {
	p := open(t)
	do := func() answer {
		return p.call("1", "batch", "cmd[me]", "im.user.get", "cmd[read]", "im.dialog.read?DIALOG_ID=chat1&MESSAGE_ID=99999")
	}
	p.rest.Faults.Add(rest.Fault{Method: "im.dialog.read", Error: "MESSAGE_ID_ERROR", Times: 1})
	a := do()
	require.Equal(t, 200, a.status)
	require.Equal(t, "MESSAGE_ID_ERROR", a.object()["result_error"].(map[string]any)["read"].(map[string]any)["error"])
	require.Contains(t, a.object()["result"], "me")

	p.rest.Faults.Add(rest.Fault{Method: "im.dialog.read", Body: json.RawMessage(`{"result":false}`), Times: 1})
	require.Equal(t, false, do().object()["result"].(map[string]any)["read"])

	p.rest.Faults.Add(rest.Fault{Method: "im.dialog.read", Status: 503, Times: 1})
	require.Equal(t, 503, do().status, "no portal sends 503 for a part of a batch")
	p.rest.Faults.Add(rest.Fault{Method: "im.dialog.read", Body: json.RawMessage(`"<html>"`), Times: 1})
	require.Equal(t, "<html>", do().text)
	require.Equal(t, 240, p.dialog(1, "chat1").Counter, "none of these did anything")

	p.rest.Faults.Add(rest.Fault{Error: "OVERLOAD_LIMIT", Times: 1})
	require.Equal(t, "OVERLOAD_LIMIT", do().code(), "a rule for everything means the request")
	require.Equal(t, float64(0), do().object()["result"].(map[string]any)["read"].(map[string]any)["counter"])
}

func TestSlowPortal(t *testing.T) {
	p := open(t)
	_, err := p.rest.Patch([]byte(`{"delayMs":600000}`))
	require.NoError(t, err)
	client := http.Client{Timeout: 50 * time.Millisecond}
	_, err = client.Get(p.url + "/rest/1/demo/profile")
	var timeout interface{ Timeout() bool }
	require.True(t, errors.As(err, &timeout) && timeout.Timeout())
}
