// Package frame talks with the portal's page around the widget, by the
// messages that the portal and a placement post to each other: who has opened
// the widget and where, a new token, the person's options, the frame's size.
//
// The portal answers a message it refuses, or does not know, with silence, so
// every question here has a limit. Messages are heard only from the portal's
// origin and the parent window, and what they carry, an access token among
// other things, is never part of an error.
//
// The package decides nothing about dialogs and imports nothing of this
// module. Only window_js.go touches the browser.
package frame
