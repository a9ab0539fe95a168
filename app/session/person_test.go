package session_test

import (
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

// rowHeight and screenful describe the person's list, px and rows.
const (
	rowHeight = 60
	screenful = 10
)

// pause is longer than any dwell, and than the wait for quiet after it.
const pause = 3 * time.Second

// person looks at a session's list.
type person struct {
	t     *testing.T
	b     *bench
	s     *session.Session
	shown []im.MessageID
	seen  map[im.MessageID]bool // what has been on screen at all
}

// sit puts a person in front of a session: the tab visible, the window active.
func sit(t *testing.T, b *bench, s *session.Session) *person {
	p := &person{t: t, b: b, s: s, seen: map[im.MessageID]bool{}}
	s.Viewport(400, screenful*rowHeight)
	s.Attend(read.Attention{Visible: true, Focused: true})
	return p
}

// look puts these messages on screen and takes all others off it.
func (p *person) look(ids ...im.MessageID) {
	var sights []read.Sight
	for _, id := range p.shown {
		sights = append(sights, read.Sight{ID: id, Height: rowHeight})
	}
	for _, id := range ids {
		sights = append(sights, read.Sight{ID: id, Height: rowHeight, Bottom: rowHeight})
		p.seen[id] = true
	}
	p.shown = ids
	p.s.See(sights)
	p.s.Input()
}

// read looks at messages long enough to have read them, and waits until the
// portal knows.
func (p *person) read(ids ...im.MessageID) {
	p.look(ids...)
	p.wait(pause)
}

func (p *person) wait(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// unread returns the loaded messages above a mark.
func (p *person) after(mark im.MessageID) (ids []im.MessageID) {
	for _, id := range loaded(p.t, p.s.State()) {
		if mark.Before(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// readOn reads the whole rest of the dialog from a message on, a screen at a
// time, and checks after each that the counter is the portal's.
func (p *person) readOn(name string, mark im.MessageID) {
	for range 1000 {
		rest := p.after(mark)
		if len(rest) < 2*screenful && p.s.State().HasNewer {
			p.s.Extend(session.Newer)
			synctest.Wait()
			if len(p.after(mark)) == len(rest) {
				p.t.Fatal("no more messages came")
			}
			continue
		}
		if len(rest) == 0 {
			return
		}
		rest = rest[:min(len(rest), screenful)]
		p.read(rest...)
		mark = rest[len(rest)-1]
		p.agree(name)
	}
	p.t.Fatal("the dialog has no end")
}

// agree checks that the session shows what the portal knows.
func (p *person) agree(name string) {
	p.t.Helper()
	truth, _ := p.b.truth(name)
	state := p.s.State()
	require.Equal(p.t, truth.Counter, state.Counter)
	require.Equal(p.t, truth.Me.LastID, state.Mark.Int64())
}

// marks returns the ids the portal was asked to read up to, in order, and
// checks that none was asked for that had not been on screen together with
// everything before it.
func (p *person) marks() (marks []int64) {
	p.t.Helper()
	for _, c := range p.b.calls("im.dialog.read") {
		marks = append(marks, number(p.t, c, "MESSAGE_ID"))
	}
	return marks
}

// safe checks that every message of others between two marks was on screen.
func (p *person) safe(name string, from, to int64) {
	p.t.Helper()
	_, ids := p.b.truth(name)
	for _, id := range ids {
		if from < id.Int64() && id.Int64() <= to {
			m, ok := p.b.World().Message(id.Int64())
			require.True(p.t, ok)
			if m.AuthorID > 1 {
				require.True(p.t, p.seen[id], "%s was marked and never seen", id)
			}
		}
	}
}

// number reads a parameter of a recorded call.
func number(t *testing.T, r rest.Record, name string) int64 {
	params, ok := r.Params.(*rest.Array)
	require.True(t, ok)
	value, _ := params.Get(name)
	n, err := strconv.ParseInt(value.(string), 10, 64)
	require.NoError(t, err)
	return n
}
