// Package live decides when to ask the portal what is new.
//
// A portal takes two requests a second from all the people behind one address,
// so a widget asks often only while somebody works with it: see [Config]. The
// frames of one browser that show the same dialog ask as one; what one of them
// learns it passes on, and the others take it for their own asking.
//
// The package is pure: no clock, no goroutine, no browser. It imports the
// standard library only.
package live
