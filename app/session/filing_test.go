package session_test

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/read"
)

func TestMarkThatCannotBeSavedIsFiledRarelyAndTakenOverByTheNextPage(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		file := new(shelf)
		b.config.File = file
		well := b.open("chat1")
		p := sit(t, b, well)
		rest := p.after(well.State().Mark)
		p.read(rest[:3]...)
		require.Zero(t, file.saves, "all is well")
		well.Close()

		b.config.Portal = b24.New(b24.Config{Endpoint: "http://portal.example/rest", Auth: b, Transport: markless{b}})
		s := b.open("chat1")
		p = sit(t, b, s)
		for i := range 8 {
			p.read(rest[:4+i]...)
		}
		require.Equal(t, 1, file.saves, "not with every mark")
		s.Leave()
		require.Equal(t, 2, file.saves)
		pending, err := read.ParsePending(file.Load())
		require.NoError(t, err)
		require.Equal(t, rest[10], pending.Mark)
		require.Len(t, strings.Fields(file.Load()), 6)

		b.config.Portal = b.client
		again := b.open("chat1")
		time.Sleep(pause)
		synctest.Wait()
		require.Equal(t, rest[10], again.State().Mark)
		require.Empty(t, file.Load(), "it has arrived")
	})
}

// markless is the transport of a page whose marks the portal never takes.
type markless struct{ b *bench }

func (m markless) Post(ctx context.Context, address, form string, keepalive bool) (b24.Response, error) {
	if strings.HasSuffix(address, "/im.dialog.read") {
		return b24.Response{Status: 503, Body: []byte(`{"error":"QUERY_LIMIT_EXCEEDED"}`)}, nil
	}
	return m.b.Post(ctx, address, form, keepalive)
}

func TestWhereTheBrowserStoresNothingIsFiled(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		store, file := new(shelf), new(shelf)
		file.text = "2 chat1 1 0 1700000000 http://portal.example/1" // from another browser, long ago
		b.config.Store, b.config.File = store, file
		s := b.open("chat1")
		require.Empty(t, file.Load(), "it says nothing new")
		p := sit(t, b, s)
		b.instead(func(method string, _ url.Values) (b24.Response, bool) {
			return b24.Response{Status: 503, Body: []byte(`{"error":"QUERY_LIMIT_EXCEEDED"}`)}, method == "im.dialog.read"
		})
		p.read(p.after(s.State().Mark)[:3]...)
		s.Leave()
		require.NotEmpty(t, store.Load())
		require.Empty(t, file.Load())
	})
}
