package session_test

import "sync"

// shelf is a store that outlives sessions.
type shelf struct {
	mu    sync.Mutex
	text  string
	saves int
}

func (s *shelf) Load() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text
}

func (s *shelf) Save(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = text
	s.saves++
}
