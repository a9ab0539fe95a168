// Seenline is a Bitrix24 widget that marks chat messages as read exactly when
// they have been on screen. This program hosts it:
//
//	seenline -addr :8080 -portals cloud,portal.example.com
//	seenline -addr :443 -acme-domain widget.example.com
//	seenline -demo                                             with an emulated portal
//	seenline -portal-only -handler http://127.0.0.1:3000/      the portal for another app
//
// It keeps no state and calls no portal. Told to stop by SIGTERM it says so at
// /readyz, goes on for a while, and answers the requests under way first.
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
	"os"
	"os/signal"
	"syscall"
	"time"

	"seenline/app/emulator"
	"seenline/app/host"
	"seenline/app/host/listen"
	"seenline/app/host/metrics"
)

// version is set when a release is linked: -ldflags "-X main.version=…".
var version = "development"

// errInterrupted is why the program ends when somebody at a terminal says so.
var errInterrupted = errors.New("interrupted")

func main() {
	ctx, stop := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		if <-signals == os.Interrupt {
			stop(errInterrupted)
		}
		stop(nil)
		signal.Stop(signals) // the next one ends the program at once
	}()
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
	addr, portals            string
	tlsCert, tlsKey          string
	acmeDomain, acmeCache    string
	acmeDirectory, acmeEmail string
	acmeHTTP                 string
	assetsOrigin, assetsDir  string
	metricsAddr              string
	drain                    time.Duration
	demo, portalOnly         bool
	portalAddr, handler      string
}

