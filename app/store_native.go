//go:build !js

package app

// store keeps nothing: there is no browser.
type store string

func (store) Load() string { return "" }

func (store) Save(string) {}
