package bbcode

import "strings"

type tokenKind uint8

const (
	textToken  tokenKind = iota
	breakToken           // \n, \r\n, \r, #BR#, [br]
	openToken            // [name…]
	closeToken           // [/name]
	nodeToken            // a tag that stands alone
	arrowToken           // from here on lines are quoted depth times with >>
	fenceToken           // a line of dashes, with the header behind it
)

type token struct {
	kind  tokenKind
	src   string // the token as it is in the text
	name  string // of a tag, lower-case
	value string // of an openToken: what is between name and "]", with its "=" or space
	node  *Node  // of a nodeToken
	ref   *Ref   // of a fenceToken, nil without a header
	depth int
	pair  int // the token that closes or opens this one, -1 if there is none
	// literal tags are shown as they are written.
	literal bool
}

// lexer cuts a text into tokens and finds which tags belong together. Every
// byte is looked at a bounded number of times; where a search could run to the
// end again and again, a field remembers that it failed.
type lexer struct {
	s      string
	pos    int
	tokens []token
	open   map[string][]int // tags not closed yet, by name
	fence  int              // the fence not closed yet, -1 if there is none
	depth  int              // of >> in the current line
	noCode bool             // there is no [/code] ahead
}

func lex(s string) []token {
	l := lexer{s: s, open: map[string][]int{}, fence: -1}
	l.lineStart()
	for l.pos < len(s) {
		start := l.pos
		switch n := breakLen(s[start:]); {
		case n > 0:
			l.emit(token{kind: breakToken}, n)
			l.lineStart()
		case s[start] == '[' && l.tag():
		default:
			n = 1
			if i := strings.IndexAny(s[start+1:], "[#\n\r"); i >= 0 {
				n += i
			} else {
				n = len(s) - start
			}
			l.emit(token{kind: textToken}, n)
		}
	}
	return l.tokens
}

// emit appends a token for the next n bytes and steps over them.
func (l *lexer) emit(t token, n int) {
	t.src = l.s[l.pos : l.pos+n]
	if t.kind != closeToken && t.kind != fenceToken {
		t.pair = -1
	}
	l.tokens = append(l.tokens, t)
	l.pos += n
}

// breakLen returns how many bytes of a line break s begins with.
func breakLen(s string) int {
	switch {
	case strings.HasPrefix(s, "\r\n"):
		return 2
	case s[0] == '\n', s[0] == '\r':
		return 1
	case strings.HasPrefix(s, "#BR#"):
		return 4
	}
	return 0
}

// tag reads the tag at the "[" the lexer stands on, and reports false if that
// is none.
func (l *lexer) tag() bool {
	rest := l.s[l.pos+1:]
	closing := strings.HasPrefix(rest, "/")
	if closing {
		rest = rest[1:]
	}
	name := tagName(rest)
	rest = rest[len(name):]
	if name == "" || rest == "" {
		return false
	}
	name = strings.ToLower(name)
	if closing {
		if rest[0] != ']' {
			return false
		}
		l.closing(name, len(name)+3)
		return true
	}
	n := valueLen(rest, name == "send" || name == "put")
	if n < 0 {
		return false
	}
	l.opening(name, rest[:n], 1+len(name)+n+1)
	return true
}

func (l *lexer) closing(name string, n int) {
	switch name {
	case "br", "icon", "disk", "timestamp":
		// These have nothing to close; the tag alone would only puzzle.
		l.emit(token{kind: closeToken, name: name, pair: len(l.tokens)}, n)
		return
	}
	t := token{kind: closeToken, name: name, pair: -1}
	if stack := l.open[name]; len(stack) > 0 {
		t.pair = stack[len(stack)-1]
		l.open[name] = stack[:len(stack)-1]
		l.tokens[t.pair].pair = len(l.tokens)
	}
	l.emit(t, n)
}

func (l *lexer) opening(name, value string, n int) {
	switch name {
	case "br":
		if value == "" {
			l.emit(token{kind: breakToken}, n)
			l.lineStart()
			return
		}
	case "code":
		if body, length, ok := l.code(l.pos + n); ok {
			l.emit(token{kind: nodeToken, node: &Node{Kind: Code, Text: body}}, n+length)
			return
		}
	}
	if node, ok := standalone(name, value, l.s[l.pos:l.pos+n]); ok {
		l.emit(token{kind: nodeToken, node: &node}, n)
		return
	}
	l.open[name] = append(l.open[name], len(l.tokens))
	l.emit(token{kind: openToken, name: name, value: value}, n)
}

// code returns what is between from and the next [/code], without the line
// breaks at its ends, and how many bytes that is with the closing tag.
func (l *lexer) code(from int) (body string, length int, ok bool) {
	const end = "[/code]"
	if l.noCode {
		return "", 0, false
	}
	rest := l.s[from:]
	for i := 0; i+len(end) <= len(rest); i++ {
		next := strings.IndexByte(rest[i:], '[')
		if next < 0 {
			break
		}
		i += next
		if i+len(end) <= len(rest) && strings.EqualFold(rest[i:i+len(end)], end) {
			body = strings.TrimSuffix(strings.TrimSuffix(rest[:i], "\n"), "\r")
			body = strings.TrimPrefix(strings.TrimPrefix(body, "\r"), "\n")
			return body, i + len(end), true
		}
	}
	l.noCode = true
	return "", 0, false
}

// tagName returns the name s begins with, "" if it begins with none.
func tagName(s string) string {
	const longest = 20
	for i := 0; i < len(s); i++ {
		c := rune(s[i])
		if isLetter(c) || i > 0 && (isDigit(c) || c == '_') {
			if i == longest {
				return ""
			}
			continue
		}
		return s[:i]
	}
	return s
}

// valueLen returns how many bytes of s lie before the "]" that ends the tag, -1
// if s does not go on like a tag. Brackets in a value are allowed in pairs, as
// in links; a bracket that opens another tag ends the search, which keeps it
// linear: a tag without an end cannot be stepped over.
func valueLen(s string, lines bool) int {
	if s[0] != ']' && s[0] != '=' && s[0] != ' ' {
		return -1
	}
	inner := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ']' && !inner:
			return i
		case c == ']':
			inner = false
		case c == '[' && inner:
			return -1
		case c == '[':
			inner = true
		case (c == '\n' || c == '\r') && !lines:
			return -1
		}
	}
	return -1
}
