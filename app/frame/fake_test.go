package frame_test

import (
	"strings"
	"sync"

	"seenline/app/frame"
)

const (
	portal = "https://acme.bitrix24.com"
	sid    = "99c80eff"
	token  = "f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f11"
)

// window is a parent window that answers as it is told to.
type window struct {
	mu      sync.Mutex
	posted  []string
	heard   func(origin string, fromParent bool, data any)
	answer  func(command, params, callback string) // called for each message
	stopped int
}

func (w *window) Post(message string) {
	w.mu.Lock()
	w.posted = append(w.posted, message)
	answer := w.answer
	w.mu.Unlock()
	if answer != nil {
		answer(parse(message))
	}
}

func (w *window) Listen(heard func(string, bool, any)) func() {
	w.heard = heard
	return func() { w.mu.Lock(); w.stopped++; w.mu.Unlock() }
}

func (w *window) say(message string) { w.heard(portal, true, message) }

func (w *window) messages() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string(nil), w.posted...)
}

// parse takes a message apart as portals do: the last two parts are the
// callback and the frame's id, what is between them and the first is JSON.
func parse(message string) (command, params, callback string) {
	parts := strings.Split(message, ":")
	if len(parts) < 3 || parts[len(parts)-1] != sid {
		panic("not a message: " + message)
	}
	return parts[0], strings.Join(parts[1:len(parts)-2], ":"), parts[len(parts)-2]
}

func open(w *window) *frame.Frame {
	return frame.New(frame.Config{Portal: portal, SID: sid, Window: w})
}
