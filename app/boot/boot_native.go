//go:build !js

package boot

// Take returns ErrOutside: there is no page.
func Take() (Handover, error) { return Handover{}, ErrOutside }

// Taken does nothing.
func Taken() {}

// Fail does nothing.
func Fail(code string) {}
