package peers_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/peers"
)

var messages = []peers.Message{
	{Kind: peers.Hello, From: 1, Rank: peers.Focused},
	{Kind: peers.Lead, From: 1 << 63, Rank: peers.Hidden, Locked: true},
	{Kind: peers.Seen, From: 7, Mark: mid(5)},
	{Kind: peers.Took, From: 7, Mark: mid(1 << 40), Rank: peers.Visible, Failing: true},
	{Kind: peers.Sent, From: 7, Mark: mid(5)},
	{Kind: peers.Saved, From: 7, Mark: mid(5), Counter: 100, HasCounter: true},
	{Kind: peers.Saved, From: 7, Mark: mid(5), HasCounter: true},
	{Kind: peers.Saved, From: 7, Mark: mid(5)},
	{Kind: peers.Undone, From: 7, Mark: mid(5), Back: mid(3)},
	{Kind: peers.Undone, From: 7, Mark: mid(5)},
	{Kind: peers.Bye, From: 7},
	{Kind: peers.Bye, From: 7, Mark: mid(9)},
}

func TestMessagesArriveAsTheyWereSaid(t *testing.T) {
	for _, m := range messages {
		back, err := peers.Parse(m.String())
		require.NoError(t, err)
		require.Equal(t, m, back)
	}
}

func TestWhatMakesNoSenseIsNotBelieved(t *testing.T) {
	for _, text := range []string{
		"", "hello", "1", strings.Repeat("1 ", 200),
		"2 1 1 0 0 0 0 -1 0",                    // another version
		"1 0 1 0 0 0 0 -1 0",                    // no kind
		"1 9 1 0 0 0 0 -1 0",                    // a kind that is not known
		"1 1 0 0 0 0 0 -1 0",                    // from nobody
		"1 1 ! 0 0 0 0 -1 0",                    //
		"1 1 1 3 0 0 0 -1 0",                    // a rank that is not known
		"1 1 1 0 2 0 0 -1 0",                    // neither yes nor no
		"1 3 1 0 0 0 0 -1 0",                    // nothing seen
		"1 3 1 0 0 -5 0 -1 0",                   // a mark that would mean everything
		"1 3 1 0 0 99999999999999999999 0 -1 0", // too large
		"1 4 1 0 0 0 0 -1 0", "1 5 1 0 0 0 0 -1 0", "1 6 1 0 0 0 0 3 0",
		"1 6 1 0 0 5 0 -2 0",          // fewer than none unread
		"1 7 1 0 0 5 0 -1 5",          // back to where it was
		"1 7 1 0 0 5 0 -1 6",          // back to later
		"1 3 1 0 0 5 0 -1 0 token",    // more than ids
		"1 3 1 0 0 5 0 -1 0\n",        //
		"1 3 1 0 0 5 0 -1 \"a text\"", //
	} {
		_, err := peers.Parse(text)
		require.ErrorIs(t, err, peers.ErrMessage, "%q", text)
	}
}

func FuzzParse(f *testing.F) {
	for _, m := range messages {
		f.Add(m.String())
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := peers.Parse(text)
		if err != nil {
			return
		}
		require.GreaterOrEqual(t, m.Mark.Int64(), int64(0))
		again, err := peers.Parse(m.String())
		require.NoError(t, err)
		require.Equal(t, m, again)
	})
}

func TestOlderFramesHaveSmallerIDs(t *testing.T) {
	require.Less(t, peers.NewID(1_700_000_000_000, 1<<20-1), peers.NewID(1_700_000_000_001, 0))
	require.NotEqual(t, peers.NewID(1_700_000_000_000, 1), peers.NewID(1_700_000_000_000, 2))
}
