package session_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/session"
)

// hear returns a done and what it was told.
func hear() (done func(error), told func(t *testing.T) error) {
	heard := make(chan error, 1)
	return func(err error) { heard <- err }, func(t *testing.T) error {
		t.Helper()
		synctest.Wait()
		require.Len(t, heard, 1)
		return <-heard
	}
}

// write sends a message and returns it as the dialog has it.
func write(t *testing.T, s *session.Session) im.Message {
	t.Helper()
	require.NoError(t, s.Send(hello, im.MessageID{}))
	wait(time.Second)
	return last(t, s)
}

func TestOwnMessagesAreChangedAndOthersAreNot(t *testing.T) {
	for name, fault := range map[string]func(method string) rest.Fault{
		"":                  nil,
		"the reply is lost": func(m string) rest.Fault { return rest.Fault{Method: m, Drop: true, After: true} },
	} {
		t.Run(name, func(t *testing.T) {
			lively(t, func(t *testing.T, b *bench) {
				s := b.sit("chat6")
				other := last(t, s)
				require.NotEqual(t, im.UserID(1), other.AuthorID)
				own := write(t, s).ID
				if fault != nil {
					b.fault(fault("im.message.update"))
					b.fault(fault("im.message.delete"))
					b.fault(fault("im.message.like"))
				}
				done, told := hear()
				s.Edit(own, "Something else", done)
				wait(time.Minute)
				require.NoError(t, told(t))
				require.Equal(t, "Something else", last(t, s).Text)
				require.True(t, last(t, s).Params.Edited)

				done, told = hear()
				s.Like(other.ID, true, done)
				m, _ := s.Message(other.ID)
				require.Contains(t, m.Params.Likes, im.UserID(1), "at once")
				wait(time.Minute)
				require.NoError(t, told(t))
				truth, _ := b.World().Message(other.ID.Int64())
				require.Contains(t, truth.Likes(), int64(1))
				done, told = hear()
				s.Like(other.ID, false, done)
				wait(time.Minute)
				require.NoError(t, told(t))
				truth, _ = b.World().Message(other.ID.Int64())
				require.NotContains(t, truth.Likes(), int64(1))

				done, told = hear()
				s.Delete(own, done)
				wait(time.Minute)
				require.NoError(t, told(t))
				require.True(t, last(t, s).Gone())
				truth, _ = b.World().Message(own.Int64())
				require.True(t, truth.Deleted())

				done, told = hear()
				s.Edit(other.ID, "Not mine", done)
				wait(time.Minute)
				if fault == nil {
					require.ErrorIs(t, told(t), b24.ErrCantEdit)
				} else {
					require.Error(t, told(t))
				}
				m, _ = s.Message(other.ID)
				require.Equal(t, other.Text, m.Text)
			})
		})
	}
}

func TestAChangeIsShownAtOnceAndTakenBackWhereThePortalRefusesIt(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat6")
		own := write(t, s)
		b.fault(rest.Fault{Method: "im.message.update", DelayMs: 3000, Times: 2})
		done, told := hear()
		require.NoError(t, s.Edit(own.ID, "Better so", done))
		require.Equal(t, "Better so", last(t, s).Text)
		again, toldAgain := hear()
		require.NoError(t, s.Edit(own.ID, "Best so", again))
		wait(4 * time.Second)
		require.NoError(t, told(t))
		require.Equal(t, "Best so", last(t, s).Text, "what came of the first one shows no more")
		wait(time.Minute)
		require.NoError(t, toldAgain(t))
		truth, _ := b.World().Message(own.ID.Int64())
		require.Equal(t, "Best so", truth.Text, "one after the other")

		b.fault(rest.Fault{Method: "im.message.update", Status: 403, Error: "ACCESS_ERROR"})
		done, told = hear()
		require.NoError(t, s.Edit(own.ID, "No", done))
		require.Equal(t, "No", last(t, s).Text)
		wait(time.Minute)
		require.ErrorIs(t, told(t), b24.ErrAccessDenied)
		require.Equal(t, "Best so", last(t, s).Text)
		require.ErrorIs(t, s.Edit(own.ID, " ", nil), b24.ErrMessageEmpty)
		require.ErrorIs(t, s.Edit(own.ID, strings.Repeat("x", b24.MaxText+1), nil), b24.ErrMessageTooLong)
	})
}

func TestOfTwoRefusedChangesNothingIsShown(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat6")
		own := write(t, s)
		b.fault(rest.Fault{Method: "im.message.update", Status: 400, Error: "CANT_EDIT_MESSAGE", DelayMs: 1200, Times: 2})
		first, toldFirst := hear()
		require.NoError(t, s.Edit(own.ID, "First", first))
		second, toldSecond := hear()
		require.NoError(t, s.Edit(own.ID, "Second", second))
		liked, _ := hear()
		s.Like(own.ID, true, liked)
		for _, shown := range []string{"Second", "Second", hello, hello} {
			require.Equal(t, shown, last(t, s).Text)
			require.Equal(t, shown == "Second", last(t, s).Params.Edited)
			require.Contains(t, last(t, s).Params.Likes, im.UserID(1), "that was not refused")
			wait(1210 * time.Millisecond)
		}
		require.ErrorIs(t, toldFirst(t), b24.ErrCantEdit)
		require.ErrorIs(t, toldSecond(t), b24.ErrCantEdit)
	})
}

func TestALikeThatThePortalRefusesIsTakenBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		b.fault(rest.Fault{Method: "im.message.like", Status: 403, Error: "ACCESS_ERROR"})
		done, told := hear()
		before := last(t, s)
		s.Like(before.ID, true, done)
		require.ErrorIs(t, told(t), b24.ErrAccessDenied)
		require.Equal(t, len(before.Params.Likes), len(last(t, s).Params.Likes))
	})
}

func TestUnreadFromHereIsKeptUntilThePersonActs(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest...)
		require.Zero(t, s.State().Counter)
		s.UnreadFrom(rest[1])
		p.wait(time.Minute)
		p.agree("chat6")
		require.Equal(t, rest[0], s.State().Mark)
		require.Equal(t, 2, s.State().Counter)
		n := len(b.calls("im.dialog.read"))
		s.Input()
		p.wait(time.Minute)
		require.Len(t, b.calls("im.dialog.read"), n, "it is still on screen")
		p.look()
		p.wait(time.Second)
		p.read(rest...)
		p.agree("chat6")
		require.Zero(t, s.State().Counter, "the person has read it again")
	})
}

func TestSearchFindsAndTellsOfPeople(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.sit("chat1")
		require.NoError(t, s.Send(hello, im.MessageID{}))
		wait(time.Second)
		found := make(chan b24.SearchResult, 1)
		s.Search("NEVER said", im.MessageID{}, func(r b24.SearchResult, err error) {
			require.NoError(t, err)
			found <- r
		})
		synctest.Wait()
		result := <-found
		require.Len(t, result.Messages, 1)
		require.Equal(t, last(t, s).ID, result.Messages[0].ID)
		failed := make(chan error, 1)
		s.Search("ab", im.MessageID{}, func(_ b24.SearchResult, err error) { failed <- err })
		synctest.Wait()
		require.ErrorIs(t, <-failed, b24.ErrRequest)
	})
}
