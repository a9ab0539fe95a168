// Package host serves the widget over HTTP: the page that a portal opens in
// its frame, the packed assets, and what balancers ask.
//
// A portal opens the page by posting tokens to it. The package reads none of
// that: it looks at the query only, validates the portal's address and answers
// a page that this one portal may frame. It keeps no state and never calls the
// portal, so any number of copies may serve side by side.
//
// It is the server's side of the module: the browser program must never import
// it, and it imports nothing of ours but package web.
package host

import (
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"seenline/web"
)

// bodyLimit is how large a request may say that its body is. A portal's form
// has a few kilobytes. A body that does not say how long it is, is not read.
const bodyLimit = 1 << 20

// Config says what to serve and to whom. The zero value serves the embedded
// assets to the portals of Bitrix24's cloud.
type Config struct {
	// Portals are the portals that may open the widget. Its zero value means
	// the cloud's zones; see [ParsePortals].
	Portals Portals
	// Assets holds packed files and their manifest; nil means [web.Dist].
	Assets fs.FS
	// AssetsOrigin is where pages ask for assets, as [ParseAssetsOrigin]
	// returns it: "" means the server that sent the page.
	AssetsOrigin string
	// Store has the assets of other versions; nil means none.
	Store *Store
	// Requests gets a line for each request; nil means nobody does. A line never
	// contains a body, a query value other than LANG and PLACEMENT, or an address.
	Requests io.Writer
	// Log hears of what is wrong; nil means [slog.Default].
	Log *slog.Logger
	// Observer may be nil.
	Observer Observer
}

// Site is the handler for the whole site.
type Site struct {
	portals   Portals
	assets    map[string]*asset // by the file's name in the URL
	links     map[string]link   // by the asset's name
	origin    string            // of the assets in pages
	store     *Store
	pages     *pages
	manual    manual
	frames    shelf // pages of the widget, by portal and language
	expressed shelf // the same by what portals say, for the lane
	requests  io.Writer
	log       *slog.Logger
	observer  Observer
	draining  atomic.Bool
}

// New returns the handler for the whole site. It answers POST, GET and HEAD at
// /, GET and HEAD at /assets/, /help/, /healthz and /readyz. If there is no built
// widget among the assets, the page says so and the checks fail.
func New(config Config) *Site {
	s := &Site{
		portals: config.Portals, requests: config.Requests, log: config.Log, observer: config.Observer,
		origin: config.AssetsOrigin, store: config.Store, pages: parsePages(web.Pages()),
	}
	if s.portals.empty() {
		s.portals = Cloud()
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	dist := config.Assets
	if dist == nil {
		dist = web.Dist()
	}
	var err error
	if s.assets, s.links, err = loadAssets(dist, s.origin); err != nil {
		s.log.Error("the assets cannot be served: run make build", "error", err)
	}
	if s.manual, err = s.newManual(web.Help()); err != nil {
		s.log.Error("the help cannot be served", "error", err)
	}
	return s
}

// ParseAssetsOrigin checks the address of another origin that has the assets,
// like https://cdn.example.com, and returns it as a browser writes it. The
// empty string is our own origin.
func ParseAssetsOrigin(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	scheme, name, _ := strings.Cut(strings.TrimSuffix(s, "/"), "://")
	host, ok := parseHost(name)
	if !ok || scheme != "https" && scheme != "http" {
		return "", fmt.Errorf("assets origin %q: not like https://cdn.example.com", s)
	}
	return scheme + "://" + host, nil
}

// Drain makes the site say that it is not ready any more, and end connections
// after their next answer, while it goes on answering everything.
func (s *Site) Drain() { s.draining.Store(true) }

// built reports whether everything that the widget's page needs is there.
func (s *Site) built() bool {
	for _, name := range [...]string{"app.wasm", "boot.js", "wasm_exec.js"} {
		if s.links[name].URL == "" {
			return false
		}
	}
	return true
}

// ServeHTTP routes by hand: a multiplexer would redirect unclean paths, and
// with them repeat a query that belongs to nobody but the portal.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w, began: time.Now()}
	rec.ID, rec.Method = requestID(r.Header.Get(requestIDHeader)), method(r.Method)
	if s.observer != nil {
		s.observer.Began()
	}
	defer func() {
		rec.Took = time.Since(rec.began)
		s.record(&rec.Request)
	}()

	h := rec.Header()
	setCommonHeaders(h, r.TLS != nil)
	h[requestIDHeader] = []string{rec.ID}
	if s.draining.Load() && r.ProtoMajor == 1 {
		h["Connection"] = closing // whoever keeps the connection for later must not
	}
	name, isAsset := strings.CutPrefix(r.URL.Path, assetsPath)
	topic, isHelp := strings.CutPrefix(r.URL.Path, helpPath)
	switch {
	case r.ContentLength > bodyLimit:
		rec.Route = "none"
		h["Connection"] = closing
		serveText(rec, r, http.StatusRequestEntityTooLarge, "the request is too large\n")
	case r.URL.Path+"/" == helpPath: // the manual's links are from there
		rec.Route = "help"
		h["Location"] = []string{helpPath}
		serveText(rec, r, http.StatusPermanentRedirect, "the manual is at "+helpPath+"\n")
	case r.URL.Path == "/":
		rec.Route = "page"
		s.servePage(rec, r)
	case isAsset:
		rec.Route = "asset"
		s.serveAsset(rec, r, name)
	case isHelp:
		rec.Route = "help"
		s.serveHelp(rec, r, topic)
	case r.URL.Path == "/healthz":
		rec.Route = "health"
		s.serveState(rec, r, false)
	case r.URL.Path == "/readyz":
		rec.Route = "ready"
		s.serveState(rec, r, s.draining.Load())
	default:
		rec.Route = "none"
		s.serveNotice(rec, r, http.StatusNotFound, notice{Kind: "lost"})
	}
}

// serveState answers whoever watches over us.
func (s *Site) serveState(w http.ResponseWriter, r *http.Request, draining bool) {
	if !allowed(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	switch {
	case !s.built():
		serveText(w, r, http.StatusServiceUnavailable, "the widget has not been built\n")
	case draining:
		serveText(w, r, http.StatusServiceUnavailable, "stopping\n")
	default:
		serveText(w, r, http.StatusOK, "ok\n")
	}
}

// allowed reports whether the request's method is one of methods. If not, it
// has answered 405.
func allowed(w http.ResponseWriter, r *http.Request, methods ...string) bool {
	for _, method := range methods {
		if r.Method == method {
			return true
		}
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	serveText(w, r, http.StatusMethodNotAllowed, "method not allowed\n")
	return false
}

// serveText answers a few words. That the other side has gone is no news:
// there is nobody left to tell.
func serveText(w http.ResponseWriter, r *http.Request, status int, text string) {
	fill(w.Header(), plainHeader)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write([]byte(text))
	}
}
