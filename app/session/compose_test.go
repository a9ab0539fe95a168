package session_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/outbox"
	"seenline/app/read"
	"seenline/app/session"
)

const hello = "Hello, this was never said before"

// said counts how often the person has said something in a dialog.
func (b *bench) said(name, text string) (n int) {
	_, ids := b.truth(name)
	for _, id := range ids {
		if m, ok := b.World().Message(id.Int64()); ok && m.AuthorID == 1 && m.Text == text {
			n++
		}
	}
	return n
}

// last is the last message of a window.
func last(t *testing.T, s *session.Session) im.Message {
	t.Helper()
	ids := loaded(t, s.State())
	m, ok := s.Message(ids[len(ids)-1])
	require.True(t, ok)
	return m
}

func wait(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// watch waits, and all the while the text is on screen once: as an answer on its
// way or as a message.
func watch(t *testing.T, s *session.Session, text string, d time.Duration) {
	t.Helper()
	const look = 50 * time.Millisecond
	for past := time.Duration(0); past < d; past += look {
		state := s.State()
		n := 0
		for _, draft := range state.Outbox {
			if draft.Text == text {
				n++
			}
		}
		for _, p := range state.Pages {
			for _, it := range p.Items {
				if it.Message.Text == text {
					n++
				}
			}
		}
		require.Equal(t, 1, n, "%v after", past)
		wait(look)
	}
}

func TestWhatIsWrittenIsShownAtOnceAndBecomesAMessage(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat6")
		to := loaded(t, s.State())[0]
		before := b.requests()
		require.NoError(t, s.Send("  "+hello+"\r\n", to))
		state := s.State()
		require.Len(t, state.Outbox, 1)
		require.Equal(t, hello, state.Outbox[0].Text)
		require.Equal(t, outbox.Sending, state.Outbox[0].State)
		wait(time.Second)
		require.Equal(t, before+1, b.requests(), "sent and asked for in one")
		require.Empty(t, s.State().Outbox)
		m := last(t, s)
		require.Equal(t, hello, m.Text)
		require.Equal(t, to, m.Params.ReplyID)
		require.Equal(t, state.Outbox[0].UUID, m.UUID)
		require.Equal(t, 1, b.said("chat6", hello))
		require.Equal(t, state.Counter, s.State().Counter, "writing is not reading")

		require.ErrorIs(t, s.Send(" \n", im.MessageID{}), b24.ErrMessageEmpty)
		require.ErrorIs(t, s.Send(strings.Repeat("x", b24.MaxText+1), im.MessageID{}), b24.ErrMessageTooLong)
		require.Empty(t, s.State().Outbox)
	})
}

func TestTheFirstMessageOfADialogFillsIt(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat4")
		require.Equal(t, session.Empty, s.State().Phase)
		require.NoError(t, s.Send(hello, im.MessageID{}))
		wait(time.Second)
		require.Equal(t, session.Ready, s.State().Phase)
		require.Equal(t, hello, last(t, s).Text)
		require.Empty(t, s.State().Outbox)
	})
}

func TestWritingLeadsToTheEndOfTheDialog(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat1")
		require.True(t, s.State().HasNewer)
		require.NoError(t, s.Send(hello, im.MessageID{}))
		wait(time.Second)
		require.False(t, s.State().HasNewer)
		require.Equal(t, hello, last(t, s).Text)
		require.Empty(t, s.State().Outbox)
		require.Equal(t, 240, s.State().Counter)
	})
}

