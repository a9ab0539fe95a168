package bbcode

import (
	"strconv"
	"strings"
	"time"
)

// reading says what becomes of a tag that has both its ends.
type reading uint8

const (
	literal     reading = iota // shown as it is written
	transparent                // only what is inside is shown
	element                    // a node
)

// newElement returns the node that an opening tag begins.
func newElement(name, value string) (Node, reading) {
	if strings.HasPrefix(value, " ") && name != "img" {
		// "[note to self]": somebody's words, not a tag.
		return Node{}, literal
	}
	arg := strings.TrimPrefix(value, "=")
	switch name {
	case "b", "i", "u", "s":
		kind := map[string]Kind{"b": Bold, "i": Italic, "u": Underline, "s": Strike}[name]
		return Node{Kind: kind}, element
	case "size":
		if n, ok := number(strings.TrimSuffix(strings.TrimSpace(arg), "px")); ok {
			return Node{Kind: Size, Width: int(min(max(n, 8), 30))}, element
		}
	case "color":
		if c, ok := color(arg); ok {
			return Node{Kind: Color, Value: c}, element
		}
	case "url":
		if value == "" {
			return Node{Kind: Link}, element
		}
		if u, ok := SafeURL(arg); ok {
			return Node{Kind: Link, URL: u}, element
		}
	case "user":
		return user(arg)
	case "chat":
		return chat(arg)
	case "context":
		if ref, ok := ParseRef(arg); ok {
			return Node{Kind: Context, Ref: &ref}, element
		}
	case "send":
		return Node{Kind: Send, Value: arg}, element
	case "put":
		return Node{Kind: Put, Value: arg}, element
	case "call":
		if value == "" {
			return Node{Kind: Call}, element
		}
		if u, ok := SafeURL("tel:" + arg); ok {
			return Node{Kind: Call, Value: strings.TrimSpace(arg), URL: u}, element
		}
	case "img":
		size := strings.ToLower(attributes(value)["size"])
		if size != "small" && size != "large" {
			size = "medium"
		}
		return Node{Kind: Image, Value: size}, element
	}
	return Node{}, transparent
}

// standalone returns the node of a tag that has no end; src is the whole tag.
func standalone(name, value, src string) (Node, bool) {
	arg, ok := strings.CutPrefix(value, "=")
	if !ok {
		return Node{}, false
	}
	switch name {
	case "disk":
		if id, ok := number(strings.TrimSpace(arg)); ok {
			return Node{Kind: Disk, ID: id, Text: src}, true
		}
	case "timestamp":
		const year10000 = 253402300800
		first, rest, _ := strings.Cut(arg, " ")
		if n, err := strconv.ParseInt(first, 10, 64); err == nil && n >= 0 && n < year10000 {
			utc := time.Unix(n, 0).UTC().Format("2006-01-02 15:04 UTC")
			return Node{Kind: Timestamp, ID: n, Value: attributes(" " + rest)["format"], Text: utc}, true
		}
	case "icon":
		first, rest, _ := strings.Cut(arg, " ")
		if u, ok := SafeURL(first); ok && isWeb(u) {
			a := attributes(" " + rest)
			return Node{Kind: Icon, URL: u, Text: a["title"], Width: pixels(a["width"], a["size"]), Height: pixels(a["height"], a["size"])}, true
		}
	}
	return Node{}, false
}

// user reads "5", "all" or "5 REPLACE".
func user(arg string) (Node, reading) {
	who, flag, _ := strings.Cut(strings.TrimSpace(arg), " ")
	replace := strings.EqualFold(strings.TrimSpace(flag), "replace")
	if strings.EqualFold(who, "all") {
		return Node{Kind: User, Value: "all", Replace: replace}, element
	}
	if id, ok := number(who); ok {
		return Node{Kind: User, ID: id, Replace: replace}, element
	}
	return Node{}, transparent
}

// chat reads "5", "chat5" or "imol|5".
func chat(arg string) (Node, reading) {
	arg = strings.ToLower(strings.TrimSpace(arg))
	prefix := "chat"
	digits, line := strings.CutPrefix(arg, "imol|")
	if line {
		prefix = "imol|"
	}
	digits = strings.TrimPrefix(digits, "chat")
	if id, ok := number(digits); ok {
		return Node{Kind: Chat, ID: id, Value: prefix + digits}, element
	}
	return Node{}, transparent
}

// color reads "#abc" or "#aabbcc" into "#aabbcc".
func color(s string) (string, bool) {
	hex, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(s)), "#")
	if !ok || !only(hex, func(r rune) bool { return isDigit(r) || r >= 'a' && r <= 'f' }) {
		return "", false
	}
	switch len(hex) {
	case 3:
		return "#" + strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2), true
	case 6:
		return "#" + hex, true
	}
	return "", false
}

// pixels returns the first of the sizes that is one, 0 if none is.
func pixels(sizes ...string) int {
	const largest = 1000
	for _, s := range sizes {
		if n, ok := number(s); ok {
			return int(min(n, largest))
		}
	}
	return 0
}

// attributes reads " width=20 title=Two words". Only names the portal uses
// begin a new attribute, because values are not quoted.
func attributes(s string) map[string]string {
	found := map[string]string{}
	name := ""
	for word := range strings.SplitSeq(s, " ") {
		key, value, ok := strings.Cut(word, "=")
		switch key = strings.ToLower(key); {
		case ok && (key == "size" || key == "width" || key == "height" || key == "title" || key == "format"):
			name = key
			found[name] = value
		case name == "title" && word != "":
			found[name] += " " + word
		}
	}
	return found
}

// isWeb reports whether something can be loaded from a safe URL.
func isWeb(url string) bool {
	return strings.HasPrefix(url, "http") || strings.HasPrefix(url, "/")
}
