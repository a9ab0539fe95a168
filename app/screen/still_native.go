//go:build !js

package screen

// KeepStill does nothing.
func KeepStill() (stop func()) { return func() {} }
