package sdktest

import (
	_ "embed"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

//go:embed testdata/driver.js
var driver []byte

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An app on the SDK</title>
<script src="/sdk.js"></script><script src="/driver.js"></script></html>`

// patience is how long the app may take for anything, on a busy machine.
const patience = 60 * time.Second

// app serves a page with the SDK and talks with its script.
type app struct {
	server   *httptest.Server
	sessions chan *session

	mu   sync.Mutex
	open map[string]*session // by APP_SID
}

// session is one opening of the app.
type session struct {
	t    *testing.T
	next chan deed
	done chan answer
	last int
}

type deed struct {
	ID   int    `json:"id"`
	Deed string `json:"deed"`
	Args []any  `json:"args"`
}

type answer struct {
	ID      int             `json:"id"`
	Value   json.RawMessage `json:"value"`
	Problem *problem        `json:"problem"`
}

// problem is an error that the SDK threw.
type problem struct {
	Code    string `json:"code"`
	Status  int    `json:"status"`
	Message string `json:"message"`
}

func newApp(t *testing.T, script []byte) *app {
	t.Helper()
	a := &app{sessions: make(chan *session, 16), open: map[string]*session{}}
	mux := http.NewServeMux()
	serve := func(kind string, data []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind+"; charset=utf-8")
			_, _ = w.Write(data)
		}
	}
	mux.HandleFunc("POST /handler", serve("text/html", []byte(page)))
	mux.HandleFunc("GET /handler", serve("text/html", []byte(page)))
	mux.HandleFunc("GET /sdk.js", serve("text/javascript", script))
	mux.HandleFunc("GET /driver.js", serve("text/javascript", driver))
	mux.HandleFunc("POST /hello", func(_ http.ResponseWriter, r *http.Request) {
		s := &session{next: make(chan deed), done: make(chan answer, 64)}
		a.mu.Lock()
		a.open[r.URL.Query().Get("key")] = s
		a.mu.Unlock()
		select {
		case a.sessions <- s:
		case <-r.Context().Done():
		}
	})
	mux.HandleFunc("GET /next", func(w http.ResponseWriter, r *http.Request) {
		select {
		case next := <-a.find(r).next:
			_ = json.NewEncoder(w).Encode(next)
		case <-r.Context().Done():
		}
	})
	mux.HandleFunc("POST /done", func(_ http.ResponseWriter, r *http.Request) {
		var got answer
		if json.NewDecoder(r.Body).Decode(&got) != nil {
			return
		}
		select {
		case a.find(r).done <- got:
		case <-r.Context().Done():
		}
	})
	a.server = httptest.NewServer(mux)
	t.Cleanup(func() {
		a.server.CloseClientConnections() // the app may still wait for its next deed
		a.server.Close()
	})
	return a
}

func (a *app) find(r *http.Request) *session {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.open[r.URL.Query().Get("key")]
}

// session waits for the app's next opening.
func (a *app) session(t *testing.T) *session {
	t.Helper()
	select {
	case s := <-a.sessions:
		s.t = t
		return s
	case <-time.After(patience):
		require.Fail(t, "the app was not opened")
		return nil
	}
}

// begin lets the app do something and does not wait for the end; it returns the
// deed's number.
func (s *session) begin(name string, args ...any) int {
	s.t.Helper()
	if args == nil {
		args = []any{}
	}
	s.last++
	select {
	case s.next <- deed{s.last, name, args}:
	case <-time.After(patience):
		require.Fail(s.t, "the app does not listen any more")
	}
	return s.last
}

// end waits for the end of a deed.
func (s *session) end(id int) answer {
	s.t.Helper()
	for {
		select {
		case got := <-s.done:
			if got.ID == id {
				return got
			}
		case <-time.After(patience):
			require.Fail(s.t, "the SDK does not come back")
		}
	}
}

// do lets the app do something that succeeds and decodes what came out.
func do[T any](s *session, name string, args ...any) T {
	s.t.Helper()
	got := s.end(s.begin(name, args...))
	require.Nil(s.t, got.Problem, "%s %v", name, args)
	var value T
	require.NoError(s.t, json.Unmarshal(got.Value, &value), "%s", got.Value)
	return value
}

// fails lets the app do something that the SDK reports as an error.
func (s *session) fails(name string, args ...any) problem {
	s.t.Helper()
	got := s.end(s.begin(name, args...))
	require.NotNil(s.t, got.Problem, "%s %v came back with %s", name, args, got.Value)
	return *got.Problem
}
