package b24_test

import (
	"encoding/json"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
	"seenline/app/im"
)

func TestThePortalsDialogsAreReadThrough(t *testing.T) {
	for _, name := range []string{"chat1", "2", "sg9", "chat2", "chat3", "chat7", "CHAT6"} {
		t.Run(name, func(t *testing.T) {
			b := emulate(t, nil)
			ref, found := world.ParseDialogID(name)
			require.True(t, found)
			_, ids, err := b.World().Snapshot(1, ref)
			require.NoError(t, err)

			dialog, err := b.client.Dialog(t.Context(), id(t, name))
			require.NoError(t, err)
			require.True(t, dialog.HasMark)
			require.Positive(t, dialog.Counter)
			require.Equal(t, ids[len(ids)-1], dialog.LastMessageID.Int64())

			// Page by page from the very first message, nothing is missed.
			seen := map[int64]bool{}
			query := b24.MessagesQuery{First: true}
			for {
				page, err := b.client.Messages(t.Context(), dialog.ID, query)
				require.NoError(t, err)
				query = b24.MessagesQuery{}
				for _, m := range page.Messages {
					require.False(t, seen[m.ID.Int64()])
					require.False(t, m.Date.IsZero())
					seen[m.ID.Int64()] = true
					if query.After.Before(m.ID) {
						query.After = m.ID
					}
				}
				if len(page.Messages) < b24.MaxMessages {
					break
				}
			}
			require.Len(t, seen, len(ids))

			// Reading up to the middle of what is unread leaves the other half.
			var unread []int64
			for _, n := range ids {
				if n > dialog.LastID.Int64() {
					unread = append(unread, n)
				}
			}
			middle := message(unread[len(unread)/2])
			result, err := b.client.Read(t.Context(), dialog.ID, middle)
			require.NoError(t, err)
			require.Equal(t, middle, result.LastID)
			require.Equal(t, dialog.ChatID, result.ChatID)
			require.True(t, result.HasCounter)
			require.Less(t, result.Counter, dialog.Counter)
			after, err := b.client.Dialog(t.Context(), dialog.ID)
			require.NoError(t, err)
			require.Equal(t, result.Counter, after.Counter)
			require.Equal(t, middle, after.LastID)

			require.NoError(t, b.client.Unread(t.Context(), dialog.ID, message(unread[0])))
			again, err := b.client.Dialog(t.Context(), dialog.ID)
			require.NoError(t, err)
			require.Equal(t, dialog.Counter, again.Counter)
		})
	}
}

func TestTheFirstBatchBringsAllThatIsNeeded(t *testing.T) {
	b := emulate(t, nil)
	got, err := b.client.Batch(t.Context(), false,
		b24.DialogCommand("dialog", chat(8)), b24.MessagesCommand("messages", chat(8), b24.MessagesQuery{}), b24.MeCommand("me"),
		b24.DialogCommand("foreign", chat(5)))
	require.NoError(t, err)
	me, err := b.client.DecodeUser(got["me"].Result)
	require.NoError(t, err)
	require.Equal(t, im.UserID(1), me.ID)
	b.client.SetUser(me.ID)
	dialog, err := b.client.DecodeDialog(got["dialog"].Result, chat(8))
	require.NoError(t, err)
	require.True(t, dialog.Muted)
	require.Equal(t, "TASKS_TASK", dialog.EntityType)
	history, err := b.client.DecodeHistory(got["messages"].Result)
	require.NoError(t, err)
	require.NotEmpty(t, history.Messages)
	require.NotEmpty(t, history.Users)
	require.ErrorIs(t, got["foreign"].Err, b24.ErrAccessDenied)
	all, _ := b.calls(t, "batch")
	require.Equal(t, 1, all)
}

func TestFiftyCallersOfThePortalShareOneRenewal(t *testing.T) {
	for _, invalid := range []bool{false, true} {
		b := emulate(t, func(s *rest.Settings) { s.Burst = 0 })
		require.Equal(t, 1, b.REST().Expire(1, invalid))
		var wg sync.WaitGroup
		errs := make(chan error, 50)
		for i := range 50 {
			wg.Go(func() {
				var err error
				if i%2 == 0 {
					_, err = b.client.Dialog(t.Context(), chat(1))
				} else {
					_, err = b.client.Batch(t.Context(), false, b24.MeCommand("me"))
				}
				errs <- err
			})
		}
		wg.Wait()
		for range 50 {
			require.NoError(t, <-errs)
		}
		require.Equal(t, int64(1), b.refreshes.Load())
	}
}

func TestThreeFullBucketsDelayAMarkThatThenArrivesOnce(t *testing.T) {
	b := emulate(t, nil)
	dialog, err := b.client.Dialog(t.Context(), chat(1))
	require.NoError(t, err)
	b.REST().Faults.Add(rest.Fault{Method: "im.dialog.read", Status: 503, Error: "QUERY_LIMIT_EXCEEDED", Times: 3})
	result, err := b.client.Read(t.Context(), chat(1), dialog.UnreadID)
	require.NoError(t, err)
	require.Equal(t, dialog.Counter-1, result.Counter)
	all, failed := b.calls(t, "im.dialog.read")
	require.Equal(t, []int{4, 3}, []int{all, failed})
}

func TestTheBudgetOfThePortalIsEnoughWithPatience(t *testing.T) {
	b := emulate(t, nil)
	for range 80 { // the bucket takes fifty, and time passes only in waiting
		_, err := b.client.Me(t.Context())
		require.NoError(t, err)
	}
	all, failed := b.calls(t, "im.user.get")
	require.Equal(t, 80, all-failed)
	require.Positive(t, failed)
}

