package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const s = time.Second

// steady has no jitter.
func steady() float64 { return 0 }

func watching(at time.Duration) *Pace {
	p := New(Defaults(), at, steady)
	p.Attend(at, true)
	return p
}

// run asks whenever it is due until the end, and returns when that was.
func run(p *Pace, from, to time.Duration, outcome Outcome) (asked []time.Duration) {
	for at := from; at < to; at += s / 10 {
		if p.Due(at) {
			p.Asked(at)
			p.Done(at, outcome, 0)
			asked = append(asked, at)
		}
	}
	return asked
}

func TestAsksEveryFiveSecondsWhileThePersonIsActive(t *testing.T) {
	p := watching(0)
	require.Equal(t, []time.Duration{5 * s, 10 * s, 15 * s}, run(p, 0, 16*s, Same))
}

func TestAsksLessAndLessWhenNobodyTouchesTheWidget(t *testing.T) {
	p := watching(0)
	asked := run(p, 0, 10*time.Minute, Same)
	require.Len(t, asked, 12+10, "every 5 s for a minute, then doubling up to every minute")
	require.Equal(t, time.Minute, asked[len(asked)-1]-asked[len(asked)-2])

	p.Input(10 * time.Minute)
	next, ok := p.Next(10 * time.Minute)
	require.True(t, ok)
	require.LessOrEqual(t, next, 10*time.Minute, "what was put off is asked at once")
}

func TestNewsBringsTheIdleIntervalDown(t *testing.T) {
	p := watching(0)
	run(p, 0, 10*time.Minute, Same)
	p.Asked(11 * time.Minute)
	p.Done(11*time.Minute, News, 0)
	next, _ := p.Next(11 * time.Minute)
	require.Equal(t, 11*time.Minute+10*s, next)
}

func TestHiddenFrameAsksNothingAndTheFirstLookAsksAtOnce(t *testing.T) {
	p := New(Defaults(), 0, steady)
	require.Empty(t, run(p, 0, time.Hour, Same))
	p.Attend(time.Hour, true)
	require.True(t, p.Due(time.Hour))
	p.Asked(time.Hour)
	p.Done(time.Hour, Same, 0)
	p.Attend(time.Hour+s, false)
	p.Attend(time.Hour+2*s, true)
	require.False(t, p.Due(time.Hour+2*s), "looking away and back is no reason")
}

func TestOfflineIsTriedNowAndThen(t *testing.T) {
	p := watching(0)
	p.Online(false)
	require.Equal(t, []time.Duration{10 * s, 20 * s, 30 * s}, run(p, 0, 35*s, Failed), "some browsers are wrong")
	p.Want()
	require.False(t, p.Due(35*s))
	p.Online(true)
	require.True(t, p.Due(35*s))
}

func TestPortalThatAsksForLessIsAskedLess(t *testing.T) {
	p := watching(0)
	require.Equal(t, []time.Duration{5 * s, 15 * s, 35 * s}, run(p, 0, 60*s, Limited))
	p.Asked(80 * s)
	p.Done(80*s, Limited, 300*s)
	require.False(t, p.May(299*s))
	require.False(t, p.Due(299*s))
	require.True(t, p.Due(300*s))
	p.Asked(300 * s)
	p.Done(300*s, Same, 0)
	p.Input(300 * s)
	next, _ := p.Next(300 * s)
	require.Equal(t, 305*s, next)
}

func TestPortalThatDoesNotAnswerIsAskedOnWithLittlePatience(t *testing.T) {
	p := watching(0)
	require.Equal(t, []time.Duration{5 * s, 15 * s, 25 * s, 35 * s}, run(p, 0, 40*s, Failed))
	p.Asked(45 * s)
	p.Done(45*s, Same, 0)
	next, _ := p.Next(45 * s)
	require.Equal(t, 50*s, next)
}

func TestOneQuestionAtATime(t *testing.T) {
	p := watching(0)
	p.Asked(5 * s)
	require.False(t, p.Due(time.Hour))
	require.False(t, p.May(time.Hour))
}

func TestMarkTakesTheQuestionAlongWhenItIsSoonDue(t *testing.T) {
	p := watching(0)
	require.False(t, p.Shares(3*s))
	require.True(t, p.Shares(4*s))
	p.Online(false)
	require.False(t, p.Shares(4*s))
}

func TestNothingIsAskedOutOfTurnWhereNothingMayBeAsked(t *testing.T) {
	p := watching(0)
	require.True(t, p.May(0))
	p.Online(false)
	require.False(t, p.May(s))
	p.Online(true)
	p.Attend(s, false)
	require.False(t, p.May(s), "nobody sees the answer")
	require.False(t, New(Config{}, 0, steady).May(s))
}

func TestWhatAMarkTellsOfNewsIsNotAskedAgainAtOnce(t *testing.T) {
	p := watching(0)
	p.Quiet(2 * s)
	next, _ := p.Next(2 * s)
	require.Equal(t, 7*s, next)
	p.Want()
	p.Quiet(3 * s)
	require.True(t, p.Due(3*s), "there is another reason to ask")
}

func TestTenFramesAskAsOne(t *testing.T) {
	jitters := []float64{0, 0.3, 0.99, 0.5, 0.7, 0.1, 0.2, 0.9, 0.6, 0.4}
	frames := make([]*Pace, 10)
	for i := range frames {
		frames[i] = New(Defaults(), 0, func() float64 { return jitters[i] })
		frames[i].Attend(0, true)
		frames[i].Lead(i == 7)
	}
	var asked []time.Duration
	for at := time.Duration(0); at < 10*time.Minute; at += s / 20 {
		frames[3].Input(at) // only this one is in use
		for i, p := range frames {
			if !p.Due(at) {
				continue
			}
			p.Asked(at)
			for j, other := range frames {
				if j != i {
					other.Overheard(at)
				}
			}
			p.Done(at, Same, 0)
			asked = append(asked, at)
		}
	}
	for i := 1; i < len(asked); i++ {
		require.GreaterOrEqual(t, asked[i]-asked[i-1], 5*s)
	}
	require.Greater(t, len(asked), 70)
}

func TestFramesThatWereHeldUpTogetherDoNotAskTogether(t *testing.T) {
	frames := make([]*Pace, 10)
	for i := range frames {
		jitter := float64(i) / 10
		frames[i] = New(Defaults(), 0, func() float64 { return jitter })
		frames[i].Attend(0, true)
		frames[i].Lead(i == 7)
	}
	asked := 0
	for _, p := range frames { // the browser stood still, none has heard of another
		if p.Due(20 * s) {
			asked++
		}
	}
	require.Equal(t, 1, asked, "the one that leads")
	next, _ := frames[0].Next(20 * s)
	require.Greater(t, next, 21*s)
	require.Less(t, next, 24*s)
	require.True(t, frames[0].Due(next), "if nothing was heard until then")

	p := New(Defaults(), 0, steady)
	p.Lead(false)
	p.Attend(time.Hour, true)
	require.True(t, p.Due(time.Hour), "what was hidden was not held up")
}
