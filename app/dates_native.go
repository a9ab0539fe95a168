//go:build !js

package app

// NewDates returns how dates are written in a language, a BCP-47 tag. Only a
// browser knows; elsewhere they are written without one.
func NewDates(tag string) Dates { return PlainDates{} }
