// Seenline is a Bitrix24 widget that marks chat messages as read exactly when
// they have been on screen. This program hosts it:
//
//	seenline -addr :8080 -portals cloud,portal.example.com
//	seenline -demo                                             with an emulated portal
//	seenline -portal-only -handler http://127.0.0.1:3000/      the portal for another app
//
// It keeps no state and calls no portal. Told to stop, it answers the requests
// under way first.
package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"seenline/app/emulator"
	"seenline/app/host"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o, err := parseOptions(os.Args[1:], os.Stderr)
	if err != nil {
		os.Exit(2) // the flag package has said why
	}
	if err := run(ctx, o, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "seenline:", err)
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	addr, portals       string
	tlsCert, tlsKey     string
	demo, portalOnly    bool
	portalAddr, handler string
}

func parseOptions(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("seenline", flag.ContinueOnError)
	flags.SetOutput(help)
	flags.StringVar(&o.addr, "addr", "", "`address` of the widget (default :8080, in the demo 127.0.0.1:8080)")
	flags.StringVar(&o.portals, "portals", "", "comma `list` of portals that may open the widget: portal.example.com,\nportal.example.com:8443, https://portal.example.com, *.example.com, cloud\n(default cloud: the zones of Bitrix24's cloud)")
	flags.StringVar(&o.tlsCert, "tls-cert", "", "`file` with the certificate chain; with -tls-key the widget is served over https")
	flags.StringVar(&o.tlsKey, "tls-key", "", "`file` with the certificate's key")
	flags.BoolVar(&o.demo, "demo", false, "also start an emulated portal that opens the widget")
	flags.BoolVar(&o.portalOnly, "portal-only", false, "start only the emulated portal, for the app at -handler")
	flags.StringVar(&o.portalAddr, "portal-addr", "localhost:8090", "`address` of the emulated portal")
	flags.StringVar(&o.handler, "handler", "", "`URL` that the emulated portal opens in its frames (default the widget)")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	return o, o.check(flags)
}

func (o *options) check(flags *flag.FlagSet) error {
	var err error
	switch {
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case (o.tlsCert == "") != (o.tlsKey == ""):
		err = errors.New("-tls-cert and -tls-key belong together")
	case o.demo && o.portalOnly:
		err = errors.New("-demo and -portal-only exclude each other")
	case o.portalOnly && o.handler == "":
		err = errors.New("-portal-only needs -handler")
	case o.handler != "" && !o.demo && !o.portalOnly:
		err = errors.New("-handler is for the emulated portal: -demo or -portal-only")
	default:
		_, err = host.ParsePortals(o.portals)
	}
	if err != nil {
		fmt.Fprintln(flags.Output(), "seenline:", err)
		return err
	}
	if o.addr == "" && o.demo {
		o.addr = "127.0.0.1:8080"
	}
	o.addr = cmp.Or(o.addr, ":8080")
	return nil
}

// run serves until ctx ends. Once everything listens it prints where.
func run(ctx context.Context, o options, out, logs io.Writer) error {
	level := slog.LevelInfo
	if o.demo || o.portalOnly {
		level = slog.LevelWarn // the terminal belongs to the addresses
	}
	log := slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: level}))

	var servers []*server
	defer func() {
		for _, s := range servers {
			_ = s.listener.Close() // again, if it has served
		}
	}()
	var widget, portal *server
	if !o.portalOnly {
		config, err := o.tls()
		if err != nil {
			return err
		}
		if widget, err = listen("widget", o.addr, config, log); err != nil {
			return err
		}
		servers = append(servers, widget)
	}
	if o.demo || o.portalOnly {
		var err error
		if portal, err = listen("portal", o.portalAddr, nil, log); err != nil {
			return err
		}
		servers = append(servers, portal)
		handler := o.handler
		if handler == "" {
			handler = widget.url + "/"
		}
		emulated := emulator.New(emulator.Config{Handler: handler})
		defer emulated.Close()
		portal.http.Handler = emulated
		portal.grace = time.Second // its pages hold connections open for as long as they are looked at
	}
	if widget != nil {
		portals, err := host.ParsePortals(o.allowed(portal))
		if err != nil {
			return err
		}
		widget.http.Handler = host.New(host.Config{Portals: portals, Log: log})
		widget.http.WriteTimeout = 30 * time.Second // package host gives assets longer
	}
	for _, s := range servers {
		fmt.Fprintf(out, "%s: %s\n", s.name, s.url)
	}
	return serve(ctx, servers)
}

// tls returns the configuration of the widget's listener, nil for plain http.
func (o options) tls() (*tls.Config, error) {
	if o.tlsCert == "" {
		return nil, nil
	}
	certificate, err := tls.LoadX509KeyPair(o.tlsCert, o.tlsKey)
	if err != nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	return &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}, nil
}

// allowed returns the list of portals that may open the widget. The demo's own
// portal is on it by both names of this machine.
func (o options) allowed(portal *server) string {
	if portal == nil {
		return o.portals
	}
	_, port, _ := net.SplitHostPort(portal.listener.Addr().String())
	list := portal.url + ",http://localhost:" + port + ",http://127.0.0.1:" + port
	if o.portals != "" {
		list += "," + o.portals
	}
	return list
}

// server is one listener and what answers at it.
type server struct {
	name, url string
	listener  net.Listener
	http      *http.Server
	grace     time.Duration // for requests under way when told to stop
}

func listen(name, addr string, config *tls.Config, log *slog.Logger) (*server, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	scheme := "http"
	if config != nil {
		scheme = "https"
	}
	hostname, _, _ := net.SplitHostPort(addr)
	if ip := net.ParseIP(hostname); hostname == "" || ip != nil && ip.IsUnspecified() {
		hostname = "127.0.0.1"
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	return &server{
		name:     name,
		url:      scheme + "://" + net.JoinHostPort(hostname, port),
		listener: listener,
		grace:    20 * time.Second,
		http: &http.Server{
			TLSConfig:         config,
			ReadHeaderTimeout: 5 * time.Second,
			ReadTimeout:       15 * time.Second,
			IdleTimeout:       2 * time.Minute,
			MaxHeaderBytes:    32 << 10,
			ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		},
	}, nil
}

// serve answers until ctx ends or a server fails, then stops all of them.
func serve(ctx context.Context, servers []*server) error {
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

func (s *server) serve(ctx context.Context) error {
	// Requests learn from their context that the program ends.
	s.http.BaseContext = func(net.Listener) context.Context { return ctx }
	stopped := make(chan error, 1)
	unregister := context.AfterFunc(ctx, func() {
		last, cancel := context.WithTimeout(context.Background(), s.grace)
		defer cancel()
		err := s.http.Shutdown(last)
		if errors.Is(err, context.DeadlineExceeded) {
			err = s.http.Close()
		}
		stopped <- err
	})
	var err error
	if s.http.TLSConfig != nil {
		err = s.http.ServeTLS(s.listener, "", "")
	} else {
		err = s.http.Serve(s.listener)
	}
	if !errors.Is(err, http.ErrServerClosed) {
		unregister()
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return <-stopped
}