func parseOptions(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("seenline", flag.ContinueOnError)
	flags.SetOutput(help)
	flags.StringVar(&o.addr, "addr", "", "`address` of the widget (default :8080, in the demo 127.0.0.1:8080)")
	flags.StringVar(&o.portals, "portals", "", "comma `list` of portals that may open the widget: portal.example.com,\nportal.example.com:8443, https://portal.example.com, *.example.com, cloud\n(default cloud: the zones of Bitrix24's cloud)")
	flags.StringVar(&o.tlsCert, "tls-cert", "", "`file` with the certificate chain; with -tls-key the widget is served over https")
	flags.StringVar(&o.tlsKey, "tls-key", "", "`file` with the certificate's key")
	flags.StringVar(&o.acmeDomain, "acme-domain", "", "comma `list` of our domains: get certificates for them from Let's Encrypt,\nto whose terms you agree by this")
	flags.StringVar(&o.acmeCache, "acme-cache", "", "`directory` to keep certificates in; copies must share it (default below the user's cache)")
	flags.StringVar(&o.acmeDirectory, "acme-directory", "", "`URL` of another certificate authority's directory")
	flags.StringVar(&o.acmeEmail, "acme-email", "", "`address` that the authority may write to")
	flags.StringVar(&o.acmeHTTP, "acme-http", ":80", "`address` that the authority reaches at port 80")
	flags.StringVar(&o.assetsOrigin, "assets-origin", "", "`origin` that pages take the assets from, like https://cdn.example.com (default this server)")
	flags.StringVar(&o.assetsDir, "assets-dir", "", "`directory` that copies of several versions share their assets in")
	flags.StringVar(&o.metricsAddr, "metrics-addr", "", "`address` where /metrics answers Prometheus; keep it private (default none)")
	flags.DurationVar(&o.drain, "drain", 5*time.Second, "how `long` to go on after SIGTERM, with /readyz saying 503 (the demo ends at once)")
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
	case o.tlsCert != "" && o.acmeDomain != "":
		err = errors.New("-tls-cert and -acme-domain exclude each other")
	case o.demo && o.portalOnly:
		err = errors.New("-demo and -portal-only exclude each other")
	case o.portalOnly && o.handler == "":
		err = errors.New("-portal-only needs -handler")
	case o.handler != "" && !o.demo && !o.portalOnly:
		err = errors.New("-handler is for the emulated portal: -demo or -portal-only")
	case o.drain < 0:
		err = errors.New("-drain is a time like 10s")
	default:
		_, err = host.ParsePortals(o.portals)
	}
	if err == nil {
		o.assetsOrigin, err = host.ParseAssetsOrigin(o.assetsOrigin)
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

// program is what run has opened.
type program struct {
	options
	logs           *listen.Log
	log            *slog.Logger
	servers        []*listen.Server
	widget, portal *listen.Server
	site           *host.Site
}

// run serves until ctx ends. Once everything listens it prints where.
func run(ctx context.Context, o options, out, logs io.Writer) error {
	level := slog.LevelInfo
	if o.demo || o.portalOnly {
		level = slog.LevelWarn // the terminal belongs to the addresses
	}
	gathered := listen.NewLog(logs, 200*time.Millisecond)
	defer gathered.Flush()
	p := &program{options: o, logs: gathered, log: slog.New(slog.NewTextHandler(gathered, &slog.HandlerOptions{Level: level}))}
	defer func() {
		for _, s := range p.servers {
			s.Close() // again, if it has served
		}
	}()
	if !o.portalOnly {
		if err := p.openWidget(); err != nil {
			return err
		}
	}
	if o.demo || o.portalOnly {
		emulated, err := p.openPortal()
		if err != nil {
			return err
		}
		defer emulated.Close()
	}
	if p.widget != nil {
		if err := p.prepareWidget(ctx); err != nil {
			return err
		}
		var cancel context.CancelFunc
		ctx, cancel = listen.Later(ctx, func() time.Duration {
			if o.demo || errors.Is(context.Cause(ctx), errInterrupted) {
				return 0
			}
			return o.drain
		}, p.site.Drain)
		defer cancel()
	}
	for _, s := range p.servers {
		fmt.Fprintf(out, "%s: %s\n", s.Name, s.URL)
	}
	return listen.Serve(ctx, p.servers)
}

func (p *program) open(name, addr string, config *tls.Config) (*listen.Server, error) {
	s, err := listen.Open(name, addr, config, p.log)
	if err == nil {
		p.servers = append(p.servers, s)
	}
	return s, err
}

// openWidget listens at the addresses that belong to the widget.
func (p *program) openWidget() error {
	var config *tls.Config
	var acme *listen.ACME
	switch {
	case p.acmeDomain != "":
		var err error
		if acme, err = listen.NewACME(p.acmeDomain, p.acmeCache, p.acmeDirectory, p.acmeEmail); err != nil {
			return err
		}
		config = acme.TLS()
	case p.tlsCert != "":
		certificate, err := tls.LoadX509KeyPair(p.tlsCert, p.tlsKey)
		if err != nil {
			return fmt.Errorf("certificate: %w", err)
		}
		config = &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	}
	var err error
	if p.widget, err = p.open("widget", p.addr, config); err != nil || acme == nil {
		return err
	}
	redirect, err := p.open("acme", p.acmeHTTP, nil)
	if err == nil {
		redirect.HTTP.Handler = acme.HTTP()
	}
	return err
}

func (p *program) openPortal() (*emulator.Portal, error) {
	var err error
	if p.portal, err = p.open("portal", p.portalAddr, nil); err != nil {
		return nil, err
	}
	handler := p.handler
	if handler == "" {
		handler = p.widget.URL + "/"
	}
	emulated := emulator.New(emulator.Config{Handler: handler})
	p.portal.HTTP.Handler = emulated
	p.portal.HTTP.WriteTimeout = 0 // its pages hold connections open for as long as they are looked at
	p.portal.Stop = time.Second
	return emulated, nil
}

// prepareWidget makes the site: by now it is known where the portal is.
func (p *program) prepareWidget(ctx context.Context) error {
	portals, err := host.ParsePortals(p.allowed())
	if err != nil {
		return err
	}
	config := host.Config{Portals: portals, AssetsOrigin: p.assetsOrigin, Log: p.log}
	if p.log.Enabled(ctx, slog.LevelInfo) {
		config.Requests = p.logs
	}
	if p.assetsDir != "" {
		if config.Store, err = p.openStore(ctx); err != nil {
			return err
		}
	}
	if p.metricsAddr != "" {
		counted := metrics.New(version)
		config.Observer = counted
		s, err := p.open("metrics", p.metricsAddr, nil)
		if err != nil {
			return err
		}
		s.HTTP.Handler = counted
	}
	p.site = host.New(config)
	p.widget.HTTP.Handler = p.site
	if p.widget.HTTP.TLSConfig == nil {
		p.widget.Wrap(func(l net.Listener) net.Listener { return p.site.Lane(l) })
	}
	return nil
}

// openStore puts our assets where other versions find them, and tells once a
// day that they are in use.
func (p *program) openStore(ctx context.Context) (*host.Store, error) {
	store, err := host.OpenStore(p.assetsDir)
	if err != nil {
		return nil, err
	}
	if err := store.Contribute(nil, time.Now()); err != nil {
		return nil, err
	}
	go func() {
		day := time.NewTicker(24 * time.Hour)
		defer day.Stop()
		for {
			if err := errors.Join(store.Contribute(nil, time.Now()), store.Prune(time.Now())); err != nil {
				p.log.Error("assets directory not maintained", "error", err)
			}
			select {
			case <-day.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	return store, nil
}

// allowed returns the list of portals that may open the widget. The demo's own
// portal is on it by both names of this machine.
func (p *program) allowed() string {
	if p.portal == nil {
		return p.portals
	}
	port := p.portal.Port()
	list := p.portal.URL + ",http://localhost:" + port + ",http://127.0.0.1:" + port
	if p.portals != "" {
		list += "," + p.portals
	}
	return list
}
