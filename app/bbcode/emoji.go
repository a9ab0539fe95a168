package bbcode

import "unicode"

// Emoji returns how many emoji a message consists of, 0 if there is anything
// else in it but white space. The messenger shows such messages larger.
func Emoji(nodes []Node) int {
	count := 0
	for i := range nodes {
		switch nodes[i].Kind {
		case Break:
		case Text:
			n, ok := countEmoji([]rune(nodes[i].Text))
			if !ok {
				return 0
			}
			count += n
		default:
			return 0
		}
	}
	return count
}

const (
	joiner     = 0x200d
	emojiStyle = 0xfe0f
	keycap     = 0x20e3
	firstTone  = 0x1f3fb
	lastTone   = 0x1f3ff
	firstFlag  = 0x1f1e6
	lastFlag   = 0x1f1ff
	firstTag   = 0xe0020
	lastTag    = 0xe007f
)

// countEmoji counts the emoji in rs; ok is false if rs holds anything else.
func countEmoji(rs []rune) (count int, ok bool) {
	for len(rs) > 0 {
		if unicode.IsSpace(rs[0]) {
			rs = rs[1:]
			continue
		}
		n := emojiLen(rs)
		for n > 0 && n+1 < len(rs) && rs[n] == joiner {
			next := emojiLen(rs[n+1:])
			if next == 0 {
				break
			}
			n += 1 + next
		}
		if n == 0 {
			return 0, false
		}
		count++
		rs = rs[n:]
	}
	return count, true
}

// emojiLen returns how many runes the emoji at the beginning of rs has, 0 if
// there is none.
func emojiLen(rs []rune) int {
	first := rs[0]
	is := func(i int, r rune) bool { return i < len(rs) && rs[i] == r }
	switch {
	case isDigit(first), first == '#', first == '*':
		n := 1
		if is(n, emojiStyle) {
			n++
		}
		if !is(n, keycap) {
			return 0
		}
		return n + 1
	case first >= firstFlag && first <= lastFlag:
		if len(rs) > 1 && rs[1] >= firstFlag && rs[1] <= lastFlag {
			return 2
		}
		return 0
	case !emojiRune(first) && !(symbolRune(first) && is(1, emojiStyle)):
		return 0
	}
	n := 1
	if is(n, emojiStyle) {
		n++
	}
	if n < len(rs) && rs[n] >= firstTone && rs[n] <= lastTone {
		n++
	}
	for n < len(rs) && rs[n] >= firstTag && rs[n] <= lastTag {
		n++
	}
	return n
}

// emojiRune reports whether r is shown as an emoji by itself.
func emojiRune(r rune) bool {
	if r < 0x231a {
		return false
	}
	if r >= 0x1f000 {
		return r <= 0x1faff && !(r >= 0x1f100 && r <= 0x1f18d) && !(r >= 0x1f650 && r <= 0x1f67f) && !(r >= 0x1f700 && r <= 0x1f7df) && !(r >= 0x1f800 && r <= 0x1f90b)
	}
	switch r {
	case 0x231a, 0x231b, 0x23f0, 0x23f3, 0x25fd, 0x25fe, 0x2639, 0x263a, 0x2614, 0x2615, 0x261d, 0x2665, 0x267f, 0x2693, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be,
		0x26c4, 0x26c5, 0x26ce, 0x26d4, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26fa, 0x26fd, 0x2705, 0x270a, 0x270b, 0x270c, 0x2728, 0x274c, 0x274e,
		0x2753, 0x2754, 0x2755, 0x2757, 0x2764, 0x2795, 0x2796, 0x2797, 0x27b0, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b55:
		return true
	}
	return r >= 0x23e9 && r <= 0x23ec || r >= 0x2648 && r <= 0x2653
}

// symbolRune reports whether r may become an emoji when [emojiStyle] follows.
func symbolRune(r rune) bool {
	return r == 0xa9 || r == 0xae || r >= 0x203c && r <= 0x3299 && (unicode.IsSymbol(r) || unicode.IsPunct(r))
}
