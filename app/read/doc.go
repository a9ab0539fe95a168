// Package read decides what a person has read and brings that to the portal.
//
// [Engine] takes observations (which part of which message is on screen),
// attention (is the tab visible, the window focused, the person there) and the
// server's mark, and answers up to which message im.dialog.read may be called.
// Its promise: a message is marked read only when the person has really had it
// on screen, and every message they have had on screen gets marked.
//
// [Delivery] brings the mark to the portal: it coalesces, keeps one request in
// flight, retries, survives a reload, and never says the same thing twice.
//
// [Reader] puts the two together and is what callers use: it asks the engine
// again at the moment of sending.
//
// Everything here is a state machine driven by its caller: there is no clock,
// goroutine, timer, randomness or browser but what is passed in. Times are
// durations on a monotonic clock that the caller owns; where they start does
// not matter. Nothing is safe for concurrent use.
//
// The package imports package im only. It must never import the REST client,
// the frame, a component or anything of the browser.
package read
