package app

import (
	"strings"
	"unicode"
)

// snippet is a part of a text around what was looked for.
type snippet struct{ before, match, after string }

// snip finds a text in another, whatever the case, and returns what surrounds
// it. Where it is not found, as where it is in what is not drawn, there is no
// match.
func snip(text, find string) snippet {
	const left, right = 40, 160
	runes, want := []rune(strings.Join(strings.Fields(text), " ")), []rune(strings.Join(strings.Fields(find), " "))
	for i := 0; len(want) > 0 && i+len(want) <= len(runes); i++ {
		same := 0
		for same < len(want) && unicode.ToLower(runes[i+same]) == unicode.ToLower(want[same]) {
			same++
		}
		if same == len(want) {
			s := snippet{string(runes[max(0, i-left):i]), string(runes[i : i+same]), string(runes[i+same : min(len(runes), i+same+right)])}
			if i > left {
				s.before = "…" + s.before
			}
			if i+same+right < len(runes) {
				s.after += "…"
			}
			return s
		}
	}
	if len(runes) > left+right {
		return snippet{before: string(runes[:left+right]) + "…"}
	}
	return snippet{before: string(runes)}
}