func TestAMethodWhoseTimeIsSpentComesBack(t *testing.T) {
	b := emulate(t, func(s *rest.Settings) { s.OperatingLimit, s.OperatingCost, s.Burst = 480, 150, 0 })
	var failure *b24.Error
	for range 20 {
		if _, err := b.client.Dialog(t.Context(), chat(1)); err != nil {
			require.ErrorIs(t, err, b24.ErrOperationTimeLimit)
			require.ErrorAs(t, err, &failure)
			break
		}
	}
	require.NotNil(t, failure)
	require.Greater(t, failure.ResetAt.Sub(b.now()), 10*time.Second)
	_, err := b.client.Me(t.Context())
	require.NoError(t, err, "other methods go on")
	before, _ := b.calls(t, "im.dialog.get")
	_, err = b.client.Dialog(t.Context(), chat(1))
	require.ErrorIs(t, err, b24.ErrOperationTimeLimit)
	after, _ := b.calls(t, "im.dialog.get")
	require.Equal(t, before, after, "not asked again before its time")
	b.passed.Add(int64(failure.ResetAt.Sub(b.now())))
	_, err = b.client.Dialog(t.Context(), chat(1))
	require.NoError(t, err)
}

func TestThePortalsRefusalsAreToldApart(t *testing.T) {
	b := emulate(t, nil)
	dialog, err := b.client.Dialog(t.Context(), chat(1))
	require.NoError(t, err)
	_, err = b.client.Dialog(t.Context(), chat(5))
	require.ErrorIs(t, err, b24.ErrAccessDenied)
	_, err = b.client.Messages(t.Context(), chat(99999), b24.MessagesQuery{})
	require.ErrorIs(t, err, b24.ErrAccessDenied)
	result, err := b.client.Read(t.Context(), chat(5), message(1))
	require.NoError(t, err)
	require.Equal(t, b24.ReadResult{Refused: true}, result)
	_, err = b.client.Call(t.Context(), "im.nonsense", nil)
	require.ErrorIs(t, err, b24.ErrMethodNotFound)

	read := func(f rest.Fault) error {
		f.Method, f.Times = "im.dialog.read", 1
		b.REST().Faults.Add(f)
		_, err := b.client.Read(t.Context(), chat(1), dialog.UnreadID, b24.NoRetry())
		return err
	}
	require.ErrorIs(t, read(rest.Fault{Error: "MESSAGE_ID_ERROR"}), b24.ErrMessageID)
	require.ErrorIs(t, read(rest.Fault{Error: "DIALOG_ID_EMPTY"}), b24.ErrDialogIDEmpty)
	require.ErrorIs(t, read(rest.Fault{HTML: true}), b24.ErrMalformed)
	require.ErrorIs(t, read(rest.Fault{Body: json.RawMessage(`""`)}), b24.ErrMalformed)
	require.ErrorIs(t, read(rest.Fault{Body: json.RawMessage(`"{\"result\":"`)}), b24.ErrMalformed)
	require.ErrorIs(t, read(rest.Fault{Truncate: 20}), b24.ErrNetwork)
	require.ErrorIs(t, read(rest.Fault{Drop: true}), b24.ErrNetwork)
	err = read(rest.Fault{Duplicate: true})
	require.True(t, err == nil || errors.Is(err, b24.ErrMalformed), "%v", err)

	_, err = b.REST().Patch([]byte(`{"scopes":"placement"}`))
	require.NoError(t, err)
	_, err = b.client.Me(t.Context())
	require.ErrorIs(t, err, b24.ErrInsufficientScope)
	_, err = b.REST().Patch([]byte(`{"deniedUsers":[1]}`))
	require.NoError(t, err)
	_, err = b.client.Me(t.Context())
	require.ErrorIs(t, err, b24.ErrAccessDenied)
	require.Zero(t, b.refreshes.Load())
}

func TestAnOldPortalWorks(t *testing.T) {
	b := emulate(t, func(s *rest.Settings) { s.Old, s.NewestFirst = true, true })
	dialog, err := b.client.Dialog(t.Context(), chat(1))
	require.NoError(t, err)
	require.Equal(t, int64(1), dialog.ChatID)
	require.False(t, dialog.HasMark)
	page, err := b.client.Messages(t.Context(), chat(1), b24.MessagesQuery{})
	require.NoError(t, err)
	require.NotEmpty(t, page.Messages)
	newest := im.MessageID{}
	for _, m := range page.Messages {
		if newest.Before(m.ID) {
			newest = m.ID
		}
	}
	result, err := b.client.Read(t.Context(), chat(1), newest)
	require.NoError(t, err)
	require.Equal(t, newest, result.LastID)
	result, err = b.client.Read(t.Context(), chat(1), newest)
	require.NoError(t, err)
	require.True(t, result.Refused, "nothing new to mark")
}

func TestAnInboundWebhookWorks(t *testing.T) {
	b := emulate(t, nil)
	c := b24.New(b24.Config{Endpoint: b.server.URL + "/rest/2/" + rest.WebhookSecret, Transport: b24.BrowserTransport()})
	me, err := c.Me(t.Context())
	require.NoError(t, err)
	require.Equal(t, im.UserID(2), me.ID)
	require.Contains(t, me.Avatar+b.server.URL, b.server.URL)
}
