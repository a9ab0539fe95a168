package page

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// longestBody bounds what the page's own requests may carry, in bytes.
const longestBody = 1 << 20

// own lets only the portal's own page through: JSON, from the same origin. A
// frame of an app must not get tokens or change options behind the messages.
func (p *Page) own(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if from := r.Header.Get("Origin"); from != "" {
			if u, err := url.Parse(from); err != nil || u.Host != r.Host {
				http.Error(w, "only the portal's own page may ask this", http.StatusForbidden)
				return
			}
		}
		if kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); strings.TrimSpace(kind) != "application/json" {
			http.Error(w, "application/json is expected", http.StatusUnsupportedMediaType)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, longestBody)
		next(w, r)
	}
}

// read decodes a request's JSON; it has answered when it returns false.
func read(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		http.Error(w, "the body is not the JSON that was expected", http.StatusBadRequest)
		return false
	}
	return true
}

func write(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(append(marshal(value), '\n')) // a reader who left needs no answer
}

// session finds the person behind a frame; it has answered when ok is false.
func (p *Page) session(w http.ResponseWriter, sid string) (opened, bool) {
	o, ok := p.opened(sid)
	if !ok {
		http.Error(w, "the portal does not know this frame", http.StatusForbidden)
	}
	return o, ok
}

// serveRefresh gives a frame's person new tokens.
func (p *Page) serveRefresh(w http.ResponseWriter, r *http.Request) {
	var q struct {
		SID string `json:"sid"`
	}
	if !read(w, r, &q) {
		return
	}
	o, ok := p.session(w, q.SID)
	if !ok {
		return
	}
	access, refresh, expires := p.cfg.Backend.Issue(o.user)
	write(w, map[string]any{"AUTH_ID": access, "AUTH_EXPIRES": expires, "REFRESH_ID": refresh})
}

// serveOption stores an option of the app, for the person or for everyone.
func (p *Page) serveOption(w http.ResponseWriter, r *http.Request) {
	var q struct {
		SID   string `json:"sid"`
		Scope string `json:"scope"` // user or app
		Name  string `json:"name"`
		Value any    `json:"value"`
	}
	if !read(w, r, &q) {
		return
	}
	o, ok := p.session(w, q.SID)
	if !ok {
		return
	}
	stored := true
	if q.Scope == "app" {
		stored = p.cfg.Backend.SetAppOption(o.user, q.Name, q.Value)
	} else {
		p.cfg.Backend.SetUserOption(o.user, q.Name, q.Value)
	}
	write(w, map[string]bool{"stored": stored})
}

// serveInstall ends the installation phase for an administrator.
func (p *Page) serveInstall(w http.ResponseWriter, r *http.Request) {
	var q struct {
		SID string `json:"sid"`
	}
	if !read(w, r, &q) {
		return
	}
	o, ok := p.session(w, q.SID)
	if !ok {
		return
	}
	_, admin, _ := p.cfg.Backend.User(o.user)
	if admin {
		p.cfg.Backend.FinishInstall()
	}
	write(w, map[string]bool{"finished": admin})
}

// serveReport takes what the page's script saw, and answers how to spoil the
// answer to the last of it.
func (p *Page) serveReport(w http.ResponseWriter, r *http.Request) {
	var entries []Entry
	if !read(w, r, &entries) {
		return
	}
	write(w, map[string]any{"rule": p.journal.add(entries...)})
}

// serveState tells what changes while the portal is looked at: dialogs with
// their counters, per person.
func (p *Page) serveState(w http.ResponseWriter, r *http.Request) {
	people := map[string][]Recent{}
	for _, text := range strings.Split(r.URL.Query().Get("users"), ",") {
		id, err := strconv.Atoi(text)
		if err != nil {
			continue
		}
		if _, _, ok := p.cfg.Backend.User(id); ok {
			people[text] = slices.Concat([]Recent{}, p.cfg.Backend.Recent(id))
		}
	}
	write(w, map[string]any{"dialogs": people})
}

// serveJournal is the log of frame messages: GET /_demo/frame?since=N.
func (p *Page) serveJournal(w http.ResponseWriter, r *http.Request) {
	since, _ := strconv.Atoi(r.URL.Query().Get("since")) // without a number: everything
	write(w, p.journal.since(since))
}

// serveRule adds a rule that spoils answers: POST /_demo/frame.
func (p *Page) serveRule(w http.ResponseWriter, r *http.Request) {
	var rule Rule
	r.Body = http.MaxBytesReader(w, r.Body, longestBody)
	if !read(w, r, &rule) {
		return
	}
	if !slices.Contains(answers, rule.Answer) {
		http.Error(w, "answer must be one of "+strings.Join(answers, ", "), http.StatusBadRequest)
		return
	}
	p.journal.rule(rule)
	write(w, rule)
}

// serveForget empties the log and drops the rules: DELETE /_demo/frame.
func (p *Page) serveForget(w http.ResponseWriter, _ *http.Request) {
	p.journal.reset()
	w.WriteHeader(http.StatusNoContent)
}
