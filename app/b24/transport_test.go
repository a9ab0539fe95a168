package b24_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
)

// served returns a client of a server that answers by the handler.
func served(t *testing.T, handler http.HandlerFunc) *b24.Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return b24.New(b24.Config{
		Endpoint: server.URL + "/rest/", Auth: &auth{token: oldTok}, Transport: b24.BrowserTransport(),
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
}

func TestRequestsNeedNoPreflightAndCarryTheTokenInTheBody(t *testing.T) {
	c := served(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Method != "POST" || r.URL.String() != "/rest/im.user.get" || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" ||
			r.Header.Get("Authorization") != "" || r.Header.Get("Cookie") != "" || string(body) != "ID=1&auth="+oldTok {
			w.WriteHeader(400)
		}
		fmt.Fprint(w, `{"result":{"id":1}}`)
	})
	_, err := c.Call(t.Context(), "im.user.get", b24.Params{"ID": 1})
	require.NoError(t, err)
}

func TestServersThatBehaveOddlyAreErrors(t *testing.T) {
	redirected := false
	for name, c := range map[string]struct {
		handler http.HandlerFunc
		kind    error
	}{
		"truncated": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, `{"result":`)
		}, b24.ErrNetwork},
		"cut off": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, b24.ErrNetwork},
		"page":    {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<!doctype html><p>Log in") }, b24.ErrMalformed},
		"moved": {func(w http.ResponseWriter, r *http.Request) {
			redirected = redirected || r.URL.Path == "/elsewhere"
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}, b24.ErrMalformed},
		"endless": {func(w http.ResponseWriter, r *http.Request) {
			chunk := []byte(strings.Repeat(" ", 1<<16))
			for r.Context().Err() == nil {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		}, b24.ErrMalformed},
	} {
		_, err := served(t, c.handler).Call(t.Context(), "im.user.get", nil, b24.Idempotent())
		require.ErrorIs(t, err, c.kind, name)
		require.NotContains(t, err.Error(), "127.0.0.1:", name)
		require.NotContains(t, err.Error(), oldTok, name)
	}
	require.False(t, redirected, "the form holds a token")
}

func TestASlowServerIsLeftWhenTheCallerLeaves(t *testing.T) {
	arrived := make(chan struct{})
	c := served(t, func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		close(arrived)
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { _, err := c.Call(ctx, "im.user.get", nil, b24.Idempotent()); done <- err }()
	<-arrived
	cancel()
	require.ErrorIs(t, <-done, context.Canceled)
}

func TestNobodyAtTheAddress(t *testing.T) {
	server := httptest.NewServer(nil)
	server.Close()
	c := b24.New(b24.Config{Endpoint: server.URL + "/rest/1/s3cr3tw0rd", Transport: b24.BrowserTransport()})
	_, err := c.Call(t.Context(), "im.user.get", nil)
	require.ErrorIs(t, err, b24.ErrNetwork)
	require.NotContains(t, err.Error(), "s3cr3tw0rd")
	require.NotContains(t, dump(err), "s3cr3tw0rd")
}
