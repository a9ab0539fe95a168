// Package listen opens addresses, serves at them and stops in good order.
//
// It knows nothing of the widget and imports nothing of ours; the browser
// program must never import it.
package listen

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Server is one address and what answers at it.
type Server struct {
	Name string
	URL  string        // without a path
	HTTP *http.Server  // its Handler is for the caller to set
	Stop time.Duration // the longest that requests under way may take when told to stop

	listener net.Listener
}

// Open listens at addr, with TLS if security is not nil. Requests must arrive
// within 15 seconds, their header within 5 and 32 kB; what answers takes 30
// seconds at most unless it asks for longer.
func Open(name, addr string, security *tls.Config, log *slog.Logger) (*Server, error) {
	var config net.ListenConfig
	config.SetMultipathTCP(false) // no browser or balancer asks for it, and sending through it is slower
	listener, err := config.Listen(context.Background(), "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	scheme := "http"
	if security != nil {
		scheme = "https"
	}
	hostname, _, _ := net.SplitHostPort(addr)
	if ip := net.ParseIP(hostname); hostname == "" || ip != nil && ip.IsUnspecified() {
		hostname = "127.0.0.1"
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	return &Server{
		Name:     name,
		URL:      scheme + "://" + net.JoinHostPort(hostname, port),
		Stop:     20 * time.Second,
		listener: listener,
		HTTP: &http.Server{
			TLSConfig:         security,
			ReadHeaderTimeout: 5 * time.Second,
			ReadTimeout:       15 * time.Second,
			WriteTimeout:      30 * time.Second,
			IdleTimeout:       2 * time.Minute,
			MaxHeaderBytes:    32 << 10,
			ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		},
	}, nil
}

// Wrap puts something between the listener and the server. If it has a method
// Wait(context.Context) error, stopping waits for that, too.
func (s *Server) Wrap(wrap func(net.Listener) net.Listener) { s.listener = wrap(s.listener) }

// Port returns the port that it listens at.
func (s *Server) Port() string {
	_, port, _ := net.SplitHostPort(s.listener.Addr().String())
	return port
}

// Close closes the address, for a server that never got to serve.
func (s *Server) Close() { _ = s.listener.Close() }

// Serve answers until ctx ends or a server fails, then stops all of them.
func Serve(ctx context.Context, servers []*Server) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, len(servers))
	for _, s := range servers {
		go func() { ended <- s.serve(ctx) }()
	}
	var err error
	for range servers {
		err = errors.Join(err, <-ended)
		stop()
	}
	return err
}

func (s *Server) serve(ctx context.Context) error {
	// Requests learn from their context that the program ends.
	s.HTTP.BaseContext = func(net.Listener) context.Context { return ctx }
	stopped := make(chan error, 1)
	unregister := context.AfterFunc(ctx, func() {
		last, cancel := context.WithTimeout(context.Background(), s.Stop)
		defer cancel()
		err := s.HTTP.Shutdown(last)
		if waiter, ok := s.listener.(interface{ Wait(context.Context) error }); ok && err == nil {
			err = waiter.Wait(last)
		}
		if errors.Is(err, context.DeadlineExceeded) {
			err = s.HTTP.Close()
		}
		stopped <- err
	})
	var err error
	if s.HTTP.TLSConfig != nil {
		err = s.HTTP.ServeTLS(s.listener, "", "")
	} else {
		err = s.HTTP.Serve(s.listener)
	}
	if !errors.Is(err, http.ErrServerClosed) {
		unregister()
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	return <-stopped
}

// Later returns a context that ends for delay longer than ctx, and calls begin
// when ctx ends: the time in which a balancer finds out that we are going.
func Later(ctx context.Context, delay func() time.Duration, begin func()) (context.Context, context.CancelFunc) {
	later, stop := context.WithCancel(context.WithoutCancel(ctx))
	unregister := context.AfterFunc(ctx, func() {
		begin()
		timer := time.NewTimer(delay())
		defer timer.Stop()
		select {
		case <-timer.C:
			stop()
		case <-later.Done():
		}
	})
	return later, func() {
		unregister()
		stop()
	}
}
