package host

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"strconv"
)

// pages are the parsed templates.
type pages struct{ frame, notice *template.Template }

// frame is what the widget's page is made of. It holds nothing of the request
// but the validated portal and a known language.
type frame struct {
	Portal         string // origin
	Lang, Tag, Dir string
	Links          map[string]string // URL by the asset's name, "" if there is none
}

// notice is a page that a person meets instead of the widget.
type notice struct {
	Kind   string // "outside", "refused", "unbuilt" or "lost"
	Portal string // the host that was refused
	Links  map[string]string

	origin string // whose frame may show it, "" for nobody's
}

func parsePages(fsys fs.FS) *pages {
	parse := func(name string) *template.Template {
		return template.Must(template.New(name).Option("missingkey=zero").ParseFS(fsys, name))
	}
	return &pages{frame: parse("page.html"), notice: parse("notice.html")}
}

// servePage answers the portal's form and whoever else opens the address. The
// body holds tokens that only the person's browser needs: it stays unread, and
// net/http skips up to 256 kB of it and closes the connection over more.
func (s *site) servePage(w *recorder, r *http.Request) {
	if !allowed(w, r, http.MethodGet, http.MethodHead, http.MethodPost) {
		return
	}
	query := r.URL.Query()
	lang := languageOf(query.Get("LANG"))
	w.lang, w.placement = lang.code, query.Get("PLACEMENT")

	origin, host, err := s.portals.origin(query)
	switch {
	case errors.Is(err, errRefused):
		w.portal = "refused"
		s.serveNotice(w, r, http.StatusForbidden, notice{Kind: "refused", Portal: host})
	case err != nil:
		w.portal = "none"
		s.serveNotice(w, r, http.StatusOK, notice{Kind: "outside"})
	case !s.built():
		w.portal = "allowed"
		s.serveNotice(w, r, http.StatusServiceUnavailable, notice{Kind: "unbuilt", origin: origin})
	default:
		w.portal = "allowed"
		s.render(w, r, http.StatusOK, origin, s.pages.frame, frame{
			Portal: origin, Lang: lang.code, Tag: lang.tag, Dir: lang.dir, Links: s.links,
		})
	}
}

func (s *site) serveNotice(w http.ResponseWriter, r *http.Request, status int, n notice) {
	n.Links = s.links
	s.render(w, r, status, n.origin, s.pages.notice, n)
}

// render answers with a page that only origin may frame, or nobody if it is "".
func (s *site) render(w http.ResponseWriter, r *http.Request, status int, origin string, page *template.Template, data any) {
	var body bytes.Buffer
	if err := page.Execute(&body, data); err != nil {
		s.log.Error("page not rendered", "page", page.Name(), "error", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	setPageHeaders(w.Header(), origin)
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = body.WriteTo(w)
	}
}
