// Package session is one open dialog: it loads it, follows what is seen of it,
// tells the portal what has been read, and says what there is to draw.
//
// It joins the pure packages (timeline, read) with the portal (b24). It must
// never touch the browser: what is on screen is told to it, and what to draw is
// asked of it, so that a whole session runs under plain go test.
package session
