package locale

import "strings"

// language is what is known of a language without its words.
type language struct {
	code   string // Bitrix24's
	tag    string // BCP 47
	rtl    bool
	plural rule
	title  string // what the portal calls the app in its places
}

// languages are all there are, English first.
//
// Source: https://apidocs.bitrix24.com/api-reference/bx24-js-sdk/additional-functions/bx24-get-lang.html
var languages = []language{
	{code: "en", tag: "en", plural: oneOther, title: "Seenline: messages"},
	{code: "ru", tag: "ru", plural: eastSlavic, title: "Seenline: чат"},
	{code: "de", tag: "de", plural: oneOther, title: "Seenline: Chat"},
	{code: "la", tag: "es", plural: oneOther, title: "Seenline: chat"},
	{code: "br", tag: "pt-BR", plural: zeroOneOther, title: "Seenline: chat"},
	{code: "fr", tag: "fr", plural: zeroOneOther, title: "Seenline : chat"},
	{code: "it", tag: "it", plural: oneOther, title: "Seenline: chat"},
	{code: "pl", tag: "pl", plural: polish, title: "Seenline: czat"},
	{code: "tr", tag: "tr", plural: oneOther, title: "Seenline: sohbet"},
	{code: "ua", tag: "uk", plural: eastSlavic, title: "Seenline: чат"},
	{code: "kz", tag: "kk", plural: oneOther, title: "Seenline: чат"},
	{code: "ar", tag: "ar", rtl: true, plural: arabic, title: "Seenline: محادثة"},
	{code: "in", tag: "hi", plural: zeroOneOther, title: "Seenline: चैट"},
	{code: "id", tag: "id", plural: invariable, title: "Seenline: obrolan"},
	{code: "ms", tag: "ms", plural: invariable, title: "Seenline: sembang"},
	{code: "vn", tag: "vi", plural: invariable, title: "Seenline: trò chuyện"},
	{code: "th", tag: "th", plural: invariable, title: "Seenline: แชท"},
	{code: "ja", tag: "ja", plural: invariable, title: "Seenline: チャット"},
	{code: "sc", tag: "zh-CN", plural: invariable, title: "Seenline：聊天"},
	{code: "tc", tag: "zh-TW", plural: invariable, title: "Seenline：聊天"},
}

var english = &Locale{language: languages[0], lines: en[:]}

// Titles returns what the portal is to call the app in its places, by
// Bitrix24's code: unlike all other words it is needed in every language at
// once, because colleagues have theirs.
func Titles() map[string]string {
	titles := map[string]string{}
	for _, l := range languages {
		titles[l.code] = l.title
	}
	return titles
}

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
