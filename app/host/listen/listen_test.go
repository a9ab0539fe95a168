package listen

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// A request that is under way when the program is told to stop is answered.
func TestStopAnswersRequestsUnderWay(t *testing.T) {
	arrived, release := make(chan struct{}), make(chan struct{})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := &Server{Name: "slow", listener: listener, Stop: 1 << 40, HTTP: &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			close(arrived)
			<-r.Context().Done() // the program is stopping
			<-release
			_, _ = io.WriteString(w, "answered")
		}),
	}}
	ctx, stop := context.WithCancel(t.Context())
	done, body := make(chan error, 1), make(chan string, 1)
	go func() { done <- Serve(ctx, []*Server{s}) }()
	go func() {
		response, err := http.Get("http://" + listener.Addr().String())
		if err != nil {
			body <- err.Error()
			return
		}
		defer response.Body.Close()
		content, _ := io.ReadAll(response.Body)
		body <- string(content)
	}()
	<-arrived
	stop()
	close(release)
	require.Equal(t, "answered", <-body)
	http.DefaultClient.CloseIdleConnections()
	require.NoError(t, <-done)
}

func TestOneFailingServerStopsTheOther(t *testing.T) {
	healthy, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	broken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, broken.Close())
	err = Serve(t.Context(), []*Server{
		{Name: "healthy", listener: healthy, HTTP: &http.Server{}},
		{Name: "broken", listener: broken, HTTP: &http.Server{}},
	})
	require.ErrorContains(t, err, "broken")
	require.NotContains(t, err.Error(), "healthy")
}
