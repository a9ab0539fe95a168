package host

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// recorder notes what is logged about a request. It has no field for what must
// never be: the body, the query, the address and the referrer.
type recorder struct {
	http.ResponseWriter
	request *http.Request
	began   time.Time
	status  int
	bytes   int64

	route     string // "page", "asset", "health" or "none"
	portal    string // "allowed", "refused" or "none"
	lang      string // a known code
	placement string // as sent
	asset     string // name of a packed file
	encoding  string
}

// Unwrap lets [http.ResponseController] reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// record logs the request. Paths are logged as routes: a path may be a mistyped
// address of the portal's, and those can contain secrets.
func (s *site) record(w *recorder) {
	level := slog.LevelInfo
	if w.route == "health" {
		level = slog.LevelDebug // asked every few seconds by whatever watches over us
	}
	if !s.log.Enabled(context.Background(), level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("method", method(w.request.Method)),
		slog.String("route", w.route),
		slog.Int("status", w.status),
		slog.Int64("bytes", w.bytes),
		slog.Duration("took", time.Since(w.began)),
	}
	for _, attr := range []slog.Attr{
		slog.String("portal", w.portal),
		slog.String("lang", w.lang),
		slog.String("placement", placement(w.placement)),
		slog.String("asset", w.asset),
		slog.String("encoding", w.encoding),
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
