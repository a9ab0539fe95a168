// Package outbox is what a person has written in a dialog and the portal has
// not confirmed: what is sent next, what came of it, and how each text gets into
// the dialog exactly once although requests and replies are lost.
//
// It is pure: the clock is an argument, and it imports nothing but the
// vocabulary. What is in the outbox has a uuid and never a message's id, so that
// nothing of it can be taken for a message.
package outbox
