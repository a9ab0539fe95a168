package host

import (
	"bytes"
	"net/http"
)

// notice is a page that a person meets instead of the widget.
type notice struct {
	Kind   string // "outside", "refused", "unbuilt" or "lost"
	Portal string // the host that was refused
	Links  map[string]link
	Words  words
	Tag    string
	Dir    string

	language language // the zero value means English
	origin   string   // whose frame may show it, "" for nobody's
}

func (s *Site) serveNotice(w http.ResponseWriter, r *http.Request, status int, n notice) {
	if n.language.code == "" {
		english, _ := languageOf("")
		n.language = preferred(r.Header.Get("Accept-Language"), english)
	}
	n.Links, n.Words, n.Tag, n.Dir = s.links, wordsIn(n.language.code), n.language.tag, n.language.dir
	var body bytes.Buffer
	if err := s.pages.notice.Execute(&body, n); err != nil {
		s.log.Error("page not rendered", "error", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	newAnswer(status, pageHeader(n.origin, s.origin), body.Bytes()).write(w, r)
}
