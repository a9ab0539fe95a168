package bbcode

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
)

// maxURL is longer than what any browser's address bar takes.
const maxURL = 8192

// SafeURL returns the URL that raw may be followed to, and false if there is
// none. This is the one place that decides about URLs from the portal, those in
// attachments, keyboards and files included.
//
// Allowed are http and https with a host and without a user name, mailto, tel,
// and paths beginning with a single "/", which are relative to the portal: see
// [Absolute]. A bare domain gets https. What a browser would read in another
// way than a person does is refused: control and invisible characters,
// backslashes, unknown schemes.
func SafeURL(raw string) (string, bool) {
	s := strings.Trim(raw, " \t\r\n")
	if s == "" || len(s) > maxURL {
		return "", false
	}
	safe, ok := safeURL(s)
	if !ok || len(safe) > maxURL { // what is escaped takes more room
		return "", false
	}
	return safe, true
}

func safeURL(s string) (string, bool) {
	for _, r := range s {
		if r != ' ' && deceptive(r) || strings.ContainsRune("\\<>\"`", r) {
			return "", false
		}
	}
	if s[0] == '/' {
		if strings.HasPrefix(s, "//") {
			return "", false
		}
		return escapeSpaces(s), true
	}
	scheme, rest := "", s
	if i := strings.IndexAny(s, ":/?#"); i > 0 && s[i] == ':' {
		scheme, rest = strings.ToLower(s[:i]), s[i+1:]
	}
	switch scheme {
	case "http", "https":
		after, ok := strings.CutPrefix(rest, "//")
		if !ok || !validAuthority(authority(after)) {
			return "", false
		}
		return scheme + "://" + escapeSpaces(after), true
	case "mailto":
		return mailto(rest)
	case "tel":
		return tel(rest)
	}
	// "example.com:8080" looks like a scheme, but no scheme we refuse has a dot
	// in it and a number behind it.
	if host := authority(s); validAuthority(host) && publicHost(host) {
		return "https://" + escapeSpaces(s), true
	}
	return "", false
}

// Absolute resolves a URL that [SafeURL] allowed against the portal's origin,
// "https://example.bitrix24.com".
func Absolute(portal, url string) string {
	if strings.HasPrefix(url, "/") {
		return strings.TrimSuffix(portal, "/") + url
	}
	return url
}

// Loadable reports whether the widget may load a picture, a film or a sound
// from an absolute URL without being asked: whoever's server it is learns who
// has the message on screen, and when. That is the portal's own, and the hosts
// from which Bitrix24 hands out the files of its cloud. On the portal's own it
// must not be an address that does something: a message could otherwise have
// everybody who sees it call that.
func Loadable(portal, url string) bool {
	if rest, ok := strings.CutPrefix(url, portal); ok && portal != "" && (rest == "" || strings.IndexByte("/?#", rest[0]) >= 0) {
		return !acts(rest)
	}
	rest, ok := strings.CutPrefix(url, "https://")
	if !ok {
		return false
	}
	first, zone, ok := strings.Cut(strings.ToLower(authority(rest)), ".bitrix24.")
	return ok && strings.HasPrefix(first, "cdn") && !strings.Contains(first, ".") && slices.Contains(zones[:], zone)
}

// acts reports whether the portal does something when it is asked for this path
// and query: REST, as the server reads the path and not as it is written, and
// the address that ends the session.
func acts(target string) bool {
	target, _, _ = strings.Cut(target, "#")
	written, query, _ := strings.Cut(target, "?")
	read, err := url.PathUnescape(written)
	if err != nil {
		return true
	}
	read = strings.ToLower(path.Clean("/" + read))
	return read == "/rest" || strings.HasPrefix(read, "/rest/") || strings.Contains(strings.ToLower(query), "logout")
}

// Askable reports whether it can be loaded at all once a person asks for it:
// the page's security policy allows nothing unencrypted.
func Askable(url string) bool { return strings.HasPrefix(url, "https://") }

// Host returns the host of an absolute URL, "" if it has none.
func Host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	return authority(rest)
}

// zones are what follows "bitrix24." in the domains of the cloud.
var zones = [...]string{
	"by", "cn", "com", "com.br", "com.tr", "de", "es", "eu", "fr", "id", "in", "it", "jp", "kz", "pl", "ru", "ua", "uk", "vn",
}

// IsPicture reports whether the path of url ends like a picture's.
func IsPicture(url string) bool {
	path, _, _ := strings.Cut(url, "#")
	path, _, _ = strings.Cut(path, "?")
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(path[dot:]) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
		return true
	}
	return false
}

// deceptive reports whether r is white space, invisible or steers the direction
// of text: in a URL it is only there to mislead.
func deceptive(r rune) bool {
	if r < 0x7f {
		return r <= ' '
	}
	switch r {
	case unicode.ReplacementChar, 0x34f, 0x115f, 0x1160, 0x3164, 0xffa0:
		return true
	}
	return unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029
}

func authority(s string) string {
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		return s[:i]
	}
	return s
}

func validAuthority(s string) bool {
	host := s
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		port := s[i+1:]
		if len(port) > 5 || !only(port, isDigit) {
			return false
		}
		host = s[:i]
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		inner, ok = strings.CutSuffix(inner, "]")
		return ok && strings.Contains(inner, ":") && only(inner, func(r rune) bool {
			return isDigit(r) || r == ':' || r == '.' || r >= 'a' && r <= 'f' || r >= 'A' && r <= 'F'
		})
	}
	if host == "" || host[0] == '.' || host[0] == '-' || strings.Contains(host, "..") {
		return false
	}
	return only(host, func(r rune) bool {
		return r == '.' || r == '-' || r == '_' || isDigit(r) || isLetter(r) ||
			r >= 0x80 && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
	})
}

// publicHost reports whether a valid authority reads as a domain even without
// a scheme: its last label has two letters or more.
func publicHost(s string) bool {
	host, _, _ := strings.Cut(s, ":")
	host = strings.TrimSuffix(host, ".")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 {
		return false
	}
	top := host[dot+1:]
	return len(top) >= 2 && (only(top, unicode.IsLetter) || strings.HasPrefix(strings.ToLower(top), "xn--"))
}

func mailto(s string) (string, bool) {
	to, query, _ := strings.Cut(s, "?")
	local, host, found := strings.Cut(to, "@")
	if !found || local == "" || host == "" || strings.ContainsAny(to, " /:") {
		return "", false
	}
	if query != "" {
		to += "?" + query
	}
	return "mailto:" + escapeSpaces(to), true
}

func tel(s string) (string, bool) {
	s = strings.ReplaceAll(s, "%23", "#")
	var b strings.Builder
	digits := 0
	for _, r := range s {
		switch {
		case isDigit(r):
			digits++
			b.WriteRune(r)
		case r == '#':
			b.WriteString("%23")
		case strings.ContainsRune("+*,;", r):
			b.WriteRune(r)
		case !strings.ContainsRune(" -().", r):
			return "", false
		}
	}
	if digits == 0 || digits > 40 {
		return "", false
	}
	return "tel:" + b.String(), true
}

func escapeSpaces(s string) string { return strings.ReplaceAll(s, " ", "%20") }

func only(s string, ok func(rune) bool) bool {
	for _, r := range s {
		if !ok(r) {
			return false
		}
	}
	return true
}

func isDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
