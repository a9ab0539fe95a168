// Package b24 is a client of a portal's REST interface as a widget inside the
// portal needs it: it posts forms that no browser asks permission for, keeps
// the access token out of everything but the request's body, tells the
// portal's errors apart, renews the token once for all callers, and backs off
// where the portal asks for it. On top of [Client.Call] and [Client.Batch] are
// the messenger's methods, typed with package im.
//
// Replies are decoded tolerantly: portals of all ages send ids as numbers or
// strings, empty maps as lists, and leave out what they do not know. What
// cannot be made sense of is [ErrMalformed], never a guess.
//
// The package must never import the DOM, the frame around the widget or
// anything that decides what is read; it touches the browser only in
// transport_js.go, and net/http only outside of it, in transport_native.go.
package b24
