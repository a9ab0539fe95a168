package session_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator"
	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

// Everything at once, from many goroutines: what the race detector and the
// portal have to say about it.
func TestASessionMayBeUsedFromAnywhere(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	emulate(t, func(t *testing.T, b *bench) {
		_, all := b.truth("chat1")
		var now atomic.Pointer[session.Session]
		b.config.Measure = func() { now.Load().See(nil) }
		s := session.Open(b.config, dialog(t, "chat1"), im.MessageID{}, nil)
		now.Store(s)
		before := b.must("chat1").Me.LastID
		b.fault(rest.Fault{Method: "im.dialog.read", Status: 503, Times: 3})
		var seen sync.Map
		var people sync.WaitGroup
		for i := range uint64(8) {
			rng := rand.New(rand.NewPCG(seed, i))
			people.Go(func() {
				for range 200 {
					state := s.State()
					if len(state.Pages) > 0 {
						items := state.Pages[rng.IntN(len(state.Pages))].Items
						id := items[rng.IntN(len(items))].Message.ID
						bottom := float64(rng.IntN(2) * rowHeight)
						if bottom > 0 {
							seen.Store(id, true)
						}
						s.See([]read.Sight{{ID: id, Height: rowHeight, Bottom: bottom}})
					}
					switch rng.IntN(12) {
					case 0:
						s.Extend(session.Older)
					case 1:
						s.Extend(session.Newer)
					case 2:
						s.Show(all[rng.IntN(len(all))])
					case 3:
						s.Jump()
					case 4:
						s.RetryEnd(session.Newer)
					case 5:
						s.Leave()
					case 6:
						s.Return(rng.IntN(2) == 0)
					case 7:
						s.Online(rng.IntN(4) > 0)
					case 8:
						s.Attend(read.Attention{Visible: true, Focused: rng.IntN(4) > 0})
					case 9:
						s.Undo()
					default:
						s.Input()
					}
					time.Sleep(time.Duration(rng.IntN(800)) * time.Millisecond)
				}
			})
		}
		people.Wait()
		s.Close()
		synctest.Wait()
		after := b.must("chat1").Me.LastID
		for _, id := range all {
			if before < id.Int64() && id.Int64() <= after {
				m, _ := b.World().Message(id.Int64())
				_, ok := seen.Load(id)
				require.True(t, ok || m.AuthorID <= 1, "%s was marked and never seen", id)
			}
		}
	})
}

// The same over a socket, with the transport that the program has: that the
// bubble of time hides nothing.
func TestADialogIsReadOverASocket(t *testing.T) {
	portal := emulator.New(emulator.Config{Handler: "http://widget.example/"})
	server := httptest.NewServer(portal)
	defer func() { server.Close(); portal.Close() }()
	access, _, _ := portal.Issue(1)
	client := b24.New(b24.Config{Endpoint: server.URL + "/rest", Auth: fixed(access), Transport: b24.BrowserTransport()})
	quick := read.Defaults()
	quick.DwellBase, quick.DwellWord, quick.DwellMedia, quick.Glance, quick.Lag = 0, 0, 0, 0, 0
	quick.Quiet, quick.Gap, quick.Pace = time.Millisecond, time.Millisecond, time.Millisecond
	changed := make(chan struct{}, 1)
	s := session.Open(session.Config{
		Portal: client, Clock: session.NewSystemClock(), Read: quick, Jitter: rand.Float64,
		Local: func(at time.Time) time.Time { return at }, Measure: func() {},
		Changed: func() {
			select {
			case changed <- struct{}{}:
			default:
			}
		},
	}, dialog(t, "chat6"), im.MessageID{}, nil)
	defer s.Close()
	until := func(done func(session.State) bool) session.State {
		for {
			if state := s.State(); done(state) {
				return state
			}
			select {
			case <-changed:
			case <-time.After(20 * time.Second):
				t.Fatalf("%+v", s.State().Reading)
			}
		}
	}
	state := until(func(state session.State) bool { return state.Phase == session.Ready })
	require.Equal(t, 3, state.Counter)
	s.Attend(read.Attention{Visible: true, Focused: true})
	var sights []read.Sight
	for _, id := range loaded(t, state) {
		sights = append(sights, read.Sight{ID: id, Height: rowHeight, Bottom: rowHeight})
	}
	s.See(sights)
	state = until(func(state session.State) bool { return state.Counter == 0 && state.Saved })
	chat6, ok := world.ParseDialogID("chat6")
	require.True(t, ok)
	truth, _, err := portal.World().Snapshot(1, chat6)
	require.NoError(t, err)
	require.Zero(t, truth.Counter)
	require.Equal(t, truth.Me.LastID, state.Mark.Int64())
}

// fixed is a token that is never renewed.
type fixed string

func (f fixed) Token() string                                 { return string(f) }
func (fixed) Refresh(context.Context, string) (string, error) { return "", errors.New("no") }
