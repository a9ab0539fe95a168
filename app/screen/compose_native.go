//go:build !js

package screen

import "seenline/app/im"

// WatchWriting reports nothing.
func WatchWriting(id string, w Writing) (stop func()) { return func() {} }

// SetText does nothing.
func SetText(id, text string) {}

// PlaceAt does nothing.
func PlaceAt(id string, message im.MessageID) {}

// Flash does nothing.
func Flash(message im.MessageID) {}

// FocusMessage does nothing.
func FocusMessage(message im.MessageID) {}
