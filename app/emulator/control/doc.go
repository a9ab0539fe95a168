// Package control is how tests and people play with the emulated portal from
// outside: the /_demo/ interface. It tells what the portal saw, and makes
// colleagues write, edit, delete, like, read and leave; it orders faults and
// changes what kind of portal this is.
//
// It speaks plain JSON to whoever can reach the portal and must never be part
// of a real server. It must never import the client (app/b24, app/frame).
package control
