package locale

// A rule tells which plural form a language uses for n, as an index into the
// forms of a catalogue's line. The rules are CLDR's cardinal ones for whole
// numbers; forms that only fractions or powers of a million take are left out.
type rule struct {
	forms int
	form  func(n int) int
}

var (
	// other
	invariable = rule{1, func(int) int { return 0 }}
	// one, other: one is 1
	oneOther = rule{2, func(n int) int { return index(n == 1) }}
	// one, other: one is 0 and 1 (French, Brazilian Portuguese, Hindi)
	zeroOneOther = rule{2, func(n int) int { return index(n <= 1) }}
	// one, few, many
	eastSlavic = rule{3, func(n int) int {
		switch {
		case n%10 == 1 && n%100 != 11:
			return 0
		case few(n):
			return 1
		}
		return 2
	}}
	// one, few, many
	polish = rule{3, func(n int) int {
		switch {
		case n == 1:
			return 0
		case few(n):
			return 1
		}
		return 2
	}}
	// zero, one, two, few, many, other
	arabic = rule{6, func(n int) int {
		switch {
		case n <= 2:
			return n
		case n%100 >= 3 && n%100 <= 10:
			return 3
		case n%100 >= 11:
			return 4
		}
		return 5
	}}
)

// few is what the Slavic languages share: 2 to 4, but not 12 to 14.
func few(n int) bool {
	return n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14)
}

func index(singular bool) int {
	if singular {
		return 0
	}
	return 1
}
