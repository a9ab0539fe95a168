package session_test

import (
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/peers"
	"seenline/app/read"
	"seenline/app/session"
)

// browser is where frames hear each other.
type browser struct {
	mu    sync.Mutex
	lines map[*wire]bool
	said  []string
}

// wire is one frame's end.
type wire struct {
	b     *browser
	name  string
	ear   peers.Ear
	queue chan string
}

func (b *browser) open(name string, _ peers.ID, ear peers.Ear) peers.Line {
	w := &wire{b, name, ear, make(chan string, 1000)}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.lines == nil {
		b.lines = map[*wire]bool{}
	}
	b.lines[w] = true
	go func() {
		for text := range w.queue {
			time.Sleep(time.Millisecond)
			ear.Heard(text)
		}
	}()
	return w
}

func (w *wire) Post(text string) {
	w.b.mu.Lock()
	defer w.b.mu.Unlock()
	w.b.said = append(w.b.said, w.name+"|"+text)
	if !w.b.lines[w] {
		return
	}
	for other := range w.b.lines {
		if other != w && other.name == w.name {
			other.queue <- text
		}
	}
}

func (w *wire) Locked() bool   { return false }
func (w *wire) Watch(peers.ID) {}

func (w *wire) Close() {
	w.b.mu.Lock()
	defer w.b.mu.Unlock()
	if w.b.lines[w] {
		delete(w.b.lines, w)
		close(w.queue)
	}
}

// cut breaks all lines, as if the frames had vanished for each other.
func (b *browser) cut() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for w := range b.lines {
		delete(b.lines, w)
		close(w.queue)
	}
}

// together makes the sessions that are opened from now on hear each other.
func together(b *bench) *browser {
	around := new(browser)
	b.config.Line = around.open
	var n atomic.Int64
	b.config.Jitter = func() float64 { return float64(n.Add(1)%1000) / 1000 }
	return around
}

func TestTwoFramesOnOneDialogSendOneRequestAndShowTheSame(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		around := together(b)
		one, two := b.open("chat1"), b.open("chat1")
		p, q := sit(t, b, one), sit(t, b, two)
		p.wait(time.Second)
		rest := p.after(one.State().Mark)
		for i := range 5 {
			ids := rest[i*4 : i*4+4]
			p.look(ids...)
			q.look(ids...)
			p.wait(pause)
			require.Len(t, b.calls("im.dialog.read"), i+1)
			require.Equal(t, ids[3], one.State().Mark)
			require.Equal(t, ids[3], two.State().Mark)
			p.agree("chat1")
			q.agree("chat1")
		}
		q.read(rest[20:25]...) // only one of them reads on
		p.agree("chat1")
		q.agree("chat1")
		require.Len(t, b.calls("im.dialog.read"), 6)
		require.Len(t, b.calls("im.dialog.get"), 2, "of the opening")
		for _, text := range around.said {
			name, words, _ := strings.Cut(text, "|")
			require.Equal(t, "seenline http://portal.example 1 chat1", name)
			_, err := peers.Parse(words)
			require.NoError(t, err)
		}
	})
}

func TestFramesUnderTwoNamesOfOneDialogAgree(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		around := together(b)
		chat := b.open("sg9").State().Dialog.ChatID
		b.open(im.ChatDialog(chat).String())
		names := map[string]bool{}
		for w := range around.lines {
			names[w.name] = true
		}
		require.Len(t, names, 1)
		b.open("chat1")
		for w := range around.lines {
			names[w.name] = true
		}
		require.Len(t, names, 2)
	})
}

func TestFrameWhoseLeaderVanishesSendsItself(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		around := together(b)
		one, two := b.open("chat1"), b.open("chat1")
		p, q := sit(t, b, one), sit(t, b, two)
		p.wait(time.Second)
		rest := p.after(one.State().Mark)
		p.read(rest[:3]...)
		require.Equal(t, rest[2], two.State().Mark)
		around.cut()
		q.look(rest[:8]...)
		q.wait(3 * pause)
		require.Equal(t, rest[7], two.State().Mark)
		require.Len(t, b.calls("im.dialog.read"), 2)
		q.agree("chat1")
		p.look(rest[:8]...)
		p.wait(3 * pause)
		p.agree("chat1")
	})
}

func TestFrameThatClosesLeavesItsMarkToTheOther(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		together(b)
		one, two := b.open("chat1"), b.open("chat1")
		p, q := sit(t, b, one), sit(t, b, two)
		p.wait(time.Second)
		rest := p.after(one.State().Mark)
		p.look(rest[0])
		p.wait(1100 * time.Millisecond)
		one.Close()
		synctest.Wait()
		q.wait(pause)
		require.Equal(t, rest[0], two.State().Mark)
		require.Len(t, b.calls("im.dialog.read"), 1)
		q.read(rest[:6]...)
		require.Equal(t, rest[5], two.State().Mark)
		require.Len(t, b.calls("im.dialog.read"), 2)
	})
}

func TestUndoReachesTheOtherFrame(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		together(b)
		one, two := b.open("chat1"), b.open("chat1")
		p, q := sit(t, b, one), sit(t, b, two)
		p.wait(time.Second)
		before := one.State()
		rest := p.after(before.Mark)
		p.look(rest[:3]...)
		q.look(rest[:3]...)
		p.wait(pause)
		undoer := one
		if one.State().Undo.First.IsZero() {
			undoer = two
		}
		undoer.Undo()
		p.wait(pause)
		require.Equal(t, before.Mark, one.State().Mark)
		require.Equal(t, before.Mark, two.State().Mark)
		p.agree("chat1")
		q.agree("chat1")
		p.wait(time.Minute)
		require.Len(t, b.calls("im.dialog.read"), 1, "it is not read again by itself")
	})
}

func TestFailureOfTheLeaderShowsInBothFrames(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		together(b)
		one, two := b.open("chat1"), b.open("chat1")
		p, q := sit(t, b, one), sit(t, b, two)
		p.wait(time.Second)
		b.instead(func(method string, _ url.Values) (b24.Response, bool) {
			return b24.Response{Status: 503, Body: []byte(`{"error":"QUERY_LIMIT_EXCEEDED"}`)}, method == "im.dialog.read"
		})
		rest := p.after(one.State().Mark)
		p.look(rest[:3]...)
		q.look(rest[:3]...)
		p.wait(2 * pause)
		for _, s := range []*session.Session{one, two} {
			require.True(t, s.State().Unsaved)
			require.Equal(t, read.ReasonWaiting, s.State().Reason)
		}
		b.instead(nil)
		p.wait(time.Minute)
		p.agree("chat1")
		q.agree("chat1")
		require.False(t, one.State().Unsaved)
		require.False(t, two.State().Unsaved)
		require.Len(t, b.calls("im.dialog.read"), 1)
	})
}
