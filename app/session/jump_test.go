package session_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/session"
)

func TestJumpingGoesToTheFirstUnreadAndThenToTheEnd(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		truth, ids := b.truth("chat1")
		s := b.open("chat1")
		s.Jump()
		require.Equal(t, truth.UnreadID, s.State().Target.Int64())
		epoch, n := s.State().Epoch, b.requests()
		s.Jump()
		s.Jump() // impatient
		synctest.Wait()
		state := s.State()
		require.Equal(t, ids[len(ids)-1], state.Target)
		require.NotEqual(t, epoch, state.Epoch)
		require.False(t, state.HasNewer)
		require.True(t, state.HasOlder)
		require.Equal(t, n+2, b.requests())
		rows := loaded(t, state)
		require.Equal(t, ids[len(ids)-len(rows):], rows)

		s.Show(ids[3]) // far away
		synctest.Wait()
		require.Equal(t, ids[3], s.State().Target)
		require.Contains(t, loaded(t, s.State()), ids[3])
		s.Show(ids[0])
		synctest.Wait()
		require.Equal(t, ids[0], s.State().Target)
		s.Show(ids[700])
		synctest.Wait()
		s.Show(ids[0]) // the first of all has nothing before it
		synctest.Wait()
		require.Equal(t, ids[0], s.State().Target)
		require.False(t, s.State().HasOlder)
		require.Empty(t, b.calls("im.dialog.read"))
	})
}

func TestTheLatestJumpCounts(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		s := b.open("chat1")
		b.fault(rest.Fault{Method: "im.dialog.messages.get", DelayMs: 5000, Times: 1})
		s.Show(ids[10])
		time.Sleep(time.Second)
		s.Show(ids[500])
		time.Sleep(time.Minute)
		synctest.Wait()
		require.Equal(t, ids[500], s.State().Target)
		require.Contains(t, loaded(t, s.State()), ids[500])
		require.NotContains(t, loaded(t, s.State()), ids[10])
		require.Empty(t, s.State().EndErr[session.Older])
	})
}

func TestAMessageThatIsGoneCannotBeJumpedTo(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		require.NoError(t, b.World().Vanish(ids[100].Int64()))
		s := b.openAt("chat1", ids[100])
		state := s.State()
		require.Equal(t, session.Ready, state.Phase)
		require.Equal(t, ids[100], state.Lost)
		require.Zero(t, state.Target)
		require.Contains(t, loaded(t, state), message(b.must("chat1").UnreadID), "the usual place")
		s.Show(ids[101])
		synctest.Wait()
		require.Zero(t, s.State().Lost)
		require.Equal(t, ids[101], s.State().Target)
	})
}

func TestTheEndIsFoundThoughTheNewestMessageIsGone(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		s := b.open("chat1")
		require.NoError(t, b.World().Vanish(ids[len(ids)-1].Int64()))
		s.ShowEnd()
		synctest.Wait()
		_, ids = b.truth("chat1")
		rows := loaded(t, s.State())
		require.Equal(t, ids[len(ids)-1], rows[len(rows)-1])
		require.Equal(t, ids[len(ids)-1], s.State().Target)
		require.False(t, s.State().HasNewer)
	})
}

func TestAJumpThatFailedIsTriedAgainAtItsEnd(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		s := b.open("chat1")
		before := loaded(t, s.State())
		b.offline.Store(true)
		s.ShowEnd()
		require.True(t, s.State().Loading[session.Newer])
		time.Sleep(time.Minute)
		synctest.Wait()
		require.ErrorIs(t, s.State().EndErr[session.Newer], b24.ErrNetwork)
		require.Equal(t, before, loaded(t, s.State()))
		b.offline.Store(false)
		s.RetryEnd(session.Newer)
		synctest.Wait()
		require.NoError(t, s.State().EndErr[session.Newer])
		require.Equal(t, ids[len(ids)-1], s.State().Target)
	})
}

func TestPagesForAnOldPlaceDoNotHoldUpANewOne(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		s := b.open("chat1")
		b.fault(rest.Fault{Method: "im.dialog.messages.get", DelayMs: 5000, Times: 1})
		s.Extend(session.Older)
		time.Sleep(time.Second)
		s.ShowEnd()
		synctest.Wait()
		require.Equal(t, ids[len(ids)-1], s.State().Target)
		require.False(t, s.State().Loading[session.Older])
		time.Sleep(time.Minute)
		synctest.Wait()
		rows := loaded(t, s.State())
		require.Equal(t, ids[len(ids)-len(rows):], rows)
		s.Extend(session.Older)
		synctest.Wait()
		require.Greater(t, len(loaded(t, s.State())), len(rows))
	})
}
