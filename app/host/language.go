package host

import "strings"

// language is how a document says which language it is in.
type language struct {
	code string // the portal's own: "ua"
	tag  string // BCP 47: "uk"
	dir  string // of writing: "ltr" or "rtl"
}

// tags maps the codes of portals' interface languages to BCP 47, after the
// list of the official JavaScript SDK.
var tags = map[string]string{
	"ar": "ar", "br": "pt-BR", "de": "de", "en": "en", "fr": "fr", "id": "id", "in": "hi",
	"it": "it", "ja": "ja", "kz": "kk", "la": "es", "ms": "ms", "pl": "pl", "ru": "ru",
	"sc": "zh-Hans", "tc": "zh-Hant", "th": "th", "tr": "tr", "ua": "uk", "vn": "vi",
}

// languageOf returns the language for the LANG of a request, English if it is
// missing or unknown.
func languageOf(lang string) language {
	code := strings.ToLower(lang)
	tag, known := tags[code]
	if !known {
		code, tag = "en", "en"
	}
	dir := "ltr"
	if code == "ar" {
		dir = "rtl"
	}
	return language{code: code, tag: tag, dir: dir}
}
