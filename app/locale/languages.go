package locale

import "strings"

// language is what is known of a language without its words.
type language struct {
	code   string // Bitrix24's
	tag    string // BCP 47
	rtl    bool
	plural rule
}

// languages are all there are, English first.
//
// Source: https://apidocs.bitrix24.com/api-reference/bx24-js-sdk/additional-functions/bx24-get-lang.html
var languages = []language{
	{code: "en", tag: "en", plural: oneOther},
	{code: "ru", tag: "ru", plural: eastSlavic},
	{code: "de", tag: "de", plural: oneOther},
	{code: "la", tag: "es", plural: oneOther},
	{code: "br", tag: "pt-BR", plural: zeroOneOther},
	{code: "fr", tag: "fr", plural: zeroOneOther},
	{code: "it", tag: "it", plural: oneOther},
	{code: "pl", tag: "pl", plural: polish},
	{code: "tr", tag: "tr", plural: oneOther},
	{code: "ua", tag: "uk", plural: eastSlavic},
	{code: "kz", tag: "kk", plural: oneOther},
	{code: "ar", tag: "ar", rtl: true, plural: arabic},
	{code: "in", tag: "hi", plural: zeroOneOther},
	{code: "id", tag: "id", plural: invariable},
	{code: "ms", tag: "ms", plural: invariable},
	{code: "vn", tag: "vi", plural: invariable},
	{code: "th", tag: "th", plural: invariable},
	{code: "ja", tag: "ja", plural: invariable},
	{code: "sc", tag: "zh-CN", plural: invariable},
	{code: "tc", tag: "zh-TW", plural: invariable},
}

var english = &Locale{language: languages[0], text: en}

// English returns the language that is always there.
func English() *Locale { return english }

// New returns the language with Bitrix24's code and the words of its
// catalogue. It is English where there is no such language, and where the
// words are none or something else, as a proxy may answer that asks people to
// sign in.
func New(code, words string) *Locale {
	for _, l := range languages[1:] {
		if l.code == code && len(split(words)) == keyCount && !strings.HasPrefix(strings.TrimSpace(words), "<") {
			return &Locale{language: l, text: words}
		}
	}
	return english
}
