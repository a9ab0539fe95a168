//go:build !js

package peers

// Open returns nil: there is no browser, and nobody to talk to.
func Open(name string, id ID, ear Ear) Line { return nil }
