package e2e

import (
	"bytes"
	"context"
	"flag"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"seenline/app/emulator/chromium"
)

// lockedBuffer lets a server write what a test reads.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

var browser chromium.Shared

// sideBySide is how many tests run at a time: they wait more than they work.
const sideBySide = "5"

func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", sideBySide); err != nil {
		panic(err)
	}
	if *journey <= shortJourney {
		ours = append(ours, chromedp.Flag("js-flags", "--liftoff-only"))
	}
	code := m.Run()
	browser.Stop()
	os.Exit(code)
}

// ours is how the browser is started beyond what all are: as people have it, but
// that a short run does not wait for a compiler which makes code of use in long
// ones only.
var ours = []chromedp.ExecAllocatorOption{chromedp.Flag("hide-scrollbars", false), chromedp.Flag("site-per-process", true)}

// firstPage returns that of the one browser of all tests.
func firstPage(t *testing.T) context.Context {
	t.Helper()
	page, err := browser.Page(ours...)
	require.NoError(t, err)
	return page
}

// ownBrowser opens a tab in a browser of its own.
func (s *stage) ownBrowser(more ...chromedp.ExecAllocatorOption) *tab {
	s.t.Helper()
	page, stop, err := chromium.Open(append(slices.Clone(ours), more...)...)
	require.NoError(s.t, err)
	s.t.Cleanup(stop)
	b := &tab{t: s.t, stage: s, page: page, stop: stop}
	go b.listen(page)
	return b
}

// tab is a page of the portal with the widget in its frame.
type tab struct {
	t         *testing.T
	stage     *stage
	page      context.Context // the portal's page
	frame     context.Context // the widget's document
	stop      func()
	hidden    bool
	known     []target.ID
	consoleMu sync.Mutex
	console   []string
}

// open shows a page of the portal and waits until its widget is in the state
// that is expected.
func (s *stage) open(query, state string) *tab {
	s.t.Helper()
	b := s.blank()
	b.navigate(query)
	b.attach()
	b.untilState(state)
	return b
}

// blank opens an empty tab.
func (s *stage) blank() *tab {
	s.t.Helper()
	// A window of its own: hiding it hides nothing of another test.
	page, stop := chromedp.NewContext(firstPage(s.t), chromedp.WithNewBrowserContext())
	b := &tab{t: s.t, stage: s, page: page, stop: stop}
	require.NoError(s.t, chromedp.Do(page))
	go b.listen(page)
	s.t.Cleanup(stop)
	return b
}

// close closes the tab and waits until it is gone: another one of its browser
// sees that.
func (b *tab) close(other *tab) {
	b.t.Helper()
	gone := chromedp.FromContext(b.page).Target.TargetID
	b.stop()
	b.stage.until("the tab to be gone", func() bool {
		targets, err := chromedp.Targets(other.page)
		require.NoError(b.t, err)
		return !slices.ContainsFunc(targets, func(info *target.Info) bool {
			return info.TargetID == gone || info.ParentID == gone
		})
	})
}

func (b *tab) listen(ctx context.Context) {
	for message, err := range chromedp.Console(ctx) {
		if err != nil {
			return
		}
		if message.Type == chromedp.ConsoleError || message.IsException() || strings.Contains(message.String(), "Content Security Policy") {
			b.consoleMu.Lock()
			b.console = append(b.console, message.String())
			b.consoleMu.Unlock()
		}
	}
}

// complaints returns what the browser had to complain of.
func (b *tab) complaints() []string {
	b.consoleMu.Lock()
	defer b.consoleMu.Unlock()
	return slices.Clone(b.console)
}

func (b *tab) navigate(query string) {
	b.t.Helper()
	b.do(b.page, chromedp.Navigate(b.stage.portal+query))
}

