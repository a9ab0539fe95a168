//go:build js

package peers

import (
	"strconv"
	"sync"
	"syscall/js"
)

// Open joins the channel with this name, which must tell portals, people and
// dialogs apart. It returns nil where the browser has no BroadcastChannel or
// refuses it.
func Open(name string, id ID, ear Ear) Line {
	l := &line{name: name, id: id, ear: ear}
	if !l.open() {
		return nil
	}
	win := js.Global()
	// These listeners do not capture, so they hear after those that send the
	// last mark: what was sent can then be told.
	l.on(win, "pagehide", func(js.Value) {
		l.ear.Leaving()
		l.shut()
	})
	l.on(win, "pageshow", func(event js.Value) {
		if event.Get("persisted").Bool() && l.open() {
			l.ear.Returned()
		}
	})
	return l
}

type line struct {
	name  string
	id    ID
	ear   Ear
	stops []func()

	mu      sync.Mutex
	channel js.Value
	heard   js.Func
	isOpen  bool
	locked  bool
	release func() // lets the lock go
	unwatch func()
}

func (l *line) on(target js.Value, event string, f func(js.Value)) {
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, call)
	l.stops = append(l.stops, func() {
		target.Call("removeEventListener", event, call)
		call.Release()
	})
}

// open opens the channel and asks for the lock; false if the browser refuses
// the channel.
func (l *line) open() (ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.isOpen {
		return true
	}
	defer func() {
		if recover() != nil { // an opaque origin, a policy
			ok = false
		}
	}()
	constructor := js.Global().Get("BroadcastChannel")
	if constructor.Type() != js.TypeFunction {
		return false
	}
	l.channel = constructor.New(l.name)
	l.heard = js.FuncOf(func(_ js.Value, args []js.Value) any {
		if data := args[0].Get("data"); data.Type() == js.TypeString {
			l.ear.Heard(data.String())
		}
		return nil
	})
	l.channel.Call("addEventListener", "message", l.heard)
	l.isOpen = true
	l.release = lock(l.lockOf(l.id), func() {
		l.mu.Lock()
		l.locked = true
		l.mu.Unlock()
	})
	return true
}

func (l *line) lockOf(id ID) string { return l.name + " " + strconv.FormatUint(uint64(id), 36) }

func (l *line) Post(text string) {
	defer func() { _ = recover() }() // closed meanwhile
	l.mu.Lock()
	channel, open := l.channel, l.isOpen
	l.mu.Unlock()
	if open {
		channel.Call("postMessage", text)
	}
}

func (l *line) Locked() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.locked
}

func (l *line) Watch(id ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.unwatch != nil {
		l.unwatch()
		l.unwatch = nil
	}
	if id == 0 || !l.isOpen {
		return
	}
	var stop func()
	stop = lock(l.lockOf(id), func() {
		// Ours now, and of no use.
		go func() {
			stop()
			l.ear.Gone(id)
		}()
	})
	l.unwatch = stop
}

func (l *line) shut() {
	l.Watch(0)
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.isOpen {
		return
	}
	l.channel.Call("removeEventListener", "message", l.heard)
	l.channel.Call("close")
	l.heard.Release()
	l.isOpen, l.locked = false, false
	l.release()
}

func (l *line) Close() {
	for _, stop := range l.stops {
		stop()
	}
	l.stops = nil
	l.shut()
}
