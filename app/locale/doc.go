// Package locale holds every word the interface shows, in the languages of
// Bitrix24, with their plural rules, direction and tag.
//
// It imports nothing of this module and no embed, regexp or text/template: it
// is downloaded by every person who opens the widget. For the same reason it
// has the words of English only; those of the other languages are in package
// catalogue, from where they come to the browser as a file of their own. Dates,
// times and numbers are not its business; the browser's Intl knows them by
// [Locale.Tag].
package locale
