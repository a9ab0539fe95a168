package session_test

import (
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

func (b *bench) recent() *session.Recent {
	r := session.OpenRecent(b.client, b.config.Clock, session.RecentPace(), b.config.Jitter, func() { b.changes.Add(1) })
	b.t.Cleanup(r.Close)
	synctest.Wait()
	return r
}

func names(state session.RecentState) (out []string) {
	for _, d := range state.List {
		out = append(out, d.Dialog.String())
	}
	return out
}

func TestDialogsToChooseFromBeginWithTheUnreadOnes(t *testing.T) {
	for name, age := range map[string]func(*rest.Settings){"today": func(*rest.Settings) {}, "old": old} {
		t.Run(name, func(t *testing.T) {
			emulate(t, func(t *testing.T, b *bench) {
				state := b.recent().State()
				require.Equal(t, session.Ready, state.Phase)
				require.Contains(t, names(state), "chat1")
				require.Contains(t, names(state), "2", "private ones, too")
				read := false
				for _, d := range state.List {
					require.NotEmpty(t, d.Title)
					require.False(t, read && d.Counter > 0, "%s is unread", d.Title)
					read = read || d.Counter == 0
				}
				require.True(t, read)
			}, age)
		})
	}
}

func TestPagesOfDialogsOverlapAndEnd(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		page := func(more bool, ids ...int) map[string]any {
			items := []any{}
			for _, id := range ids {
				items = append(items, map[string]any{"id": id, "type": "user", "title": "x"})
			}
			return map[string]any{"items": items, "hasMore": more}
		}
		first := true
		b.fault(rest.Fault{Method: "im.recent.list", Body: encode(map[string]any{"result": page(true, 1, 2, 3)})})
		r := b.recent()
		require.Equal(t, []string{"1", "2", "3"}, names(r.State()))
		require.True(t, r.State().More)
		for _, next := range []struct {
			page map[string]any
			want []string
			more bool
		}{
			{page(true, 3, 4), []string{"1", "2", "3", "4"}, true},
			{page(true), []string{"1", "2", "3", "4"}, false}, // says there is more, and has nothing
		} {
			b.REST().Faults.Clear()
			b.fault(rest.Fault{Method: "im.recent.list", Body: encode(map[string]any{"result": next.page})})
			r.Extend()
			synctest.Wait()
			require.Equal(t, next.want, names(r.State()))
			require.Equal(t, next.more, r.State().More)
			first = false
		}
		require.False(t, first)
		asked := len(b.calls("im.recent.list"))
		r.Extend()
		synctest.Wait()
		require.Len(t, b.calls("im.recent.list"), asked, "the end was reached")
	})
}

func TestSearchLooksThroughWhatIsLoadedAndAsksThePortalOnce(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		r := b.recent()
		for _, text := range []string{"l", "li", "lia", "liam"} {
			r.Search(text)
		}
		require.True(t, r.State().Busy)
		time.Sleep(time.Second)
		synctest.Wait()
		require.Len(t, b.calls("im.search.user.list"), 1, "once the person has stopped typing")
		require.Contains(t, names(r.State()), "8", "somebody they never wrote with")
		require.Contains(t, names(r.State()), "chat8", "chats by their people")
		r.Search("spring")
		require.Equal(t, []string{"chat1"}, names(r.State()), "what is loaded is there at once")
		r.Search("sp")
		time.Sleep(time.Second)
		require.Len(t, b.calls("im.search.user.list"), 1, "too short for the portal")
		r.Search("")
		require.Contains(t, names(r.State()), "chat2")
		require.NotContains(t, names(r.State()), "8")
	})
}

