package b24_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator"
	"seenline/app/emulator/rest"
	"seenline/app/im"
)

// bench is an emulated portal, reached over HTTP, in a time of its own that
// passes only while a client waits.
type bench struct {
	*emulator.Portal
	client    *b24.Client
	server    *httptest.Server
	passed    atomic.Int64 // since the start
	refreshes atomic.Int64
	token     atomic.Pointer[string]
}

func (b *bench) now() time.Time {
	return time.Date(2026, 8, 21, 10, 0, 0, 0, time.UTC).Add(time.Duration(b.passed.Load()))
}

func (b *bench) Token() string { return *b.token.Load() }

func (b *bench) Refresh(context.Context, string) (string, error) {
	b.refreshes.Add(1)
	access, _, _ := b.Issue(1)
	b.token.Store(&access)
	return access, nil
}

func emulate(t *testing.T, change func(*rest.Settings)) *bench {
	t.Helper()
	b := &bench{}
	settings := rest.Defaults()
	if change != nil {
		change(&settings)
	}
	b.Portal = emulator.New(emulator.Config{Handler: "http://widget.example/", Now: b.now, Settings: &settings})
	b.server = httptest.NewServer(b.Portal)
	t.Cleanup(func() { b.server.Close(); b.Portal.Close() })
	access, _, _ := b.Issue(1)
	b.token.Store(&access)
	b.client = b24.New(b24.Config{
		Endpoint: b.server.URL + "/rest", Auth: b, Transport: b24.BrowserTransport(), Now: b.now,
		Sleep: func(ctx context.Context, d time.Duration) error { b.passed.Add(int64(d)); return ctx.Err() },
	})
	return b
}

// calls counts the journal's calls of a method, and those of them that failed.
func (b *bench) calls(t *testing.T, method string) (all, failed int) {
	t.Helper()
	for _, r := range b.REST().Journal.Since(0) {
		require.Equal(t, "POST", r.HTTP, "no preflight")
		encoded, err := json.Marshal(r)
		require.NoError(t, err)
		require.NotContains(t, string(encoded), b.Token())
		if r.Method == method {
			all++
			if r.Error != "" || r.Status != 200 {
				failed++
			}
		}
	}
	return all, failed
}

func id(t *testing.T, s string) im.DialogID {
	t.Helper()
	id, err := im.ParseDialogID(s)
	require.NoError(t, err)
	return id
}
