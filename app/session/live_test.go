package session_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
	"seenline/app/im"
	"seenline/app/live"
	"seenline/app/read"
	"seenline/app/session"
	"seenline/app/timeline"
)

// interval is more than a question and its answer take to come.
const interval = 6 * time.Second

// lively is emulate with a session that keeps up with the dialog.
func lively(t *testing.T, f func(t *testing.T, b *bench), change ...func(*rest.Settings)) {
	t.Helper()
	emulate(t, func(t *testing.T, b *bench) {
		b.config.Live = live.Defaults()
		b.config.Once = b.client.With(b24.NoRetry(), b24.Keepalive())
		f(t, b)
	}, change...)
}

// sit opens a dialog with somebody before it.
func (b *bench) sit(name string) *session.Session {
	s := b.open(name)
	s.Attend(read.Attention{Visible: true, Focused: true})
	return s
}

// say writes messages of a colleague, the last of which is returned.
func (b *bench) say(name string, author int64, texts ...string) (id im.MessageID) {
	b.t.Helper()
	for _, text := range texts {
		m, err := b.World().Speak(author, b.ref(name), author, text, world.Params{})
		require.NoError(b.t, err)
		id, _ = im.NewMessageID(m.ID)
	}
	return id
}

// item returns a row of a session.
func item(t *testing.T, s *session.Session, id im.MessageID) timeline.Item {
	t.Helper()
	for _, p := range s.State().Pages {
		for _, it := range p.Items {
			if it.Message.ID == id {
				return it
			}
		}
	}
	t.Fatalf("message %v is not shown", id)
	return timeline.Item{}
}

// polls returns how many questions were asked.
func (b *bench) polls() int {
	n := 0
	for _, c := range b.calls("im.dialog.get") {
		if c.Batch != 0 {
			n++
		}
	}
	return n
}

func TestWhatAColleagueWritesAppears(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		counter := s.State().Counter
		id := b.say("chat6", 2, "are you there?", "hello?")
		p.wait(interval)
		require.Equal(t, "hello?", item(t, s, id).Message.Text)
		require.Equal(t, counter+2, s.State().Counter)
		require.Equal(t, session.Arrived{Seq: 1, Count: 2, Authors: []im.UserID{2}}, s.State().Arrived)
		require.False(t, s.State().HasNewer)
		p.wait(interval)
		require.Equal(t, 1, s.State().Arrived.Seq)
	})
}

func TestWhatHappensToMessagesOnScreenShows(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		ids := loaded(t, s.State()) // the end is not among them
		edited, liked, deleted := ids[20], ids[21], ids[22]
		p.look(ids[18:26]...)
		text := "better so"
		_, err := b.World().Edit(int64(item(t, s, edited).Message.AuthorID), edited.Int64(), &text, world.Params{}, true)
		require.NoError(t, err)
		_, err = b.World().Like(3, liked.Int64(), "plus")
		require.NoError(t, err)
		_, err = b.World().Delete(int64(item(t, s, deleted).Message.AuthorID), deleted.Int64())
		require.NoError(t, err)
		p.wait(interval)
		require.Equal(t, text, item(t, s, edited).Message.Text)
		require.True(t, item(t, s, edited).Message.Params.Edited)
		require.Contains(t, item(t, s, liked).Message.Params.Likes, im.UserID(3))
		require.True(t, item(t, s, deleted).Message.Params.Deleted)
	})
}

func TestWhatOthersDeleteOfWhatWasJumpedOverHoldsTheMarkBackNoMore(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.read(rest[:3]...)
		p.read(rest[14:18]...)
		require.Equal(t, rest[2], s.State().Mark)
		require.Equal(t, rest[3], s.State().Skipped.From)
		p.look(rest[18:20]...)
		for _, id := range rest[3:14] {
			_, err := b.World().Delete(int64(item(t, s, id).Message.AuthorID), id.Int64())
			require.NoError(t, err)
		}
		p.wait(interval)
		p.wait(5 * time.Second) // for the mark to go
		require.True(t, s.State().Skipped.From.IsZero())
		require.False(t, s.State().Mark.Before(rest[17]), "%v", s.State().Mark)
		p.agree("chat1")
	})
}

func TestWhatAnotherDeviceReadsOrMakesUnreadShows(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		p := sit(t, b, s)
		before := s.State().Mark
		rest := p.after(before)
		_, err := b.World().Read(1, b.ref("chat1"), rest[30].Int64())
		require.NoError(t, err)
		p.wait(interval)
		require.Equal(t, rest[30], s.State().Mark)
		p.agree("chat1")
		b.World().Unread(1, b.ref("chat1"), rest[0].Int64())
		p.wait(interval)
		require.Equal(t, before, s.State().Mark)
		p.agree("chat1")
		require.Empty(t, b.calls("im.dialog.read"))
	})
}

func TestFirstMessageOfAnEmptyDialogAppears(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat4")
		require.Equal(t, session.Empty, s.State().Phase)
		p := sit(t, b, s)
		id := b.say("chat4", 3, "first")
		p.wait(interval)
		require.Equal(t, session.Ready, s.State().Phase)
		require.Equal(t, "first", item(t, s, id).Message.Text)
	})
}

