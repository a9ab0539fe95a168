package host

import "github.com/google/uuid"

const requestIDHeader = "X-Request-Id"

// An id is made for every request that comes without one. They name lines of a
// log and guard nothing, so they may be drawn from a pool.
func init() { uuid.EnableRandPool() }

// requestID returns the id that a proxy has given the request, or a new one if
// that is missing or not what an id looks like: it goes into logs and headers.
func requestID(given string) string {
	if saneID(given) {
		return given
	}
	return uuid.NewString()
}

func saneID(s string) bool {
	if len(s) < 8 || len(s) > 64 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c != '-' && c != '_' && c != '.' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}
