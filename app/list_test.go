package app

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/outbox"
	"seenline/app/timeline"
)

// history is a reply with the messages from to to.
func history(from, to int64) im.History {
	var h im.History
	for n := from; n <= to; n++ {
		h.Messages = append(h.Messages, im.Message{
			ID: testID(n), AuthorID: 2, Date: noon.Add(time.Duration(n) * time.Minute), Text: fmt.Sprint("text ", n),
		})
	}
	return h
}

// screenful is the list in go-app's engine.
type screenful struct {
	t      *testing.T
	engine app.TestEngine
	look   *Look
	tl     *timeline.Timeline
	list   *MessageList // as mounted
}

func show(t *testing.T, cfg timeline.Config, h im.History) *screenful {
	cfg.Me = 1
	s := &screenful{t: t, engine: app.NewTestEngine(), look: testLook(), tl: timeline.New(cfg)}
	s.tl.Merge(timeline.First(10), h)
	s.list = s.next()
	require.NoError(t, s.engine.Load(s.list))
	return s
}

func (s *screenful) next() *MessageList {
	return &MessageList{Look: s.look, Title: "Sales", Pages: s.tl.Pages(), Epoch: s.tl.Epoch()}
}

// draw shows what the timeline has now, and returns how many rows that drew.
func (s *screenful) draw() int {
	before := s.look.Dates.(*testDates).clocks
	require.NoError(s.t, s.engine.Load(s.next()))
	return (s.look.Dates.(*testDates).clocks - before) / 2
}

var shownID = regexp.MustCompile(`data-message-id="(\d+)"`)

func (s *screenful) ids() string {
	var ids []string
	for _, m := range shownID.FindAllStringSubmatch(markup(s.list), -1) {
		ids = append(ids, m[1])
	}
	return strings.Join(ids, " ")
}

func span(from, to int64) string {
	var ids []string
	for n := from; n <= to; n++ {
		ids = append(ids, fmt.Sprint(n))
	}
	return strings.Join(ids, " ")
}

func TestListIsALogWithSeparatorsInPlace(t *testing.T) {
	s := show(t, timeline.Config{Mark: testID(52)}, history(51, 60))
	got := markup(s.list)
	require.Contains(t, got, `<div aria-busy="false" aria-keyshortcuts="`+keysOfList+`" aria-label="Messages in Sales" aria-live="off" class="list" role="log" tabindex="0"><div class="content">`)
	require.Contains(t, got, `<h2 class="day"><span class="day-text">Yesterday</span></h2></div><article`)
	divider := strings.Index(got, `<div aria-label="New messages" class="divider" data-divider="unread" role="separator">`)
	require.Greater(t, divider, strings.Index(got, `data-message-id="52"`))
	require.Less(t, divider, strings.Index(got, `data-message-id="53"`))
	require.Equal(t, span(51, 60), s.ids())
}

func TestOlderPageDrawsOnlyItselfAndWhereItTouches(t *testing.T) {
	s := show(t, timeline.Config{PageSize: 10}, history(51, 70))
	s.tl.Merge(timeline.Older(testID(51), 10), history(41, 50))
	require.Equal(t, 11, s.draw(), "message 51 is no longer the first of its group")
	require.Equal(t, span(41, 70), s.ids())
}

func TestNewerPageDrawsOnlyItselfAndWhereItTouches(t *testing.T) {
	s := show(t, timeline.Config{PageSize: 10}, history(51, 70))
	s.tl.Merge(timeline.Newer(testID(70), 10), history(71, 80))
	require.Equal(t, 11, s.draw())
	s.tl.Merge(timeline.Newer(testID(80), 10), history(81, 81))
	require.Equal(t, 2, s.draw())
	require.Equal(t, span(51, 81), s.ids())
}

func TestDroppedPagesDrawNothing(t *testing.T) {
	s := show(t, timeline.Config{PageSize: 10, MaxRows: 30}, history(51, 70))
	for from := int64(41); from > 0; from -= 10 {
		s.tl.Merge(timeline.Older(testID(from+10), 10), history(from, from+9))
		require.LessOrEqual(t, s.draw(), 12)
		require.Equal(t, span(from, min(from+29, 70)), s.ids())
	}
	for from := s.tl.Newest().Int64() + 1; from < 200; from += 10 {
		s.tl.Merge(timeline.Newer(testID(from-1), 10), history(from, from+9))
		require.LessOrEqual(t, s.draw(), 12)
		require.Equal(t, span(from-20, from+9), s.ids())
	}
}

func TestMarkDrawsOnlyTheRowsItPassed(t *testing.T) {
	s := show(t, timeline.Config{Mark: testID(55)}, history(51, 70))
	require.Zero(t, s.draw(), "nothing changed")
	s.tl.SetMark(testID(58))
	require.Equal(t, 3, s.draw())
	require.Equal(t, 12, strings.Count(markup(s.list), "data-unread"))
}

func TestRowTakesTheNodeOfNoOther(t *testing.T) {
	s := show(t, timeline.Config{}, history(51, 54))
	s.tl.Delete(testID(52))
	s.draw()
	require.Equal(t, "51 53 54", s.ids())
	require.Equal(t, "7", (&row{Item: timeline.Item{Message: im.Message{ID: testID(7)}}}).CompoID())
}

func TestJumpDrawsAnotherPartOfTheDialog(t *testing.T) {
	s := show(t, timeline.Config{}, history(51, 60))
	jump := timeline.Newer(testID(500), 10)
	jump.Jump = true
	s.tl.Merge(jump, history(501, 510))
	s.draw()
	require.Equal(t, span(501, 510), s.ids())
}

func TestEndsKeepTheirPlaceAndSayWhatTheyDo(t *testing.T) {
	end := func(state EndState) string {
		return markup(&MessageList{Look: testLook(), Older: state})
	}
	require.NotContains(t, end(EndReached), "data-end")
	require.Contains(t, end(EndMore), `<div class="end" data-end-state="more" data-end="older"><button class="button-link" data-action="older" type="button">Load older messages</button></div>`)
	require.Contains(t, end(EndLoading), "Loading…")
	require.Contains(t, end(EndFailed), `<button class="button-link" data-action="older" type="button">Try again</button>`)
}

func TestWhatIsWrittenIsShownAlsoWhereNewerMessagesAreNotLoaded(t *testing.T) {
	for _, state := range []EndState{EndReached, EndMore, EndLoading, EndFailed} {
		got := markup(&MessageList{Look: testLook(), Newer: state, Outbox: []outbox.Draft{{UUID: "a", Text: "Written"}}})
		require.Contains(t, got, `data-outbox="a"`)
		require.Contains(t, got, "Written")
	}
}

func TestTheFieldStaysWhenTheRightToWriteIsTakenAway(t *testing.T) {
	c := &Composer{Look: testLook(), Closed: true, Text: func() string { return "Kept" }}
	require.NotContains(t, app.HTMLString(c.Render()), "<textarea")
	c.Closed = false
	require.Contains(t, app.HTMLString(c.Render()), "<textarea")
	c.Closed = true
	got := app.HTMLString(c.Render())
	require.Contains(t, got, "<textarea")
	require.Contains(t, got, "readonly")
	require.Contains(t, got, "You cannot write in this chat.")
}
