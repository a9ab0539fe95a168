package session

import "time"

// alarm is when the session looks at the clock again by itself.
type alarm struct {
	at      time.Duration
	stop    func() // nil: none is set
	seq     int    // tells alarms apart: one that could not be stopped any more is stale
	measure bool   // it is for something being read
}

// arm has advance called at a time, zero for not at all, instead of any
// earlier arrangement. measure tells that something is being read.
func (s *Session) arm(now, wake time.Duration, measure bool) {
	a := &s.alarm
	a.measure = measure
	if a.stop != nil {
		if wake == a.at {
			return
		}
		a.stop()
	}
	a.seq++
	a.at, a.stop = wake, nil
	if wake == 0 {
		return
	}
	seq := a.seq
	a.stop = s.config.Clock.AfterFunc(max(wake-now, time.Millisecond), func() { s.ring(seq) })
}

// ring is called by the clock.
func (s *Session) ring(seq int) {
	s.mu.Lock()
	if seq != s.alarm.seq {
		s.mu.Unlock()
		return
	}
	s.alarm.stop = nil
	measure := s.alarm.measure && !s.closed
	s.mu.Unlock()
	if measure {
		// What is on screen is measured again while something is being read: a
		// message taller than the list crosses no threshold while its middle
		// passes.
		s.config.Measure()
	}
	s.mu.Lock()
	defer s.unlock()
	s.advance()
}
