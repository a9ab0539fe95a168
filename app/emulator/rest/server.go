package rest

import (
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"seenline/app/emulator/world"
)

// WebhookSecret is what the inbound webhook of every user has in its address:
// /rest/N/demo/method.
const WebhookSecret = "demo"

// Server answers everything below /rest/. It is safe for concurrent use.
type Server struct {
	world       *world.World
	now         func() time.Time
	settings    atomic.Pointer[Settings]
	configuring sync.Mutex
	tokens      tokens
	limits      limits
	app         app
	// Faults are the rules by which calls go wrong.
	Faults Faults
	// Journal remembers the calls.
	Journal Journal
}

// New returns the REST interface of w. now is the portal's clock.
func New(w *world.World, now func() time.Time, settings Settings) *Server {
	s := &Server{world: w, now: now}
	s.tokens.list = map[string]token{}
	s.limits.reset()
	s.Configure(settings)
	return s
}

// Reset forgets faults, calls, bound placements, stored options and what was
// used of the limits. Tokens live on, so that open frames do too.
func (s *Server) Reset(settings Settings) {
	s.Configure(settings)
	s.Faults.Clear()
	s.Journal.Forget()
	s.limits.reset()
	s.app.reset()
}

// request is one HTTP request on its way.
type request struct {
	*Server
	set     Settings
	http    *http.Request
	start   time.Time
	params  *Array
	user    int64  // 0 if unknown
	auth    string // "token", "webhook" or ""
	refused *Error // why the caller is nobody, nil if somebody
	origin  string // of the portal, as the caller knows it
	inner   []Record
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Allow-Headers", "origin, content-type, accept")
	h.Set("X-Content-Type-Options", "nosniff")
	q := &request{Server: s, set: s.Settings(), http: r, start: s.now(), origin: origin(r)}
	user, secret, method, xml := route(r.URL.Path)
	if r.Method == http.MethodOptions {
		q.preflight(w, method)
		return
	}
	var err error
	if q.params, err = decode(r); err != nil {
		status := http.StatusBadRequest
		if errors.Is(err, errTooLarge) {
			status = http.StatusRequestEntityTooLarge
		}
		http.Error(w, http.StatusText(status), status)
		return
	}
	q.identify(user, secret)
	if q.set.DelayMs > 0 && !pause(r, q.set.DelayMs) {
		return
	}
	out := q.answer(method)
	out.xml = xml
	q.Journal.add(Record{
		Time: q.start, Method: method, Params: redact(q.params), Status: out.status, Error: out.code,
		User: q.user, HTTP: r.Method, Auth: q.auth, Ms: ms(s.now().Sub(q.start)),
	}, q.inner...)
	out.send(w, s.now)
}

// route takes a path below /rest/ apart. user is 0 unless it is a webhook's.
func route(path string) (user int64, secret, method string, xml bool) {
	path = strings.Trim(strings.TrimPrefix(path, "/rest"), "/")
	if parts := strings.Split(path, "/"); len(parts) >= 2 {
		if n, err := strconv.ParseInt(parts[0], 10, 64); err == nil && n > 0 {
			user, secret = n, parts[1]
			path = strings.Join(parts[2:], "/")
		}
	}
	method = strings.ToLower(path)
	if m, ok := strings.CutSuffix(method, ".json"); ok {
		method = m
	} else if m, ok := strings.CutSuffix(method, ".xml"); ok {
		method, xml = m, true
	}
	return user, secret, method, xml
}

// identify finds out who is calling, without saying anything yet: portals look
// the method up first.
func (q *request) identify(user int64, secret string) {
	if user != 0 {
		q.auth = "webhook"
		if _, ok := q.world.User(user); ok && secret == WebhookSecret {
			q.user = user
		} else {
			q.refused = &Error{Status: 401, Code: "INVALID_CREDENTIALS", Description: "Invalid request credentials"}
		}
		return
	}
	access, ok := q.params.Get("auth")
	if !ok || text(access) == "" {
		q.refused = known("NO_AUTH_FOUND")
		return
	}
	q.auth = "token"
	q.user, q.refused = q.authorize(text(access))
}

func (q *request) preflight(w http.ResponseWriter, method string) {
	status := http.StatusOK
	if q.set.Preflight == "refuse" {
		status = http.StatusUnauthorized
	}
	q.Journal.add(Record{Time: q.start, Method: method, Params: NewArray(), Status: status, HTTP: http.MethodOptions})
	w.WriteHeader(status)
}

// answer runs a method or says why not.
func (q *request) answer(method string) *response {
	ip, _, _ := net.SplitHostPort(q.http.RemoteAddr)
	if !q.limits.admit(q.start, ip, q.set.Burst, q.set.PerSecond) {
		return q.failure(known("QUERY_LIMIT_EXCEEDED"))
	}
	fault := q.Faults.Take(method, q.user, false)
	if fault != nil && fault.DelayMs > 0 && !pause(q.http, fault.DelayMs) {
		return &response{drop: true, code: "the caller left"}
	}
	if fault.refuses() {
		return q.spoil(fault, nil)
	}
	var out *response
	if q.set.HTTPSRequired && q.http.TLS == nil {
		out = q.failure(known("INVALID_REQUEST"))
	} else if method == "batch" {
		out = q.batch()
	} else if reply, err := q.run(method, q.params); err != nil {
		out = q.failure(err)
	} else {
		out = q.success(method, reply)
	}
	return q.spoil(fault, out)
}

// pause holds a request back; it reports false if the caller left meanwhile.
func pause(r *http.Request, milliseconds int) bool {
	timer := time.NewTimer(time.Duration(milliseconds) * time.Millisecond)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

func origin(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
