package rest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
)

// portal is a REST server with a clock that stands still until it is moved.
type portal struct {
	t     *testing.T
	url   string
	rest  *rest.Server
	world *world.World
	mu    sync.Mutex
	at    time.Time
}

func open(t *testing.T, change ...func(*rest.Settings)) *portal {
	t.Helper()
	p := &portal{t: t, at: time.Date(2026, 8, 21, 14, 0, 0, 0, time.FixedZone("", 3600))}
	s := rest.Defaults()
	s.Burst = 0 // the bucket has tests of its own
	for _, c := range change {
		c(&s)
	}
	p.world = world.New(p.now)
	p.rest = rest.New(p.world, p.now, s)
	server := httptest.NewServer(p.rest)
	t.Cleanup(server.Close)
	p.url = server.URL
	return p
}

func old(s *rest.Settings) { s.Old = true }

func (p *portal) now() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at
}

func (p *portal) pass(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at = p.at.Add(d)
}

// answer is a response read to its end.
type answer struct {
	status int
	header http.Header
	text   string
	body   map[string]any
}

func (a answer) code() string { s, _ := a.body["error"].(string); return s }

func (a answer) object() map[string]any { m, _ := a.body["result"].(map[string]any); return m }

func (p *portal) do(req *http.Request) answer {
	p.t.Helper()
	res, err := http.DefaultClient.Do(req)
	require.NoError(p.t, err)
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	require.NoError(p.t, err)
	a := answer{status: res.StatusCode, header: res.Header, text: string(raw)}
	json.Unmarshal(raw, &a.body)
	return a
}

// send posts a body of some type to /rest/….
func (p *portal) send(path, kind, body string) answer {
	p.t.Helper()
	req, err := http.NewRequest("POST", p.url+"/rest/"+path, strings.NewReader(body))
	require.NoError(p.t, err)
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	return p.do(req)
}

// encode writes names and values as a form, in their order.
func encode(params []string) string {
	var parts []string
	for i := 0; i < len(params); i += 2 {
		parts = append(parts, url.QueryEscape(params[i])+"="+url.QueryEscape(params[i+1]))
	}
	return strings.Join(parts, "&")
}

const form = "application/x-www-form-urlencoded"

// call calls a method by user's webhook; params are names and values in turn.
func (p *portal) call(user, method string, params ...string) answer {
	p.t.Helper()
	return p.send(user+"/demo/"+method, form, encode(params))
}

// app calls a method with a token of the app.
func (p *portal) app(token, method string, params ...string) answer {
	p.t.Helper()
	return p.send(method, form, encode(append([]string{"auth", token}, params...)))
}

func (p *portal) token(user int64) string {
	access, _, _ := p.rest.Issue(user)
	return access
}

// ids are the numbers of a dialog's messages, the oldest first.
func (p *portal) ids(user int64, dialog string) []int64 {
	p.t.Helper()
	ref, ok := world.ParseDialogID(dialog)
	require.True(p.t, ok)
	ids, err := p.world.MessageIDs(user, ref)
	require.NoError(p.t, err)
	return ids
}

func (p *portal) dialog(user int64, dialog string) world.Dialog {
	p.t.Helper()
	ref, ok := world.ParseDialogID(dialog)
	require.True(p.t, ok)
	d, err := p.world.Dialog(user, ref)
	require.NoError(p.t, err)
	return d
}
