package bbcode

import (
	"strconv"
	"strings"
	"unicode"
)

const (
	// fence is the line before and after a quoted message.
	fence = "------------------------------------------------------"
	// maxQuotes is how deep ">>" nests; further ones are text.
	maxQuotes = 8
)

// lineStart reads what means something only at the beginning of a line.
func (l *lexer) lineStart() {
	rest := l.s[l.pos:]
	if n := fenceLen(rest); n > 0 {
		l.depth = 0
		if l.fence >= 0 {
			l.tokens[l.fence].pair = len(l.tokens)
			l.emit(token{kind: fenceToken, pair: l.fence}, n)
			l.fence = -1
			return
		}
		ref, header := quoteHeader(rest[n:])
		l.fence = len(l.tokens)
		l.emit(token{kind: fenceToken, ref: ref, pair: -1}, n+header)
		return
	}
	depth := 0
	for depth < maxQuotes && strings.HasPrefix(rest[2*depth:], ">>") {
		depth++
	}
	n := 2 * depth
	if depth > 0 && strings.HasPrefix(rest[n:], " ") {
		n++
	}
	if depth != l.depth || n > 0 {
		l.depth = depth
		l.emit(token{kind: arrowToken, depth: depth}, n)
	}
}

// fenceLen returns the length of the fence s begins with, without the line
// break, 0 if it begins with none.
func fenceLen(s string) int {
	if !strings.HasPrefix(s, fence) {
		return 0
	}
	n := len(fence)
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	if n < len(s) && breakLen(s[n:]) == 0 {
		return 0
	}
	return n
}

// quoteHeader reads the line behind a fence: "Author [date] #chat5/7". It
// returns nil if the line is already the quoted text, and otherwise also how
// many bytes the line and the break before it are.
func quoteHeader(s string) (*Ref, int) {
	if s == "" {
		return nil, 0
	}
	n := breakLen(s)
	line := s[n:]
	end := 0
	for end < len(line) && breakLen(line[end:]) == 0 {
		end++
	}
	line = line[:end]
	ref := Ref{}
	text := strings.TrimSpace(line)
	if i := strings.LastIndexByte(text, '#'); i >= 0 {
		if r, ok := ParseRef(text[i+1:]); ok {
			ref, text = r, strings.TrimSpace(text[:i])
		}
	}
	if open := strings.LastIndexByte(text, '['); open >= 0 && strings.HasSuffix(text, "]") {
		ref.Date = text[open+1 : len(text)-1]
		text = strings.TrimSpace(text[:open])
	}
	ref.Author = text
	// Without a reference only what looks like a time tells a header from
	// ordinary text with a bracket at its end.
	if ref.Message == 0 && (ref.Author == "" || strings.ContainsAny(ref.Author, "[]") || !looksLikeDate(ref.Date)) {
		return nil, 0
	}
	return &ref, n + end
}

func looksLikeDate(s string) bool {
	return len(s) >= 4 && strings.IndexFunc(s, unicode.IsDigit) >= 0 && s[0] != '/'
}

// ParseRef reads the name of a message of a dialog: "chat5/7", "5/7", "1:2/7"
// or "u1:u2/7".
func ParseRef(s string) (Ref, bool) {
	dialog, message, _ := strings.Cut(strings.ToLower(strings.TrimSpace(s)), "/")
	id, ok := number(message)
	if !ok {
		return Ref{}, false
	}
	one, two, pair := strings.Cut(dialog, ":")
	if pair {
		one, two = strings.TrimPrefix(one, "u"), strings.TrimPrefix(two, "u")
		_, ok1 := number(one)
		_, ok2 := number(two)
		return Ref{Dialog: one + ":" + two, Message: id}, ok1 && ok2
	}
	digits := strings.TrimPrefix(strings.TrimPrefix(dialog, "chat"), "sg")
	_, ok = number(digits)
	return Ref{Dialog: dialog, Message: id}, ok
}

// number reads a positive decimal number without sign or leading zero.
func number(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n > 0 && s[0] != '+' && s[0] != '0'
}
