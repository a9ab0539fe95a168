package app

import (
	"context"
	"encoding/json"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

// cabinet is a portal that keeps options, as slowly as it likes.
type cabinet struct {
	mu   sync.Mutex
	kept map[string]string
	said []string
	wait chan struct{}
}

func (c *cabinet) SetUserOption(ctx context.Context, name string, value any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.mu.Lock()
	c.kept[name] = value.(string)
	c.said = append(c.said, value.(string))
	c.mu.Unlock()
	select {
	case <-ctx.Done():
	case <-c.wait:
	}
	return ctx.Err()
}

func TestOptionKeepsTheLastTextOfItsDialogOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &cabinet{kept: map[string]string{}, wait: make(chan struct{})}
		chat1, err := im.ParseDialogID("chat1")
		require.NoError(t, err)
		chat2, err := im.ParseDialogID("chat2")
		require.NoError(t, err)
		one, two := pendingOption(c, chat1, nil), pendingOption(c, chat2, nil)
		require.Empty(t, one.Load())
		one.Save("a")
		synctest.Wait()
		one.Save("b") // although the portal has not answered
		two.Save("c")
		synctest.Wait()
		one.Save("")
		synctest.Wait()
		require.Equal(t, map[string]string{"pending-chat1": "", "pending-chat2": "c"}, c.kept)
		close(c.wait)
	})
}

func TestOptionIsReadFromWhatThePortalTells(t *testing.T) {
	chat1, err := im.ParseDialogID("chat1")
	require.NoError(t, err)
	for told, text := range map[string]string{
		`{"pending-chat1":"2 chat1 7 3 1 u"}`: "2 chat1 7 3 1 u", `{"pending-chat1":""}`: "", `{}`: "",
		`{"pending-chat1":7}`: "", `{"pending-chat1":null}`: "", `{"pending-chat2":"x"}`: "",
	} {
		var options map[string]json.RawMessage
		require.NoError(t, json.Unmarshal([]byte(told), &options))
		require.Equal(t, text, pendingOption(nil, chat1, options).Load(), told)
	}
}
