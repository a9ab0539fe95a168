package host

import (
	"bytes"
	"net/http"
	"strconv"
	"sync"
)

// answer is a response that is made once and sent often. Nothing in it may be
// changed: requests share it.
type answer struct {
	status int
	header http.Header
	body   []byte
	head   []byte // status line and header as HTTP/1.1 has them, for the lane
	lang   string // the page's, a known code
}

// newAnswer makes an answer of header, to which it adds what all answers have.
func newAnswer(status int, header http.Header, body []byte) *answer {
	a := &answer{status: status, header: header, body: body}
	setCommonHeaders(header, false)
	header["Content-Length"] = []string{strconv.Itoa(len(body))}
	a.head = wireHead(status, header)
	return a
}

// wireHead returns the status line and the header without the empty line.
func wireHead(status int, header http.Header) []byte {
	var b bytes.Buffer
	b.WriteString("HTTP/1.1 " + strconv.Itoa(status) + " " + http.StatusText(status) + "\r\n")
	_ = header.Write(&b) // a buffer takes everything
	return b.Bytes()
}

func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	fill(w.Header(), a.header)
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.body) // fails when the reader has gone
	}
}

// fill puts prepared values into a response's header. The values are shared:
// whoever changes one later must replace it, as Set does.
func fill(h, prepared http.Header) {
	for name, values := range prepared {
		h[name] = values
	}
}

// shelf keeps answers by a key that requests choose. It holds so many; then it
// is emptied, which costs less than keeping account of what is in use.
type shelf struct {
	mu      sync.RWMutex
	answers map[string]*answer
}

const shelfSize = 1024

// get looks an answer up without allocating.
func (s *shelf) get(key []byte) *answer {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.answers[string(key)]
}

func (s *shelf) put(key []byte, a *answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answers == nil || len(s.answers) >= shelfSize {
		s.answers = make(map[string]*answer)
	}
	s.answers[string(key)] = a
}
