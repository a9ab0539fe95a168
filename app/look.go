package app

import (
	"context"
	"time"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/timeline"
)

// Look is what all components of one dialog share. Rows compare it by pointer:
// it is never changed, but replaced as a whole when the language, the day or
// what is known of people changes, and then everything is drawn again.
type Look struct {
	Locale *locale.Locale
	Dates  Dates
	Today  timeline.Date
	Me     im.UserID
	Portal string // the portal's origin, for links into it
	// User finds a mentioned person; nil knows nobody.
	User func(im.UserID) (im.User, bool)
	// Compose says that there is a composer, so that what a message offers to
	// send or to put into it can be pressed.
	Compose bool
	// Press tells a bot that one of its buttons was pressed; nil if none can be.
	Press func(context.Context, im.MessageID, im.Button) error
	// Shade tells that the element with this id lies over messages, "" that
	// nothing does any more. Nil tells nobody.
	Shade func(id string)
}

// Dates writes times the way the person's browser does.
type Dates interface {
	Day(timeline.Date) string   // "Monday, March 2"
	Short(timeline.Date) string // "Mar 2"
	Clock(time.Time) string     // "14:05"
	Full(time.Time) string      // "March 2, 2026 at 14:05"
	Local(time.Time) time.Time  // in the person's time zone
	Number(n float64) string    // with one digit after the point at most
}

// day names a day: today and yesterday by these words.
func (l *Look) day(d timeline.Date) string {
	switch d {
	case l.Today:
		return l.Locale.T(locale.Today)
	case l.Today.Add(-1):
		return l.Locale.T(locale.Yesterday)
	}
	return l.Dates.Day(d)
}

// author names the author of a message.
func (l *Look) author(a timeline.Author) string {
	if a.Name == "" {
		return l.Locale.T(locale.AuthorUnknown)
	}
	return a.Name
}

// person returns the name of somebody, "" if it is not known.
func (l *Look) person(id im.UserID) string {
	if l.User == nil {
		return ""
	}
	u, ok := l.User(id)
	if !ok {
		return ""
	}
	return u.Name
}

// url returns where a URL from the portal leads, "" if it leads nowhere one may
// go.
func (l *Look) url(raw string) string {
	url, ok := bbcode.SafeURL(raw)
	if !ok {
		return ""
	}
	return bbcode.Absolute(l.Portal, url)
}
