package b24

import (
	"net/url"
	"strings"
)

const redacted = "[redacted]"

// scrub removes what looks like a token from a text that somebody else wrote:
// the values of parameters named after tokens, and long runs of hexadecimal
// digits, which is what the portal's tokens are.
func scrub(s string) string {
	return scrubHex(scrubNamed(s))
}

// scrubKnown removes the given secrets as well, however they are spelled.
func scrubKnown(s string, secrets []string) string {
	for _, secret := range secrets {
		if len(secret) < 4 {
			continue // would shred ordinary words
		}
		s = strings.ReplaceAll(s, secret, redacted)
		if escaped := url.QueryEscape(secret); escaped != secret {
			s = strings.ReplaceAll(s, escaped, redacted)
		}
	}
	return scrub(s)
}

func scrubHex(s string) string {
	const shortest = 32
	var b strings.Builder
	start, kept := -1, 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && isHex(s[i]) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && i-start >= shortest {
			b.WriteString(s[kept:start])
			b.WriteString(redacted)
			kept = i
		}
		start = -1
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

var secretNames = [...]string{"auth", "auth_id", "refresh_id", "access_token", "refresh_token", "token", "application_token"}

func scrubNamed(s string) string {
	var b strings.Builder
	kept := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '=' {
			continue
		}
		start := i
		for start > 0 && (isWord(s[start-1])) {
			start--
		}
		name := strings.ToLower(s[start:i])
		for _, secret := range secretNames {
			if name != secret {
				continue
			}
			end := i + 1
			for end < len(s) && !strings.ContainsRune(" \t\r\n&;,\"'<>)", rune(s[end])) {
				end++
			}
			b.WriteString(s[kept : i+1])
			if end > i+1 {
				b.WriteString(redacted)
			}
			kept = end
			i = end - 1
			break
		}
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}
