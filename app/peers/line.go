package peers

// Line is a frame's end of the channel on which frames talk.
type Line interface {
	// Post says something to all the others.
	Post(text string)
	// Locked reports whether this frame holds a lock of its own, which the
	// browser takes from it when it is gone.
	Locked() bool
	// Watch has Ear.Gone called when the lock of a frame is free, and ends an
	// earlier watch. Zero only ends it. It does nothing where the browser
	// refuses locks.
	Watch(id ID)
	// Close ends it all.
	Close()
}

// Ear is what a [Line] calls. None of it may block.
type Ear struct {
	Heard func(text string)
	// Gone: the frame that is watched is no longer there.
	Gone func(id ID)
	// Leaving: the page is going away; this is the last moment to say
	// something. Afterwards the line is shut, so that the browser can keep the
	// page for the person's return.
	Leaving func()
	// Returned: the page is back, and so is the line.
	Returned func()
}
