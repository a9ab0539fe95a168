// Package rest is the emulated portal's REST interface over HTTP: how requests
// are spelled, who may call what, the limits, the methods and the shapes of
// their answers, and the faults one can order for them.
//
// It is written from what portals do on the wire and has its own decoding and
// encoding. It must never import the client (app/b24, app/frame) or anything
// the client uses: a mistake made twice would prove itself right.
package rest
