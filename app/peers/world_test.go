package peers_test

import (
	"container/heap"
	"math/rand/v2"
	"testing"
	"time"

	"seenline/app/im"
	"seenline/app/peers"
)

const ms = time.Millisecond

func mid(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}

// event is something that happens in a world at its time.
type event struct {
	at  time.Duration
	seq int
	do  func()
}

type events []event

func (e events) Len() int { return len(e) }
func (e events) Less(i, j int) bool {
	return e[i].at < e[j].at || e[i].at == e[j].at && e[i].seq < e[j].seq
}
func (e events) Swap(i, j int) { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)   { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	last := (*e)[len(*e)-1]
	*e = (*e)[:len(*e)-1]
	return last
}

// request is an im.dialog.read that reached the portal.
type request struct {
	frame peers.ID
	mark  int64
	ok    bool
	last  bool // of a page that was going away
}

// world is a portal, and frames in one browser that show the same dialog.
type world struct {
	t      *testing.T
	rand   *rand.Rand
	now    time.Duration
	queue  events
	seq    int
	frames []*frame
	loss   float64       // of messages between frames
	locks  bool          // the browser has them
	down   bool          // the portal does not answer
	slow   time.Duration // of answers
	way    time.Duration // of what a page sends that is going away

	mark     int64
	requests []request
	checks   int
}

func newWorld(t *testing.T, seed uint64) *world {
	return &world{t: t, rand: rand.New(rand.NewPCG(seed, 30))}
}

func (w *world) after(d time.Duration, do func()) {
	w.seq++
	heap.Push(&w.queue, event{w.now + d, w.seq, do})
}

// run lets time pass.
func (w *world) run(d time.Duration) {
	end := w.now + d
	for len(w.queue) > 0 && w.queue[0].at <= end {
		e := heap.Pop(&w.queue).(event)
		w.now = e.at
		e.do()
	}
	w.now = end
}

// some returns a random duration up to most.
func (w *world) some(most time.Duration) time.Duration {
	return time.Duration(w.rand.Int64N(int64(most) + 1))
}

// read is the portal's im.dialog.read.
func (w *world) read(f peers.ID, mark int64, leaving bool) (last int64, ok bool) {
	w.requests = append(w.requests, request{f, mark, !w.down, leaving})
	if w.down {
		return 0, false
	}
	w.mark = max(w.mark, mark)
	return w.mark, true
}

func (w *world) living() (out []*frame) {
	for _, f := range w.frames {
		if f.alive {
			out = append(out, f)
		}
	}
	return out
}

func (w *world) leaders() (n int) {
	for _, f := range w.living() {
		if f.leads {
			n++
		}
	}
	return n
}

// repeats counts marks that the portal was told once more. What a page sends
// that is going away or being hidden does not count: it cannot wait for what
// others have to say.
func (w *world) repeats() (n int) {
	hasty, told := map[int64]bool{}, map[int64]bool{}
	for _, r := range w.requests {
		hasty[r.mark] = hasty[r.mark] || r.last
	}
	for _, r := range w.requests {
		if r.ok && told[r.mark] && !hasty[r.mark] {
			n++
		}
		told[r.mark] = told[r.mark] || r.ok
	}
	return n
}
