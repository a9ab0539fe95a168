// Package timeline keeps the window of a dialog's messages that is in view.
//
// Replies of im.dialog.messages.get go in, in any order and shape, and pages
// of rows come out: sorted, without duplicates, with day separators, author
// groups and the divider where reading started. The window is one stretch of
// the dialog without gaps; what is known beyond its ends says whether there is
// more to load. It stays small: pages at the far end are dropped and can be
// loaded again.
//
// The package is pure: no clock, no goroutine, no browser. It imports im only,
// and must never import the packages that talk to the portal, decide what is
// read, or draw.
package timeline
