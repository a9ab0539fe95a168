package rest

import (
	"maps"
	"sync"
)

// app is what the portal keeps for the application: bound placements, options
// and who has opened it before.
type app struct {
	mu      sync.Mutex
	bound   []Bound
	user    map[int64]map[string]any
	shared  map[string]any
	visited map[int64]bool
}

// Bound is a placement that is bound.
type Bound struct {
	Placement   string
	UserID      int64
	Handler     string
	Options     any // *Array, or an empty list
	Title       string
	Description string
	LangAll     *Array
}

func (a *app) reset() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.bound, a.user, a.shared, a.visited = nil, nil, nil, nil
}

// Bound lists the placements in the order they were bound.
func (s *Server) Bound() []Bound {
	s.app.mu.Lock()
	defer s.app.mu.Unlock()
	return append([]Bound(nil), s.app.bound...)
}

// Options returns copies of what the app stored for a user and for everyone.
func (s *Server) Options(user int64) (own, shared map[string]any) {
	s.app.mu.Lock()
	defer s.app.mu.Unlock()
	own, shared = maps.Clone(s.app.user[user]), maps.Clone(s.app.shared)
	if own == nil {
		own = map[string]any{}
	}
	if shared == nil {
		shared = map[string]any{}
	}
	return own, shared
}

// SetUserOption stores a value for one user.
func (s *Server) SetUserOption(user int64, name string, value any) {
	s.app.mu.Lock()
	defer s.app.mu.Unlock()
	if s.app.user == nil {
		s.app.user = map[int64]map[string]any{}
	}
	if s.app.user[user] == nil {
		s.app.user[user] = map[string]any{}
	}
	s.app.user[user][name] = value
}

// SetAppOption stores a value for everyone; only an administrator may.
func (s *Server) SetAppOption(user int64, name string, value any) bool {
	if u, ok := s.world.User(user); !ok || !u.Admin {
		return false
	}
	s.app.mu.Lock()
	defer s.app.mu.Unlock()
	if s.app.shared == nil {
		s.app.shared = map[string]any{}
	}
	s.app.shared[name] = value
	return true
}

// FirstRun answers true once per user.
func (s *Server) FirstRun(user int64) bool {
	s.app.mu.Lock()
	defer s.app.mu.Unlock()
	if s.app.visited == nil {
		s.app.visited = map[int64]bool{}
	}
	first := !s.app.visited[user]
	s.app.visited[user] = true
	return first
}

// FinishInstall ends the installation phase.
func (s *Server) FinishInstall() {
	s.configuring.Lock()
	defer s.configuring.Unlock()
	next := s.Settings()
	next.Installing = false
	s.Configure(next)
}

// Register grants the app scopes, unless they are "". Anew, it is bound nowhere,
// has stored nothing, and waits for its installation.
func (s *Server) Register(scopes string, anew bool) {
	s.configuring.Lock()
	defer s.configuring.Unlock()
	next := s.Settings()
	if scopes != "" {
		next.Scopes = scopes
	}
	if anew {
		next.Installing = true
		s.app.reset()
	}
	s.Configure(next)
}
