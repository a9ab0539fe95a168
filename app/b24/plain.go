package b24

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// plain returns the text of a piece of HTML, such as old apps put into
// attachments. It becomes text and nothing else, so what looks like markup is
// only taken out, not understood.
func plain(html string) string {
	if !strings.ContainsAny(html, "<&") {
		return html
	}
	var b strings.Builder
	for html != "" {
		i := strings.IndexAny(html, "<&")
		if i < 0 {
			b.WriteString(html)
			break
		}
		b.WriteString(html[:i])
		html = html[i:]
		n, text := 1, html[:1]
		if html[0] == '&' {
			n, text = entity(html)
		} else if end := tagEnd(html); end > 0 {
			n, text = end, ""
			if breaks(html[:end]) {
				text = "\n"
			}
		}
		b.WriteString(text)
		html = html[n:]
	}
	return b.String()
}

// tagEnd returns the length of the tag s begins with, 0 if it begins with none.
func tagEnd(s string) int {
	const longest = 1000 // keeps the search linear
	if len(s) < 2 || s[1] != '/' && s[1] != '!' && (s[1]|0x20 < 'a' || s[1]|0x20 > 'z') {
		return 0
	}
	return strings.IndexByte(s[:min(len(s), longest)], '>') + 1
}

// breaks reports whether a tag ends a line.
func breaks(tag string) bool {
	name := strings.ToLower(strings.Trim(tag, "</ >"))
	name, _, _ = strings.Cut(name, " ")
	switch name {
	case "br", "br/":
		return true
	case "p", "div", "li", "tr", "h1", "h2", "h3":
		return tag[1] == '/'
	}
	return false
}

// entity returns the character that s begins with and how many bytes stand for
// it.
func entity(s string) (int, string) {
	end := strings.IndexByte(s[:min(len(s), 10)], ';')
	if end < 0 {
		return 1, "&"
	}
	switch name := s[1:end]; name {
	case "amp":
		return end + 1, "&"
	case "lt":
		return end + 1, "<"
	case "gt":
		return end + 1, ">"
	case "quot":
		return end + 1, `"`
	case "nbsp":
		return end + 1, "\u00a0"
	default:
		digits, ok := strings.CutPrefix(name, "#")
		base := 10
		if strings.HasPrefix(digits, "x") {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseUint(digits, base, 31)
		if !ok || err != nil || n < ' ' || !utf8.ValidRune(rune(n)) {
			return 1, "&"
		}
		return end + 1, string(rune(n))
	}
}
