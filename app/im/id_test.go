package im_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

func TestMessageIDIsPositiveOrNone(t *testing.T) {
	for _, n := range []int64{0, -1, -1 << 63} {
		id, ok := im.NewMessageID(n)
		require.False(t, ok)
		require.True(t, id.IsZero())
		require.Empty(t, id.String())
	}
	for _, s := range []string{"", "0", "-5", "1.5", "1e3", "abc", "99999999999999999999"} {
		_, err := im.ParseMessageID(s)
		require.ErrorIs(t, err, im.ErrInvalidID, "%q", s)
	}
	id, err := im.ParseMessageID(" 84875 ")
	require.NoError(t, err)
	require.Equal(t, int64(84875), id.Int64())
	require.True(t, im.MessageID{}.Before(id))
}

func TestDialogIDTakesEveryFormThePortalTakes(t *testing.T) {
	for in, want := range map[string]string{
		"chat42": "chat42", "CHAT42": "chat42", "sg9": "sg9", "Sg9": "sg9", "crm3": "crm3", "47": "47", " 47 ": "47",
	} {
		id, err := im.ParseDialogID(in)
		require.NoError(t, err, "%q", in)
		require.Equal(t, want, id.String())
	}
	private, _ := im.ParseDialogID("47")
	group, _ := im.ParseDialogID("chat47")
	require.True(t, private.IsPrivate())
	require.False(t, group.IsPrivate())
	require.False(t, im.DialogID{}.IsPrivate())
}

func TestDialogIDRefusesEverythingElse(t *testing.T) {
	for _, in := range []string{"", "0", "-1", "+1", "chat", "chat0", "chat-1", "chat1x", "xchat1", "notify", "chat 1", "1.5", "chat+1", "chat007"} {
		_, err := im.ParseDialogID(in)
		require.ErrorIs(t, err, im.ErrInvalidID, "%q", in)
	}
}
