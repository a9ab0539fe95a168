package session_test

import (
	"context"
	"encoding/json"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/im"
	"seenline/app/session"
)

func TestADialogOpensWhereReadingStopped(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		truth, ids := b.truth("chat1")
		s := b.open("chat1")
		state := s.State()
		require.Equal(t, session.Ready, state.Phase)
		require.Equal(t, 240, state.Counter)
		require.Equal(t, truth.Me.LastID, state.Mark.Int64())
		require.Equal(t, im.UserID(1), state.Me)
		require.Equal(t, truth.Title, state.Dialog.Name)
		require.True(t, state.HasOlder)
		require.True(t, state.HasNewer)
		require.False(t, state.MarkUnknown)
		require.Subset(t, ids, loaded(t, state))
		divider := im.MessageID{}
		for _, p := range state.Pages {
			for _, item := range p.Items {
				if item.UnreadBefore {
					divider = item.Message.ID
				}
			}
		}
		require.Equal(t, truth.UnreadID, divider.Int64())
		require.Equal(t, 1, b.requests())
		require.Positive(t, b.changes.Load())

		time.Sleep(10 * time.Minute) // nobody looks
		require.Equal(t, 1, b.requests())
		require.True(t, s.Is("chat1"))
		require.False(t, s.Is("chat2"))
		user, ok := s.User(1)
		require.True(t, ok)
		require.NotEmpty(t, user.Name)
	})
}

func TestEveryFormOfDialogOpens(t *testing.T) {
	for name, unread := range map[string]int{"2": 6, "sg9": 18, "chat2": 24, "chat3": 14, "chat7": 9} {
		t.Run(name, func(t *testing.T) {
			emulate(t, func(t *testing.T, b *bench) {
				s := b.open(name)
				require.Equal(t, session.Ready, s.State().Phase)
				require.Equal(t, unread, s.State().Counter)
				p := sit(t, b, s)
				p.readOn(name, s.State().Mark)
				truth, _ := b.truth(name)
				require.Zero(t, truth.Counter)
				if name == "sg9" {
					require.True(t, s.Is("chat19"), "the portal's other name for it")
				}
			})
		})
	}
}

func TestAnEmptyDialogIsEmpty(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat4")
		require.Equal(t, session.Empty, s.State().Phase)
		s.Extend(session.Older)
		s.Extend(session.Newer)
		s.Jump()
		s.ShowEnd()
		s.Leave()
		s.MarkSkipped()
		s.Undo()
		synctest.Wait()
		require.Equal(t, 1, b.requests())
	})
}

func TestRepliesThatAreThereAlreadyAreUsed(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		replies, err := b.client.Batch(t.Context(), false, session.Commands(dialog(t, "chat6"))...)
		require.NoError(t, err)
		before := b.requests()
		first := func(context.Context) (map[string]b24.BatchReply, error) { return replies, nil }
		s := session.Open(b.config, dialog(t, "chat6"), im.MessageID{}, first)
		defer s.Close()
		synctest.Wait()
		require.Equal(t, session.Ready, s.State().Phase)
		require.Equal(t, 3, s.State().Counter)
		require.Equal(t, before, b.requests())
	})
}

func TestRepliesThatAreOfNoUseAreAskedForAgain(t *testing.T) {
	for name, first := range map[string]session.First{
		"the token had run out": func(context.Context) (map[string]b24.BatchReply, error) {
			return b24.DecodeBatch(401, []byte(`{"error":"expired_token"}`))
		},
		"one of them failed": func(context.Context) (map[string]b24.BatchReply, error) {
			return b24.DecodeBatch(200, []byte(`{"result":{"result":[],"result_error":{"messages":{"error":"INTERNAL_SERVER_ERROR"}}}}`))
		},
		"nothing came at all": func(ctx context.Context) (map[string]b24.BatchReply, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		},
	} {
		t.Run(name, func(t *testing.T) {
			emulate(t, func(t *testing.T, b *bench) {
				s := session.Open(b.config, dialog(t, "chat6"), im.MessageID{}, first)
				defer s.Close()
				time.Sleep(20 * time.Second)
				synctest.Wait()
				require.Equal(t, session.Ready, s.State().Phase)
				require.Equal(t, 1, b.requests())
			})
		})
	}
}

func TestNoAccessIsSaidAndCanBeTriedAgain(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := b.open("chat5")
		require.Equal(t, session.NoAccess, s.State().Phase)
		require.ErrorIs(t, s.State().Failure, b24.ErrAccessDenied)
		n := b.requests()
		time.Sleep(time.Hour)
		require.Equal(t, n, b.requests())

		require.NoError(t, b.World().Join(1, b.ref("chat5"), true))
		s.Retry()
		synctest.Wait()
		require.Equal(t, session.Ready, s.State().Phase)
	})
}

