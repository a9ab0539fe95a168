package session_test

import (
	"net/url"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/session"
)

func TestSwitchingDialogsSendsTheMarkToTheOldOne(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.look(rest[:5]...)
		// Short of the dwell and of the wait for quiet together, which a mark
		// would take; the last moment counts because the page is told to leave.
		p.wait(1200 * time.Millisecond)
		require.Empty(t, b.calls("im.dialog.read"), "it still waits for quiet")
		s.Close()
		next := b.open("chat6")
		sit(t, b, next)
		p.wait(time.Minute)
		calls := b.calls("im.dialog.read")
		require.Len(t, calls, 1)
		require.Equal(t, rest[4].Int64(), number(t, calls[0], "MESSAGE_ID"))
		require.Equal(t, rest[4].Int64(), b.must("chat1").Me.LastID)
		require.Equal(t, 3, b.must("chat6").Counter)
		require.Equal(t, []string{"im.dialog.read"}, b.keepalive)
	})
}

func TestAClosedSessionReadsNothingMore(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.look(rest[:5]...)
		p.wait(100 * time.Millisecond)
		s.Close()
		synctest.Wait()
		changes, n := b.changes.Load(), b.requests()
		p.look(rest[5:10]...)
		s.Focus(rest[5])
		s.MarkUpTo(rest[6])
		s.Extend(session.Older)
		s.ShowEnd()
		s.Retry()
		s.RetryEnd(session.Newer)
		s.Return(true)
		p.wait(time.Hour)
		require.Equal(t, n, b.requests())
		require.Equal(t, changes, b.changes.Load())
		require.Empty(t, b.calls("im.dialog.read"), "a moment is not reading")
	})
}

func TestAClosedSessionStillSavesWhatWasSeen(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		b.offline.Store(true)
		p.read(rest[:5]...)
		require.True(t, s.State().Unsaved)
		s.Close()
		changes := b.changes.Load()
		p.wait(20 * time.Second)
		b.offline.Store(false)
		p.wait(2 * time.Minute)
		require.Equal(t, rest[4].Int64(), b.must("chat1").Me.LastID)
		require.Len(t, b.calls("im.dialog.read"), 1)
		require.Equal(t, changes, b.changes.Load())
	})
}

func TestAClosedSessionHearsThatTheNetworkIsBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		b.offline.Store(true)
		s.Online(false)
		p.read(rest[:5]...)
		s.Close()
		p.wait(30 * time.Minute)
		require.False(t, s.Finished())
		b.offline.Store(false)
		s.Online(true)
		p.wait(5 * time.Second)
		require.Equal(t, rest[4].Int64(), b.must("chat1").Me.LastID)
		require.True(t, s.Finished())
	})
}

func TestWhatAClosedSessionHasNotSavedLeavesWithThePage(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		b.offline.Store(true)
		p.read(rest[:5]...)
		s.Close()
		p.wait(3 * time.Minute)
		b.offline.Store(false)
		s.Leave()
		synctest.Wait()
		require.Equal(t, rest[4].Int64(), b.must("chat1").Me.LastID)
	})
}

func TestWhatWasOnScreenWhenASessionClosedGathersNothingMore(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		b.offline.Store(true)
		p.read(rest[:5]...)
		p.look(rest[5:10]...)
		p.wait(100 * time.Millisecond)
		s.Close()
		p.wait(20 * time.Second)
		b.offline.Store(false)
		p.wait(5 * time.Minute)
		require.Equal(t, rest[4].Int64(), b.must("chat1").Me.LastID)
	})
}

func TestClosingWhileLoadingShowsNothing(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.instead(func(string, url.Values) (b24.Response, bool) {
			time.Sleep(time.Second)
			return b24.Response{}, false
		})
		s := session.Open(b.config, dialog(t, "chat6"), im.MessageID{}, nil)
		s.Close()
		s.Close()
		s.Retry()
		time.Sleep(time.Minute)
		synctest.Wait()
		require.Zero(t, b.changes.Load())
		require.NotEqual(t, session.Ready, s.State().Phase)
	})
}
