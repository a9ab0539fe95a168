package world_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/world"
)

var noon = time.Date(2026, 8, 21, 14, 0, 0, 0, time.FixedZone("", 3600))

func fixed() time.Time { return noon }

func ref(t *testing.T, s string) world.Ref {
	t.Helper()
	r, ok := world.ParseDialogID(s)
	require.True(t, ok, s)
	return r
}

func TestSeedsAreWhatTheDemoPromises(t *testing.T) {
	w := world.New(fixed)
	unread := map[string]int{"2": 6, "chat1": 240, "chat2": 24, "chat3": 14, "chat4": 0, "chat6": 3, "chat7": 9, "chat8": 0, "sg9": 18}
	for id, n := range unread {
		d, err := w.Dialog(world.Me, ref(t, id))
		require.NoError(t, err, id)
		require.Equal(t, n, d.Counter, id)
	}
	fair, err := w.Dialog(world.Me, ref(t, "chat1"))
	require.NoError(t, err)
	require.Equal(t, 1200, fair.MessageCount)
	ids, err := w.MessageIDs(world.Me, ref(t, "chat1"))
	require.NoError(t, err)
	require.Len(t, ids, 1200)
	require.Equal(t, ids[959], fair.Me.LastID)
	require.Equal(t, ids[960], fair.UnreadID)
	require.IsIncreasing(t, ids)
	_, err = w.Dialog(world.Me, ref(t, "chat5"))
	require.ErrorIs(t, err, world.ErrNoAccess)
	none, err := w.Dialog(world.Me, ref(t, "chat4"))
	require.NoError(t, err)
	require.Zero(t, none.LastMessageID)
	own := 0
	_, page, err := w.History(world.Me, ref(t, "chat1"), world.Query{Last: fair.UnreadID, Limit: 50})
	require.NoError(t, err)
	for _, m := range page {
		if m.AuthorID == world.Me {
			own++
		}
	}
	require.Positive(t, own, "own messages stand just above the unread ones")
}

func TestSeedsAreAlwaysTheSame(t *testing.T) {
	one, two := world.New(fixed), world.New(fixed)
	two.Read(world.Me, ref(t, "chat1"), 0)
	two.Reset()
	for _, id := range []string{"2", "chat1", "chat2", "chat3", "chat6", "chat7", "chat8", "sg9"} {
		da, a, err := one.History(world.Me, ref(t, id), world.Query{HasFirst: true, Limit: 2000})
		require.NoError(t, err)
		db, b, err := two.History(world.Me, ref(t, id), world.Query{HasFirst: true, Limit: 2000})
		require.NoError(t, err)
		require.Equal(t, da, db, id)
		require.Equal(t, a, b, id)
	}
}

func TestHistoryCutHidesWhatWasBeforeJoining(t *testing.T) {
	w := world.New(fixed)
	mine, err := w.MessageIDs(world.Me, ref(t, "sg9"))
	require.NoError(t, err)
	theirs, err := w.MessageIDs(8, ref(t, "sg9"))
	require.NoError(t, err)
	require.Len(t, theirs, len(mine)+8)
	_, page, err := w.History(world.Me, ref(t, "sg9"), world.Query{HasFirst: true, Limit: 5})
	require.NoError(t, err)
	require.Equal(t, mine[0], page[0].ID)
}

func TestPrivateDialogComesIntoBeingWhenLookedAt(t *testing.T) {
	w := world.New(fixed)
	_, err := w.Read(world.Me, ref(t, "5"), 0)
	require.ErrorIs(t, err, world.ErrNoAccess, "nothing to read yet")
	d, err := w.Dialog(world.Me, ref(t, "5"))
	require.NoError(t, err)
	require.Equal(t, "Mei Tanaka", d.Title)
	_, err = w.Read(world.Me, ref(t, "5"), 0)
	require.NoError(t, err)
	_, err = w.Dialog(world.Me, ref(t, "4040"))
	require.ErrorIs(t, err, world.ErrNoDialog)
}