func TestWhateverBecomesOfSendingTheTextIsThereOnce(t *testing.T) {
	const add = "im.message.add"
	for name, c := range map[string]struct {
		faults []rest.Fault
		checks rest.Fault // of looking whether it is there
		change func(*rest.Settings)
		expire bool
		retry  bool // it fails, and the person tries again
	}{
		"the portal takes longer than anybody waits":      {faults: []rest.Fault{{Method: add, DelayMs: 40_000, Times: 1}}, retry: true},
		"the same on a portal that keeps no senders' ids": {faults: []rest.Fault{{Method: add, DelayMs: 40_000, Times: 1}}, change: old, retry: true},
		"the request is lost":                             {faults: []rest.Fault{{Method: add, Drop: true, Times: 1}}, retry: true},
		"the request is lost, old":                        {faults: []rest.Fault{{Method: add, Drop: true, Times: 1}}, change: old, retry: true},
		"the reply is lost":                               {faults: []rest.Fault{{Method: add, Drop: true, After: true, Times: 1}}},
		"the reply is lost, old":                          {faults: []rest.Fault{{Method: add, Drop: true, After: true, Times: 1}}, change: old},
		"a page instead of the reply":                     {faults: []rest.Fault{{Method: add, HTML: true, Status: 502, After: true, Times: 1}}},
		"half a reply":                                    {faults: []rest.Fault{{Method: add, Truncate: 9, Times: 1}}},
		"the token has run out":                           {expire: true},
		"the portal is busy":                              {faults: []rest.Fault{{Method: add, Status: 503, Error: "QUERY_LIMIT_EXCEEDED", Times: 2}}},
		"the portal fails":                                {faults: []rest.Fault{{Method: add, Status: 500, Error: "INTERNAL_SERVER_ERROR", Times: 1}}},
		"the portal fails, old":                           {faults: []rest.Fault{{Method: add, Status: 500, Error: "INTERNAL_SERVER_ERROR", Times: 1}}, change: old},
		"the portal fails with the message written":       {faults: []rest.Fault{{Method: add, Status: 500, Error: "INTERNAL_SERVER_ERROR", After: true, Times: 1}}, change: old},
		"the portal fails again and again":                {faults: []rest.Fault{{Method: add, Status: 500, Error: "INTERNAL_SERVER_ERROR", Times: 4}}, retry: true},
		"no rights, then some":                            {faults: []rest.Fault{{Method: add, Status: 403, Error: "ACCESS_ERROR", Times: 1}}, retry: true},
		"nobody can be asked for a while": {faults: []rest.Fault{{Method: add, Drop: true, After: true, Times: 1}},
			checks: rest.Fault{Method: "im.dialog.messages.get", Drop: true, Times: 5}},
		"nobody can be asked at all": {faults: []rest.Fault{{Method: add, Drop: true, After: true, Times: 1}},
			checks: rest.Fault{Method: "im.dialog.messages.get", Drop: true, Times: 45}, retry: true},
	} {
		t.Run(name, func(t *testing.T) {
			lively(t, func(t *testing.T, b *bench) {
				s := b.sit("chat6")
				for _, f := range c.faults {
					b.fault(f)
				}
				if c.expire {
					b.REST().Expire(1, false)
				}
				require.NoError(t, s.Send(hello, im.MessageID{}))
				if wait(0); c.checks.Method != "" {
					b.fault(c.checks)
				}
				watch(t, s, hello, 2*time.Minute)
				wait(3 * time.Minute)
				if c.retry {
					require.Len(t, s.State().Outbox, 1)
					require.True(t, s.State().Outbox[0].Settled())
					require.Error(t, s.State().Outbox[0].Err)
					require.Equal(t, hello, s.State().Outbox[0].Text)
					s.Resend(s.State().Outbox[0].UUID)
					watch(t, s, hello, time.Minute)
					wait(4 * time.Minute)
				}
				require.Empty(t, s.State().Outbox)
				require.Equal(t, 1, b.said("chat6", hello))
				require.Equal(t, hello, last(t, s).Text)
				require.False(t, s.State().NoPosting)
			}, func(set *rest.Settings) {
				if c.change != nil {
					c.change(set)
				}
			})
		})
	}
}

func TestAnAnswerIsThereOnceAlsoWhereTheQuestionWithItFails(t *testing.T) {
	expired := rest.Fault{Method: "im.dialog.get", Body: json.RawMessage(`{"error":"expired_token"}`), Times: 1}
	for name, faults := range map[string][]rest.Fault{
		"the end is refused":             {{Method: "im.dialog.messages.get", Status: 429, Error: "OPERATION_TIME_LIMIT", Times: 1}},
		"the end makes no sense":         {{Method: "im.dialog.messages.get", Body: json.RawMessage(`{"result":[]}`), Times: 1}},
		"the dialog is refused":          {{Method: "im.dialog.get", Status: 400, Error: "ERROR_CORE", Times: 1}},
		"the token has run out for both": {expired, {Method: "im.dialog.get", Status: 401, Error: "NO_AUTH_FOUND", Times: 2}},
		"run out, and then busy":         {expired, {Method: "im.dialog.get", Status: 503, Error: "QUERY_LIMIT_EXCEEDED", Times: 7}},
	} {
		t.Run(name, func(t *testing.T) {
			lively(t, func(t *testing.T, b *bench) {
				s := b.sit("chat6")
				for _, f := range faults {
					b.fault(f)
				}
				require.NoError(t, s.Send(hello, im.MessageID{}))
				wait(2 * time.Minute)
				require.Equal(t, 1, b.said("chat6", hello))
				require.Empty(t, s.State().Outbox)
				require.False(t, s.State().HasNewer)
				require.Equal(t, hello, last(t, s).Text)
				reply := b.say("chat6", 2, "I see")
				s.Input()
				wait(time.Minute)
				require.Equal(t, "I see", item(t, s, reply).Message.Text)
			}, old)
		})
	}
}

