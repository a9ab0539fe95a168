package host

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// express answers the request in b if it is one of the lane's; mine is false
// and nothing written if not. Open is whether the connection may go on.
func (s *Site) express(conn *net.TCPConn, b []byte) (open, mine bool) {
	began := time.Now()
	h, ok := parseHead(b)
	if !ok || s.draining.Load() {
		return false, false
	}
	path, query, _ := bytes.Cut(h.target, []byte("?"))
	request := requests.Get().(*Request)
	defer requests.Put(request)
	*request = Request{Method: http.MethodGet, Status: http.StatusOK}
	if string(h.method) == http.MethodPost {
		request.Method = http.MethodPost
	}
	switch {
	case string(path) == "/":
		page := s.expressPage(query, request)
		if page == nil {
			return false, false
		}
		request.Route, request.Portal = "page", "allowed"
		open = s.send(conn, h, request, page.head, &blob{bytes: page.body}, nil)
	case bytes.HasPrefix(path, []byte(assetsPath)) && request.Method == http.MethodGet && len(h.target) == len(path):
		a := s.assets[string(path[len(assetsPath):])]
		if a == nil {
			return false, false
		}
		v := a.variants[negotiate(string(h.accept), a.offered)]
		var file io.ReadCloser
		if v.bytes == nil {
			var err error
			if file, err = v.open(); err != nil {
				return false, false
			}
			defer file.Close()
		}
		request.Route, request.Asset, request.Encoding = "asset", a.name, v.encoding
		open = s.send(conn, h, request, v.head, &v.blob, file)
	default:
		return false, false
	}
	request.Took = time.Since(began)
	s.record(request)
	return open, true
}

var requests = sync.Pool{New: func() any { return new(Request) }}

// expressPage returns the page for a query without anything to decode, or nil
// if there is none or it is not as clear as portals make it.
func (s *Site) expressPage(query []byte, request *Request) *answer {
	var domain, protocol, lang, place []byte
	for len(query) > 0 {
		var pair []byte
		pair, query, _ = bytes.Cut(query, []byte("&"))
		name, value, _ := bytes.Cut(pair, []byte("="))
		var field *[]byte
		switch string(name) {
		case "DOMAIN":
			field = &domain
		case "PROTOCOL":
			field = &protocol
		case "LANG":
			field = &lang
		case "PLACEMENT":
			field = &place
		default:
			continue
		}
		if *field != nil || len(value) == 0 {
			return nil // said twice, or to be nothing
		}
		*field = value
	}
	if len(domain) > 253 || len(lang) > 8 || len(protocol) > 1 {
		return nil
	}
	var space [280]byte
	key := append(append(append(append(append(space[:0], domain...), ' '), protocol...), ' '), lang...)
	page := s.expressed.get(key)
	if page == nil {
		values := map[string][]string{"DOMAIN": {string(domain)}}
		if protocol != nil {
			values["PROTOCOL"] = []string{string(protocol)}
		}
		origin, _, err := s.portals.origin(values)
		if err != nil || !s.built() {
			return nil
		}
		code, _ := languageOf(string(lang))
		if page, err = s.frame(origin, code.code); err != nil {
			return nil
		}
		s.expressed.put(key, page)
	}
	request.Lang = page.lang
	if place != nil {
		request.Placement = placement(string(place))
	}
	return page
}

// send writes a prepared answer and reports whether the connection is as good
// as before.
func (s *Site) send(conn *net.TCPConn, h head, request *Request, head []byte, body *blob, file io.Reader) bool {
	request.ID = requestID(string(h.id))
	if s.observer != nil {
		s.observer.Began()
	}
	patience := laneWrite
	if request.Route == "asset" {
		patience = assetPatience
	}
	_ = conn.SetWriteDeadline(time.Now().Add(patience))
	out := outputs.Get().(*[]byte)
	defer outputs.Put(out)
	b := append((*out)[:0], head...)
	b = append(b, requestIDHeader+": "...)
	b = append(b, request.ID...)
	b = append(b, "\r\nDate: "...)
	b = append(b, date(time.Now())...)
	b = append(b, "\r\n\r\n"...)
	start := int64(len(b))
	var n int64
	var err error
	switch {
	case body.shared != nil:
		n, err = sendShared(conn, b, body.shared, body.size)
	case len(body.bytes) > keptBlob:
		n, err = (&net.Buffers{b, body.bytes}).WriteTo(conn)
	default:
		b = append(b, body.bytes...)
		var written int
		if written, err = conn.Write(b); err == nil && file != nil {
			n, err = io.Copy(conn, file)
		}
		n += int64(written)
	}
	*out = b
	request.Bytes = max(n-start, 0)
	return err == nil
}

var outputs = sync.Pool{New: func() any { return new([]byte) }}

// clock keeps the Date header of the present second.
var clock atomic.Pointer[stamp]

type stamp struct {
	second int64
	text   string
}

func date(now time.Time) string {
	have := clock.Load()
	if have == nil || have.second != now.Unix() {
		have = &stamp{now.Unix(), now.UTC().Format(http.TimeFormat)}
		clock.Store(have)
	}
	return have.text
}
