//go:build !js

package screen

// WatchChoice reports nothing.
func WatchChoice(id string, press func(Press) bool) (stop func()) { return func() {} }

// Reveal does nothing.
func Reveal(selector string) {}

// SetField does nothing.
func SetField(id, text string) {}

// Focused is false.
func Focused(selector string) bool { return false }

// NearEnd is false.
func NearEnd(id string) bool { return false }

// ToEnd does nothing.
func ToEnd() {}

// Address is "".
func Address() string { return "" }
