package timeline_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/timeline"
)

func TestFirstPageAroundTheMarkHasBothEndsOpen(t *testing.T) {
	tl := opened(t, timeline.Config{Mark: id(60)}, 10, history(51, 70))
	require.Equal(t, span(51, 70), ids(tl))
	require.True(t, tl.HasOlder())
	require.True(t, tl.HasNewer())
	run := tl.Runs()[0]
	require.Equal(t, [2]int64{50, 71}, [2]int64{run.After.Int64(), run.Before.Int64()})
	require.False(t, run.First)
	require.False(t, run.Last)
}

func TestShortFirstPageIsTheWholeDialog(t *testing.T) {
	tl := opened(t, timeline.Config{}, 50, history(5, 9))
	require.False(t, tl.HasOlder())
	require.False(t, tl.HasNewer())
	run := tl.Runs()[0]
	require.True(t, run.First)
	require.True(t, run.Last)
	require.True(t, run.After.IsZero())
}

func TestEmptyDialogTakesItsFirstMessage(t *testing.T) {
	tl := opened(t, timeline.Config{}, 50, im.History{})
	require.Empty(t, tl.Pages())
	require.False(t, tl.HasOlder())
	require.False(t, tl.HasNewer())
	m := tl.Merge(timeline.Newer(tl.Newest(), 50), history(7, 7))
	require.Equal(t, []int64{7}, numbers(m.Added))
	require.Equal(t, []int64{7}, ids(tl))
	require.False(t, tl.HasNewer())
}

func TestNewestMessageToldEndsTheWindow(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	tl.SetLatest(id(70))
	require.False(t, tl.HasNewer())
	tl.SetLatest(id(71))
	require.True(t, tl.HasNewer())
}

func TestNewestMessageThatIsGoneDoesNotPromiseMoreForever(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	tl.SetLatest(id(99))
	require.True(t, tl.HasNewer())
	tl.Merge(timeline.Newer(id(70), 10), im.History{})
	require.False(t, tl.HasNewer())
}

func TestPagesExtendBothEnds(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	m := tl.Merge(timeline.Older(id(51), 10), history(41, 50))
	require.Equal(t, span(41, 50), numbers(m.Added))
	require.True(t, tl.HasOlder())
	tl.Merge(timeline.Older(id(41), 10), history(39, 40))
	require.False(t, tl.HasOlder(), "a short page is the beginning")
	tl.Merge(timeline.Newer(id(70), 10), history(71, 80))
	require.True(t, tl.HasNewer())
	tl.Merge(timeline.Newer(id(80), 10), history(81, 83))
	require.False(t, tl.HasNewer(), "a short page is the end")
	require.Equal(t, span(39, 83), ids(tl))
}

func TestReplyThatOnlyRepeatsThePivotIsTheEnd(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	tl.Merge(timeline.Older(id(51), 1), history(51, 51))
	tl.Merge(timeline.Newer(id(70), 1), history(70, 70))
	require.False(t, tl.HasOlder())
	require.False(t, tl.HasNewer())
	require.Equal(t, span(51, 70), ids(tl))
}

func TestShapeOfARepliesDoesNotMatter(t *testing.T) {
	plain := history(41, 50)
	turned := im.History{Messages: slices.Clone(plain.Messages)}
	slices.Reverse(turned.Messages)
	mixed := im.History{Messages: append(slices.Clone(turned.Messages), plain.Messages...)}
	mixed.Messages = append(mixed.Messages, msg(51, anna), im.Message{Text: "no id"})
	for name, h := range map[string]im.History{"ascending": plain, "descending": turned, "doubled, with the pivot": mixed} {
		tl := opened(t, timeline.Config{}, 10, history(51, 70))
		tl.Merge(timeline.Older(id(51), 10), h)
		require.Equal(t, span(41, 70), ids(tl), name)
		require.True(t, tl.HasOlder(), name)
	}
}

func TestReplyFromElsewhereIsLeftOut(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	m := tl.Merge(timeline.Newer(id(200), 10), history(201, 203))
	require.False(t, m.Joined)
	require.Equal(t, span(51, 70), ids(tl))
	require.Equal(t, id(203), tl.Latest())
	require.True(t, tl.HasNewer())
	require.Len(t, m.Run.Rows, 3)
	require.Equal(t, id(200), m.Run.After)
}

func TestJumpTakesTheWindowElsewhere(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	epoch := tl.Epoch()
	jump := timeline.Newer(id(200), 10)
	jump.Jump = true
	require.True(t, tl.Merge(jump, history(201, 210)).Joined)
	require.Equal(t, span(201, 210), ids(tl))
	require.NotEqual(t, epoch, tl.Epoch())
	late := tl.Merge(timeline.Older(id(51), 10), history(41, 50))
	require.False(t, late.Joined, "the answer to a question from before the jump")

	tl.Merge(timeline.Older(id(201), 10), history(191, 200))
	require.Equal(t, span(191, 210), ids(tl))
}

