package host

import (
	"io"
	"net/http"
	"strconv"
	"time"
)

// Request is what is known of a request once it has been answered. It has no
// field for what must never be logged: the body, the query, the address and
// the referrer.
type Request struct {
	ID     string
	Method string // as HTTP knows it, or "other"
	Route  string // "page", "asset", "help", "health", "ready" or "none"
	Status int
	Bytes  int64 // of the body
	Took   time.Duration

	Portal    string // "allowed", "refused" or "none"; for pages
	Lang      string // a known code
	Placement string // a code like IM_SIDEBAR
	Asset     string // name of a packed file
	Encoding  string
}

// Observer is told about requests, for metrics. Its methods are called by many
// goroutines, and the request is only lent.
type Observer interface {
	Began()
	Ended(*Request)
}

// recorder notes what is told about a request.
type recorder struct {
	http.ResponseWriter
	Request
	began time.Time
}

// Unwrap lets [http.ResponseController] reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *recorder) WriteHeader(status int) {
	if w.Status == 0 {
		w.Status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.Status == 0 {
		w.Status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.Bytes += int64(n)
	return n, err
}

// ReadFrom lets the connection send a file without our copying it.
func (w *recorder) ReadFrom(source io.Reader) (int64, error) {
	if w.Status == 0 {
		w.Status = http.StatusOK
	}
	n, err := io.Copy(w.ResponseWriter, source)
	w.Bytes += n
	return n, err
}

// record tells about a request. Paths are logged as routes: a path may be a
// mistyped address of the portal's, and those can contain secrets.
func (s *Site) record(r *Request) {
	if s.observer != nil {
		s.observer.Ended(r)
	}
	if s.requests == nil || r.Route == "health" || r.Route == "ready" { // asked every few seconds by whatever watches over us
		return
	}
	line := outputs.Get().(*[]byte)
	*line = r.appendLine((*line)[:0], time.Now())
	_, _ = s.requests.Write(*line) // there is nowhere to tell that it failed
	outputs.Put(line)
}

// appendLine appends the request as a line of the form that package slog has
// for text. Nothing in it needs quotes. It is written by hand because a quarter
// of the time for a page would go into a record for slog.
func (r *Request) appendLine(b []byte, now time.Time) []byte {
	b = append(b, "time="...)
	b = now.AppendFormat(b, "2006-01-02T15:04:05.000Z07:00")
	b = append(b, " level=INFO msg=request id="...)
	b = append(b, r.ID...)
	b = append(b, " method="...)
	b = append(b, r.Method...)
	b = append(b, " route="...)
	b = append(b, r.Route...)
	b = append(b, " status="...)
	b = strconv.AppendInt(b, int64(r.Status), 10)
	b = append(b, " bytes="...)
	b = strconv.AppendInt(b, r.Bytes, 10)
	b = append(b, " took="...)
	b = append(b, r.Took.String()...)
	for _, field := range [...]struct{ key, value string }{
		{" portal=", r.Portal}, {" lang=", r.Lang}, {" placement=", r.Placement}, {" asset=", r.Asset}, {" encoding=", r.Encoding},
	} {
		if field.value != "" {
			b = append(append(b, field.key...), field.value...)
		}
	}
	return append(b, '\n')
}

// method keeps what a stranger calls a method out of the log.
func method(s string) string {
	switch s {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodOptions, http.MethodConnect, http.MethodTrace:
		return s
	}
	return "other"
}

// placement returns a placement's code if s is one, like IM_SIDEBAR.
func placement(s string) string {
	if len(s) > 40 {
		return ""
	}
	for _, c := range s {
		if c != '_' && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return ""
		}
	}
	return s
}
