package page

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// fakePortal is a Backend that remembers in plain maps.
type fakePortal struct {
	mu         sync.Mutex
	issued     int
	user       map[int]map[string]any
	app        map[string]any
	installing bool
	seen       map[int]bool
	bound      []Placement
	old        bool
}

func newFakePortal() *fakePortal {
	return &fakePortal{user: map[int]map[string]any{}, app: map[string]any{}, seen: map[int]bool{1: true, 2: true}}
}

func (f *fakePortal) Issue(userID int) (string, string, int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.issued++
	return fmt.Sprintf("%08x%062x", userID, f.issued), fmt.Sprintf("%08x%062x", 0xff, f.issued), 3600
}

func (f *fakePortal) tokens() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.issued
}

func (f *fakePortal) User(userID int) (string, bool, bool) {
	names := map[int]string{1: "Anna <b>Bell</b>", 2: "Omar Reyes", 3: "Lin"}
	name, ok := names[userID]
	return name, userID == 1, ok
}

func (f *fakePortal) MemberID() string { return strings.Repeat("ab", 16) }
func (f *fakePortal) Lang() string     { return "en" }
func (f *fakePortal) Old() bool        { return f.old }

func (f *fakePortal) Options(userID int) (map[string]any, map[string]any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return maps.Clone(f.user[userID]), maps.Clone(f.app)
}

func (f *fakePortal) SetUserOption(userID int, name string, value any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.user[userID] == nil {
		f.user[userID] = map[string]any{}
	}
	f.user[userID][name] = value
}

func (f *fakePortal) SetAppOption(userID int, name string, value any) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if userID != 1 {
		return false
	}
	f.app[name] = value
	return true
}

func (f *fakePortal) Install() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.installing
}

func (f *fakePortal) FinishInstall() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.installing = false
}

func (f *fakePortal) FirstRun(userID int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	first := !f.seen[userID]
	f.seen[userID] = true
	return first
}

func (f *fakePortal) Placements() []Placement { return f.bound }

func (f *fakePortal) Recent(int) []Recent {
	return []Recent{
		{DialogID: "chat1", Title: "Launch <i>team</i>", Color: "#4a90d9", Last: "See you", Counter: 240},
		{DialogID: "2", Title: "Omar Reyes", Color: "#a5de00"},
	}
}

// portal starts a Page over a fake Backend.
func portal(t *testing.T, handler string) (*fakePortal, *Page, *httptest.Server) {
	t.Helper()
	fake := newFakePortal()
	p := New(Config{Handler: handler, Backend: fake})
	mux := http.NewServeMux()
	p.Mount(mux)
	mux.HandleFunc("GET /_demo/calls", func(w http.ResponseWriter, r *http.Request) {
		calls := []any{}
		if r.URL.Query().Get("since") == "0" {
			calls = append(calls, map[string]any{"seq": 1, "method": "im.dialog.read", "user": 1, "status": 503,
				"error": "QUERY_LIMIT_EXCEEDED", "time": "2026-01-02T10:11:12Z", "params": strings.Repeat("long", 100)})
		}
		write(w, calls)
	})
	mux.HandleFunc("GET /_demo/faults", func(w http.ResponseWriter, _ *http.Request) { write(w, []any{}) })
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return fake, p, server
}

// get fetches a page and returns its body.
func get(t *testing.T, server *httptest.Server, path string) (*http.Response, string) {
	t.Helper()
	response, err := server.Client().Get(server.URL + path)
	require.NoError(t, err)
	defer response.Body.Close()
	return response, readAll(t, response)
}
