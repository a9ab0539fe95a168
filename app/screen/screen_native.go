//go:build !js

package screen

import (
	"seenline/app/im"
	"seenline/app/read"
)

// The native twins have no screen: they see nothing, hear nothing and move
// nothing, so that what is built on them can be tested without a browser.

// Rows sees no rows.
type Rows struct{}

// WatchRows returns nil: there is no list.
func WatchRows(*Cover, func([]read.Sight)) *Rows { return nil }

// Measure does nothing.
func (*Rows) Measure() {}

// CoverChanged does nothing.
func (*Rows) CoverChanged() {}

// Tell does nothing.
func (*Rows) Tell() {}

// Shade does nothing.
func (*Rows) Shade(id string) {}

// Stop does nothing.
func (*Rows) Stop() {}

// Cover covers nothing.
type Cover struct{}

// ExpectCover does nothing.
func ExpectCover() {}

// WatchCover returns nil: no browser can tell.
func WatchCover(func()) *Cover { return nil }

// Tell does nothing.
func (*Cover) Tell() {}

// Told reports true.
func (*Cover) Told() bool { return true }

// Over reports false.
func (*Cover) Over(top, bottom float64) bool { return false }

// Stop does nothing.
func (*Cover) Stop() {}

// Ends has no ends.
type Ends struct{}

// WatchEnds returns nil: there is no list.
func WatchEnds(near func(end string), atEnd func(bool)) *Ends { return nil }

// Recheck does nothing.
func (*Ends) Recheck() {}

// Stop does nothing.
func (*Ends) Stop() {}

// Scroller scrolls nothing.
type Scroller struct{}

// NewScroller returns nil: there is no list.
func NewScroller() *Scroller { return nil }

// Hold does nothing.
func (*Scroller) Hold() {}

// Settle does nothing.
func (*Scroller) Settle() {}

// ToDivider reports false.
func (*Scroller) ToDivider() bool { return false }

// ToMessage reports false.
func (*Scroller) ToMessage(im.MessageID) bool { return false }

// Place reports that there is none.
func (*Scroller) Place() (message im.MessageID, below float64, ok bool) {
	return im.MessageID{}, 0, false
}

// ToPlace reports false.
func (*Scroller) ToPlace(message im.MessageID, below float64) bool { return false }

// ToEnd does nothing.
func (*Scroller) ToEnd() {}

// WasAtEnd reports false.
func (*Scroller) WasAtEnd() bool { return false }

// Follow does nothing.
func (*Scroller) Follow(bool) {}

// AtEnd reports false.
func (*Scroller) AtEnd() bool { return false }

// Stop does nothing.
func (*Scroller) Stop() {}

// WatchAttention reports nothing.
func WatchAttention(Person) (stop func()) { return func() {} }

// AfterPaint never calls f.
func AfterPaint(f func()) {}

// Mark does nothing.
func Mark(string) {}

// SetState does nothing.
func SetState(string) {}

// SetLanguage does nothing.
func SetLanguage(tag, dir string) {}

// WatchViewport reports nothing.
func WatchViewport(changed func(width, height float64)) (stop func()) { return func() {} }

// WatchFocus reports nothing.
func WatchFocus(focused func(im.MessageID)) (stop func()) { return func() {} }

// WatchKeys reports nothing.
func WatchKeys(press func(Press) bool) (stop func()) { return func() {} }

// WatchOutside reports nothing.
func WatchOutside(id string, outside func()) (stop func()) { return func() {} }

// WatchMenu reports nothing.
func WatchMenu(id string, leave func()) (stop func()) { return func() {} }

// Place does nothing.
func Place(id string) {}

// Focus does nothing.
func Focus(selector string) {}

// Cursor has no list.
type Cursor struct{}

// NewCursor returns nil: there is no list.
func NewCursor() *Cursor { return nil }

// Message reports false.
func (*Cursor) Message() (im.MessageID, bool) { return im.MessageID{}, false }

// Here reports false.
func (*Cursor) Here() (im.MessageID, bool) { return im.MessageID{}, false }

// Step reports false.
func (*Cursor) Step(by int) bool { return false }

// Page reports false.
func (*Cursor) Page(by int) bool { return false }

// First reports false.
func (*Cursor) First() bool { return false }

// Last reports false.
func (*Cursor) Last() bool { return false }

// Unread reports false.
func (*Cursor) Unread(bool) bool { return false }

// To reports false.
func (*Cursor) To(im.MessageID) bool { return false }

// Asked reports false.
func Asked(name string) bool { return false }

// Save does nothing.
func Save(name string, parts [][]byte) {}

// Copy reports false.
func Copy(text string) bool { return false }