func TestALostMessageIsFoundAlsoWhereTheKnownOnesAreGone(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat6")
		ids := loaded(t, s.State())
		b.fault(rest.Fault{Method: "im.message.add", Drop: true, After: true, Times: 1})
		require.NoError(t, s.Send(hello, im.MessageID{}))
		for _, id := range ids[len(ids)-3:] {
			require.NoError(t, b.World().Vanish(id.Int64()))
		}
		wait(2 * time.Minute)
		require.Empty(t, s.State().Outbox)
		require.Equal(t, 1, b.said("chat6", hello))
	})
}

func TestNothingIsSentOfflineAndAllOfItAfterwards(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat6")
		b.offline.Store(true)
		s.Online(false)
		require.NoError(t, s.Send(hello, im.MessageID{}))
		require.NoError(t, s.Send(hello, im.MessageID{}))
		wait(time.Hour)
		require.Equal(t, outbox.Queued, s.State().Outbox[1].State)
		b.offline.Store(false)
		s.Online(true)
		wait(time.Minute)
		require.Empty(t, s.State().Outbox)
		require.Equal(t, 2, b.said("chat6", hello))
	})
}

func TestWhereNobodyMayWriteItIsSaidAndNothingIsLost(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		require.True(t, b.open("chat10").State().NoPosting)
		s := b.sit("chat6")
		require.False(t, s.State().NoPosting)
		b.fault(rest.Fault{Method: "im.message.add", Status: 403, Error: "ACCESS_ERROR"})
		require.NoError(t, s.Send(hello, im.MessageID{}))
		wait(time.Minute)
		require.True(t, s.State().NoPosting)
		draft, ok := s.Discard(s.State().Outbox[0].UUID)
		require.True(t, ok)
		require.Equal(t, hello, draft.Text)
		require.Empty(t, s.State().Outbox)
		require.Len(t, b.calls("im.message.add"), 1, "it is not tried again by itself")
		require.False(t, s.State().NoPosting, "the portal says that they may")
	})
}

func TestWhatIsBeingSentWhenTheDialogIsLeftIsThereOnceWhenItIsOpenedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		fault  rest.Fault
		change func(*rest.Settings)
		retry  bool // it fails, and the person tries again
	}{
		"well":                    {fault: rest.Fault{DelayMs: 1500}},
		"well, old":               {fault: rest.Fault{DelayMs: 1500}, change: old},
		"busy":                    {fault: rest.Fault{DelayMs: 1500, Status: 503, Error: "QUERY_LIMIT_EXCEEDED"}, retry: true},
		"refused":                 {fault: rest.Fault{DelayMs: 1500, Status: 403, Error: "ACCESS_ERROR"}, retry: true},
		"the request is lost":     {fault: rest.Fault{DelayMs: 1500, Drop: true}, retry: true},
		"the reply is lost":       {fault: rest.Fault{DelayMs: 1500, Drop: true, After: true}},
		"the reply is lost, old":  {fault: rest.Fault{DelayMs: 1500, Drop: true, After: true}, change: old},
		"the request is lost,old": {fault: rest.Fault{DelayMs: 1500, Drop: true}, change: old, retry: true},
	} {
		for away, pause := range map[string]time.Duration{"back at once": 0, "back later": time.Minute} {
			t.Run(name+", "+away, func(t *testing.T) {
				lively(t, func(t *testing.T, b *bench) {
					s := b.sit("chat6")
					c.fault.Method, c.fault.Times = "im.message.add", 1
					b.fault(c.fault)
					require.NoError(t, s.Send(hello, im.MessageID{}))
					s.Close()
					wait(pause)
					left := s.Left()
					s = session.Open(b.config, dialog(t, "chat6"), im.MessageID{}, nil)
					s.TakeUp(left)
					t.Cleanup(s.Close)
					wait(0)
					s.Attend(read.Attention{Visible: true, Focused: true})
					wait(5 * time.Minute)
					if c.retry && len(s.State().Outbox) > 0 { // what a busy portal refused may have gone by itself
						require.True(t, s.State().Outbox[0].Settled())
						require.Error(t, s.State().Outbox[0].Err, "a reason is told")
						s.Resend(s.State().Outbox[0].UUID)
						wait(5 * time.Minute)
					}
					require.Empty(t, s.State().Outbox)
					require.Equal(t, 1, b.said("chat6", hello))
					require.Equal(t, hello, last(t, s).Text)
				}, func(set *rest.Settings) {
					if c.change != nil {
						c.change(set)
					}
				})
			})
		}
	}
}
