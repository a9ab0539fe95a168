package host

import (
	"context"
	"io"
	"log/slog"
	"net/http"
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
	level := slog.LevelInfo
	if r.Route == "health" || r.Route == "ready" {
		level = slog.LevelDebug // asked every few seconds by whatever watches over us
	}
	if !s.log.Enabled(context.Background(), level) {
		return
	}
	var space [11]slog.Attr
	attrs := append(space[:0],
		slog.String("id", r.ID),
		slog.String("method", r.Method),
		slog.String("route", r.Route),
		slog.Int("status", r.Status),
		slog.Int64("bytes", r.Bytes),
		slog.Duration("took", r.Took),
	)
	for _, attr := range [...]slog.Attr{
		slog.String("portal", r.Portal),
		slog.String("lang", r.Lang),
		slog.String("placement", r.Placement),
		slog.String("asset", r.Asset),
		slog.String("encoding", r.Encoding),
	} {
		if attr.Value.String() != "" {
			attrs = append(attrs, attr)
		}
	}
	s.log.LogAttrs(context.Background(), level, "request", attrs...)
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
