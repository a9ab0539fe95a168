package session_test

import (
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"
)

func TestAMarkOverWhatWasNeverLoadedCanBeTakenBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat1")
		s := b.open("chat1")
		p := sit(t, b, s)
		far := ids[len(ids)-60] // another device reads on to where nothing is loaded
		_, err := b.World().Read(1, b.ref("chat1"), far.Int64())
		require.NoError(t, err)
		s.Return(true)
		synctest.Wait()
		require.Equal(t, far, s.State().Mark)
		s.MarkAll()
		p.wait(pause)
		p.agree("chat1")
		undo := s.State().Undo
		require.Equal(t, ids[len(ids)-1], undo.Last)
		require.True(t, undo.First.IsZero())
		require.Equal(t, 59, undo.Count, "as the portal has counted")

		s.Undo()
		p.wait(pause)
		p.agree("chat1")
		require.Equal(t, far, s.State().Mark)
		require.Equal(t, 59, s.State().Counter)
	})
}