func TestJumpToNothingStaysWhereItIs(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	jump := timeline.Newer(id(200), 10)
	jump.Jump = true
	require.False(t, tl.Merge(jump, im.History{}).Joined)
	require.Equal(t, span(51, 70), ids(tl))
}

func TestJumpThatTouchesTheWindowOnlyExtendsIt(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	epoch := tl.Epoch()
	jump := timeline.Newer(id(65), 10)
	jump.Jump = true
	tl.Merge(jump, history(66, 75))
	require.Equal(t, span(51, 75), ids(tl))
	require.Equal(t, epoch, tl.Epoch())
}

func TestRowsOutsideOfWhatWasAskedAreNotShown(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	stray := history(41, 50)
	stray.Messages = append(stray.Messages, msg(90, anna))
	tl.Merge(timeline.Older(id(51), 10), stray)
	require.Equal(t, span(41, 70), ids(tl))
	require.Equal(t, id(90), tl.Latest())
}

func TestMessageLeftOutBeforeFindsItsPlace(t *testing.T) {
	first := history(51, 70)
	first.Messages = slices.Delete(first.Messages, 5, 6)
	tl := opened(t, timeline.Config{}, 10, first)
	m := tl.Merge(timeline.Older(id(60), 10), history(50, 59))
	require.Equal(t, []int64{50, 56}, numbers(m.Added))
	require.Equal(t, span(50, 70), ids(tl))
}

func TestMissingMessagesAreToldNotRemoved(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	h := history(61, 70)
	h.Messages = slices.Delete(h.Messages, 3, 4)
	m := tl.Merge(timeline.Newer(id(60), 10), h)
	require.Equal(t, []int64{64}, numbers(m.Missing))
	require.Equal(t, span(51, 70), ids(tl))
	require.True(t, tl.Delete(id(64)))
	require.False(t, tl.Delete(id(64)))
	require.Equal(t, append(span(51, 63), span(65, 70)...), ids(tl))
}

func TestWindowStaysSmallAndWhatWasDroppedComesBack(t *testing.T) {
	cfg := timeline.Config{PageSize: 10, MaxRows: 30}
	tl := opened(t, cfg, 10, history(101, 120))
	tl.Merge(timeline.Older(id(101), 10), history(91, 100))
	m := tl.Merge(timeline.Older(id(91), 10), history(81, 90))
	require.Equal(t, span(111, 120), numbers(m.Dropped))
	require.Equal(t, span(81, 110), ids(tl))
	require.True(t, tl.HasNewer())
	m = tl.Merge(timeline.Newer(tl.Newest(), 10), history(111, 120))
	require.Equal(t, span(111, 120), numbers(m.Added))
	require.Equal(t, span(81, 90), numbers(m.Dropped))
	require.True(t, tl.HasOlder())
	require.Equal(t, id(90), tl.Runs()[0].After)
}

func TestDroppingSparesTheRowBeingRead(t *testing.T) {
	tl := opened(t, timeline.Config{PageSize: 10, MaxRows: 30}, 50, history(101, 130))
	tl.SetAnchor(id(103))
	m := tl.Merge(timeline.Newer(id(130), 10), history(131, 133))
	require.Equal(t, span(131, 133), numbers(m.Dropped), "what has just arrived is farthest away")
	require.Equal(t, span(101, 130), ids(tl))
	require.True(t, tl.HasNewer())
}

func TestUpdateChangesOnlyWhatIsThere(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 70))
	before := tl.Pages()
	m := msg(55, anna)
	require.False(t, tl.Update(m))
	require.False(t, tl.Update(msg(99, anna)))
	require.Same(t, before[0], tl.Pages()[0])
	m.Text, m.Params.Edited = "new words", true
	require.True(t, tl.Update(m))
	require.NotSame(t, before[0], tl.Pages()[0])
	require.Equal(t, "new words", items(tl)[4].Message.Text)
	require.Equal(t, "text 55", before[0].Items[4].Message.Text, "pages handed out do not change")
}

func TestFilesAreKeptWhenAReplyRepeatsTheMessageWithoutThem(t *testing.T) {
	h := history(51, 52)
	h.Messages[1].Params.FileIDs = []int64{8, 9}
	h.Files = []im.File{{ID: 9, Name: "b"}, {ID: 8, Name: "a"}}
	tl := opened(t, timeline.Config{}, 50, h)
	require.Equal(t, []im.File{{ID: 8, Name: "a"}, {ID: 9, Name: "b"}}, items(tl)[1].Files)
	h.Files = nil
	tl.Merge(timeline.Newer(id(50), 10), h)
	require.Len(t, items(tl)[1].Files, 2)
	require.True(t, tl.Runs()[0].Rows[1].Media)
}

func TestPageIsFullAlsoIfNotAllOfItCanBeRead(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 60))
	h := history(41, 48)
	h.Unreadable = 2
	tl.Merge(timeline.Older(id(51), 10), h)
	require.True(t, tl.HasOlder())
	h = history(31, 38)
	tl.Merge(timeline.Older(id(41), 10), h)
	require.False(t, tl.HasOlder(), "this one is short")
}
