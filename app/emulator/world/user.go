package world

import (
	"slices"
	"time"
)

// User is a person or bot of the portal.
type User struct {
	ID          int64
	FirstName   string
	LastName    string
	Position    string // "" if none: portals answer null or ""
	Color       string // #rrggbb
	Avatar      string // path on the portal, "" for none
	Gender      string // "M" or "F"
	Birthday    string // DD-MM or ""
	Email       string
	Phone       string
	Departments []int
	Admin       bool
	Bot         bool
	Extranet    bool
	Connector   bool // a customer who writes through an open channel
	Status      string
	LastSeen    time.Time // zero if never
	Absent      time.Time // absent until, zero if present
	Zone        string
}

// Name returns the full name.
func (u User) Name() string {
	if u.LastName == "" {
		return u.FirstName
	}
	return u.FirstName + " " + u.LastName
}

// User returns a person by number.
func (w *World) User(id int64) (User, bool) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	u, ok := w.users[id]
	if !ok {
		return User{}, false
	}
	return *u, true
}

// Users returns those of ids the portal knows, in the order of ids, each once.
func (w *World) Users(ids ...int64) []User {
	w.mu.RLock()
	defer w.mu.RUnlock()
	out := make([]User, 0, len(ids))
	seen := make(map[int64]bool, len(ids))
	for _, id := range ids {
		if u, ok := w.users[id]; ok && !seen[id] {
			seen[id] = true
			out = append(out, *u)
		}
	}
	return out
}

// People returns everybody, by number.
func (w *World) People() []User {
	w.mu.RLock()
	defer w.mu.RUnlock()
	out := make([]User, 0, len(w.users))
	for _, u := range w.users {
		out = append(out, *u)
	}
	slices.SortFunc(out, func(a, b User) int { return int(a.ID - b.ID) })
	return out
}
