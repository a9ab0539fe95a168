package timeline_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/timeline"
)

func TestDividerStaysWhereReadingStarted(t *testing.T) {
	tl := opened(t, timeline.Config{Mark: id(60)}, 10, history(51, 70))
	require.Equal(t, []int64{61}, dividers(tl))
	tl.SetMark(id(70))
	tl.Merge(timeline.Newer(id(70), 10), history(71, 72))
	require.Equal(t, []int64{61}, dividers(tl))
	tl.SetMark(id(55))
	require.Equal(t, []int64{61}, dividers(tl), "moved back on another device")
}

func TestDividerIsLookedForAnewWhereTheReaderWasAway(t *testing.T) {
	tl := opened(t, timeline.Config{Mark: id(60)}, 10, history(51, 70))
	require.Equal(t, []int64{61}, dividers(tl))
	tl.SetMark(id(70))
	tl.Divide(id(70))
	require.Empty(t, dividers(tl), "there is nothing new yet")
	tl.Merge(timeline.Newer(id(70), 10), history(71, 72))
	require.Equal(t, []int64{71}, dividers(tl))
	tl.Divide(id(64))
	require.Equal(t, []int64{65}, dividers(tl), "at once, if that is loaded")
	tl.Divide(id(40))
	require.Empty(t, dividers(tl), "what lies above is not")
}

func TestDividerSkipsOwnMessages(t *testing.T) {
	h := history(51, 70)
	h.Messages[10].AuthorID = me
	tl := opened(t, timeline.Config{Mark: id(60)}, 10, h)
	require.Equal(t, []int64{62}, dividers(tl))
}

func TestNoDividerWhereEverythingWasRead(t *testing.T) {
	tl := opened(t, timeline.Config{Mark: id(70)}, 50, history(51, 70))
	tl.Merge(timeline.Newer(id(70), 50), history(71, 72))
	require.Empty(t, dividers(tl))
	require.Equal(t, id(71), tl.FirstUnread())
}

func TestDividerWaitsForWhatLiesAbove(t *testing.T) {
	tl := opened(t, timeline.Config{Mark: id(45)}, 10, history(51, 70))
	require.Empty(t, dividers(tl))
	require.True(t, tl.UnreadAbove())
	_, ok := tl.UnreadDivider()
	require.False(t, ok)
	tl.Merge(timeline.Older(id(51), 10), history(41, 50))
	require.Equal(t, []int64{46}, dividers(tl))
	require.False(t, tl.UnreadAbove())
}

func TestDividerStandsAtTheFirstUnreadThePortalTold(t *testing.T) {
	tl := opened(t, timeline.Config{Mark: id(60), FirstUnread: id(58)}, 10, history(51, 70))
	require.Equal(t, []int64{58}, dividers(tl))
}

func TestUnreadIsAboveTheMarkAndNotOwn(t *testing.T) {
	h := history(51, 54)
	h.Messages[2].AuthorID = me
	tl := opened(t, timeline.Config{Mark: id(52)}, 50, h)
	var unread, own []bool
	for _, it := range items(tl) {
		unread, own = append(unread, it.Unread), append(own, it.Own)
	}
	require.Equal(t, []bool{false, false, false, true}, unread)
	require.Equal(t, []bool{false, false, true, false}, own)
}

func TestDaysBeginInThePersonsTimeZone(t *testing.T) {
	h := history(1, 3)
	h.Messages[0].Date = time.Date(2026, 3, 1, 20, 30, 0, 0, time.UTC)
	h.Messages[1].Date = time.Date(2026, 3, 1, 21, 30, 0, 0, time.UTC)
	h.Messages[2].Date = time.Date(2026, 3, 2, 20, 0, 0, 0, time.UTC)
	days := func(zone *time.Location) (all []int) {
		tl := opened(t, timeline.Config{Local: func(at time.Time) time.Time { return at.In(zone) }}, 50, h)
		for _, it := range items(tl) {
			all = append(all, it.Day.Day)
		}
		return all
	}
	require.Equal(t, []int{1, 0, 2}, days(time.UTC))
	require.Equal(t, []int{1, 2, 0}, days(time.FixedZone("east", 3*60*60)))
	require.Equal(t, timeline.Date{Year: 2026, Month: 2, Day: 28}, timeline.Date{Year: 2026, Month: 3, Day: 1}.Add(-1))
}

