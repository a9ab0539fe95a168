// Package world is what an emulated portal knows: its people, its chats and
// their messages, who has read how far, and the files. It keeps the rules that
// hold on a portal whatever way one talks to it; above all that a counter is
// nothing but a count of messages.
//
// It is pure state behind one mutex. It never speaks HTTP or JSON (package
// rest does), never reads the clock (that is an argument of [New]) and imports
// nothing of this module: it must not share code with the client it is there
// to test.
package world
