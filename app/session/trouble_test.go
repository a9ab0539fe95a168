package session_test

import (
	"encoding/json"
	"errors"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/live"
	"seenline/app/read"
	"seenline/app/session"
)

// reads are the portal's ways of not taking a mark, and what follows.
var reads = map[string]struct {
	fault  rest.Fault
	err    error
	reason read.Reason
	final  bool // it is not tried again
}{
	"false":            {rest.Fault{Body: json.RawMessage(`{"result":false}`)}, nil, read.ReasonRefused, true},
	"MESSAGE_ID_ERROR": {rest.Fault{Status: 400, Error: "MESSAGE_ID_ERROR"}, b24.ErrMessageID, read.ReasonRefused, true},
	"DIALOG_ID_EMPTY":  {rest.Fault{Status: 400, Error: "DIALOG_ID_EMPTY"}, b24.ErrDialogIDEmpty, read.ReasonRefused, true},
	"an unknown code":  {rest.Fault{Status: 400, Error: "SOMETHING_NEW"}, nil, read.ReasonRefused, true},
	"no access":        {rest.Fault{Status: 403, Error: "ACCESS_ERROR"}, b24.ErrAccessDenied, read.ReasonRefused, true},
	"no scope":         {rest.Fault{Status: 403, Error: "insufficient_scope"}, b24.ErrInsufficientScope, read.ReasonRefused, true},
	"blocked":          {rest.Fault{Status: 503, Error: "OVERLOAD_LIMIT"}, b24.ErrOverload, read.ReasonRefused, true},
	"HTML":             {rest.Fault{HTML: true}, b24.ErrMalformed, read.ReasonWaiting, false},
	"HTML with 403":    {rest.Fault{HTML: true, Status: 403}, b24.ErrMalformed, read.ReasonWaiting, false},
	"an empty body":    {rest.Fault{Body: json.RawMessage(`""`)}, b24.ErrMalformed, read.ReasonWaiting, false},
	"half an answer":   {rest.Fault{Truncate: 20}, nil, read.ReasonReading, true}, // the portal says afterwards that it has
	"no answer":        {rest.Fault{DelayMs: 24 * 3600_000}, b24.ErrNetwork, read.ReasonWaiting, false},
	"busy":             {rest.Fault{Status: 503}, b24.ErrQueryLimitExceeded, read.ReasonWaiting, false},
	"broken":           {rest.Fault{Status: 500}, b24.ErrServer, read.ReasonWaiting, false},
}

func TestAMarkThatIsNotTakenIsSaidAndMakesNoLoop(t *testing.T) {
	for name, c := range reads {
		t.Run(name, func(t *testing.T) {
			emulate(t, func(t *testing.T, b *bench) {
				s := b.open("chat6")
				before := loaded(t, s.State())
				p := sit(t, b, s)
				c.fault.Method = "im.dialog.read"
				b.fault(c.fault)
				rest := p.after(s.State().Mark)
				p.read(rest...)
				p.wait(time.Minute)
				state := s.State()
				require.Equal(t, session.Ready, state.Phase, "the messages stay")
				require.Equal(t, before, loaded(t, state))
				require.Equal(t, c.reason, state.Reason)
				require.True(t, state.Unsaved || c.final)
				if c.err != nil {
					require.ErrorIs(t, state.Err, c.err)
				}
				if c.fault.After || c.fault.Truncate == 0 {
					p.agree("chat6")
				}
				p.wait(time.Hour - time.Minute)
				n := b.requests()
				probe := read.Defaults().ProbeBusy
				if errors.Is(c.err, b24.ErrNetwork) {
					probe = read.Defaults().Probe
				}
				most := int(read.Defaults().Watch * 5 / 4 / probe)
				require.LessOrEqual(t, n, most+1+8+60, "once a minute at the most when nobody is looking any more")
				if c.final {
					few := 4
					if c.fault.Truncate > 0 {
						few = 6 // until it is asked
					}
					require.LessOrEqual(t, n, few)
				}

				b.REST().Faults.Clear()
				p.wait(3 * time.Minute)
				if !c.final {
					require.False(t, s.State().Unsaved)
					require.Empty(t, s.State().Counter)
					p.agree("chat6")
				}
			})
		})
	}
}

func TestAMarkIsThereFiveSecondsAfterThePortalAnswersAgain(t *testing.T) {
	for name, fault := range map[string]rest.Fault{
		"no answer": {DelayMs: 24 * 3600_000},
		"busy":      {Status: 503},
		"broken":    {Status: 500},
		"a limit":   {Status: 429, Error: "OPERATION_TIME_LIMIT"},
		"a proxy":   {HTML: true},
		"dropped":   {Drop: true},
	} {
		for _, method := range []string{"im.dialog.read", "*"} {
			t.Run(name+" "+method, func(t *testing.T) {
				emulate(t, func(t *testing.T, b *bench) {
					b.config.Live = live.Defaults()
					s := b.open("chat1")
					p := sit(t, b, s)
					ids := p.after(s.State().Mark)
					p.read(ids[:5]...)
					p.wait(time.Second)
					require.Equal(t, ids[4], s.State().Mark)
					fault.Method = method
					b.fault(fault)
					p.read(ids[5:10]...)
					p.wait(93 * time.Second)
					require.True(t, s.State().Unsaved)
					b.REST().Faults.Clear()
					p.wait(5 * time.Second)
					require.False(t, s.State().Unsaved)
					require.Equal(t, ids[9], s.State().Mark)
					p.agree("chat1")
				})
			})
		}
	}
}

