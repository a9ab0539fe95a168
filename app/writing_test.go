package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

func TestWhatIsWrittenWaitsWhileAMessageIsChanged(t *testing.T) {
	var w writing
	w.text = "half a thought"
	w.answer(im.Message{ID: testID(7)})
	w.change(testID(42), "old text")
	require.Equal(t, "old text", w.text)
	require.True(t, w.reply.ID.IsZero())
	w.change(testID(43), "another")
	w.text = "another text"
	require.True(t, w.cancel())
	require.Equal(t, writing{text: "half a thought", reply: im.Message{ID: testID(7)}}, w)
	require.True(t, w.cancel(), "the answering")
	require.Equal(t, "half a thought", w.text)
	require.False(t, w.cancel(), "there is nothing more")
	w.put("and a word")
	require.Equal(t, "half a thought and a word", w.text)
	w.reply, w.text = im.Message{ID: testID(7)}, "typed since it was sent"
	w.sent()
	require.Equal(t, writing{text: "typed since it was sent"}, w)
}

func TestAnsweringEndsAChange(t *testing.T) {
	w := writing{text: "mine"}
	w.change(testID(42), "old")
	w.answer(im.Message{ID: testID(7)})
	require.Equal(t, writing{text: "mine", reply: im.Message{ID: testID(7)}}, w)
	require.False(t, w.idle())
	w.text = ""
	require.False(t, w.idle(), "something is answered")
	w.cancel()
	require.True(t, w.idle())
	w.change(testID(42), "")
	require.False(t, w.idle(), "something is changed")
}
