package world_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/world"
)

// row and side are the simple model: a list of messages, and a pointer each.
type row struct {
	id, author int64
	deleted    bool
}

type model struct {
	rows []row
	last map[int64]int64
}

func (m *model) counter(user int64) int {
	n := 0
	for _, r := range m.rows {
		if r.id > m.last[user] && r.author != user {
			n++
		}
	}
	return n
}

func (m *model) upTo(id int64) int64 {
	best := int64(0)
	for _, r := range m.rows {
		if r.id <= id {
			best = max(best, r.id)
		}
	}
	return best
}

// TestCountersAreCountsOfMessages drives random acts in three dialogs at once
// and compares every participant's pointer and counter with the model.
func TestCountersAreCountsOfMessages(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	w := world.New(fixed)
	dialogs := map[string][]int64{"chat4": {1, 3}, "chat8": {1, 4, 8}, "2": {1, 2}}
	names := []string{"chat4", "chat8", "2"}
	models := map[string]*model{}
	view := func(name string, user int64) world.Ref {
		if name == "2" && user == 2 {
			return ref(t, "1")
		}
		return ref(t, name)
	}
	for _, name := range names {
		m := &model{last: map[int64]int64{}}
		_, history, err := w.History(1, ref(t, name), world.Query{HasFirst: true, Limit: 5000})
		require.NoError(t, err)
		for _, one := range history {
			m.rows = append(m.rows, row{one.ID, one.AuthorID, one.Deleted()})
		}
		for _, user := range dialogs[name] {
			d, err := w.Dialog(user, view(name, user))
			require.NoError(t, err)
			m.last[user] = d.Me.LastID
		}
		models[name] = m
	}
	anyID := func(m *model) int64 {
		switch n := len(m.rows); {
		case rng.IntN(6) == 0 || n == 0:
			return 84000 + int64(rng.IntN(6000)) // of another dialog, or of none
		default:
			return m.rows[rng.IntN(n)].id
		}
	}
	for step := range 4000 {
		name := names[rng.IntN(len(names))]
		m, people := models[name], dialogs[name]
		user := people[rng.IntN(len(people))]
		at := view(name, user)
		before := m.last[user]
		what := ""
		switch rng.IntN(7) {
		case 0, 1:
			what = "write"
			caughtUp := m.counter(user) == 0
			one, err := w.Speak(user, at, user, "x", nil)
			require.NoError(t, err)
			m.rows = append(m.rows, row{one.ID, user, false})
			if caughtUp {
				m.last[user] = one.ID
			}
		case 2:
			what = "system"
			one, err := w.Speak(user, at, 0, "x", nil)
			require.NoError(t, err)
			m.rows = append(m.rows, row{one.ID, 0, false})
		case 3:
			id := anyID(m)
			if rng.IntN(12) == 0 {
				id = int64(-rng.IntN(3))
			}
			what = fmt.Sprint("read ", id)
			out, err := w.Read(user, at, id)
			require.NoError(t, err)
			if id <= 0 {
				id = 1 << 60
			}
			m.last[user] = max(m.last[user], m.upTo(id))
			require.GreaterOrEqual(t, out.LastID, before, "a mark never goes back")
			require.Equal(t, m.last[user], out.LastID, "step %d %s", step, what)
			require.Equal(t, m.counter(user), out.Counter, "step %d %s", step, what)
		case 4:
			id := anyID(m)
			what = fmt.Sprint("unread ", id)
			w.Unread(user, at, id)
			m.last[user] = min(m.last[user], m.upTo(id-1))
		case 5:
			id := anyID(m)
			what = fmt.Sprint("delete ", id)
			i := slices.IndexFunc(m.rows, func(r row) bool { return r.id == id })
			if i < 0 {
				continue // of another dialog: leave it be
			}
			_, err := w.Delete(0, id)
			require.Equal(t, m.rows[i].deleted, errors.Is(err, world.ErrNotYours))
			m.rows[i].deleted = true
		case 6:
			if len(m.rows) == 0 {
				continue
			}
			i := rng.IntN(len(m.rows))
			id := m.rows[i].id
			what = fmt.Sprint("vanish ", id)
			require.NoError(t, w.Vanish(id))
			m.rows = slices.Delete(m.rows, i, i+1)
			for _, p := range people {
				if m.last[p] == id {
					m.last[p] = m.upTo(id)
				}
			}
		}
		for _, p := range people {
			d, ids, err := w.Snapshot(p, view(name, p))
			require.NoError(t, err)
			require.Equal(t, m.counter(p), d.Counter, "step %d %s, user %d", step, what, p)
			require.Equal(t, m.last[p], d.Me.LastID, "step %d %s, user %d", step, what, p)
			require.Len(t, ids, len(m.rows))
			sum := 0
			for _, c := range w.Counters(p) {
				if c.DialogID == d.DialogID {
					sum = c.Unread
				}
			}
			require.Equal(t, d.Counter, sum, "the list of counters agrees")
			require.Equal(t, d.Counter == 0, d.UnreadID == 0)
		}
	}
}

func TestScriptedLifeIsTheSameForTheSameSeed(t *testing.T) {
	run := func(seed uint64) (acts []world.Act) {
		w := world.New(fixed)
		s := world.Script{Rand: rand.New(rand.NewPCG(seed, 9)), Dialogs: []world.Ref{ref(t, "chat1"), ref(t, "2"), ref(t, "chat4")}}
		for range 200 {
			acts = append(acts, w.Live(s))
		}
		return acts
	}
	one := run(5)
	require.Equal(t, one, run(5))
	require.NotEqual(t, one, run(6))
	kinds := map[string]int{}
	for _, a := range one {
		kinds[a.Kind]++
		require.NotEqual(t, int64(world.Me), a.UserID, "the person is nobody's puppet")
	}
	for _, kind := range []string{"write", "read", "like", "edit", "delete"} {
		require.Positive(t, kinds[kind], kind)
	}
}

func TestComingAndGoing(t *testing.T) {
	w := world.New(fixed)
	require.NoError(t, w.Leave(3, ref(t, "chat3")))
	_, err := w.Read(3, ref(t, "chat3"), 0)
	require.ErrorIs(t, err, world.ErrNoAccess)
	require.NoError(t, w.Join(7, ref(t, "chat3"), false))
	_, ids, err := w.Snapshot(7, ref(t, "chat3"))
	require.NoError(t, err)
	require.Len(t, ids, 1, "who joins without history sees the joining and what follows")
	d, err := w.Dialog(7, ref(t, "chat3"))
	require.NoError(t, err)
	require.Equal(t, []string{"CHAT_JOIN"}, d.LastMessage.Params["CODE"])
	require.Equal(t, 1, d.Counter)
	require.ErrorIs(t, w.Join(7, ref(t, "chat3"), true), world.ErrUnchanged)
	require.ErrorIs(t, w.Leave(1, ref(t, "2")), world.ErrNoAccess, "nobody leaves a private dialog")
}