func TestThreeBusyAnswersAndTheMarkArrivesOnce(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		b.fault(rest.Fault{Method: "im.dialog.read", Status: 503, Times: 3})
		rest := p.after(s.State().Mark)
		p.read(rest...)
		require.True(t, s.State().Unsaved)
		require.Equal(t, 3, s.State().Counter, "the counter does not lie")
		p.wait(time.Minute)
		p.agree("chat6")
		require.Zero(t, s.State().Counter)
		require.False(t, s.State().Unsaved)
		require.NoError(t, s.State().Err)
		taken := 0
		for _, c := range b.calls("im.dialog.read") {
			if c.Error == "" {
				taken++
			}
		}
		require.Equal(t, 1, taken)
		require.Len(t, b.calls("im.dialog.read"), 4)
	})
}

func TestAMethodWhoseTimeIsSpentIsAskedAgainWhenItMay(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:5]...) // tells when the time is next reset
		reset := b.until429()
		b.instead(func(method string, _ url.Values) (b24.Response, bool) {
			if method != "im.dialog.read" || time.Now().After(reset) {
				return b24.Response{}, false
			}
			b.refused.Add(1)
			return b24.Response{Status: 429, Body: []byte(`{"error":"OPERATION_TIME_LIMIT","error_description":"spent"}`)}, true
		})
		p.read(rest[5:10]...)
		require.True(t, s.State().Unsaved)
		require.ErrorIs(t, s.State().Err, b24.ErrOperationTimeLimit)
		p.wait(time.Until(reset) - time.Second)
		require.EqualValues(t, 1, b.refused.Load(), "not before it is time")
		p.agree("chat1")
		p.wait(time.Minute)
		require.Equal(t, rest[9], s.State().Mark)
		p.agree("chat1")
	}, func(set *rest.Settings) { set.OperatingCost = 210 })
}

func TestATokenThatRanOutWhileReadingIsRenewedOnce(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:5]...)
		b.REST().Expire(0, false)
		s.Extend(session.Older)
		p.read(rest[5:10]...)
		require.Equal(t, rest[9], s.State().Mark)
		require.Equal(t, 1, b.refreshes)
		p.agree("chat1")
	})
}

func TestATokenThatCannotBeRenewedNowMayBeLater(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		b.REST().Expire(0, false)
		b.refresh = errors.New("the portal's page is offline, too")
		rest := p.after(s.State().Mark)
		p.read(rest...)
		p.wait(5 * time.Minute)
		require.True(t, s.State().Unsaved)
		require.ErrorIs(t, s.State().Err, b24.ErrRefresh)
		require.LessOrEqual(t, b.refreshes, 6, "the portal alerts the person with each")
		b.mu.Lock()
		b.refresh = nil
		b.mu.Unlock()
		p.wait(20 * time.Minute)
		p.agree("chat6")
		require.False(t, s.State().Unsaved)
		require.Zero(t, s.State().Counter)
	})
}

func TestOfflineAndBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		b.offline.Store(true)
		s.Online(false)
		for i := range 4 {
			p.read(rest[10*i : 10*i+10]...)
		}
		p.wait(time.Minute)
		require.Equal(t, read.ReasonOffline, s.State().Reason)
		require.True(t, s.State().Unsaved)
		require.Equal(t, 240, s.State().Counter)
		b.offline.Store(false)
		s.Online(true)
		p.wait(5 * time.Second)
		p.agree("chat1")
		require.Equal(t, rest[39], s.State().Mark)
		require.Len(t, b.calls("im.dialog.read"), 1)
	})
}

func TestABrowserThatWronglySaysOfflineKeepsNothingBack(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		s.Online(false)
		p.read(rest[:5]...)
		p.wait(10 * time.Second)
		require.Equal(t, rest[4], s.State().Mark)
		require.Equal(t, read.ReasonReading, s.State().Reason)

		s.Online(false)
		b.say("chat1", 3, "Is anybody there?")
		p.wait(12 * time.Second)
		require.Equal(t, 236, s.State().Counter, "news come, too")
	})
}

func TestAnythingThatComesThroughEndsTheWaiting(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		b.offline.Store(true) // and the browser does not notice
		p.read(rest[:10]...)
		p.wait(90 * time.Second) // in the middle of a long wait
		require.True(t, s.State().Unsaved)
		b.offline.Store(false)
		s.Extend(session.Newer)
		p.wait(time.Second)
		require.Equal(t, rest[9], s.State().Mark)
	})
}

func TestAMarkWhoseAnswerWasLostIsNotSentTwice(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		b.fault(rest.Fault{Method: "im.dialog.read", After: true, Drop: true, Times: 1})
		p.read(p.after(s.State().Mark)...)
		p.wait(time.Minute)
		p.agree("chat6")
		require.Zero(t, s.State().Counter)
		require.LessOrEqual(t, len(b.calls("im.dialog.read")), 2)
	})
}
