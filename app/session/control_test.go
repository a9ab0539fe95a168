package session_test

import (
	"bytes"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

func TestMarkingAllReachesWhatWasNeverLoaded(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		before, ids := b.truth("chat1")
		s := b.open("chat1")
		p := sit(t, b, s)
		require.True(t, s.State().HasNewer)
		s.MarkAll()
		p.wait(pause)
		require.Equal(t, []int64{ids[len(ids)-1].Int64()}, p.marks())
		p.agree("chat1")
		require.Zero(t, s.State().Counter)
		require.True(t, s.State().Undo.Deliberate)

		s.Undo()
		p.wait(pause)
		p.agree("chat1")
		require.Equal(t, before.Me.LastID, s.State().Mark.Int64())
		s.MarkAll()
		p.wait(pause)
		p.agree("chat1")
		s.MarkAll() // there is nothing left
		p.wait(pause)
		require.Len(t, p.marks(), 2)
	})
}

func TestPrivatePolicyTellsNothingUntilItIsTold(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := session.Open(b.config, dialog(t, "chat1"), im.MessageID{}, nil)
		t.Cleanup(s.Close)
		s.SetPolicy(read.Private) // before anything has been loaded
		synctest.Wait()
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:4]...)
		p.look(rest[8:12]...)
		p.wait(time.Minute)
		require.Empty(t, p.marks())
		require.Equal(t, rest[3], s.State().Seen, "up to the gap")
		require.Equal(t, read.ReasonManual, s.State().Reason)
		s.MarkSeen()
		p.wait(pause)
		require.Equal(t, []int64{rest[3].Int64()}, p.marks())
		require.True(t, s.State().Seen.IsZero())

		p.look(rest[4:8]...)
		p.wait(pause)
		require.Equal(t, rest[11], s.State().Seen)
		s.SetPolicy(read.Automatic)
		p.wait(pause)
		require.Equal(t, rest[11], s.State().Mark)
		require.True(t, s.State().Seen.IsZero())
	})
}

func TestJumpSaysWhereItLeads(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		s.SetPolicy(read.Manual)
		rest := p.after(s.State().Mark)
		rows := loaded(t, s.State())
		p.look(rest[:3]...)
		require.False(t, s.State().ToUnread, "it is on screen")
		p.look(rows[0])
		require.True(t, s.State().ToUnread)
		s.Jump()
		synctest.Wait()
		require.Equal(t, rest[0], s.State().Target)
		p.look(rest[:3]...)
		require.False(t, s.State().ToUnread)
		s.Jump()
		synctest.Wait()
		_, ids := b.truth("chat1")
		last := ids[len(ids)-1]
		require.Equal(t, last, s.State().Target)

		// From the end the first unread message is not even loaded.
		p.look(last)
		require.NotContains(t, loaded(t, s.State()), rest[0])
		p.look(loaded(t, s.State())[20])
		require.True(t, s.State().ToUnread)
		s.Jump()
		synctest.Wait()
		require.Contains(t, loaded(t, s.State()), rest[0])
		require.Equal(t, s.State().Mark, s.State().Target, "the last that was read: what follows is new")
	})
}

func TestInspectionNamesWhatHoldsTheMarkBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := session.Open(b.config, dialog(t, "chat1"), im.MessageID{}, nil)
		t.Cleanup(s.Close)
		require.Empty(t, s.Inspect().Messages)
		synctest.Wait()
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[1:3]...)
		seen := s.Inspect()
		require.Equal(t, read.ReasonReading, seen.Reason)
		require.Equal(t, s.State().Mark, seen.Mark)
		var ids []im.MessageID
		for _, m := range seen.Messages {
			ids = append(ids, m.ID)
			require.Equal(t, m.ID != rest[0], m.Seen)
			require.Equal(t, m.ID != rest[0], m.Shown)
		}
		require.Equal(t, rest[:3], ids, "the first unread one is there though it is not on screen")
	})
}

func TestRecordedTraceMakesTheSameMarksAgain(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		var trace bytes.Buffer
		b.config.Trace = func(line []byte) { trace.Write(line) }
		s := session.Open(b.config, dialog(t, "chat1"), im.MessageID{}, nil)
		t.Cleanup(s.Close)
		s.SetPolicy(read.OnStop)
		synctest.Wait()
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:6]...)
		p.look(rest[6:9]...)
		p.wait(150 * time.Millisecond) // a flick
		p.read(rest[9:12]...)
		s.MarkSkipped()
		p.wait(pause)
		s.Undo()
		p.wait(pause)
		s.SetPolicy(read.Automatic)
		s.Focus(rest[6])
		p.read(rest[7:12]...)
		s.Attend(read.Attention{})
		p.read(rest[12:18]...)
		marks := p.marks()
		require.GreaterOrEqual(t, len(marks), 2)

		replay := func() (decisions []read.Decision) {
			_, err := read.Replay(b.config.Read, bytes.NewReader(trace.Bytes()), func(_ time.Duration, d read.Decision) {
				decisions = append(decisions, d)
			})
			require.NoError(t, err)
			return decisions
		}
		decisions := replay()
		require.Equal(t, decisions, replay())
		for _, mark := range marks {
			require.True(t, slices.ContainsFunc(decisions, func(d read.Decision) bool { return d.Mark.Int64() == mark }), mark)
		}
		last := decisions[len(decisions)-1]
		require.Equal(t, s.State().Reason, last.Reason)
		require.Equal(t, s.State().Skipped, last.Skipped)
	})
}

func TestWhatWasMadeUnreadIsReadAgainWhenTheFocusGoesThere(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:3]...)
		s.UnreadFrom(rest[1])
		p.wait(pause)
		require.Equal(t, rest[0], s.State().Mark)
		s.Input()
		p.wait(20 * time.Second)
		require.Equal(t, rest[0], s.State().Mark, "it is still on screen")
		s.Focus(rest[1])
		p.wait(pause)
		require.Equal(t, rest[1], s.State().Mark)
	})
}
