// Package emulator is a Bitrix24 portal on one machine: its REST interface, its
// page with an application's frame in it, its people and their dialogs, and a
// way to make all of it misbehave. It exists to run, show and test widgets
// without a portal.
//
// It is written from what is known of portals and shares no code with the
// client: it must never import app/b24 or app/frame, and the browser program
// must never import it.
package emulator

import (
	"net/http"
	"time"

	"seenline/app/emulator/control"
	"seenline/app/emulator/disk"
	"seenline/app/emulator/page"
	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
)

// Config says what kind of portal to make.
type Config struct {
	// Handler is the URL of the application that the portal opens in frames.
	Handler string
	// Now is the portal's clock; the machine's if nil.
	Now func() time.Time
	// Settings are the portal's; today's cloud if nil.
	Settings *rest.Settings
}

// Portal is an emulated portal. It is safe for concurrent use. It is what the
// page needs behind it, too: see [page.Backend].
type Portal struct {
	world    *world.World
	rest     *rest.Server
	page     *page.Page
	control  *control.Control
	settings rest.Settings
	mux      *http.ServeMux
}

var (
	_ page.Backend  = (*Portal)(nil)
	_ page.Aged     = (*Portal)(nil)
	_ page.Registry = (*Portal)(nil)
)

// New makes a portal with the seeded people and dialogs.
func New(cfg Config) *Portal {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	p := &Portal{settings: rest.Defaults(), mux: http.NewServeMux()}
	if cfg.Settings != nil {
		p.settings = *cfg.Settings
	}
	p.world = world.New(cfg.Now)
	p.rest = rest.New(p.world, cfg.Now, p.settings)
	p.page = page.New(page.Config{Handler: cfg.Handler, Backend: p, Scope: p.settings.Scopes, Now: cfg.Now})
	p.control = control.New(p.world, p.rest, p.Reset)
	files := disk.Handler(p.world, func() bool { return p.rest.Settings().PrivateFiles })

	p.page.Mount(p.mux)
	p.control.Mount(p.mux)
	p.mux.Handle("/rest/", p.rest)
	p.mux.Handle("GET /upload/", files)
	p.mux.Handle("GET /disk/", files)
	p.mux.Handle("GET /bitrix/", files)
	return p
}

// ServeHTTP answers as the portal does.
func (p *Portal) ServeHTTP(w http.ResponseWriter, r *http.Request) { p.mux.ServeHTTP(w, r) }

// Reset puts everything back to the start, but for the tokens that are out.
func (p *Portal) Reset() {
	p.world.Reset()
	p.rest.Reset(p.settings)
	p.page.Reset()
}

// Close ends what runs in the background.
func (p *Portal) Close() { p.control.Close() }

// World is the portal's state, for tests in the same process.
func (p *Portal) World() *world.World { return p.world }

// REST is the portal's REST interface, for tests in the same process.
func (p *Portal) REST() *rest.Server { return p.rest }
