package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed assets
var assetFiles embed.FS

// policy is the portal page's content security policy: nothing of its own comes
// from elsewhere, but any app may be framed and posted to.
const policy = "default-src 'self'; img-src 'self' data: https:; frame-src *; form-action *; " +
	"object-src 'none'; base-uri 'none'; frame-ancestors 'self'"

// shell is what every portal page is made from.
type shell struct {
	Title   string
	Lang    string
	Kind    string // desk, place, address, developer, problem
	Layout  string
	Tall    string
	Overlay bool
	Frames  []frame
	Person  string
	User    int
	Users   string // "1,2"
	Dialog  string
	Code    string
	Dialogs []Recent
	Groups  []group
	Text    string
	Handler string
	Bound   []Placement
	Saved   bool
	Scopes  string // that the app was granted
	// Installing: the app waits for its setInstallFinish.
	Installing bool
}

// group is a group of placements in the menu.
type group struct {
	Title  string
	Places []choice
}

type choice struct {
	Code, Title string
	Chosen      bool
}

// servePortal shows the portal: as a desk to play on, or with one placement
// open as the portal opens it.
func (p *Page) servePortal(w http.ResponseWriter, r *http.Request) {
	a, err := parseAsk(r.URL.Query(), p.cfg.Backend.Lang())
	if err != nil {
		p.problem(w, http.StatusBadRequest, "The portal does not understand this address: "+err.Error()+".")
		return
	}
	if r.Method == http.MethodHead {
		p.headers(w)
		return
	}
	s := shell{Kind: "place", Lang: a.lang, Tall: a.tall, Overlay: a.overlay, Dialog: a.dialog, Code: a.placement}
	if a.placement == "" {
		s.Kind = "desk"
		usual := "IM_SIDEBAR"
		if _, ok := p.offered()(usual); !ok {
			usual = "DEFAULT"
		}
		a.placement = or(r.URL.Query().Get("open"), usual)
		if _, ok := placeOf(a.placement); !ok {
			p.problem(w, http.StatusBadRequest, "open is not a placement's code.")
			return
		}
		recent := p.cfg.Backend.Recent(a.users[0])
		if a.dialog == "" && len(recent) > 0 && strings.HasPrefix(a.placement, "IM") {
			a.dialog = recent[0].DialogID
		}
		s.Dialog, s.Code, s.Dialogs = a.dialog, a.placement, recent
		s.Groups = menu(a.placement, p.offered())
	}
	users := make([]string, 0, len(a.users))
	for _, id := range a.users {
		f, ok := p.open(r, a.seenBy(id), id)
		if !ok {
			p.problem(w, http.StatusNotFound, "The portal has no person with this number.")
			return
		}
		s.Frames = append(s.Frames, f)
		users = append(users, strconv.Itoa(id))
	}
	first := s.Frames[0]
	s.Users, s.Layout, s.Title, s.Person, s.User = strings.Join(users, ","), first.Layout, first.Title, first.Person, first.User
	p.render(w, http.StatusOK, "portal.html", s)
}

// serveOpen renders one more frame for a page that is already there.
func (p *Page) serveOpen(w http.ResponseWriter, r *http.Request) {
	a, err := parseAsk(r.URL.Query(), p.cfg.Backend.Lang())
	if err == nil {
		a.placement = or(a.placement, "DEFAULT")
		if f, ok := p.open(r, a, a.users[0]); ok {
			p.render(w, http.StatusOK, "frame", f)
			return
		}
	}
	http.Error(w, "no such frame", http.StatusBadRequest)
}

// serveAddress stands for the portal's other pages, which apps link to.
func (p *Page) serveAddress(w http.ResponseWriter, r *http.Request) {
	if dialog := r.URL.Query().Get("IM_DIALOG"); dialog != "" && strings.HasPrefix(r.URL.Path, "/online/") {
		query := r.URL.Query()
		query.Del("IM_DIALOG")
		query.Set("dialog", dialog)
		http.Redirect(w, r, "/?"+query.Encode(), http.StatusFound)
		return
	}
	p.render(w, http.StatusOK, "portal.html", shell{
		Kind: "address", Lang: p.cfg.Backend.Lang(), Title: "A page of the portal", Text: r.URL.Path,
	})
}

// serveNoise is the page of a stranger who talks into the app's frame. It only
// does so from another origin than the portal's.
func (p *Page) serveNoise(w http.ResponseWriter, _ *http.Request) {
	p.headers(w)
	// The stranger is framed by the portal under its other name.
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; frame-ancestors *")
	w.Header().Del("X-Frame-Options")
	_ = p.templates.ExecuteTemplate(w, "noise.html", nil)
}

// problem shows a sentence instead of a portal.
func (p *Page) problem(w http.ResponseWriter, status int, text string) {
	p.render(w, status, "portal.html", shell{Kind: "problem", Lang: "en", Title: "This does not work", Text: text})
}

func (p *Page) headers(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("Cache-Control", "no-store")
}

func (p *Page) render(w http.ResponseWriter, status int, name string, data any) {
	var out bytes.Buffer
	if err := p.templates.ExecuteTemplate(&out, name, data); err != nil {
		http.Error(w, "the page could not be made", http.StatusInternalServerError)
		return
	}
	p.headers(w)
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // a reader who left needs no answer
}

// serveAsset serves the page's scripts and styles, revalidated on each load.
func (p *Page) serveAsset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	data, err := assetFiles.ReadFile("assets/" + path.Base(name))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	sum := sha256.Sum256(data)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", or(mime.TypeByExtension(path.Ext(name)), "application/octet-stream"))
	_, _ = w.Write(data)
}

// menu groups the placements as the portal's own pages do.
func menu(chosen string, offered func(code string) (title string, ok bool)) []group {
	groups := []group{{Title: "Messenger"}, {Title: "CRM"}, {Title: "Tasks and groups"}, {Title: "Elsewhere"}}
	for _, known := range places {
		title, ok := offered(known.Code)
		if !ok {
			continue
		}
		at := 3
		switch {
		case strings.HasPrefix(known.Code, "IM"):
			at = 0
		case strings.HasPrefix(known.Code, "CRM_"):
			at = 1
		case strings.HasPrefix(known.Code, "TASK_"), strings.HasPrefix(known.Code, "SONET_"):
			at = 2
		}
		groups[at].Places = append(groups[at].Places, choice{known.Code, or(title, known.Title), known.Code == chosen})
	}
	return slices.DeleteFunc(groups, func(g group) bool { return len(g.Places) == 0 })
}

// everywhere offers every placement, bound or not.
func everywhere(string) (string, bool) { return "", true }

// offered tells whether the desk offers a placement: every one, to play with;
// those that are bound once the app was registered anew.
func (p *Page) offered() func(code string) (title string, ok bool) {
	p.mu.Lock()
	registered := p.registered
	p.mu.Unlock()
	if !registered {
		return everywhere
	}
	titles := map[string]string{"DEFAULT": ""} // the portal's menu
	if !p.cfg.Backend.Install() {
		for _, bound := range p.cfg.Backend.Placements() {
			titles[bound.Code] = bound.Title
		}
	}
	return func(code string) (string, bool) {
		title, ok := titles[code]
		return title, ok
	}
}