func TestHiddenWidgetAsksNothingAndIsUpToDateAtTheFirstLook(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		s.Attend(read.Attention{})
		synctest.Wait()
		before := b.requests()
		id := b.say("chat6", 2, "while you were away")
		p.wait(10 * time.Minute)
		require.Equal(t, before, b.requests())
		s.Attend(read.Attention{Visible: true, Focused: true})
		synctest.Wait()
		item(t, s, id)
	})
}

func TestFramesOfOneBrowserAskAsOneAndAllShowTheNews(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		together(b)
		var people []*person
		for range 5 {
			people = append(people, sit(t, b, b.open("chat6")))
		}
		people[0].wait(time.Minute)
		before := b.polls()
		for range 10 * 60 / 5 {
			people[3].s.Input()
			people[3].wait(5 * time.Second)
		}
		require.LessOrEqual(t, b.polls()-before, 10*60/5+1)
		require.Greater(t, b.polls()-before, 60)
		id := b.say("chat6", 2, "to all")
		people[0].wait(2 * interval)
		for _, p := range people {
			item(t, p.s, id)
		}
	})
}

func TestAfterTenMinutesOfflineNothingIsMissing(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		p.read(p.after(s.State().Mark)...) // all of it
		mark, last := s.State().Mark, loaded(t, s.State())
		b.offline.Store(true)
		s.Online(false)
		p.wait(10 * time.Minute)
		b.say("chat6", 2, strings.Fields(strings.Repeat("word ", 300))...)
		b.offline.Store(false)
		s.Online(true)
		p.wait(interval)
		require.Equal(t, mark, s.State().Mark)
		require.Equal(t, last, loaded(t, s.State())[:len(last)], "nothing moved")
		require.True(t, s.State().Arrived.Resumed)
		require.True(t, s.State().Arrived.More, "300 are more than a page")
		for _, id := range loaded(t, s.State()) {
			require.Equal(t, id == p.after(mark)[0], item(t, s, id).UnreadBefore, "what is new begins where reading stopped")
		}
		p.readOn("chat6", mark)
		_, all := b.truth("chat6")
		require.Equal(t, all[len(all)-1], s.State().Mark)
	})
}

func TestPollsAndMarksOfAReaderStayUnderTwentyRequestsAMinute(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		p.read(p.after(s.State().Mark)...)
		p.wait(time.Minute)
		before := b.requests()
		for range 6 {
			id := b.say("chat6", 2, "and another thing")
			for range 5 {
				s.Input()
				p.wait(2 * time.Second)
				if ids := loaded(t, s.State()); ids[len(ids)-1] == id {
					p.look(id)
				}
			}
		}
		require.Less(t, b.requests()-before, 20)
		p.agree("chat6")
		require.Zero(t, s.State().Counter)
	})
}

func TestPortalThatIsOverloadedIsAskedLess(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		b.fault(rest.Fault{Method: "batch", Status: 503, Error: "QUERY_LIMIT_EXCEEDED", Times: 1000})
		before := b.requests()
		for range 5 * 30 {
			s.Input()
			p.wait(2 * time.Second)
		}
		require.Less(t, b.requests()-before, 20)
		require.Equal(t, session.Ready, s.State().Phase)
	})
}

func TestMarkTakesTheNextQuestionAlong(t *testing.T) {
	lively(t, func(t *testing.T, b *bench) {
		s := b.open("chat6")
		p := sit(t, b, s)
		rest := p.after(s.State().Mark)
		p.wait(3 * time.Second) // the question is due in two
		before, asked := b.requests(), b.polls()
		p.look(rest[0])
		p.wait(1900 * time.Millisecond)
		require.Equal(t, rest[0], s.State().Mark)
		require.Equal(t, 1, b.requests()-before)
		require.Equal(t, 1, b.polls()-asked)
		p.wait(4 * time.Second)
		require.Equal(t, 1, b.requests()-before, "the next one is due five seconds after the mark")
	})
}

func TestMarkThatTravelsWithAQuestionIsTriedAgainLikeAnyOther(t *testing.T) {
	for _, f := range []rest.Fault{
		{Method: "im.dialog.read", Status: 503, Error: "QUERY_LIMIT_EXCEEDED", Times: 2},
		{Method: "batch", Status: 500, Times: 2},
		{Method: "batch", Drop: true, Times: 2},
		{Method: "im.dialog.get", Error: "INTERNAL_SERVER_ERROR", Status: 500, Times: 2},
	} {
		lively(t, func(t *testing.T, b *bench) {
			s := b.open("chat6")
			p := sit(t, b, s)
			rest := p.after(s.State().Mark)
			p.wait(3 * time.Second)
			b.fault(f)
			p.look(rest[0])
			p.wait(30 * time.Second)
			require.Equal(t, rest[0], s.State().Mark)
			require.False(t, s.State().Unsaved)
			p.agree("chat6")
		})
	}
}
