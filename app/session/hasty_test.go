package session_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/session"
)

// hasty is a clock whose alarms go off too early, as browsers' do.
type hasty struct{ session.SystemClock }

func (h hasty) AfterFunc(d time.Duration, f func()) func() {
	return h.SystemClock.AfterFunc(d-min(d/2, 2*time.Millisecond), f)
}

func TestAlarmsThatGoOffTooEarlyLoseNothing(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.config.Clock = hasty{session.NewSystemClock()}
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		for i := range 5 {
			p.read(rest[10*i : 10*i+10]...)
			p.wait(pause)
			require.Equal(t, rest[10*i+9], s.State().Mark)
		}
		p.agree("chat1")
	})
}