func TestWhatCannotBeLoadedSaysWhyAndIsRetriedOnlyOnDemand(t *testing.T) {
	for name, c := range map[string]struct {
		fault rest.Fault
		err   error
	}{
		"HTML":           {rest.Fault{Method: "batch", HTML: true}, b24.ErrMalformed},
		"nothing":        {rest.Fault{Method: "batch", Body: json.RawMessage(`""`)}, b24.ErrMalformed},
		"no answer":      {rest.Fault{Method: "batch", DelayMs: 3600_000}, b24.ErrNetwork},
		"dropped":        {rest.Fault{Method: "batch", Drop: true}, b24.ErrNetwork},
		"busy":           {rest.Fault{Method: "batch", Status: 503}, b24.ErrQueryLimitExceeded},
		"scope":          {rest.Fault{Method: "im.*", Error: "insufficient_scope"}, b24.ErrInsufficientScope},
		"portal deleted": {rest.Fault{Method: "batch", Error: "PORTAL_DELETED"}, b24.ErrPortalGone},
	} {
		t.Run(name, func(t *testing.T) {
			emulate(t, func(t *testing.T, b *bench) {
				b.fault(c.fault)
				s := b.open("chat6")
				time.Sleep(10 * time.Minute)
				synctest.Wait()
				require.Equal(t, session.Failed, s.State().Phase)
				require.ErrorIs(t, s.State().Failure, c.err)
				n := b.requests()
				require.LessOrEqual(t, n, 8)
				time.Sleep(time.Hour)
				require.Equal(t, n, b.requests())

				b.REST().Faults.Clear()
				s.Retry()
				s.Retry() // a second press changes nothing
				time.Sleep(time.Minute)
				synctest.Wait()
				require.Equal(t, session.Ready, s.State().Phase)
				require.Nil(t, s.State().Failure)
			})
		})
	}
}

func TestWhatCouldNotBeLoadedWithoutTheNetworkIsLoadedWhenItIsBack(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.offline.Store(true)
		s := b.open("chat6")
		time.Sleep(time.Minute)
		require.Equal(t, session.Failed, s.State().Phase)
		s.Online(false)
		b.offline.Store(false)
		time.Sleep(time.Minute)
		require.Equal(t, session.Failed, s.State().Phase)
		s.Online(true)
		synctest.Wait()
		require.Equal(t, session.Ready, s.State().Phase)
	})
	emulate(t, func(t *testing.T, b *bench) {
		b.fault(rest.Fault{Method: "im.*", Error: "insufficient_scope"})
		s := b.open("chat6")
		n := b.requests()
		s.Online(true)
		synctest.Wait()
		require.Equal(t, n, b.requests(), "the network was not what it wanted")
	})
}

func TestATokenThatRanOutIsRenewedOnce(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.REST().Expire(1, false)
		s := b.open("chat6")
		require.Equal(t, session.Ready, s.State().Phase)
		require.Equal(t, 1, b.refreshes)
	})
}

func TestWithoutTheDialogsFieldsTheMessagesWillDo(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.fault(rest.Fault{Method: "im.dialog.get", Error: "ERROR_CORE", Times: 1})
		s := b.open("chat6")
		require.Equal(t, session.Ready, s.State().Phase)
		p := sit(t, b, s)
		p.wait(time.Minute)
		require.False(t, s.State().MarkUnknown, "asked again")
		p.agree("chat6")
		p.readOn("chat6", s.State().Mark)
		p.agree("chat6")
		require.Zero(t, s.State().Counter)
	})
}

func TestWithoutThePersonsNumberNothingIsStoredOrTakenOver(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		_, ids := b.truth("chat6")
		nobodys := "2 chat6 " + ids[len(ids)-1].String() + " 0 946684800 http://portal.example/0"
		kept := &shelf{text: nobodys}
		b.config.Store = kept
		b.fault(rest.Fault{Method: "im.user.get", Error: "ERROR_CORE"})
		b.fault(rest.Fault{Method: "im.dialog.read", Drop: true})
		s := b.open("chat6")
		require.Empty(t, b.calls("im.dialog.read"))
		p := sit(t, b, s)
		p.read(p.after(s.State().Mark)...)
		require.True(t, s.State().Unsaved)
		require.Equal(t, nobodys, kept.Load())
	})
}

func TestWhatIsToldWhileLoadingHoldsAfterwards(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		s := session.Open(b.config, dialog(t, "chat6"), im.MessageID{}, nil)
		defer s.Close()
		p := sit(t, b, s) // before anything has come
		synctest.Wait()
		p.read(p.after(s.State().Mark)...)
		p.agree("chat6")
		require.Zero(t, s.State().Counter)
	})
}
