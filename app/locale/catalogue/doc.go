// Package catalogue holds the words of the interface in every language but
// English, which is in package locale: the browser program must never import
// it, because a person downloads the words of one language only. The packer
// makes an asset of each catalogue, and package locale reads it.
//
// A catalogue (ru.go, …) is one text with a line for each Key, in the
// order of keys.go, and an empty line where keys.go has one. Forms of a plural
// are separated by "|", in the order in which plural.go names them. A line "-"
// means not translated yet: English stands in.
//
// The package imports nothing.
package catalogue

// Texts are the catalogues by Bitrix24's codes of the languages.
var Texts = map[string]string{
	"ar": ar, "br": br, "de": de, "fr": fr, "id": id, "in": hi, "it": it, "ja": ja, "kz": kz, "la": la,
	"ms": ms, "pl": pl, "ru": ru, "sc": sc, "tc": tc, "th": th, "tr": tr, "ua": ua, "vn": vn,
}
