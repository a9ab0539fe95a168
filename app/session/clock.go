package session

import "time"

// SystemClock is the machine's monotonic clock. Its zero is its creation.
type SystemClock struct{ start time.Time }

// NewSystemClock returns a clock that starts now.
func NewSystemClock() SystemClock { return SystemClock{time.Now()} }

// Now returns the time since the clock was made.
func (c SystemClock) Now() time.Duration { return time.Since(c.start) }

// Time is time.Now.
func (SystemClock) Time() time.Time { return time.Now() }

// AfterFunc is time.AfterFunc.
func (SystemClock) AfterFunc(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, f)
	return func() { timer.Stop() }
}
