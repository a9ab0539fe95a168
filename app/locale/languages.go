package locale

import "strings"

var english = &Locale{code: "en", tag: "en", plural: oneOther, text: en}

// languages are all catalogues, by Bitrix24's codes.
//
// Source: https://apidocs.bitrix24.com/api-reference/bx24-js-sdk/additional-functions/bx24-get-lang.html
var languages = []*Locale{
	english,
	{code: "ru", tag: "ru", plural: eastSlavic, text: ru},
	{code: "de", tag: "de", plural: oneOther, text: de},
	{code: "la", tag: "es", plural: oneOther, text: la},
	{code: "br", tag: "pt-BR", plural: zeroOneOther, text: br},
	{code: "fr", tag: "fr", plural: zeroOneOther, text: fr},
	{code: "it", tag: "it", plural: oneOther, text: it},
	{code: "pl", tag: "pl", plural: polish, text: pl},
	{code: "tr", tag: "tr", plural: oneOther, text: tr},
	{code: "ua", tag: "uk", plural: eastSlavic, text: ua},
	{code: "kz", tag: "kk", plural: oneOther, text: kz},
	{code: "ar", tag: "ar", rtl: true, plural: arabic, text: ar},
	{code: "in", tag: "hi", plural: zeroOneOther, text: hi},
	{code: "id", tag: "id", plural: invariable, text: id},
	{code: "ms", tag: "ms", plural: invariable, text: ms},
	{code: "vn", tag: "vi", plural: invariable, text: vn},
	{code: "th", tag: "th", plural: invariable, text: th},
	{code: "ja", tag: "ja", plural: invariable, text: ja},
	{code: "sc", tag: "zh-CN", plural: invariable, text: sc},
	{code: "tc", tag: "zh-TW", plural: invariable, text: tc},
}

// Languages returns every language there is a catalogue for, English first.
func Languages() []*Locale { return languages }

// Pick returns the language for the portal's LANG, in any case; English when
// there is no catalogue for it. BCP-47 tags such as "pt-BR" are understood too,
// except that "in" is Hindi, as it is in Bitrix24.
func Pick(lang string) *Locale {
	lang = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(lang)), "_", "-")
	base, region, _ := strings.Cut(lang, "-")
	code := base
	switch base {
	case "es":
		code = "la"
	case "pt":
		code = "br"
	case "vi":
		code = "vn"
	case "kk":
		code = "kz"
	case "uk":
		code = "ua"
	case "hi":
		code = "in"
	case "zh":
		code = "sc"
		if strings.Contains(region, "hant") || region == "tw" || region == "hk" || region == "mo" {
			code = "tc"
		}
	}
	for _, l := range languages {
		if l.code == code {
			return l
		}
	}
	return english
}
