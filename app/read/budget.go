package read

import "time"

// due is when what waits may go: when it has been quiet for a while, but not
// faster than the budget allows.
func (d *Delivery) due() time.Duration {
	due := min(d.last+d.cfg.Quiet, d.first+d.cfg.Hold)
	if d.all || d.forced || d.carried > d.want || d.failures > 0 {
		due = d.first
	}
	if d.sent == 0 {
		return due
	}
	due = max(due, d.sends+d.cfg.Gap)
	// What a person has asked for need not wait for its share, nor what is tried
	// again: that has a pace of its own.
	need := 1.0
	if d.all {
		need = 0 // the last one goes ahead of its time: people look whether nothing is left
	}
	if d.allowed < need && !d.forced && d.failures == 0 {
		wait := min(need-d.allowed, 1) // who has borrowed waits no longer for that
		due = max(due, d.sends+time.Duration(wait*float64(d.cfg.Pace)))
	}
	return due
}

// spend notes that a mark is sent. What is tried again costs nothing: the first
// mark after a bad time must not wait for what that took.
func (d *Delivery) spend(at time.Duration) {
	allowed := float64(d.cfg.Burst)
	if d.sent > 0 {
		allowed = min(allowed, d.allowed+float64(at-d.sends)/float64(d.cfg.Pace))
	}
	if d.failures == 0 {
		allowed = max(allowed-1, -1)
	}
	d.allowed, d.sends = allowed, at
	d.sent++
}
