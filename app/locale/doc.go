// Package locale holds every word the interface shows, in the languages of
// Bitrix24, with their plural rules, direction and tag.
//
// It imports nothing of this module and no embed, regexp or text/template: it
// is downloaded by every person who opens the widget. Dates, times and numbers
// are not its business; the browser's Intl knows them by [Locale.Tag].
//
// A catalogue (en.go, ru.go, …) is one text with a line per [Key], in the order
// of keys.go, and an empty line where keys.go has one. Forms of a plural are
// separated by "|", in the order in which plural.go names them. A line "-"
// means not translated yet: English stands in.
package locale
