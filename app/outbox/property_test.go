package outbox_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/outbox"
)

// event is something that happens at a time.
type event struct {
	at time.Duration
	do func()
}

// office is a portal, the network to it and a person who writes.
type office struct {
	t      *testing.T
	rng    *rand.Rand
	now    time.Duration
	events []event
	box    *outbox.Outbox
	keeps  bool // the portal keeps senders' ids
	broken bool // the network loses things
	last   int64
	dialog []im.Message
	known  im.MessageID // the newest message the client was told of
	texts  map[string]int
	ids    int
}

func (w *office) later(d time.Duration, do func()) {
	w.events = append(w.events, event{w.now + d, do})
}

func (w *office) chance(p float64) bool { return w.broken && w.rng.Float64() < p }

func (w *office) write(author im.UserID, text, uuid string) im.MessageID {
	if w.keeps && uuid != "" {
		if i := slices.IndexFunc(w.dialog, func(m im.Message) bool { return m.UUID == uuid }); i >= 0 {
			return w.dialog[i].ID
		}
	} else {
		uuid = ""
	}
	w.last += 1 + w.rng.Int64N(3)
	w.dialog = append(w.dialog, im.Message{ID: mid(w.last), AuthorID: author, Text: text, UUID: uuid})
	return mid(w.last)
}

// pump makes the requests the outbox asks for.
func (w *office) pump() {
	for {
		job, wake := w.box.Next(w.now, w.known)
		if job.Verb == outbox.Nothing {
			if wake > w.now {
				w.later(wake-w.now, func() {})
			}
			return
		}
		uuid := job.Draft.UUID
		if job.Verb == outbox.Check {
			asked := w.now
			if w.chance(0.4) {
				w.later(30*sec, func() { w.box.CheckFailed(w.now, uuid, errGone) })
				continue
			}
			w.later(time.Duration(w.rng.Int64N(int64(20*sec))), func() {
				var after []im.Message
				for _, m := range w.dialog {
					if job.After.Before(m.ID) {
						after = append(after, m)
					}
				}
				// What the reply does not hold yet was written since it was asked.
				w.later(time.Duration(w.rng.Int64N(int64(9*sec))), func() { w.box.Checked(asked, w.now, uuid, after) })
			})
			continue
		}
		w.send(uuid, job.Draft.Text)
	}
}

func (w *office) send(uuid, text string) {
	switch {
	case w.chance(0.15): // the request never arrives
		w.later(30*sec, func() { w.box.Lost(w.now, uuid, errGone, false) })
	case w.chance(0.15): // refused: expired, no access, busy
		busy := w.rng.IntN(2) == 0
		w.later(sec, func() { w.box.Refused(w.now, uuid, errGone, busy, 0) })
	case w.chance(0.15): // the portal fails before it has written the message, or after
		w.later(time.Duration(w.rng.Int64N(int64(20*sec))), func() {
			if w.rng.IntN(2) == 0 {
				w.write(1, text, uuid)
			}
			w.later(time.Duration(w.rng.Int64N(int64(9*sec))), func() { w.box.Lost(w.now, uuid, errGone, true) })
		})
	case w.chance(0.4): // the portal takes its time, or its reply is lost
		w.later(time.Duration(w.rng.Int64N(int64(60*sec))), func() { w.write(1, text, uuid) })
		w.later(time.Duration(w.rng.Int64N(int64(30*sec))), func() { w.box.Lost(w.now, uuid, errGone, false) })
	default:
		w.later(time.Duration(w.rng.Int64N(int64(20*sec))), func() {
			id := w.write(1, text, uuid)
			reply := func() {
				w.box.Sent(uuid, id)
				w.known = mid(max(w.known.Int64(), id.Int64()))
			}
			w.later(time.Duration(w.rng.Int64N(int64(9*sec))), reply)
			if w.chance(0.2) {
				w.later(12*sec, reply) // and again
			}
		})
	}
}

// run lets time pass until a moment.
func (w *office) run(until time.Duration) {
	for {
		w.pump()
		w.check()
		if len(w.events) == 0 {
			break
		}
		slices.SortStableFunc(w.events, func(a, b event) int { return int(a.at - b.at) })
		next := w.events[0]
		if next.at > until {
			break
		}
		w.events, w.now = w.events[1:], max(w.now, next.at)
		next.do()
	}
	w.now = until
}

// check: nothing is in the dialog more often than it was written, and what is
// not there is in the outbox.
func (w *office) check() {
	in := map[string]int{}
	for _, m := range w.dialog {
		if m.AuthorID == 1 {
			in[m.Text]++
		}
	}
	for text, n := range w.texts {
		require.LessOrEqual(w.t, in[text], n, "%s is there twice", text)
	}
	for _, d := range w.box.Drafts() {
		in[d.Text]++
	}
	for text, n := range w.texts {
		require.GreaterOrEqual(w.t, in[text], n, "%s is lost", text)
	}
}

func TestEveryTextGetsIntoTheDialogOnce(t *testing.T) {
	rounds := 3000
	if testing.Short() {
		rounds = 300
	}
	seed := uint64(time.Now().UnixNano())
	for i := range rounds {
		s := seed + uint64(i)
		ok := t.Run(fmt.Sprintf("seed %d", s), func(t *testing.T) { live(t, s) })
		require.True(t, ok, "seed %d", s)
	}
}

func live(t *testing.T, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 7))
	w := &office{t: t, rng: rng, box: outbox.New(outbox.Defaults()), keeps: rng.IntN(2) == 0, broken: true, texts: map[string]int{}, last: 100}
	w.box.SetMe(1)
	person := func(press func(d outbox.Draft)) {
		for _, d := range w.box.Drafts() {
			press(d)
		}
	}
	for range 3 + rng.IntN(12) {
		switch rng.IntN(6) {
		case 0, 1:
			w.ids++
			text := fmt.Sprintf("text %d", rng.IntN(4)) // some are written twice
			w.texts[text]++
			w.box.Add(w.now, fmt.Sprintf("uuid-%d", w.ids), text, im.MessageID{})
		case 2:
			w.write(2, fmt.Sprintf("text %d", rng.IntN(4)), "")
		case 3:
			person(func(d outbox.Draft) { w.box.Retry(w.now, d.UUID) })
		case 4: // the dialog is polled
			w.box.Arrived(slices.Clone(w.dialog))
			w.known = mid(w.last)
		case 5:
			off := rng.IntN(2) == 0
			w.box.Offline(w.now, off)
		}
		w.run(w.now + time.Duration(rng.Int64N(int64(60*sec))))
	}
	w.broken = false
	w.box.Offline(w.now, false)
	for range 10 {
		person(func(d outbox.Draft) { w.box.Retry(w.now, d.UUID) })
		w.run(w.now + 300*sec)
		w.box.Arrived(slices.Clone(w.dialog))
	}
	require.Empty(t, w.box.Drafts())
	count := map[string]int{}
	for _, m := range w.dialog {
		if m.AuthorID == 1 {
			count[m.Text]++
		}
	}
	for text, n := range w.texts {
		require.Equal(t, n, count[text], text)
	}
}
