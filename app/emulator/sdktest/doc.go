// Package sdktest proves the emulated portal with a client that nobody here
// wrote: the official JavaScript SDK, unmodified, in a page of its own inside
// the portal. It holds tests only, and must import neither app/b24 nor
// app/frame.
package sdktest