func TestDaySeparatorMovesToTheOlderPage(t *testing.T) {
	tl := opened(t, timeline.Config{PageSize: 10}, 10, history(51, 60))
	require.False(t, tl.Pages()[0].Items[0].Day.IsZero())
	tl.Merge(timeline.Older(id(51), 10), history(41, 50))
	require.True(t, tl.Pages()[1].Items[0].Day.IsZero())
}

func TestWhatStoodAtTheTopKeepsItsAuthorWhenOlderOnesArrive(t *testing.T) {
	tl := opened(t, timeline.Config{}, 10, history(51, 60))
	tl.Pages()
	tl.Merge(timeline.Older(id(51), 10), history(41, 50))
	all := items(tl)
	require.True(t, all[9].Last)
	require.True(t, all[10].First)
	require.False(t, all[9].First || all[10].Last || all[11].First)
}

func TestGroupsEndWithAuthorPauseDayAndDivider(t *testing.T) {
	h := history(1, 9)
	h.Messages[2].AuthorID = boris // 3
	h.Messages[3].AuthorID = boris // 4
	h.Messages[4].AuthorID = 0     // 5, the system
	h.Messages[6].Date = h.Messages[6].Date.Add(time.Hour)
	h.Messages[7].Date = h.Messages[7].Date.Add(time.Hour)
	h.Messages[8].Date = h.Messages[8].Date.Add(time.Hour)
	h.Messages[8].Params.AuthorName = "Customer"
	tl := opened(t, timeline.Config{Mark: id(1)}, 50, h)
	var shape string
	for _, it := range items(tl) {
		switch {
		case it.First && it.Last:
			shape += "o"
		case it.First:
			shape += "<"
		case it.Last:
			shape += ">"
		default:
			shape += "-"
		}
	}
	require.Equal(t, "oo<>oo<>o", shape)
}

func TestAuthorIsTheUserUnlessTheMessageBringsItsOwn(t *testing.T) {
	h := history(1, 2)
	h.Users = []im.User{{ID: anna, Name: "Anna", Avatar: "https://p/a.png", Color: "#df532d"}}
	h.Messages[1].Params.AuthorName = "Customer"
	tl := opened(t, timeline.Config{}, 50, h)
	require.Equal(t, timeline.Author{ID: anna, Name: "Anna", Avatar: "https://p/a.png", Color: "#df532d"}, items(tl)[0].Author)
	require.Equal(t, timeline.Author{ID: anna, Name: "Customer", Color: "#df532d"}, items(tl)[1].Author)
	page := tl.Pages()[0]
	tl.AddUsers(h.Users...)
	require.Same(t, page, tl.Pages()[0])
	tl.AddUsers(im.User{ID: anna, Name: "Anna B."})
	require.Equal(t, "Anna B.", items(tl)[0].Author.Name)
}

func TestReplyShowsTheMessageItAnswersTo(t *testing.T) {
	h := history(51, 53)
	h.Messages[2].Params.ReplyID = id(50)
	h.Users = []im.User{{ID: anna, Name: "Anna"}}
	tl := opened(t, timeline.Config{}, 3, h)
	require.Equal(t, timeline.Reply{ID: id(50)}, items(tl)[2].Reply)
	tl.Merge(timeline.Older(id(51), 3), history(48, 50))
	reply := items(tl)[5].Reply
	require.True(t, reply.Known)
	require.Equal(t, "text 50", reply.Text)
	require.Equal(t, "Anna", reply.Author.Name)
}

func TestPagesThatShowTheSameAreTheSame(t *testing.T) {
	tl := opened(t, timeline.Config{PageSize: 10, Mark: id(100)}, 30, history(51, 80))
	before := tl.Pages()
	require.Len(t, before, 3)
	tl.Merge(timeline.Older(id(51), 10), history(41, 50))
	after := tl.Pages()
	require.Len(t, after, 4)
	require.Same(t, before[1], after[2])
	require.Same(t, before[2], after[3])
	require.NotSame(t, before[0], after[1], "its day separator moved")
	require.Equal(t, []int{-1, 0, 1, 2}, []int{after[0].Key, after[1].Key, after[2].Key, after[3].Key})
	tl.SetMark(id(75))
	require.Same(t, after[1], tl.Pages()[1])
	require.NotSame(t, after[3], tl.Pages()[3])
}
