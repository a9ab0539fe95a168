package page

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"seenline/app/emulator/chromium"
)

// patience is how long a browser may take for anything, on a busy machine.
const patience = 60 * time.Second

var browser chromium.Shared

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Stop()
	os.Exit(code)
}

// firstPage returns the browser's, or skips the test where there is none.
func firstPage(t *testing.T) context.Context {
	t.Helper()
	page, err := browser.Page(chromedp.WSURLReadTimeout(patience))
	if errors.Is(err, chromium.ErrMissing) {
		t.Skip(err)
	}
	require.NoError(t, err)
	return page
}

// tab is one page of the browser.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// newTab opens a page that must not complain in its console.
func newTab(t *testing.T) *tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(firstPage(t))
	messages := chromedp.Console(ctx)
	complaints := make(chan []string, 1)
	go func() {
		var found []string
		for message, err := range messages {
			if err != nil {
				break
			}
			if message.Type == chromedp.ConsoleError || message.IsException() {
				found = append(found, message.String()+" "+message.URL)
			}
		}
		complaints <- found
	}()
	t.Cleanup(func() {
		stop()
		require.Empty(t, <-complaints)
	})
	return &tab{t: t, ctx: ctx}
}

// run runs actions, for a bounded time.
func (b *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	require.NoError(b.t, chromedp.Do(ctx, actions...))
}

// eval evaluates an expression of the portal's page.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return value
}

// until waits until an expression of the portal's page is true. The browser's
// own polling would need eval, which the page's policy forbids.
func (b *tab) until(expression string) {
	b.t.Helper()
	require.Eventually(b.t, func() bool { return eval[bool](b, expression) }, patience, 20*time.Millisecond, expression)
}

// site is a portal under the name localhost and a test app at 127.0.0.1:
// different sites, as in life.
type site struct {
	fake   *fakePortal
	server *httptest.Server
	app    *testApp
	base   string
}

func newSite(t *testing.T) *site {
	t.Helper()
	firstPage(t)
	app := newTestApp(t)
	fake, _, server := portal(t, app.server.URL+"/handler")
	return &site{fake: fake, server: server, app: app, base: strings.Replace(server.URL, "127.0.0.1", "localhost", 1)}
}

// open shows a portal page and waits for the app in it.
func (s *site) open(t *testing.T, path string) (*tab, *session) {
	t.Helper()
	b := newTab(t)
	b.run(chromedp.Navigate(s.base + path))
	return b, s.app.session(t)
}

// rule spoils answers.
func (s *site) rule(t *testing.T, body string) {
	t.Helper()
	status, text := send(t, s.server, http.MethodPost, "/_demo/frame", body)
	require.Equal(t, http.StatusOK, status, text)
}
