package locale

import "strings"

var english = &Locale{code: "en", tag: "en", plural: oneOther, text: en}

// languages are all catalogues, by Bitrix24's codes.
//
// Source: https://apidocs.bitrix24.com/api-reference/bx24-js-sdk/additional-functions/bx24-get-lang.html
var languages = []*Locale{
	english,
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
