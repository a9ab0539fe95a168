// Package chromium starts the browser through which tests and tools look at
// pages.
package chromium

import (
	"context"
	"errors"
	"os/exec"
	"sync"

	"github.com/chromedp/chromedp"
)

// ErrMissing is a machine without the browser.
var ErrMissing = errors.New("no Chromium found: install it (apt-get install chromium)")

// names are what the browser is called on different systems.
var names = [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// unneeded is what a window would start beside its page: the pages of the
// address bar's menu alone take as long as the widget does. The rest is
// chromedp's own.
const unneeded = "Translate,BlinkGenPropertyTrees,WebUIOmniboxPopup,WebUIOmniboxAimPopup"

// options are how the browser is started: without a window, without asking
// anybody for anything, and with what a test adds.
func options(more ...chromedp.ExecAllocatorOption) ([]chromedp.ExecAllocatorOption, error) {
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		all := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
			chromedp.DisableGPU, chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true),
			chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
			chromedp.Flag("disable-features", unneeded),
			chromedp.WindowSize(1280, 800))
		return append(all, more...), nil
	}
	return nil, ErrMissing
}

// Open starts a browser. The context is that of its first page.
func Open(more ...chromedp.ExecAllocatorOption) (page context.Context, stop func(), err error) {
	all, err := options(more...)
	if err != nil {
		return nil, func() {}, err
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), all...)
	page, _ = chromedp.NewContext(allocator)
	return page, stop, chromedp.Do(page)
}

// Shared is the one browser of all tests of a package, started when it is first
// needed. The zero value is ready.
type Shared struct {
	once sync.Once
	page context.Context
	stop func()
	err  error
}

// Page returns the context of the browser's first page.
func (s *Shared) Page(more ...chromedp.ExecAllocatorOption) (context.Context, error) {
	s.once.Do(func() { s.page, s.stop, s.err = Open(more...) })
	return s.page, s.err
}

// Stop ends the browser, if it was started. It is for TestMain.
func (s *Shared) Stop() {
	if s.stop != nil {
		s.stop()
	}
}
