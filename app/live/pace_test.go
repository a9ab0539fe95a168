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
		if p.Turn(at) == Ask {
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
	require.Equal(t, Ask, p.Turn(time.Hour))
	p.Asked(time.Hour)
	p.Done(time.Hour, Same, 0)
	p.Attend(time.Hour+s, false)
	p.Attend(time.Hour+2*s, true)
	require.Equal(t, Wait, p.Turn(time.Hour+2*s), "looking away and back is no reason")
}

func TestOfflineIsTriedNowAndThen(t *testing.T) {
	p := watching(0)
	p.Online(false)
	require.Equal(t, []time.Duration{10 * s, 20 * s, 30 * s}, run(p, 0, 35*s, Failed), "some browsers are wrong")
	p.Want()
	require.Equal(t, Wait, p.Turn(35*s))
	p.Online(true)
	require.Equal(t, Ask, p.Turn(35*s))
}

func TestPortalThatAsksForLessIsAskedLess(t *testing.T) {
	p := watching(0)
	require.Equal(t, []time.Duration{5 * s, 15 * s, 35 * s}, run(p, 0, 60*s, Limited))
	p.Asked(80 * s)
	p.Done(80*s, Limited, 300*s)
	require.False(t, p.May(299*s))
	require.Equal(t, Wait, p.Turn(299*s))
	require.Equal(t, Ask, p.Turn(300*s))
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
	require.Equal(t, Wait, p.Turn(time.Hour))
	require.False(t, p.May(time.Hour))
}

func TestMarkTakesTheQuestionAlongWhenItIsSoonDue(t *testing.T) {
	p := watching(0)
	require.False(t, p.Shares(3*s))
	require.True(t, p.Shares(4*s))
	p.Online(false)
	require.False(t, p.Shares(4*s))
}

func TestOtherRequestsPutTheNextQuestionOff(t *testing.T) {
	p := watching(0)
	p.Beside()
	next, _ := p.Next(s)
	require.Equal(t, 6*s, next)
	for range 5 {
		p.Beside()
	}
	require.Equal(t, []time.Duration{7 * s, 12 * s}, run(p, 0, 13*s, Same), "not for ever")
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
	p.Beside()
	p.Quiet(3 * s)
	next, _ = p.Next(3 * s)
	require.Equal(t, 9*s, next, "a mark and its question are two requests all the same")
	p.Want()
	p.Quiet(3 * s)
	require.Equal(t, Ask, p.Turn(3*s), "there is another reason to ask")
}

// browser is frames of one dialog. Each hears of another what it said after a
// while.
type browser struct {
	frames []*Pace
	lag    time.Duration
	said   []saying
}

type saying struct {
	from  int
	at    time.Duration
	claim bool
}

func newBrowser(lag time.Duration, jitters ...float64) *browser {
	b := &browser{lag: lag}
	for _, jitter := range jitters {
		p := New(Defaults(), 0, func() float64 { return jitter })
		p.Attend(0, true)
		p.Lead(false)
		b.frames = append(b.frames, p)
	}
	return b
}

// tick lets everybody hear what they can, and act; it returns who asked.
func (b *browser) tick(at time.Duration) (asked []int) {
	for len(b.said) > 0 && b.said[0].at+b.lag <= at {
		one := b.said[0]
		b.said = b.said[1:]
		for i, p := range b.frames {
			switch {
			case i == one.from:
			case one.claim:
				p.Yield(at, one.from < i)
			default:
				p.Overheard(at)
			}
		}
	}
	for i, p := range b.frames {
		turn := p.Turn(at)
		if turn == Wait {
			continue
		}
		b.said = append(b.said, saying{i, at, turn == Claim})
		if turn == Ask {
			p.Asked(at)
			p.Done(at, Same, 0)
			asked = append(asked, i)
		}
	}
	return asked
}

func TestTenFramesAskAsOne(t *testing.T) {
	b := newBrowser(20*time.Millisecond, 0, 0.3, 0.99, 0.5, 0.7, 0.1, 0.2, 0.9, 0.6, 0.4)
	b.frames[7].Lead(true)
	var asked []time.Duration
	for at := time.Duration(0); at < 10*time.Minute; at += s / 100 {
		b.frames[3].Input(at) // only this one is in use
		for range b.tick(at) {
			asked = append(asked, at)
		}
	}
	for i := 1; i < len(asked); i++ {
		require.GreaterOrEqual(t, asked[i]-asked[i-1], 5*s)
	}
	require.Greater(t, len(asked), 70)
}

func TestFramesWhoseTurnItIsAtTheSameMomentDoNotAskTogether(t *testing.T) {
	for name, from := range map[string]time.Duration{"as by chance": 0, "as the browser stood still": 20 * s} {
		t.Run(name, func(t *testing.T) {
			b := newBrowser(100*time.Millisecond, 0.2, 0.2, 0.2, 0.2, 0.2)
			var asked []int
			var first time.Duration
			for at := from; at < from+10*s && (first == 0 || at < first+4*s); at += s / 100 {
				if now := b.tick(at); len(now) > 0 {
					asked, first = append(asked, now...), at
				}
			}
			require.Equal(t, []int{0}, asked, "the oldest, nobody else leads")
		})
	}
}

func TestWhoLeadsDoesNotWaitForTheOthers(t *testing.T) {
	b := newBrowser(100*time.Millisecond, 0.2, 0.2, 0.2)
	b.frames[2].Lead(true)
	require.Equal(t, []int{2}, b.tick(20*s))
	for at := 20 * s; at < 24*s; at += s / 100 {
		require.Empty(t, b.tick(at+s/100), "the others have heard of it before their time was over")
	}
}

func TestClaimIsMadeAnewAfterTheFrameWasHidden(t *testing.T) {
	p := newBrowser(0, 0).frames[0]
	require.Equal(t, Claim, p.Turn(20*s))
	p.Attend(20*s, false)
	p.Attend(time.Minute, true)
	require.Equal(t, Claim, p.Turn(time.Minute))
}

func TestWhoseClaimIsNotFollowedByAQuestionHoldsNobodyUpForLong(t *testing.T) {
	b := newBrowser(20*time.Millisecond, 0, 0.5)
	require.Empty(t, b.tick(20*s)) // both say that they are about to
	b.frames = b.frames[1:]        // and one is closed
	for at := 20 * s; at < 30*s; at += s / 100 {
		if len(b.tick(at)) > 0 {
			return
		}
	}
	t.Fatal("nobody asks any more")
}
