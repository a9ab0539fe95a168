package session_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

// Five widgets behind one address have 600 requests in five minutes together
// with everything else of their office.
func TestWhoReadsAtTheEndAndAnswersStaysBelowTwentyRequestsAMinute(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, every := range []time.Duration{10 * time.Second, 13 * time.Second, 27 * time.Second} {
		lively(t, func(t *testing.T, b *bench) {
			b.config.Jitter = rng.Float64
			s := b.open("chat6")
			p := sit(t, b, s)
			p.read(p.after(s.State().Mark)...)
			p.wait(time.Minute)
			var minutes []int
			before := b.requests()
			writes, answers := time.Duration(0), 5*time.Second
			for now := time.Duration(0); now < 10*time.Minute; now += 100 * time.Millisecond {
				if now%time.Minute == 0 && now > 0 {
					minutes, before = append(minutes, b.requests()-before), b.requests()
				}
				if now >= writes {
					b.say("chat6", 2, "now and then")
					writes = now + every*4/5 + time.Duration(rng.Int64N(int64(every)*2/5))
				}
				if now >= answers {
					require.NoError(t, s.Send(hello, im.MessageID{}))
					answers = now + 37*time.Second
				}
				ids := loaded(t, s.State())
				if ids = ids[max(0, len(ids)-screenful):]; !slices.Equal(ids, p.shown) {
					p.look(ids...)
				}
				s.Input()
				p.wait(100 * time.Millisecond)
			}
			t.Logf("a colleague every %v: %v requests", every, minutes)
			for _, n := range minutes {
				require.Less(t, n, 20)
			}
			require.Zero(t, s.State().Counter)
		})
	}
}
