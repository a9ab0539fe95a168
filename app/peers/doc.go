// Package peers lets the frames that show the same dialog to the same person
// in one browser agree on which of them brings marks to the portal.
//
// [Member] is one frame's part in that: a state machine without clock, timer,
// randomness or browser. It hears the others' messages, is told what its own
// frame has to bring, and answers who brings it and what to say to the others.
// One of the frames leads. The others hand it what was seen in them, and take
// from it what the portal answered.
//
// Nothing is relied on but a channel that may lose messages. A leader is not
// asked for signs of life while there is nothing to bring; when there is, and
// it does not answer, another one takes over and first asks the portal how far
// things are. A frame in doubt brings its marks itself: one request too many
// is better than a message that stays unread.
//
// [Open] is the channel that browsers have. Where they refuse it every frame
// works alone.
//
// The package imports package im only. It must never import the REST client,
// package read, a component, or anything that would put more than ids on the
// channel.
package peers
