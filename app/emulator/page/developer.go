package page

import (
	"net/http"
	"net/url"
	"strings"
)

// serveDeveloper shows where the app is registered and what the portal can be
// asked to do to it.
func (p *Page) serveDeveloper(w http.ResponseWriter, r *http.Request) {
	p.developer(w, http.StatusOK, "", r.URL.Query().Has("saved"))
}

// serveRegister changes the app's handler until the portal is reset.
func (p *Page) serveRegister(w http.ResponseWriter, r *http.Request) {
	if from := r.Header.Get("Origin"); from != "" {
		if u, err := url.Parse(from); err != nil || u.Host != r.Host {
			p.problem(w, http.StatusForbidden, "Only the portal's own page may change the app.")
			return
		}
	}
	r.Body = http.MaxBytesReader(w, r.Body, longestBody)
	handler := r.PostFormValue("handler")
	if origin(handler) == "" {
		p.developer(w, http.StatusBadRequest, "The handler must be an http or https address.", false)
		return
	}
	scopes := strings.Trim(strings.ToLower(strings.ReplaceAll(r.PostFormValue("scopes"), " ", "")), ",")
	if strings.Trim(scopes, "abcdefghijklmnopqrstuvwxyz_.,") != "" {
		p.developer(w, http.StatusBadRequest, "Permissions are a comma list of names.", false)
		return
	}
	p.mu.Lock()
	p.handler = handler
	p.registered = p.registered || r.PostFormValue("register") != ""
	p.mu.Unlock()
	if registry, ok := p.cfg.Backend.(Registry); ok {
		registry.Register(scopes, r.PostFormValue("register") != "")
	}
	http.Redirect(w, r, "/_portal/developer?saved", http.StatusSeeOther)
}

func (p *Page) developer(w http.ResponseWriter, status int, text string, saved bool) {
	p.mu.Lock()
	handler := p.handler
	p.mu.Unlock()
	scopes := ""
	if registry, ok := p.cfg.Backend.(Registry); ok {
		scopes = registry.Scopes()
	}
	p.render(w, status, "portal.html", shell{
		Scopes: scopes, Installing: p.cfg.Backend.Install(),
		Kind: "developer", Lang: p.cfg.Backend.Lang(), Title: "Developer resources", Text: text, Saved: saved,
		Handler: handler, Bound: p.cfg.Backend.Placements(), Groups: menu("", everywhere),
	})
}
