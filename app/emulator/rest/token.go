package rest

import (
	"crypto/rand"
	"encoding/hex"
	"sync"
	"time"
)

// keepExpired is how long an expired token is still known as one.
const keepExpired = 2 * time.Hour

type token struct {
	user    int64
	expires time.Time
	invalid bool
}

// tokens are the access tokens of the app.
type tokens struct {
	mu   sync.Mutex
	list map[string]token
}

// Issue makes an access token and a refresh token of the app for a user. The
// tokens a user already has live on until they expire.
func (s *Server) Issue(user int64) (access, refresh string, seconds int) {
	now := s.now()
	seconds = s.Settings().TokenSeconds
	access, refresh = secret(), secret()
	s.tokens.mu.Lock()
	defer s.tokens.mu.Unlock()
	if len(s.tokens.list)%64 == 63 {
		for k, t := range s.tokens.list {
			if now.Sub(t.expires) > keepExpired {
				delete(s.tokens.list, k)
			}
		}
	}
	s.tokens.list[access] = token{user: user, expires: now.Add(time.Duration(seconds) * time.Second)}
	return access, refresh, seconds
}

func secret() string {
	b := make([]byte, 35)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// Expire ends the life of the access tokens of user, of everybody's if user is
// 0, and says how many there were. With invalid they become invalid_token
// rather than expired_token.
func (s *Server) Expire(user int64, invalid bool) int {
	now := s.now()
	s.tokens.mu.Lock()
	defer s.tokens.mu.Unlock()
	n := 0
	for k, t := range s.tokens.list {
		if (user == 0 || t.user == user) && t.expires.After(now) && !t.invalid {
			t.expires, t.invalid = now, invalid
			s.tokens.list[k] = t
			n++
		}
	}
	return n
}

// authorize tells whose token it is.
func (s *Server) authorize(access string) (int64, *Error) {
	s.tokens.mu.Lock()
	t, ok := s.tokens.list[access]
	s.tokens.mu.Unlock()
	switch {
	case !ok:
		return 0, known("NO_AUTH_FOUND")
	case t.invalid:
		return t.user, known("invalid_token")
	case !s.now().Before(t.expires):
		return t.user, known("expired_token")
	}
	return t.user, nil
}
