// Package host serves the widget over HTTP: the page that a portal opens in
// its frame, the packed assets and a health check.
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
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"seenline/web"
)

// Config says what to serve and to whom. The zero value serves the embedded
// assets to the portals of Bitrix24's cloud and logs to [slog.Default].
type Config struct {
	// Portals are the portals that may open the widget. Its zero value means
	// the cloud's zones; see [ParsePortals].
	Portals Portals
	// Assets holds packed files and their manifest; nil means [web.Dist].
	Assets fs.FS
	// Log receives one record for each request. It never contains a body, a
	// query value other than LANG and PLACEMENT, or an address.
	Log *slog.Logger
}

// site is the handler: what New has prepared for every request.
type site struct {
	portals Portals
	assets  map[string]*asset // by the file's name in the URL
	links   map[string]string // URL by the asset's name
	pages   *pages
	log     *slog.Logger
}

// New returns the handler for the whole site. It answers POST, GET and HEAD at
// /, GET and HEAD at /assets/ and /healthz. If there is no built widget among
// the assets, the page says so and the health check fails.
func New(config Config) http.Handler {
	s := &site{portals: config.Portals, log: config.Log, pages: parsePages(web.Pages())}
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
	if s.assets, s.links, err = loadAssets(dist); err != nil {
		s.log.Error("the assets cannot be served: run make build", "error", err)
	}
	return s
}

// built reports whether everything that the widget's page needs is there.
func (s *site) built() bool {
	for _, name := range [...]string{"app.wasm", "boot.js", "wasm_exec.js"} {
		if s.links[name] == "" {
			return false
		}
	}
	return true
}

// ServeHTTP routes by hand: a multiplexer would redirect unclean paths, and
// with them repeat a query that belongs to nobody but the portal.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w, request: r, began: time.Now()}
	defer s.record(rec)

	setCommonHeaders(rec.Header(), r.TLS != nil)
	name, isAsset := strings.CutPrefix(r.URL.Path, assetsPath)
	switch {
	case r.URL.Path == "/":
		rec.route = "page"
		s.servePage(rec, r)
	case isAsset:
		rec.route = "asset"
		s.serveAsset(rec, r, name)
	case r.URL.Path == "/healthz":
		rec.route = "health"
		s.serveHealth(rec, r)
	default:
		rec.route = "none"
		s.serveNotice(rec, r, http.StatusNotFound, notice{Kind: "lost"})
	}
}

func (s *site) serveHealth(w http.ResponseWriter, r *http.Request) {
	if !allowed(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	status, text := http.StatusOK, "ok\n"
	if !s.built() {
		status, text = http.StatusServiceUnavailable, "the widget has not been built\n"
	}
	w.WriteHeader(status)
	writeBody(w, r, text)
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
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusMethodNotAllowed)
	writeBody(w, r, "method not allowed\n")
	return false
}

// writeBody writes text unless the request asks for headers only. That the
// other side has gone is no news: there is nobody left to tell.
func writeBody(w http.ResponseWriter, r *http.Request, text string) {
	if r.Method != http.MethodHead {
		_, _ = w.Write([]byte(text))
	}
}
