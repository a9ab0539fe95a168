package host

import "bytes"

// head is what the lane needs of a request's header. Its slices belong to the
// buffer that was read.
type head struct {
	method, target []byte
	accept         []byte // Accept-Encoding
	id             []byte // X-Request-Id
}

// parseHead reads a whole request and nothing but it. It knows only the plain
// requests that browsers and balancers send all day; ok is false for every
// other, be it unusual, incomplete, followed by more or malformed: package
// net/http decides about those.
func parseHead(b []byte) (h head, ok bool) {
	line, rest, ok := bytes.Cut(b, crlf)
	if !ok || !bytes.HasSuffix(line, []byte(" HTTP/1.1")) {
		return h, false
	}
	h.method, h.target, ok = bytes.Cut(line[:len(line)-len(" HTTP/1.1")], []byte(" "))
	post := string(h.method) == "POST"
	if !ok || !post && string(h.method) != "GET" || len(h.target) == 0 || h.target[0] != '/' || !plain(h.target) {
		return h, false
	}
	hosts, length, sized := 0, 0, false
	for {
		if line, rest, ok = bytes.Cut(rest, crlf); !ok {
			return h, false
		}
		if len(line) == 0 {
			break
		}
		name, value, found := bytes.Cut(line, []byte(":"))
		if !found || !isToken(name) || !printable(value) {
			return h, false
		}
		value = bytes.Trim(value, " \t")
		switch {
		case is(name, "host"):
			if hosts++; !isAuthority(value) {
				return h, false
			}
		case is(name, "accept-encoding"):
			if h.accept != nil {
				return h, false
			}
			h.accept = value
		case is(name, "x-request-id"):
			if h.id != nil {
				return h, false
			}
			h.id = value
		case is(name, "content-length"):
			if length, ok = digits(value); !ok || sized || !post {
				return h, false
			}
			sized = true
		case is(name, "connection"):
			if !is(value, "keep-alive") {
				return h, false
			}
		case special(name):
			return h, false
		}
	}
	return h, hosts == 1 && sized == post && len(rest) == length
}

var crlf = []byte("\r\n")

// special reports whether a field changes what is to be answered or how the
// request is framed.
func special(name []byte) bool {
	for _, field := range [...]string{
		"transfer-encoding", "te", "trailer", "expect", "upgrade", "range", "if-range", "if-match", "if-none-match",
		"if-modified-since", "if-unmodified-since", "http2-settings", "keep-alive", "proxy-connection",
	} {
		if is(name, field) {
			return true
		}
	}
	return false
}

// is compares without regard to case; s is in lower case.
func is(b []byte, s string) bool {
	if len(b) != len(s) {
		return false
	}
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != s[i] {
			return false
		}
	}
	return true
}

func digits(b []byte) (n int, ok bool) {
	if len(b) == 0 || len(b) > 5 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// Which bytes may stand where.
const (
	inToken = 1 << iota
	inValue
	inTarget // without what would have to be decoded
	inAuthority
)

var classes = func() (class [256]uint8) {
	for c := range 256 {
		b := byte(c)
		alphanumeric := '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
		if alphanumeric || bytes.IndexByte([]byte("-_"), b) >= 0 {
			class[c] |= inToken
		}
		if b == '\t' || ' ' <= b && b < 0x7f {
			class[c] |= inValue
		}
		if alphanumeric || bytes.IndexByte([]byte("-_.~/?&=:"), b) >= 0 {
			class[c] |= inTarget
		}
		if alphanumeric || bytes.IndexByte([]byte("-.:"), b) >= 0 {
			class[c] |= inAuthority
		}
	}
	return class
}()

func all(b []byte, class uint8) bool {
	for _, c := range b {
		if classes[c]&class == 0 {
			return false
		}
	}
	return true
}

func isToken(b []byte) bool     { return len(b) > 0 && all(b, inToken) }
func printable(b []byte) bool   { return all(b, inValue) }
func plain(b []byte) bool       { return all(b, inTarget) }
func isAuthority(b []byte) bool { return len(b) > 0 && all(b, inAuthority) }
