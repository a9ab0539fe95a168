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

// codes maps what browsers say they prefer to the portals' codes.
var codes = func() map[string]string {
	m := map[string]string{"pt": "br", "zh": "sc", "zh-tw": "tc", "zh-hk": "tc", "zh-mo": "tc"}
	for code, tag := range tags {
		m[strings.ToLower(tag)] = code
	}
	return m
}()

// languageOf returns the language for the LANG of a request, English if it is
// missing or unknown.
func languageOf(lang string) (language, bool) {
	code := strings.ToLower(lang)
	tag, known := tags[code]
	if !known {
		code, tag = "en", "en"
	}
	dir := "ltr"
	if code == "ar" {
		dir = "rtl"
	}
	return language{code: code, tag: tag, dir: dir}, known
}

// preferred returns the first language of an Accept-Language header that there
// is. Browsers list them best first, so the weights need not be read.
func preferred(header string, otherwise language) language {
	if len(header) > 256 {
		return otherwise
	}
	for item := range strings.SplitSeq(strings.ToLower(header), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(item), ";")
		for tag != "" {
			if code, ok := codes[tag]; ok {
				found, _ := languageOf(code)
				return found
			}
			end := strings.LastIndexByte(tag, '-')
			tag = tag[:max(end, 0)]
		}
	}
	return otherwise
}
