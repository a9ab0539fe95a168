package bbcode

import "unicode"

// Words estimates how many words a message has, for the time it takes to read.
// Tags do not count; an address is one word; scripts without spaces count two
// or three characters as a word, whichever the language usually has.
func Words(text string) int {
	var (
		words   int
		halves  int // of a word, in Chinese and Japanese
		thirds  int // of a word, in Thai, Lao, Khmer and Burmese
		in      bool
		counted bool // the word we are in
	)
	for _, r := range PlainText(text) {
		switch {
		case unicode.IsSpace(r):
			in, counted = false, false
			continue
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			halves++
			in, counted = false, false
			continue
		case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			if !unicode.IsMark(r) {
				thirds++
			}
			in, counted = false, false
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r), emojiRune(r):
			in = true
		}
		if in && !counted {
			words++
			counted = true
		}
	}
	return words + (halves+1)/2 + (thirds+2)/3
}
