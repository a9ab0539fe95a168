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
	for _, every := range []time.Duration{8 * time.Second, 10 * time.Second, 27 * time.Second} {
		lively(t, func(t *testing.T, b *bench) {
			b.config.Jitter = rng.Float64
			s := b.open("chat6")
			p := sit(t, b, s)
			p.read(p.after(s.State().Mark)...)
			p.wait(time.Minute)
			b.REST().Journal.Forget()
			writes, answers := time.Duration(0), 5*time.Second
			for now := time.Duration(0); now < 5*time.Minute; now += 100 * time.Millisecond {
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
			var times []time.Time
			for _, r := range b.REST().Journal.Since(0) {
				if r.Batch == 0 {
					times = append(times, r.Time)
				}
			}
			worst := 0
			for i := range times {
				n := 0
				for n < len(times)-i && times[i+n].Sub(times[i]) < time.Minute {
					n++
				}
				worst = max(worst, n)
			}
			t.Logf("a colleague every %v: %.1f requests a minute, %d in the worst one", every, float64(len(times))/5, worst)
			require.Less(t, worst, 20)
			require.Zero(t, s.State().Counter)
		})
	}
}
