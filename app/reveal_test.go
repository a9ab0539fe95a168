package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/session"
	"seenline/app/timeline"
)

// pagesOf returns pages with the keys from up to to, of ten rows each: page k
// holds the messages 1000+10k to 1009+10k.
func pagesOf(from, to int) []*timeline.Page {
	var pages []*timeline.Page
	for key := from; key <= to; key++ {
		p := &timeline.Page{Key: key}
		for i := range 10 {
			id, _ := im.NewMessageID(int64(1000 + 10*key + i))
			p.Items = append(p.Items, timeline.Item{Message: im.Message{ID: id}})
		}
		pages = append(pages, p)
	}
	return pages
}

func keysOf(s shown) (keys []int) {
	for _, p := range s.Pages {
		keys = append(keys, p.Key)
	}
	return keys
}

func TestOpeningDrawsWhatSurroundsThePlaceAndThenTheRestPageByPage(t *testing.T) {
	s := &session.State{Pages: pagesOf(0, 9)}
	s.Pages[4].Items[3].UnreadBefore = true
	var r reveal
	require.Equal(t, []int{2, 3, 4, 5, 6}, keysOf(r.next(s, true)))
	require.Equal(t, []int{2, 3, 4, 5, 6, 7}, keysOf(r.next(s, true)))
	draws := 0
	for view := (shown{Older: true}); view.rest(); draws++ {
		before := len(view.Pages)
		view = r.next(s, true)
		require.True(t, before == 0 || len(view.Pages) == before+1)
	}
	require.Equal(t, 4, draws, "8, 9, 1, 0")
	require.Len(t, r.next(s, true).Pages, 10)
}

func TestOpeningWithoutUnreadDrawsTheEnd(t *testing.T) {
	var r reveal
	view := r.next(&session.State{Pages: pagesOf(0, 9)}, false)
	require.Equal(t, []int{7, 8, 9}, keysOf(view))
	require.True(t, view.Older)
	require.False(t, view.Newer)
}

func TestPagesThatArriveAreDrawnOneAtATimeAndThoseThatLeaveAtOnce(t *testing.T) {
	var r reveal
	r.next(&session.State{Pages: pagesOf(0, 2)}, false)
	s := &session.State{Pages: pagesOf(-5, 1)} // two came off at the far end
	require.Equal(t, []int{0, 1}, keysOf(r.next(s, false)), "forgetting and drawing do not hold up the same painting")
	require.Equal(t, []int{-1, 0, 1}, keysOf(r.next(s, true)))
	require.Equal(t, []int{-2, -1, 0, 1}, keysOf(r.next(s, true)))
}

func TestWhatBeginsTheListStaysAsItIsUntilSomethingElseDoes(t *testing.T) {
	var r reveal
	before := r.next(&session.State{Pages: pagesOf(0, 2)}, false)
	s := &session.State{Pages: pagesOf(-5, 2)}
	waiting := r.next(s, false)
	require.Same(t, before.Pages[0], waiting.Pages[0])
	require.Same(t, s.Pages[6], waiting.Pages[1])
	after := r.next(s, true)
	require.Equal(t, []int{-1, 0, 1, 2}, keysOf(after))
	require.Same(t, s.Pages[5], after.Pages[1])
}

func TestWhatIsWrittenIsDrawnAtOnce(t *testing.T) {
	var r reveal
	r.next(&session.State{Pages: pagesOf(0, 2)}, false)
	require.Equal(t, []int{0, 1, 2, 3}, keysOf(r.next(&session.State{Pages: pagesOf(0, 3)}, false)))
	require.Equal(t, []int{0, 1, 2, 3}, keysOf(r.next(&session.State{Pages: pagesOf(0, 5)}, false)), "but not two pages")
}

func TestMessageAskedForIsDrawnAtOnceWithWhatSurroundsIt(t *testing.T) {
	var r reveal
	s := &session.State{Pages: pagesOf(0, 9)}
	r.next(s, true)
	s.Target, _ = im.NewMessageID(1005)
	s.Targeted++
	require.Equal(t, []int{0, 1, 2}, keysOf(r.next(s, true)))
	view := r.next(s, true)
	require.Equal(t, []int{0, 1, 2, 3}, keysOf(view))
	require.True(t, view.Newer)

	s.Target, _ = im.NewMessageID(1025) // drawn already: nothing is thrown away for it
	s.Targeted++
	require.Equal(t, []int{0, 1, 2, 3, 4}, keysOf(r.next(s, true)))
}

func TestAnotherPartOfTheDialogBeginsAfresh(t *testing.T) {
	var r reveal
	r.next(&session.State{Pages: pagesOf(0, 4)}, false)
	view := r.next(&session.State{Pages: pagesOf(0, 6), Epoch: 1}, false)
	require.Equal(t, []int{4, 5, 6}, keysOf(view))
	require.Empty(t, r.next(&session.State{}, false).Pages)
}