// attach takes hold of the widget's document, a target of its own because it is
// from another site.
func (b *tab) attach() {
	b.t.Helper()
	var id target.ID
	own := chromedp.FromContext(b.page).Target.TargetID
	b.stage.until("the widget's frame", func() bool {
		targets, err := chromedp.Targets(b.page)
		require.NoError(b.t, err)
		for _, info := range targets {
			if info.Type == "iframe" && info.ParentID == own && strings.HasPrefix(info.URL, b.stage.widget) && !slices.Contains(b.known, info.TargetID) {
				id = info.TargetID
				return true
			}
		}
		return false
	})
	b.known = append(b.known, id)
	frame, _ := chromedp.NewContext(b.page, chromedp.WithTargetID(id))
	require.NoError(b.t, chromedp.Do(frame))
	b.frame = frame
	go b.listen(frame)
	if !b.hidden {
		b.focus(true)
		// The person has turned to the widget: it may count on them for longer.
		evalIn[bool](b, b.page, `(document.querySelector("iframe").focus(), true)`)
	}
}

// focus gives the window the focus, whatever becomes of it, or leaves it to the
// browser. The browser has one for all tests; each has a person of its own.
func (b *tab) focus(kept bool) {
	b.t.Helper()
	for _, ctx := range []context.Context{b.page, b.frame} {
		if ctx == nil {
			continue // nothing is open yet
		}
		b.sendIn(ctx, "Emulation.setFocusEmulationEnabled", map[string]any{"enabled": kept})
	}
}

func (b *tab) do(ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	limited, stop := context.WithTimeout(ctx, patience)
	defer stop()
	require.NoError(b.t, chromedp.Do(limited, actions...))
}

// eval evaluates an expression in the widget's document.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	return evalIn[T](b, b.frame, expression)
}

func evalIn[T any](b *tab, ctx context.Context, expression string) T {
	b.t.Helper()
	value, err := try[T](ctx, expression)
	require.NoError(b.t, err, expression)
	return value
}

func try[T any](ctx context.Context, expression string) (T, error) {
	limited, stop := context.WithTimeout(ctx, patience)
	defer stop()
	return chromedp.Run(limited, chromedp.Evaluate[T](expression))
}

func (b *tab) until(expression string) {
	b.t.Helper()
	holds := func() bool {
		value, err := try[bool](b.frame, expression)
		return err == nil && value // while the document is being replaced there is nothing to ask
	}
	if !assert.Eventually(b.t, holds, patience, 25*time.Millisecond, expression) {
		_, err := try[bool](b.frame, expression)
		require.FailNow(b.t, "the widget", "%s %v", eval[string](b, situation), err)
	}
}

// situation says how the widget is.
const situation = `JSON.stringify({
	state: document.documentElement.dataset.state, reading: document.querySelector("[data-reading]")?.dataset.reading,
	visibility: document.visibilityState, focus: document.hasFocus(), active: document.activeElement?.outerHTML.slice(0, 200),
	bars: [...document.querySelectorAll("[role=status], [role=alert]")].map(bar => bar.textContent),
})`

func (b *tab) untilState(state string) {
	b.t.Helper()
	b.until(`document.documentElement.dataset.state === "` + state + `"`)
}

// counter returns the number of unread messages the header shows.
func (b *tab) counter() int {
	b.t.Helper()
	return eval[int](b, `Number(document.querySelector("[data-unread-count]").dataset.unreadCount)`)
}

// reason returns the code of the reason line.
func (b *tab) reason() string {
	b.t.Helper()
	return eval[string](b, `document.querySelector("[data-reading]").dataset.reading`)
}

// lowest returns the highest id of a message of which something is on screen.
func (b *tab) lowest() int64 {
	b.t.Helper()
	return eval[int64](b, `(() => {
		const list = document.querySelector("[role=log]").getBoundingClientRect();
		return Math.max(0, ...[...document.querySelectorAll("article[data-message-id]")].filter(row => {
			const box = row.getBoundingClientRect();
			return box.height > 0 && box.top < list.bottom && box.bottom > list.top;
		}).map(row => Number(row.dataset.messageId)));
	})()`)
}

// drawn waits until the widget has been drawn: where that is slow, people read
// more slowly.
func (b *tab) drawn() {
	b.t.Helper()
	_, err := chromedp.Run(b.frame, chromedp.Evaluate[bool](
		`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, chromedp.EvalAwaitPromise))
	require.NoError(b.t, err)
}
