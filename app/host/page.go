package host

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"net/http"

	"seenline/web"
)

// pages are the parsed templates.
type pages struct{ frame, notice, help *template.Template }

// frame is what the widget's page is made of. It holds nothing of the request
// but the validated portal and a known language.
type frame struct {
	Portal         string // origin
	Lang, Tag, Dir string
	Links          map[string]link // by the asset's name
	Words          link            // the language's; none for English
	Script         string          // that JavaScript is needed
}

func parsePages(fsys fs.FS) *pages {
	parse := func(name string) *template.Template {
		return template.Must(template.New(name).ParseFS(fsys, name))
	}
	return &pages{frame: parse("page.html"), notice: parse("notice.html"), help: parse("help.html")}
}

// servePage answers the portal's form and whoever else opens the address. The
// body holds tokens that only the person's browser needs: it stays unread, and
// net/http skips up to 256 kB of it and closes the connection over more.
func (s *Site) servePage(w *recorder, r *http.Request) {
	if !allowed(w, r, http.MethodGet, http.MethodHead, http.MethodPost) {
		return
	}
	query := r.URL.Query()
	lang, known := languageOf(query.Get("LANG"))
	w.Lang, w.Placement = lang.code, placement(query.Get("PLACEMENT"))
	if !known {
		// Whoever opens the address by hand says only by the browser what
		// they understand; in a frame the portal's word counts.
		lang = preferred(r.Header.Get("Accept-Language"), lang)
	}

	origin, host, err := s.portals.origin(query)
	switch {
	case errors.Is(err, errRefused):
		w.Portal = "refused"
		s.serveNotice(w, r, http.StatusForbidden, notice{Kind: "refused", Portal: host, language: lang})
	case err != nil:
		w.Portal = "none"
		s.serveNotice(w, r, http.StatusOK, notice{Kind: "outside", language: lang})
	case !s.built():
		w.Portal = "allowed"
		s.serveNotice(w, r, http.StatusServiceUnavailable, notice{Kind: "unbuilt", origin: origin, language: lang})
	default:
		w.Portal = "allowed"
		page, err := s.frame(origin, w.Lang)
		if err != nil {
			s.log.Error("page not rendered", "error", err)
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		page.write(w, r)
	}
}

// frame returns the widget's page for a portal in a language.
func (s *Site) frame(origin, code string) (*answer, error) {
	key := []byte(origin + " " + code)
	if page := s.frames.get(key); page != nil {
		return page, nil
	}
	lang, _ := languageOf(code)
	var body bytes.Buffer
	if err := s.pages.frame.Execute(&body, frame{
		Portal: origin, Lang: lang.code, Tag: lang.tag, Dir: lang.dir, Links: s.links, Words: s.links[web.WordsName(lang.code)],
		Script: wordsIn(lang.code).Script,
	}); err != nil {
		return nil, err
	}
	page := newAnswer(http.StatusOK, pageHeader(origin, s.origin), body.Bytes())
	page.lang = lang.code
	s.frames.put(key, page)
	return page, nil
}
