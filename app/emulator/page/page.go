// Package page is the emulated portal's HTML side: the page that people look
// at, with an app's frame in it, and the portal's half of the messages that
// frame and portal exchange.
//
// It is written from what is publicly known about the portal, never from our
// own client: it must not import app/b24 or app/frame, nor anything of the
// browser program. What the portal remembers lies behind Backend.
package page

import (
	"crypto/rand"
	"embed"
	"encoding/hex"
	"html/template"
	"net/http"
	"net/url"
	"sync"
	"time"
)

//go:embed templates/*.html
var templateFiles embed.FS

// Config is what a Page is made from. Handler and Backend are required.
type Config struct {
	Handler          string           // the app's handler URL; it may carry a query of its own
	Backend          Backend          // the portal behind the page
	Secure           bool             // the portal is reached by https, also when a proxy ends TLS
	ApplicationToken string           // 32 hexadecimal digits; made up when empty
	Scope            string           // granted scopes, a comma list; "im,placement,user" when empty
	Status           string           // the app's licence: L, F, D, T or P; L when empty
	Now              func() time.Time // time.Now when nil
}

// Page serves the portal's HTML side.
type Page struct {
	cfg       Config
	templates *template.Template
	journal   *journal

	mu         sync.Mutex
	handler    string            // the app's handler, which the developer page may change
	registered bool              // the app was registered anew there: it is where it is bound and nowhere else
	frames     map[string]opened // by APP_SID
	order      []string          // APP_SIDs, oldest first, to forget the oldest
}

// opened is what the portal remembers of a frame it has rendered; it is the
// portal session behind the page's own requests.
type opened struct {
	user      int
	placement string
}

// keptFrames bounds the memory of rendered frames.
const keptFrames = 4096

// New makes the page of a portal.
func New(cfg Config) *Page {
	if cfg.ApplicationToken == "" {
		cfg.ApplicationToken = newID()
	}
	if cfg.Scope == "" {
		cfg.Scope = "im,placement,user"
	}
	if cfg.Status == "" {
		cfg.Status = "L"
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Page{
		cfg:       cfg,
		templates: template.Must(template.ParseFS(templateFiles, "templates/*.html")),
		journal:   newJournal(cfg.Now),
		handler:   cfg.Handler,
		frames:    map[string]opened{},
	}
}

// Mount registers everything the page serves:
//
//	/                      the portal, with the widget open when ?placement= is given
//	/online/, /crm/, /company/, /workgroups/, /marketplace/
//	                       portal addresses that apps link to
//	/_portal/…             assets and the page's own requests
//	/_demo/frame           the log of frame messages, and rules that spoil answers
func (p *Page) Mount(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", p.servePortal)
	for _, path := range []string{"/online/", "/crm/", "/company/", "/workgroups/", "/marketplace/"} {
		mux.HandleFunc("GET "+path, p.serveAddress)
	}
	mux.HandleFunc("GET /_portal/assets/{file}", p.serveAsset)
	mux.HandleFunc("GET /_portal/noise", p.serveNoise)
	mux.HandleFunc("GET /_portal/open", p.serveOpen)
	mux.HandleFunc("GET /_portal/state", p.serveState)
	mux.HandleFunc("POST /_portal/refresh", p.own(p.serveRefresh))
	mux.HandleFunc("POST /_portal/option", p.own(p.serveOption))
	mux.HandleFunc("POST /_portal/install", p.own(p.serveInstall))
	mux.HandleFunc("POST /_portal/frame-log", p.own(p.serveReport))
	mux.HandleFunc("GET /_portal/developer", p.serveDeveloper)
	mux.HandleFunc("POST /_portal/developer", p.serveRegister)
	mux.HandleFunc("GET /_demo/frame", p.serveJournal)
	mux.HandleFunc("POST /_demo/frame", p.serveRule)
	mux.HandleFunc("DELETE /_demo/frame", p.serveForget)
}

// Reset forgets the log, the rules, the rendered frames and a changed handler,
// as if the portal had just been started.
func (p *Page) Reset() {
	p.journal.reset()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.handler, p.registered = p.cfg.Handler, false
	p.frames = map[string]opened{}
	p.order = nil
}

// remember keeps a rendered frame for the page's own requests.
func (p *Page) remember(sid string, o opened) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.frames[sid] = o
	p.order = append(p.order, sid)
	if len(p.order) > keptFrames {
		delete(p.frames, p.order[0])
		p.order = p.order[1:]
	}
}

func (p *Page) opened(sid string) (opened, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	o, ok := p.frames[sid]
	return o, ok
}

// handlerOf is the URL a placement opens: the one it was bound with, else the
// app's own.
func (p *Page) handlerOf(code string) string {
	for _, bound := range p.cfg.Backend.Placements() {
		if bound.Code == code && bound.Handler != "" {
			return bound.Handler
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.handler
}

// old tells whether the portal behaves like an old self-hosted one.
func (p *Page) old() bool {
	aged, ok := p.cfg.Backend.(Aged)
	return ok && aged.Old()
}

// newID makes 32 random hexadecimal digits, the shape of the portal's ids.
func newID() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails since Go 1.24
	return hex.EncodeToString(b)
}

// origin is the scheme, host and port of a URL, or "" when it has none.
func origin(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.Scheme + "://" + trimPort(u.Host, u.Scheme == "https")
}
