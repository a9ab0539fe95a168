package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

func TestWhatWasMarkedByPressingSomethingIsSaidAsFarAsItIsKnown(t *testing.T) {
	w := &Widget{look: testLook()}
	require.Empty(t, w.marked())
	last, err := im.ParseMessageID("9")
	require.NoError(t, err)
	w.state.Undo = read.Undo{Last: last, Count: 5}
	require.Empty(t, w.marked(), "of what was seen the counter tells")
	w.state.Undo.Deliberate = true
	require.Equal(t, "Marked 5 messages as read", w.marked())
	w.state.Undo.Partial = true
	require.Equal(t, "Marked 5+ messages as read", w.marked())
}

func TestWhatArrivedIsToldAsFarAsItIsKnown(t *testing.T) {
	w := &Widget{look: testLook()}
	require.Empty(t, w.arrival())
	w.state.Arrived = session.Arrived{Seq: 1, Count: 1}
	require.Equal(t, "1 new message", w.arrival())
	w.state.Arrived = session.Arrived{Seq: 2, Count: 1}
	require.NotEqual(t, "1 new message", w.arrival(), "only a change is spoken")
	w.state.Arrived = session.Arrived{Seq: 3, Count: 30, More: true}
	require.Equal(t, "30+ new messages", w.arrival())
}
