package bbcode

import (
	"strings"
	"unicode/utf8"
)

// appendLinked appends text to nodes, with the bare addresses in it as links.
func appendLinked(nodes []Node, text string) []Node {
	done := 0
	for i := 0; i < len(text); {
		size := wordLen(text[i:])
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if from, to, url := address(text[i : i+size]); url != "" {
			from, to = i+from, i+to
			if from > done {
				nodes = append(nodes, Node{Kind: Text, Text: text[done:from]})
			}
			label := Node{Kind: Text, Text: text[from:to]}
			nodes = append(nodes, Node{Kind: Link, URL: url, Children: []Node{label}})
			done = to
		}
		i += size
	}
	if done < len(text) {
		nodes = append(nodes, Node{Kind: Text, Text: text[done:]})
	}
	return nodes
}

// wordLen returns how many bytes s begins with that could be in a URL.
func wordLen(s string) int {
	for i, r := range s {
		if endsURL(r) {
			return i
		}
	}
	return len(s)
}

// endsURL reports whether a URL in running text stops before r: white space,
// what SafeURL refuses, and the quotes and stops of scripts that put no space
// behind a URL.
func endsURL(r rune) bool {
	if r < 0x80 {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"`|\\^{}", r)
	}
	switch r {
	case '«', '»', '‘', '’', '“', '”', '„', '…', '，', '！', '？', '：', '；', '（', '）', '、', '。', '।', '۔', '،', '؛', '؟':
		return true
	}
	return r >= 0x3008 && r <= 0x301f || deceptive(r)
}

// address finds the first address in a word without spaces: where it begins and
// ends, and what it leads to; "" if there is none.
func address(word string) (from, to int, url string) {
	tries := 3 // a word full of beginnings must not take its length squared
	for i := 0; i < len(word) && tries > 0; i++ {
		if i > 0 && isWordByte(word[i-1]) {
			continue
		}
		for _, prefix := range [...]string{"http://", "https://", "www.", "mailto:"} {
			if !hasPrefixFold(word[i:], prefix) {
				continue
			}
			tries--
			found := word[i : i+trimmedLen(word[i:])]
			if u, ok := SafeURL(found); ok && len(found) > len(prefix) {
				return i, i + len(found), u
			}
		}
	}
	if strings.IndexByte(word, '@') > 0 {
		return email(word)
	}
	return 0, 0, ""
}

// email finds "name@example.com" in a word, which may stand in brackets.
func email(word string) (from, to int, url string) {
	from = len(word) - len(strings.TrimLeft(word, "([{'*_.,;:!?"))
	to = from + trimmedLen(word[from:])
	local, host, _ := strings.Cut(word[from:to], "@")
	if local == "" || !only(local, func(r rune) bool { return isDigit(r) || isLetter(r) || strings.ContainsRune(".+-_", r) }) {
		return 0, 0, ""
	}
	if strings.ContainsRune(host, ':') || !validAuthority(host) || !publicHost(host) {
		return 0, 0, ""
	}
	u, ok := SafeURL("mailto:" + word[from:to])
	if !ok {
		return 0, 0, ""
	}
	return from, to, u
}

// trimmedLen is the length of s without the punctuation that belongs to the
// sentence around it: stops, and closing brackets that s does not open.
func trimmedLen(s string) int {
	round := strings.Count(s, ")") - strings.Count(s, "(")
	square := strings.Count(s, "]") - strings.Count(s, "[")
	for n := len(s); n > 0; n-- {
		switch c := s[n-1]; {
		case strings.IndexByte(".,;:!?'*", c) >= 0:
		case c == ')' && round > 0:
			round--
		case c == ']' && square > 0:
			square--
		case c == '(':
			round++
		case c == '[':
			square++
		default:
			return n
		}
	}
	return 0
}

func isWordByte(c byte) bool {
	return isLetter(rune(c)) || isDigit(rune(c)) || c == '_'
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
