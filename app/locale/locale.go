package locale

import (
	"strconv"
	"strings"
	"sync"
)

// Locale is one language of the interface. It is safe for concurrent use.
type Locale struct {
	language
	text string // the catalogue, unless its lines are known

	once  sync.Once
	lines []string
}

// T returns the text of key with its placeholders filled in: args are names and
// values in turn, T(ReplyTo, "author", name). What a value contains is never
// taken for a placeholder. Placeholders without a value stay as they are.
func (l *Locale) T(key Key, args ...string) string {
	line, _ := l.line(key)
	return fill(line, args)
}

// Plural returns the form of key that the language uses for n, with {n} and the
// other placeholders filled in. A value for "n" in args replaces the digits, for
// a formatted number or "99+".
func (l *Locale) Plural(key Key, n int, args ...string) string {
	line, rule := l.line(key)
	forms := strings.Split(line, "|")
	form := min(rule.form(max(n, 0)), len(forms)-1)
	return fill(forms[form], append(args[:len(args):len(args)], "n", strconv.Itoa(n)))
}

// Join names one thing after the other, with the comma of the language.
func (l *Locale) Join(things ...string) string {
	all := ""
	for i, thing := range things {
		if i == 0 {
			all = thing
		} else {
			all = l.T(Enumeration, "this", all, "that", thing)
		}
	}
	return all
}

// Dir is "rtl" or "ltr", as the attribute dir takes it.
func (l *Locale) Dir() string {
	if l.rtl {
		return "rtl"
	}
	return "ltr"
}

// Tag is the BCP-47 tag, for the attribute lang and for Intl.
func (l *Locale) Tag() string { return l.tag }

// Code is what Bitrix24 calls the language in LANG.
func (l *Locale) Code() string { return l.code }

// line returns the catalogue's line and the plural rule it follows; both are
// English where the language has none.
func (l *Locale) line(key Key) (string, rule) {
	l.once.Do(func() {
		if l.lines == nil {
			l.lines = split(l.text)
		}
	})
	if int(key) < len(l.lines) && l.lines[key] != "-" {
		return l.lines[key], l.plural
	}
	if l != english && int(key) < keyCount {
		return english.line(key)
	}
	return "", invariable
}

// split returns the lines of a catalogue without the empty ones.
func split(text string) []string {
	lines := make([]string, 0, keyCount)
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func fill(text string, args []string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(value(name, args))
		text = after
	}
}

func value(name string, args []string) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1]
		}
	}
	return "{" + name + "}"
}
