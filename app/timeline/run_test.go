package timeline_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/timeline"
)

func TestARunTellsWhatThereIsToRead(t *testing.T) {
	attached := []im.Attach{{Blocks: []im.Block{{Text: "more"}, {Kind: im.BlockGrid, Cards: []im.Card{{Name: "n", Text: "v"}}}}}}
	row := func(n int64, change func(*im.Message)) im.Message {
		m := msg(n, anna)
		m.Text = ""
		change(&m)
		return m
	}
	tl := opened(t, timeline.Config{}, 50, im.History{Messages: []im.Message{
		row(1, func(m *im.Message) { m.Text = "plain" }),
		row(2, func(m *im.Message) { m.Text, m.Params.Attach = "with", attached }),
		row(3, func(m *im.Message) { m.Params.FileIDs = []int64{1} }),
		row(4, func(m *im.Message) { m.Params.Keyboard = []im.Button{{Text: "x"}} }),
		row(5, func(*im.Message) {}),
		row(6, func(m *im.Message) { m.Text, m.Params.Deleted = "gone", true }),
		row(7, func(m *im.Message) { m.Text, m.AuthorID = "joined", 0 }),
	}})
	require.Equal(t, []timeline.RunRow{
		{ID: id(1), Text: "plain"},
		{ID: id(2), Text: "with\nmore\nn\nv\n", Media: true},
		{ID: id(3), Media: true},
		{ID: id(4)},
		{ID: id(5), Passive: true},
		{ID: id(6), Text: "gone", Passive: true},
		{ID: id(7), Text: "joined", Passive: true},
	}, tl.Runs()[0].Rows)
}
