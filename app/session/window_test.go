package session_test

import (
	"net/url"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

// toEnd extends the window at an end until there is no more, and returns every
// message that was in it on the way.
func toEnd(t *testing.T, s *session.Session, end session.End) map[im.MessageID]bool {
	all := map[im.MessageID]bool{}
	var before im.MessageID
	for range 100 {
		state := s.State()
		ids := loaded(t, state)
		for _, id := range ids {
			all[id] = true
		}
		if end == session.Older && !state.HasOlder || end == session.Newer && !state.HasNewer {
			return all
		}
		at := ids[0]
		if end == session.Newer {
			at = ids[len(ids)-1]
		}
		s.See([]read.Sight{{ID: before}, {ID: at, Height: 40, Bottom: 40}})
		before = at
		s.Extend(end)
		s.Extend(end) // once is enough
		require.True(t, s.State().Loading[end])
		require.False(t, state.Loading[end], "a snapshot does not change")
		synctest.Wait()
		require.False(t, s.State().Loading[end])
		require.NoError(t, s.State().EndErr[end])
	}
	t.Fatal("no end")
	return nil
}

func TestTheWindowGrowsToBothEnds(t *testing.T) {
	for _, change := range []func(*rest.Settings){
		func(*rest.Settings) {}, func(s *rest.Settings) { s.NewestFirst = true },
	} {
		emulate(t, func(t *testing.T, b *bench) {
			_, ids := b.truth("chat1")
			s := b.open("chat1")
			older := toEnd(t, s, session.Older)
			require.Equal(t, ids[0], loaded(t, s.State())[0])
			newer := toEnd(t, s, session.Newer)
			rows := loaded(t, s.State())
			require.Equal(t, ids[len(ids)-1], rows[len(rows)-1])
			require.LessOrEqual(t, len(rows), 300)
			for _, id := range ids {
				require.True(t, older[id] || newer[id])
			}
			require.Equal(t, ids[len(ids)-len(rows):], rows, "without a hole")
			n := b.requests()
			s.Extend(session.Newer)
			synctest.Wait()
			require.Equal(t, n, b.requests(), "there is no more")
			require.Empty(t, b.calls("im.dialog.read"), "nobody looks")
		}, change)
	}
}

func TestAPageThatFailedIsNotAskedForAgainByItself(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		before := loaded(t, s.State())
		b.fault(rest.Fault{Method: "im.dialog.messages.get", HTML: true, Status: 502})
		s.Extend(session.Older)
		time.Sleep(time.Minute)
		synctest.Wait()
		require.ErrorIs(t, s.State().EndErr[session.Older], b24.ErrMalformed)
		require.Equal(t, before, loaded(t, s.State()), "what is there stays")
		n := b.requests()
		for range 20 {
			s.Extend(session.Older)
			time.Sleep(time.Minute)
		}
		require.Equal(t, n, b.requests())
		b.REST().Faults.Clear()
		s.RetryEnd(session.Older)
		synctest.Wait()
		require.NoError(t, s.State().EndErr[session.Older])
		require.Greater(t, len(loaded(t, s.State())), len(before))
	})
}

func TestAMessageThatIsGoneIsNotTakenForTheEnd(t *testing.T) {
	for _, end := range []session.End{session.Older, session.Newer} {
		emulate(t, func(t *testing.T, b *bench) {
			s := b.open("chat1")
			rows := loaded(t, s.State())
			pivot := rows[0]
			if end == session.Newer {
				pivot = rows[len(rows)-1]
			}
			require.NoError(t, b.World().Vanish(pivot.Int64()))
			s.Extend(end)
			synctest.Wait()
			require.NoError(t, s.State().EndErr[end])
			_, ids := b.truth("chat1")
			got := loaded(t, s.State())
			require.Greater(t, len(got), len(rows))
			require.NotContains(t, got, pivot)
			from := slices.Index(ids, got[0])
			require.Equal(t, ids[from:from+len(got)], got)
			require.True(t, s.State().HasOlder)
			require.True(t, s.State().HasNewer)
		})
	}
}

func TestAPortalThatFindsNothingItSentIsAnError(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		before := loaded(t, s.State())
		b.instead(func(method string, _ url.Values) (b24.Response, bool) {
			return b24.Response{Status: 200, Body: []byte(`{"result":{"chat_id":1,"messages":[],"users":[],"files":[]}}`)},
				method == "im.dialog.messages.get"
		})
		s.Extend(session.Older)
		synctest.Wait()
		require.Error(t, s.State().EndErr[session.Older])
		require.True(t, s.State().HasOlder)
		require.Equal(t, before, loaded(t, s.State()))
	})
}

func TestAPageForAnEndThatWasDroppedMeanwhileIsAskedForAnew(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat1")
		for len(loaded(t, s.State())) < 300 {
			s.Extend(session.Older)
			synctest.Wait()
		}
		before := loaded(t, s.State())
		b.fault(rest.Fault{Method: "im.dialog.messages.get", DelayMs: 5000, Times: 1})
		s.Extend(session.Older)
		time.Sleep(time.Second)
		last := before[len(before)-1]
		s.See([]read.Sight{{ID: last, Height: 40, Bottom: 40}})
		s.Extend(session.Newer)
		synctest.Wait()
		cut := loaded(t, s.State())
		require.True(t, before[0].Before(cut[0]), "the far end was dropped")
		s.See([]read.Sight{{ID: last}, {ID: cut[0], Height: 40, Bottom: 40}})
		time.Sleep(10 * time.Second)
		synctest.Wait()
		require.False(t, s.State().Loading[session.Older])
		got := loaded(t, s.State())
		require.True(t, got[0].Before(cut[0]), "the reader is not left at a dead end")
		_, ids := b.truth("chat1")
		from := slices.Index(ids, got[0])
		require.Equal(t, ids[from:from+len(got)], got)
	})
}
