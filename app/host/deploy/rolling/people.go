package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"seenline/app/emulator"
	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
)

// people read in browsers: in an emulated portal whose app is behind the
// balancer. Now and then they open it anew.
type people struct {
	portal *emulator.Portal
	server *http.Server
	addr   string // of the portal

	mu       sync.Mutex
	opened   int
	here     int // people who read
	versions map[string]bool
	failures []error
	done     sync.WaitGroup
	doors    chan struct{} // holds those who are opening the widget
}

const (
	users  = 9 // that the portal has; several browsers of one are several devices
	dialog = "chat1"
	stay   = 20 * time.Second // until the widget is opened anew
	calm   = 6 * time.Second  // after which what is on screen is read and marked
	wait   = 90 * time.Second // for anything, on a busy machine
	atOnce = 4                // open the widget: as many as the machine bears
)

// openPortal starts the portal.
func openPortal(handler string) (*people, error) {
	settings := rest.Defaults()
	settings.Burst, settings.OperatingLimit = 0, 0 // all of them come from one address
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return nil, err
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	p := &people{portal: emulator.New(emulator.Config{Handler: handler + "/", Settings: &settings}), addr: "localhost:" + port, versions: map[string]bool{}, doors: make(chan struct{}, atOnce)}
	p.server = &http.Server{Handler: p.portal}
	go func() { _ = p.server.Serve(listener) }()
	return p, nil
}

// read has n people read until ctx ends.
func (p *people) read(ctx context.Context, browser context.Context, n int) {
	p.here = n
	for i := range n {
		user := 1 + i%users
		p.done.Go(func() {
			page, stop := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
			defer stop()
			err := chromedp.Do(page)
			for first := true; err == nil && (first || ctx.Err() == nil); first = false {
				err = p.visit(ctx, page, user)
			}
			if err != nil {
				p.mu.Lock()
				p.failures = append(p.failures, fmt.Errorf("person %d: %w", user, err))
				p.here--
				p.mu.Unlock()
			}
		})
	}
}

// visit opens the widget, reads for a while and looks what became of it.
func (p *people) visit(ctx, page context.Context, user int) error {
	frame, err := p.open(page, user)
	if err != nil {
		return err
	}
	version, err := value[string](frame, `document.querySelector("script[src*=boot]").src`)
	if err != nil {
		return err
	}
	p.mu.Lock()
	p.opened++
	p.versions[version] = true
	p.mu.Unlock()
	middle, err := value[[]float64](page, `(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector("iframe").getBoundingClientRect())`)
	if err != nil {
		return err
	}
	for end := time.Now().Add(stay); time.Now().Before(end) && ctx.Err() == nil; time.Sleep(time.Second) {
		if err := turn(page, middle[0], middle[1], 60); err != nil {
			return err
		}
	}
	time.Sleep(calm)
	// What has come to the list's lower edge was read on the way, line by line.
	last, err := value[int64](frame, lastWhole)
	if err != nil {
		return err
	}
	for range 20 {
		if mark := p.mark(user); mark >= last {
			return nil
		}
		time.Sleep(500 * time.Millisecond)
	}
	return fmt.Errorf("message %d was read and is not marked; the mark is at %d", last, p.mark(user))
}

// open opens the widget and waits until it shows messages.
func (p *people) open(page context.Context, user int) (frame context.Context, err error) {
	p.doors <- struct{}{}
	defer func() { <-p.doors }()
	url := fmt.Sprintf("http://%s/?placement=IM_SIDEBAR&dialog=%s&user=%d", p.addr, dialog, user)
	if err := within(page, chromedp.Navigate(url)); err != nil {
		return nil, fmt.Errorf("the portal's page does not load: %w", err)
	}
	if frame, err = frameOf(page); err != nil {
		return nil, err
	}
	if err := until(frame, `document.documentElement.dataset.state === "ready"`); err != nil {
		return nil, fmt.Errorf("the widget does not show: %w", err)
	}
	return frame, nil
}

// visits is how often the widget was opened.
func (p *people) visits() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.opened
}

// reading is how many people have not met with a failure.
func (p *people) reading() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.here
}

// mark is how far the portal says that a person has read.
func (p *people) mark(user int) int64 {
	ref, _ := world.ParseDialogID(dialog)
	d, _, err := p.portal.World().Snapshot(int64(user), ref)
	if err != nil {
		return 0
	}
	return d.Me.LastID
}

// lastWhole is the last message that is wholly in the list, 0 for none.
const lastWhole = `(() => {
	const list = document.querySelector("[role=log]").getBoundingClientRect();
	return Math.max(0, ...[...document.querySelectorAll("article[data-message-id]")].filter(row => {
		const box = row.getBoundingClientRect();
		return box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
	}).map(row => Number(row.dataset.messageId)));
})()`

// verdict waits for the people and returns what went wrong.
func (p *people) verdict() error {
	p.done.Wait()
	_ = p.server.Close()
	p.portal.Close()
	log.Printf("%d times opened in browsers, %d versions, %d failures", p.opened, len(p.versions), len(p.failures))
	if p.opened > 0 && len(p.versions) != 2 {
		p.failures = append(p.failures, fmt.Errorf("browsers have seen %d versions, not 2", len(p.versions)))
	}
	return errors.Join(p.failures[:min(len(p.failures), 10)]...)
}

// frameOf takes hold of the widget's document, a target of its own because it
// is from another site.
func frameOf(page context.Context) (context.Context, error) {
	own := chromedp.FromContext(page).Target.TargetID
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		targets, err := chromedp.Targets(page)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(targets, func(t *target.Info) bool {
			return t.Type == "iframe" && t.ParentID == own && strings.HasPrefix(t.URL, "http://127.0.0.1:")
		})
		if at < 0 {
			continue
		}
		frame, _ := chromedp.NewContext(page, chromedp.WithTargetID(targets[at].TargetID))
		if err := chromedp.Do(frame); err != nil {
			continue // it has just gone: the page before is still being left
		}
		for _, ctx := range []context.Context{page, frame} { // each is somebody's only window
			if err := call(ctx, "Emulation.setFocusEmulationEnabled", map[string]any{"enabled": true}); err != nil {
				return nil, err
			}
		}
		return frame, nil
	}
	return nil, errors.New("the portal shows no frame")
}

func turn(page context.Context, x, y, dy float64) error {
	return call(page, "Input.dispatchMouseEvent", map[string]any{"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": dy})
}

func call(ctx context.Context, method string, params map[string]any) error {
	return within(ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		return t.Call(ctx, method, params, nil)
	}))
}

func within(ctx context.Context, action chromedp.Action[chromedp.Void]) error {
	limited, stop := context.WithTimeout(ctx, wait)
	defer stop()
	return chromedp.Do(limited, action)
}

func value[T any](ctx context.Context, expression string) (T, error) {
	limited, stop := context.WithTimeout(ctx, wait)
	defer stop()
	return chromedp.Run(limited, chromedp.Evaluate[T](expression))
}

func until(ctx context.Context, condition string) error {
	for end := time.Now().Add(wait); ; time.Sleep(200 * time.Millisecond) {
		met, err := value[bool](ctx, condition)
		if met {
			return nil
		}
		if time.Now().After(end) {
			return errors.Join(errors.New(condition), err)
		}
	}
}
