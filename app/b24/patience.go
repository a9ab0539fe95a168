package b24

import "time"

// shortPatience is the least time that an [Impatient] request is given. Most
// answers come within half a second.
const shortPatience = 3500 * time.Millisecond

// patience is how long a request is waited for. Impatience is measured by what
// the portal and the network have taken of late, so that on a slow line no
// answer is missed that would have come.
func (c *core) patience(o options) time.Duration {
	if !o.impatient {
		return c.config.Timeout
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return min(max(shortPatience, 3*c.slowest), c.config.Timeout)
}

// notePace takes in how long an answer took: slow ones count at once and are
// forgotten one by one.
func (c *core) notePace(took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.slowest = max(took, c.slowest*3/4)
}
