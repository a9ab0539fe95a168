package frame

import (
	"fmt"
	"io"
	"time"
)

// Auth is an access token and how long it lasts. However it is printed or
// encoded, the token does not show.
type Auth struct {
	AccessToken string
	Expires     time.Duration // from when the portal answered; zero if not told
}

const redacted = "[redacted]"

// String hides the token.
func (a Auth) String() string {
	if a.AccessToken == "" {
		return "Auth(none)"
	}
	return "Auth(" + redacted + ")"
}

// GoString hides the token.
func (a Auth) GoString() string { return a.String() }

// Format hides the token whatever the verb.
func (a Auth) Format(s fmt.State, _ rune) { io.WriteString(s, a.String()) }

// MarshalJSON hides the token.
func (a Auth) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// MarshalText hides the token.
func (a Auth) MarshalText() ([]byte, error) { return []byte(redacted), nil }
