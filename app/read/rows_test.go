package read

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRowsAgreeWithASimpleList drives rows and a plain sorted list with the
// same operations.
func TestRowsAgreeWithASimpleList(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 1))
		l, plain := rows{}, map[int64]row{}
		span := int64(50 + rng.IntN(3000))
		for range 2000 {
			id := 1 + rng.Int64N(span)
			s, known := l.find(id)
			switch _, want := plain[id]; {
			case known != want:
				t.Fatalf("seed %d: found %v, want %v", seed, known, want)
			case !known:
				floor := id // not known
				if rng.IntN(2) == 0 {
					floor = max(0, id-1-rng.Int64N(3))
				}
				for n, r := range plain { // nothing is known to be empty where something is
					if n > floor && n < id {
						floor = id
					}
					if n > id && r.floor < id {
						floor = min(floor, r.floor)
					}
				}
				at := l.insert(s, row{id: id, floor: floor, flags: flags(rng.IntN(2))})
				require.Equal(t, id, l.at(at).id, "seed %d", seed)
				plain[id] = *l.at(at)
			case rng.IntN(3) == 0:
				l.remove(s)
				delete(plain, id)
			default:
				l.flag(s, seen, 0)
			}
		}
		sound(t, &l, plain, seed)
	}
}

// sound checks order, links and sums.
func sound(t *testing.T, l *rows, plain map[int64]row, seed uint64) {
	ids := make([]int64, 0, len(plain))
	for id := range plain {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var got []int64
	for s := l.after(0); l.at(s) != nil; s = l.next(s) {
		r, p := l.at(s), l.prev(s)
		got = append(got, r.id)
		require.Equal(t, r.floor == 0 || p != nil && r.floor <= p.id, r.has(linked), "seed %d: %d", seed, r.id)
	}
	require.True(t, slices.Equal(ids, got), "seed %d", seed)
	for _, c := range l.chunks {
		require.LessOrEqual(t, len(c.rows), chunkSize)
		open, loose := 0, 0
		for i := range c.rows {
			if c.rows[i].open() {
				open++
			}
			if !c.rows[i].has(linked) {
				loose++
			}
		}
		require.Equal(t, [2]int{open, loose}, [2]int{c.open, c.loose}, "seed %d", seed)
	}
	if len(ids) > 0 {
		require.Equal(t, ids[len(ids)-1], l.newest())
	}
}

func TestPagesFillTheirChunks(t *testing.T) {
	for name, step := range map[string]int64{"newer and newer": 1, "older and older": -1} {
		l := rows{}
		for i := range int64(100_000) {
			id := 200_000 + i*step
			s, _ := l.find(id)
			l.insert(s, row{id: id, floor: id})
		}
		require.LessOrEqual(t, len(l.chunks), 100_000/chunkSize+2, name)
	}
}