func TestAListThatDoesNotComeIsAskedForAgain(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.offline.Store(true)
		r := b.recent()
		time.Sleep(time.Minute)
		require.Equal(t, session.Failed, r.State().Phase)
		require.ErrorIs(t, r.State().Failure, b24.ErrNetwork)
		b.offline.Store(false)
		r.Retry()
		synctest.Wait()
		require.Equal(t, session.Ready, r.State().Phase)
	})
	emulate(t, func(t *testing.T, b *bench) {
		b.offline.Store(true)
		r := b.recent()
		time.Sleep(time.Minute)
		require.Equal(t, session.Failed, r.State().Phase)
		b.offline.Store(false)
		r.Online(true)
		synctest.Wait()
		require.Equal(t, session.Ready, r.State().Phase, "by itself")
	})
	emulate(t, func(t *testing.T, b *bench) {
		require.ErrorIs(t, b.recent().State().Failure, b24.ErrInsufficientScope)
	}, func(s *rest.Settings) { s.Scopes = "placement" })
}

func TestALineIsLookedAtWithoutTakingPartInIt(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		local := func(at time.Time) time.Time { return at }
		line, err := session.OpenLine(t.Context(), b.client, 20, local)
		require.NoError(t, err)
		require.Equal(t, "Guest 4711 - Website chat", line.Dialog.Name)
		require.Len(t, line.Pages, 1)
		items := line.Pages[0].Items
		require.Len(t, items, 2)
		require.Equal(t, "Hello! Do you ship wall panels to Ireland?", items[1].Message.Text)
		require.False(t, items[1].Unread)
		_, known := line.User(items[1].Message.AuthorID)
		require.True(t, known)
		require.Empty(t, b.calls("im.dialog.read"))
		_, err = session.OpenLine(t.Context(), b.client, 5, local)
		require.Error(t, err, "a chat of colleagues is none")
	})
	emulate(t, func(t *testing.T, b *bench) {
		_, err := session.OpenLine(t.Context(), b.client, 20, nil)
		require.ErrorIs(t, err, b24.ErrInsufficientScope)
	}, func(s *rest.Settings) { s.Scopes = "im" })
}

func TestWhatWasFoundIsCalledByItsName(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		found, err := place(t, b, "CRM_DEAL_DETAIL_TAB", map[string]string{"ID": "7"})
		require.NoError(t, err)
		named, err := session.Describe(t.Context(), b.client, found)
		require.NoError(t, err)
		require.Equal(t, "Deal: 40 exhibition walls", named[0].Name)
		require.Equal(t, "Guest 4711 - Website chat", named[1].Name)
		require.Equal(t, im.ChatDialog(20), named[1].ID)
	})
}

func TestListOfDialogsKeepsUpWhileItIsLookedAt(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		r := b.recent()
		r.Show(true)
		r.Attend(read.Attention{Visible: true})
		time.Sleep(time.Second)
		synctest.Wait()
		before := b.requests()
		b.say("chat4", 3, "Is anybody there?")
		time.Sleep(12 * time.Second)
		synctest.Wait()
		require.Equal(t, before+1, b.requests())
		list := r.State().List
		require.Equal(t, "chat4", list[0].Dialog.String(), "what has just come stands first")
		require.Equal(t, 1, list[0].Counter)

		_, err := b.World().Read(1, b.ref("chat4"), 0)
		require.NoError(t, err)
		time.Sleep(12 * time.Second)
		synctest.Wait()
		for _, d := range r.State().List {
			if d.Dialog.String() == "chat4" {
				require.Zero(t, d.Counter, "read elsewhere")
			}
		}

		for name, away := range map[string]func(){"hidden": func() { r.Attend(read.Attention{}) }, "another page": func() { r.Show(false) }} {
			away()
			time.Sleep(time.Second)
			synctest.Wait()
			n := b.requests()
			time.Sleep(time.Hour)
			synctest.Wait()
			require.Equal(t, n, b.requests(), name)
			r.Attend(read.Attention{Visible: true})
			r.Show(true)
		}
		n := b.requests()
		time.Sleep(time.Hour)
		synctest.Wait()
		require.InDelta(t, 60, b.requests()-n, 12, "slowly while nobody touches it")
		r.Close()
		n = b.requests()
		time.Sleep(time.Hour)
		require.Equal(t, n, b.requests())
	})
}
