package listen

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// guarded is a buffer for several goroutines.
type guarded struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (g *guarded) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.b.Write(p)
}

// take returns what has been written since the last time.
func (g *guarded) take() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.b.Reset()
	return g.b.String()
}

func TestLogWritesAfterAMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out guarded
		log := NewLog(&out, time.Second)
		for range 2 {
			_, _ = log.Write([]byte("a line\n"))
			time.Sleep(time.Second - 1)
			synctest.Wait()
			require.Empty(t, out.take())
			time.Sleep(1 * time.Nanosecond)
			synctest.Wait()
			require.Equal(t, "a line\n", out.take())
		}
		much := strings.Repeat("x", logSize)
		_, _ = log.Write([]byte(much))
		require.Equal(t, much, out.take())
		_, _ = log.Write([]byte("last\n"))
		log.Flush()
		require.True(t, strings.HasSuffix(out.take(), "last\n"))
	})
}
