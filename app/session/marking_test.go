package session_test

import (
	"net/url"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/read"
	"seenline/app/session"
)

func TestAWholeDialogIsReadAsItIsSeen(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		truth, ids := b.truth("chat1")
		s := b.open("chat1")
		p := sit(t, b, s)
		p.readOn("chat1", s.State().Mark)
		p.agree("chat1")
		require.Zero(t, s.State().Counter)
		require.True(t, s.State().Saved)
		require.False(t, s.State().Unsaved)
		marks := p.marks()
		require.True(t, slices.IsSorted(marks))
		require.Len(t, slices.Compact(slices.Clone(marks)), len(marks), "none twice")
		require.LessOrEqual(t, len(marks), 60)
		require.Equal(t, ids[len(ids)-1].Int64(), marks[len(marks)-1])
		p.safe("chat1", truth.Me.LastID, marks[len(marks)-1])

		n := b.requests()
		p.wait(10 * time.Minute)
		require.Equal(t, n, b.requests(), "sitting still costs nothing")
	})
}

func TestOnlyWhatWasSeenIsMarked(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:5]...)
		require.Equal(t, rest[4], s.State().Mark)
		p.look(rest[5:15]...)
		p.wait(200 * time.Millisecond) // a flick
		p.read(rest[15:20]...)
		p.wait(time.Minute)
		require.Equal(t, rest[4], s.State().Mark)
		require.NotZero(t, s.State().Skipped.Count)
		require.Equal(t, rest[5], s.State().Skipped.From)
		s.Attend(read.Attention{Focused: true})
		require.Equal(t, read.ReasonHidden, s.State().Reason)
		p.read(rest[5:15]...)
		require.Equal(t, rest[4], s.State().Mark, "the tab is hidden")
		s.Attend(read.Attention{Visible: true, Focused: true})
		p.read(rest[5:15]...)
		require.Equal(t, rest[19], s.State().Mark)
		require.Zero(t, s.State().Skipped)
		p.agree("chat1")
	})
}

func TestOwnMessagesAloneAreNoReasonToAsk(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		truth, _ := b.truth("chat8")
		require.Zero(t, truth.Counter)
		own, err := b.World().Speak(1, b.ref("chat8"), 1, "Mine", nil)
		require.NoError(t, err)
		b.World().Unread(1, b.ref("chat8"), own.ID)
		s := b.open("chat8")
		p := sit(t, b, s)
		p.read(message(own.ID))
		require.Empty(t, b.calls("im.dialog.read"))
	})
}

func TestAContextMessageIsReadOnlyWhenItIsSeen(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		at := ids[len(ids)-20]
		s := b.openAt("chat1", at)
		p := sit(t, b, s)
		state := s.State()
		require.Equal(t, at, state.Target)
		require.Equal(t, at, state.Context)
		require.Contains(t, loaded(t, state), at)
		p.wait(time.Minute)
		require.Empty(t, b.calls("im.dialog.read"))
		p.read(ids[len(ids)-22 : len(ids)-12]...)
		require.Empty(t, b.calls("im.dialog.read"), "what is before it was not seen")
	})
}

func TestADialogOpenedAtAMessageShowsNothingElseFirst(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		at := ids[len(ids)-60]
		var early atomic.Bool
		var now atomic.Pointer[session.Session]
		b.config.Changed = func() {
			if s := now.Load(); s != nil {
				state := s.State()
				early.Store(early.Load() || state.Phase == session.Ready && state.Target != at)
			}
		}
		b.instead(func(string, url.Values) (b24.Response, bool) {
			time.Sleep(time.Second)
			return b24.Response{}, false
		})
		s := session.Open(b.config, dialog(t, "chat1"), at, nil)
		defer s.Close()
		now.Store(s)
		time.Sleep(10 * time.Second)
		synctest.Wait()
		require.Equal(t, session.Ready, s.State().Phase)
		require.Contains(t, loaded(t, s.State()), at)
		require.False(t, early.Load())
	})
}

func TestWhatWasJumpedOverIsMarkedOnDemandAndCanBeTakenBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		truth, ids := b.truth("chat1")
		s := b.open("chat1")
		p := sit(t, b, s)
		p.read(p.after(s.State().Mark)[:screenful]...)
		mark := s.State().Mark
		s.ShowEnd()
		synctest.Wait()
		p.read(ids[len(ids)-screenful:]...)
		state := s.State()
		require.Equal(t, mark, state.Mark, "the gap is unread")
		require.Positive(t, state.Skipped.Count)
		require.True(t, state.Skipped.Partial)
		p.agree("chat1")

		s.MarkSkipped()
		p.wait(time.Second)
		p.agree("chat1")
		state = s.State()
		require.Equal(t, ids[len(ids)-1], state.Mark)
		require.Zero(t, state.Counter)
		require.Zero(t, state.Skipped)
		require.True(t, state.Undo.Deliberate)

		s.Undo()
		p.wait(time.Second)
		p.agree("chat1")
		require.Equal(t, mark, s.State().Mark)
		require.Equal(t, 240-screenful, s.State().Counter)
		require.Zero(t, s.State().Undo)
		p.wait(time.Minute)
		require.Equal(t, mark, s.State().Mark, "not read again by itself")
		p.safe("chat1", truth.Me.LastID, mark.Int64())
	})
}

func TestUndoIsOfferedForAWhile(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		before := s.State().Mark
		p.read(p.after(before)...)
		require.NotZero(t, s.State().Undo.First)
		changes := b.changes.Load()
		p.wait(11 * time.Second)
		require.Zero(t, s.State().Undo)
		require.Greater(t, b.changes.Load(), changes, "it is taken from the screen")
		s.Undo()
		p.wait(time.Minute)
		require.Empty(t, b.calls("im.dialog.unread"))
	})
}

func TestManualAndPrivateMarkOnlyOnDemand(t *testing.T) {
	for _, policy := range []read.Policy{read.Manual, read.Private} {
		emulate(t, func(t *testing.T, b *bench) {
			s := b.open("chat6")
			s.SetPolicy(policy)
			p := sit(t, b, s)
			rest := p.after(s.State().Mark)
			p.read(rest...)
			require.Equal(t, read.ReasonManual, s.State().Reason)
			require.Empty(t, b.calls("im.dialog.read"))
			s.MarkUpTo(rest[0])
			p.wait(pause)
			require.Equal(t, rest[0], s.State().Mark)
			p.agree("chat6")
		})
	}
}
