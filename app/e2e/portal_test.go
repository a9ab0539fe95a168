package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator"
	"seenline/app/host"
)

// stage is a widget server and a portal, each on a site of its own.
type stage struct {
	t      *testing.T
	portal string // origin, on localhost
	widget string // origin, on 127.0.0.1
	server *emulator.Portal
	log    *lockedBuffer // of the widget's server
	// While it is locked the portal's files do not arrive.
	files sync.RWMutex
	// What it returns true for it has answered in the widget's server's place.
	instead atomic.Pointer[func(http.ResponseWriter, *http.Request) bool]
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, log: new(lockedBuffer)}
	// The portal's address must be known to the widget's server and the other
	// way round: the portal's is taken first.
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	s.portal = "http://localhost:" + port

	portals, err := host.ParsePortals(s.portal)
	require.NoError(t, err)
	site := host.New(host.Config{Portals: portals, Log: slog.New(slog.NewTextHandler(s.log, nil))})
	widget := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if instead := s.instead.Load(); instead == nil || !(*instead)(w, r) {
			site.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(widget.Close)
	s.widget = widget.URL
	health, err := http.Get(s.widget + "/healthz")
	require.NoError(t, err)
	health.Body.Close()
	require.Equal(t, http.StatusOK, health.StatusCode, "the widget is not built: run make build")

	s.server = emulator.New(emulator.Config{Handler: s.widget + "/"})
	portal := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/disk/") {
			s.files.RLock()
			defer s.files.RUnlock()
		}
		s.server.ServeHTTP(w, r)
	}))
	portal.Listener.Close()
	portal.Listener = listener
	portal.Start()
	t.Cleanup(func() { portal.CloseClientConnections(); portal.Close(); s.server.Close() })
	return s
}

// hold keeps the widget's server from answering some requests until they are
// released, at the test's end at the latest.
func (s *stage) hold(some func(*http.Request) bool) (release func()) {
	gate := make(chan struct{})
	release = sync.OnceFunc(func() { close(gate) })
	instead := func(_ http.ResponseWriter, r *http.Request) bool {
		if some(r) {
			<-gate
		}
		return false
	}
	s.instead.Store(&instead)
	s.t.Cleanup(release)
	return release
}

// logged returns what the widget's server has logged.
func (s *stage) logged() string { return s.log.String() }

// call is a line of the portal's log of REST calls.
type call struct {
	Seq    int
	Method string
	Params json.RawMessage
	Status int
	Error  string
	User   int
	Batch  int
}

// message returns the MESSAGE_ID of a call.
func (c call) message(t *testing.T) int64 {
	t.Helper()
	var params struct {
		ID json.Number `json:"MESSAGE_ID"`
	}
	require.NoError(t, json.Unmarshal(c.Params, &params))
	id, err := params.ID.Int64()
	require.NoError(t, err)
	return id
}

// dialog is the portal's own view of a dialog.
type dialog struct {
	LastID        int64
	Counter       int
	UnreadID      int64
	LastMessageID int64
	MessageIDs    []int64
}

func (s *stage) calls(method string) []call {
	s.t.Helper()
	var all, some []call
	s.get("/_demo/calls?since=0", &all)
	for _, c := range all {
		if method == "" || c.Method == method {
			some = append(some, c)
		}
	}
	return some
}

// marks returns the ids of all im.dialog.read calls, in the order they came.
func (s *stage) marks() []int64 {
	s.t.Helper()
	var ids []int64
	for _, c := range s.calls("im.dialog.read") {
		ids = append(ids, c.message(s.t))
	}
	return ids
}

func (s *stage) dialog(id string) dialog {
	s.t.Helper()
	var d dialog
	s.get("/_demo/dialogs/"+id+"?user=1", &d)
	return d
}

// frameCommands returns how often the widget sent a command to its frame.
func (s *stage) frameCommands(command string) int {
	s.t.Helper()
	var log []struct{ Direction, Command string }
	s.get("/_demo/frame", &log)
	n := 0
	for _, line := range log {
		if line.Direction == "in" && line.Command == command {
			n++
		}
	}
	return n
}

func (s *stage) get(path string, into any) {
	s.t.Helper()
	s.do(http.MethodGet, path, nil, into)
}

func (s *stage) post(path string, body any) {
	s.t.Helper()
	s.do(http.MethodPost, path, body, nil)
}

func (s *stage) do(method, path string, body, into any) {
	s.t.Helper()
	var reader io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		require.NoError(s.t, err)
		reader = bytes.NewReader(encoded)
	}
	request, err := http.NewRequest(method, s.portal+path, reader)
	require.NoError(s.t, err)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	require.NoError(s.t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(s.t, err)
	require.Less(s.t, response.StatusCode, 300, "%s %s: %s", method, path, text)
	if into != nil {
		require.NoError(s.t, json.Unmarshal(text, into), "%s", text)
	}
}

// fault makes the portal misbehave; see the emulator's control interface.
func (s *stage) fault(rule map[string]any) {
	s.t.Helper()
	s.post("/_demo/faults", rule)
}

// patience is how long anything may take on a busy machine.
const patience = 60 * time.Second

// until waits for a condition.
func (s *stage) until(what string, condition func() bool) {
	s.t.Helper()
	require.Eventually(s.t, condition, patience, 25*time.Millisecond, what)
}

// settled waits until the portal has heard nothing for a while that is longer
// than any wait the widget has while all is well.
func (s *stage) settled() {
	s.t.Helper()
	const quiet = 3 * time.Second
	seen, since := -1, time.Now()
	s.until("the widget to fall silent", func() bool {
		if n := len(s.calls("")); n != seen {
			seen, since = n, time.Now()
		}
		return time.Since(since) > quiet
	})
}

func redactedNowhere(t *testing.T, text string) {
	t.Helper()
	for _, secret := range []string{"AUTH_ID", "REFRESH_ID", "auth="} {
		require.False(t, strings.Contains(text, secret), "%s in a log", secret)
	}
}
