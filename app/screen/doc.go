// Package screen is the widget's eye: it measures what the browser shows and
// what the person does, and tells it in the vocabulary of package read.
//
// It decides nothing. It costs next to nothing too: geometry comes from
// IntersectionObserver, which the browser computes anyway, so no layout is
// read per scroll event; listeners for input are armed once a second.
//
// All measuring files exist twice: *_js.go for the browser and a native twin
// that sees nothing, so that everything above this package runs under plain
// go test. It must never import b24, frame or session.
package screen
