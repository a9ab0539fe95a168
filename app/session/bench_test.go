package session_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator"
	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

// bench is an emulated portal, the real client, and HTTP between them over
// pipes: everything in a bubble of its own time.
type bench struct {
	*emulator.Portal
	t       *testing.T
	client  *b24.Client
	pipes   pipes
	http    http.Client
	offline atomic.Bool
	config  session.Config
	changes atomic.Int64
	refused atomic.Int64
	// answer is asked before the portal; what it returns is the reply.
	answer func(method string, form url.Values) (b24.Response, bool)
	// keepalive are the methods that were called in requests that outlive the
	// page.
	keepalive []string

	mu        sync.Mutex
	token     string
	refreshes int
	refresh   error // what comes of a renewal
}

// emulate runs a test on a portal of its own.
func emulate(t *testing.T, f func(t *testing.T, b *bench), change ...func(*rest.Settings)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		settings := rest.Defaults()
		for _, c := range change {
			c(&settings)
		}
		b := &bench{t: t, pipes: pipes{make(chan net.Conn), make(chan struct{})}}
		b.Portal = emulator.New(emulator.Config{Handler: "http://widget.example/", Settings: &settings})
		server := &http.Server{Handler: b.Portal}
		done := make(chan struct{})
		go func() { defer close(done); _ = server.Serve(&b.pipes) }()
		b.http.Transport = &http.Transport{DialContext: b.pipes.dial}
		b.token, _, _ = b.Issue(1)
		b.client = b24.New(b24.Config{Endpoint: "http://portal.example/rest", Auth: b, Transport: b})
		b.config = session.Config{
			Portal: b.client, Clock: session.NewSystemClock(), Read: read.Defaults(),
			Jitter: func() float64 { return 0.5 }, Owner: "http://portal.example",
			Local:   func(at time.Time) time.Time { return at },
			Changed: func() { b.changes.Add(1) }, Measure: func() {},
		}
		t.Cleanup(func() {
			time.Sleep(time.Hour) // whatever is still under way comes to its end
			synctest.Wait()
			b.http.CloseIdleConnections()
			_ = server.Close()
			<-done
			b.Portal.Close()
		})
		f(t, b)
	})
}

func old(s *rest.Settings) { s.Old = true }

// Post is the transport of the client.
func (b *bench) Post(ctx context.Context, address, form string, keepalive bool) (b24.Response, error) {
	method := strings.TrimPrefix(address, "http://portal.example/rest/")
	if b.offline.Load() {
		return b24.Response{}, errors.New("no network")
	}
	b.mu.Lock()
	answer := b.answer
	if keepalive {
		b.keepalive = append(b.keepalive, method)
	}
	b.mu.Unlock()
	if answer != nil {
		values, err := url.ParseQuery(form)
		require.NoError(b.t, err)
		if response, ok := answer(method, values); ok {
			return response, nil
		}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form))
	if err != nil {
		return b24.Response{}, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := b.http.Do(request)
	if err != nil {
		return b24.Response{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return b24.Response{Status: response.StatusCode, Body: body}, err
}

// instead answers some requests in the portal's stead.
func (b *bench) instead(f func(method string, form url.Values) (b24.Response, bool)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.answer = f
}

func (b *bench) Token() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.token
}

func (b *bench) Refresh(context.Context, string) (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refreshes++
	if b.refresh != nil {
		return "", b.refresh
	}
	b.token, _, _ = b.Issue(1)
	return b.token, nil
}

func (b *bench) ref(name string) world.Ref {
	ref, ok := world.ParseDialogID(name)
	require.True(b.t, ok)
	return ref
}

// until429 is when the portal last said that im.dialog.read's working time is
// next forgotten, and a second more for the client's own caution.
func (b *bench) until429() time.Time {
	reply, err := b.client.Call(b.t.Context(), "im.dialog.get", b24.Params{"DIALOG_ID": "chat1"})
	require.NoError(b.t, err)
	require.Positive(b.t, reply.Time.ResetIn)
	return time.Now().Add(reply.Time.ResetIn)
}

// truth returns the dialog and its messages as the portal has them for user 1.
func (b *bench) truth(name string) (world.Dialog, []im.MessageID) {
	d, numbers, err := b.World().Snapshot(1, b.ref(name))
	require.NoError(b.t, err)
	var ids []im.MessageID
	for _, n := range numbers {
		ids = append(ids, message(n))
	}
	return d, ids
}

// calls returns the calls of a method, those inside batches too.
func (b *bench) calls(method string) (out []rest.Record) {
	for _, r := range b.REST().Journal.Since(0) {
		if r.Method == method {
			out = append(out, r)
		}
	}
	return out
}

// requests counts the requests that reached the portal.
func (b *bench) requests() (n int) {
	for _, r := range b.REST().Journal.Since(0) {
		if r.Batch == 0 {
			n++
		}
	}
	return n
}

func (b *bench) fault(f rest.Fault) { b.REST().Faults.Add(f) }

// open opens a dialog and waits until nothing more happens by itself.
func (b *bench) open(name string) *session.Session { return b.openAt(name, im.MessageID{}) }

func (b *bench) openAt(name string, at im.MessageID) *session.Session {
	s := session.Open(b.config, dialog(b.t, name), at, nil)
	b.t.Cleanup(s.Close)
	synctest.Wait()
	return s
}

func dialog(t *testing.T, name string) im.DialogID {
	id, err := im.ParseDialogID(name)
	require.NoError(t, err)
	return id
}

func message(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}

// loaded returns the messages of a state, which must be in order.
func loaded(t *testing.T, state session.State) (ids []im.MessageID) {
	for _, p := range state.Pages {
		for _, item := range p.Items {
			if n := len(ids); n > 0 {
				require.True(t, ids[n-1].Before(item.Message.ID))
			}
			ids = append(ids, item.Message.ID)
		}
	}
	return ids
}

func (b *bench) must(name string) world.Dialog {
	d, _ := b.truth(name)
	return d
}
