package listen

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestLogWritesAfterAMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		log := NewLog(&out, time.Second)
		for range 2 {
			_, _ = log.Write([]byte("a line\n"))
			time.Sleep(time.Second - 1)
			synctest.Wait()
			require.Empty(t, out.String())
			time.Sleep(1)
			synctest.Wait()
			require.Equal(t, "a line\n", out.String())
			out.Reset()
		}
		much := strings.Repeat("x", logSize)
		_, _ = log.Write([]byte(much))
		require.Equal(t, much, out.String())
		_, _ = log.Write([]byte("last\n"))
		log.Flush()
		require.True(t, strings.HasSuffix(out.String(), "last\n"))
	})
}
