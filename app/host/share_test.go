package host

import (
	"bufio"
	"crypto/sha256"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// What is large goes out in the kernel's way, whole, to many at once.
func TestLargeAssetsArriveWhole(t *testing.T) {
	content := make([]byte, 3<<20)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(content)
	shared := share(content)
	t.Cleanup(func() { _ = shared.Close() })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	site := New(Config{Assets: packed(t)})
	v := newVariant(blob{size: len(content), bytes: content, shared: shared}, encodingBrotli, "application/wasm", "77aa")
	site.assets["big.77aa.wasm"] = &asset{name: "big.wasm", variants: map[string]*variant{encodingBrotli: v}, offered: []string{encodingBrotli}}
	lane := site.Lane(listener)
	t.Cleanup(func() { _ = lane.Close() })

	want := sha256.Sum256(content)
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			conn, err := net.Dial("tcp", listener.Addr().String())
			if err != nil {
				t.Error(err)
				return
			}
			defer conn.Close()
			_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
			in := bufio.NewReaderSize(conn, 4<<10)
			for range 3 { // on one connection
				_, _ = io.WriteString(conn, "GET /assets/big.77aa.wasm HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n")
				response, err := http.ReadResponse(in, nil)
				if err != nil {
					t.Error(err)
					return
				}
				got, err := io.ReadAll(response.Body)
				if err != nil || sha256.Sum256(got) != want {
					t.Errorf("%d bytes: %v", len(got), err)
					return
				}
			}
		})
	}
	readers.Wait()
}
