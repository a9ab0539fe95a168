package sdktest

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"seenline/app/emulator"
	"seenline/app/emulator/chromium"
	"seenline/app/emulator/rest"
)

var browser chromium.Shared

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Stop()
	os.Exit(code)
}

// firstPage returns the browser's, or skips the test where there is none.
func firstPage(t *testing.T) context.Context {
	t.Helper()
	page, err := browser.Page()
	if errors.Is(err, chromium.ErrMissing) {
		t.Skip(err)
	}
	require.NoError(t, err)
	return page
}

// desk is a portal with an app on the SDK in it.
type desk struct {
	t      *testing.T
	portal *emulator.Portal
	base   string // the portal's address, another site than the app's
	app    *app
	tab    context.Context
}

// newDesk starts a portal; change, if not nil, says what kind.
func newDesk(t *testing.T, change func(*rest.Settings)) *desk {
	t.Helper()
	parent := firstPage(t)
	a := newApp(t, sdk(t))
	settings := rest.Defaults()
	if change != nil {
		change(&settings)
	}
	portal := emulator.New(emulator.Config{Handler: a.server.URL + "/handler", Settings: &settings})
	server := httptest.NewServer(portal)
	t.Cleanup(func() { server.Close(); portal.Close() })
	tab, stop := chromedp.NewContext(parent)
	t.Cleanup(stop)
	require.NoError(t, chromedp.Do(tab))
	return &desk{t: t, portal: portal, app: a, tab: tab, base: strings.Replace(server.URL, "127.0.0.1", "localhost", 1)}
}

// open shows a page of the portal and waits for the app in it.
func (d *desk) open(query string) *session {
	d.t.Helper()
	d.run(chromedp.Navigate(d.base + query))
	return d.app.session(d.t)
}

// ready opens a page and initialises the SDK.
func (d *desk) ready(query string) *session {
	d.t.Helper()
	s := d.open(query)
	do[facts](s, "init")
	return s
}

func (d *desk) run(actions ...chromedp.Action[chromedp.Void]) {
	d.t.Helper()
	ctx, stop := context.WithTimeout(d.tab, patience)
	defer stop()
	require.NoError(d.t, chromedp.Do(ctx, actions...))
}

// control asks the portal's control interface and decodes the answer.
func control[T any](d *desk, method, path, body string) T {
	d.t.Helper()
	request, err := http.NewRequestWithContext(d.t.Context(), method, d.base+"/_demo/"+path, strings.NewReader(body))
	require.NoError(d.t, err)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	require.NoError(d.t, err)
	defer response.Body.Close()
	require.Equal(d.t, http.StatusOK, response.StatusCode, path)
	var value T
	require.NoError(d.t, json.NewDecoder(response.Body).Decode(&value))
	return value
}

// told counts the frame's messages of one command.
func (d *desk) told(command string) int {
	d.t.Helper()
	count := 0
	for _, entry := range control[[]struct{ Direction, Command string }](d, http.MethodGet, "frame", "") {
		if entry.Direction == "in" && entry.Command == command {
			count++
		}
	}
	return count
}

// refused counts the calls that were answered with an error code.
func (d *desk) refused(code string) int {
	d.t.Helper()
	count := 0
	for _, call := range control[[]struct{ Error string }](d, http.MethodGet, "calls", "") {
		if strings.EqualFold(call.Error, code) {
			count++
		}
	}
	return count
}

// facts is what the SDK knows after it has been initialised.
type facts struct {
	FirstRun  bool   `json:"firstRun"`
	Install   bool   `json:"install"`
	Lang      string `json:"lang"`
	Origin    string `json:"origin"`
	Placement string `json:"placement"`
	Options   any    `json:"options"` // an object, or an empty list
	Admin     bool   `json:"admin"`
	Member    string `json:"member"`
	SID       string `json:"sid"`
}

// result is one call's outcome as the SDK has it.
type result struct {
	OK     bool            `json:"ok"`
	Status int             `json:"status"`
	Result json.RawMessage `json:"result"`
	Time   struct {
		Duration  float64 `json:"duration"`
		Operating float64 `json:"operating"`
	} `json:"time"`
	Errors []string `json:"errors"`
}

// object decodes a result that must be an object.
func (r result) object(t *testing.T) map[string]any {
	t.Helper()
	var value map[string]any
	require.NoError(t, json.Unmarshal(r.Result, &value), "%s", r.Result)
	return value
}

// params is what a method is called with.
type params = map[string]any
