package rest

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// response is what goes back over HTTP.
type response struct {
	status      int
	code        string // the error's, for the journal
	body        *Array // the envelope
	raw         string // instead of body, if rawSet
	rawSet      bool
	contentType string
	xml         bool
	drop        bool
	truncate    int
	duplicate   bool
}

// stamp is the "time" of an envelope.
type stamp struct {
	Start      float64  `json:"start"`
	Finish     float64  `json:"finish"`
	Duration   float64  `json:"duration"`
	Processing float64  `json:"processing"`
	DateStart  string   `json:"date_start"`
	DateFinish string   `json:"date_finish"`
	ResetAt    *int64   `json:"operating_reset_at,omitempty"`
	Operating  *float64 `json:"operating,omitempty"`
}

// atom is how portals write dates.
const atom = "2006-01-02T15:04:05-07:00"

func date(t time.Time) string { return t.Format(atom) }

// dateOr writes a date, or false for none.
func dateOr(t time.Time) any {
	if t.IsZero() {
		return false
	}
	return date(t)
}

// timing makes the "time" of a call. The operating time of the method is in it
// where the portal keeps such accounts.
func (q *request) timing(start time.Time, method string) stamp {
	end := q.now()
	t := stamp{
		Start: unix(start), Finish: unix(end), Duration: end.Sub(start).Seconds(), Processing: end.Sub(start).Seconds(),
		DateStart: date(start), DateFinish: date(end),
	}
	if q.set.OperatingLimit > 0 && method != "batch" {
		used, reset := q.limits.used(end, method)
		t.ResetAt, t.Operating = &reset, &used
	}
	return t
}

func unix(t time.Time) float64 { return float64(t.UnixMicro()) / 1e6 }

func (q *request) success(method string, r *reply) *response {
	body := NewArray()
	body.Set("result", r.result)
	if r.next != nil {
		body.Set("next", *r.next)
	}
	if r.total != nil {
		body.Set("total", *r.total)
	}
	body.Set("time", q.timing(q.start, method))
	return &response{status: http.StatusOK, body: body}
}

func (q *request) failure(e *Error) *response {
	return &response{status: e.Status, code: e.Code, body: e.body()}
}

const page = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1><p>The server is temporarily unable to service your request.</p></body></html>\n"

// spoil applies a fault to an answer; out is nil if the method did not run.
func (q *request) spoil(f *Fault, out *response) *response {
	if f == nil {
		return out
	}
	if f.replaces() {
		out = q.instead(f)
	}
	if f.ContentType != "" {
		out.contentType = f.ContentType
	}
	out.truncate, out.duplicate = f.Truncate, f.Duplicate
	return out
}

// instead is the answer that a fault orders.
func (q *request) instead(f *Fault) *response {
	status := f.Status
	switch {
	case f.Drop:
		return &response{drop: true, code: "dropped"}
	case f.HTML:
		if status == 0 {
			status = http.StatusBadGateway
		}
		return &response{status: status, code: "html", raw: page, rawSet: true, contentType: "text/html; charset=utf-8"}
	case f.Body != nil:
		if status == 0 {
			status = http.StatusOK
		}
		return &response{status: status, code: f.Error, raw: f.text(), rawSet: true}
	}
	return q.failure(f.err())
}

// send writes the response. A dropped or truncated one ends with the
// connection.
func (out *response) send(w http.ResponseWriter, now func() time.Time) {
	if out.drop {
		panic(http.ErrAbortHandler)
	}
	body := []byte(out.raw)
	kind := "application/json; charset=utf-8"
	if !out.rawSet {
		var err error
		if body, err = json.Marshal(out.body); err != nil {
			e := known("WRONG_ENCODING")
			out.status = e.Status
			body, _ = json.Marshal(e.body())
		}
		if out.xml {
			body, kind = toXML(body), "text/xml; charset=utf-8"
		}
	}
	if out.contentType != "" {
		kind = out.contentType
	}
	if out.duplicate {
		body = append(body[:len(body):len(body)], body...)
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	h.Set("Date", now().UTC().Format(http.TimeFormat))
	w.WriteHeader(out.status)
	if out.truncate > 0 && out.truncate < len(body) {
		w.Write(body[:out.truncate])
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	w.Write(body)
}
