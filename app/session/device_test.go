package session_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/read"
)

func TestAnotherDeviceReadsOn(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		_, err := b.World().Read(1, b.ref("chat1"), rest[30].Int64())
		require.NoError(t, err)
		s.Return(true) // was asleep
		synctest.Wait()
		require.Equal(t, rest[30], s.State().Mark)
		p.agree("chat1")
		p.read(rest[25:29]...)
		require.Empty(t, b.calls("im.dialog.read"), "read already")
		p.read(rest[31:36]...)
		require.Equal(t, rest[35], s.State().Mark)
		p.agree("chat1")
	})
}

func TestAnotherDeviceReadsOnUnheard(t *testing.T) {
	for _, change := range []func(*rest.Settings){func(*rest.Settings) {}, old} {
		emulate(t, func(t *testing.T, b *bench) {
			s := b.open("chat6")
			p := sit(t, b, s)
			rest := p.after(s.State().Mark)
			_, err := b.World().Read(1, b.ref("chat6"), rest[len(rest)-1].Int64())
			require.NoError(t, err)
			p.read(rest[:2]...)
			p.wait(time.Minute)
			p.agree("chat6")
			require.NotEqual(t, read.ReasonRefused, s.State().Reason)
			require.False(t, s.State().Unsaved)
			require.Len(t, b.calls("im.dialog.read"), 1)
		}, change)
	}
}

func TestAnotherDeviceMakesMessagesUnread(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		start := s.State().Mark
		rest := p.after(start)
		p.read(rest...)
		require.Zero(t, s.State().Counter)
		b.World().Unread(1, b.ref("chat6"), rest[0].Int64())
		s.Return(true)
		synctest.Wait()
		p.agree("chat6")
		require.Equal(t, start, s.State().Mark)
		require.Equal(t, len(rest), s.State().Counter)
		n := len(b.calls("im.dialog.read"))
		p.wait(time.Minute)
		require.Len(t, b.calls("im.dialog.read"), n, "that is how the person wants it")
		p.look()
		p.wait(time.Second)
		p.read(rest...)
		p.agree("chat6")
		require.Zero(t, s.State().Counter, "brought back on screen")
	})
}

func TestMessagesThatVanishedHoldNothingBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:5]...)
		require.NoError(t, b.World().Vanish(rest[6].Int64()))
		p.look()
		p.read(append([]im.MessageID{rest[5]}, rest[7:12]...)...)
		require.Equal(t, rest[5], s.State().Mark, "nobody has told yet")
		s.ShowEnd()
		synctest.Wait()
		s.Show(rest[5])
		synctest.Wait()
		require.NotContains(t, loaded(t, s.State()), rest[6])
		p.wait(pause)
		p.agree("chat1")
		require.Equal(t, rest[11], s.State().Mark)
	})
}

func TestWhatWasMadeUnreadElsewhereWhileOfflineStaysSo(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:4]...)
		require.Equal(t, rest[3], s.State().Mark)
		b.offline.Store(true)
		s.Online(false)
		p.look(rest[2:6]...)
		p.wait(10 * time.Second)
		b.World().Unread(1, b.ref("chat1"), rest[1].Int64())
		b.offline.Store(false)
		s.Online(true)
		p.wait(10 * time.Second)
		require.Equal(t, rest[1].Int64(), b.must("chat1").UnreadID)
		require.Equal(t, rest[0], s.State().Mark)
	})
}
