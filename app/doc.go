// Package app is what a person sees of a dialog: go-app components that are
// functions of their exported fields, and the browser's edges.
//
// Components decide nothing and know no portal. Text from the portal becomes
// text nodes and attributes of a few known elements, never markup, and no
// element carries a style attribute: the page's security policy forbids it.
// The package must never import host or emulator.
package app
