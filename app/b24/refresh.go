package b24

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Auth supplies access tokens.
type Auth interface {
	// Token returns the current one, or "" if there is none yet.
	Token() string
	// Refresh gets a new one; stale is the one that was refused. The client
	// never has two of these under way.
	Refresh(ctx context.Context, stale string) (string, error)
}

const (
	// refreshTimeout ends a renewal that the portal never answers; the frame's
	// own limit is shorter.
	refreshTimeout = 15 * time.Second
	// After a renewal that failed, callers are refused at once until a while after it
	// began: the portal shows the person an alert for each one that fails. One that
	// nobody answered was waited for already.
	refusalWait    = 5 * time.Second
	refusalCeiling = 8 * time.Minute
	mostKnown      = 16 // tokens, an hour each
)

// tokens renews the access token once for all callers.
type tokens struct {
	auth Auth
	now  func() time.Time

	mu       sync.Mutex
	known    []string // every token of the last hours, to keep out of texts
	dead     []string // refused tokens that renewed replaces
	renewed  string
	flight   *flight
	failures int
	barred   time.Time // no renewal before
}

type flight struct {
	done  chan struct{}
	token string
	ok    bool
}

// current returns the token to use now.
func (t *tokens) current() string {
	if t.auth == nil {
		return ""
	}
	token := t.auth.Token()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.renewed != "" && (token == "" || slices.Contains(t.dead, token)) {
		token = t.renewed
	}
	t.remember(token)
	return token
}

// remember must be called with the lock held.
func (t *tokens) remember(token string) {
	if token == "" {
		return
	}
	if slices.Contains(t.known, token) {
		return
	}
	if len(t.known) >= mostKnown {
		t.known = append([]string{t.known[0]}, t.known[2:]...) // the first may be a webhook's
	}
	t.known = append(t.known, token)
}

// secrets returns what must not show up in any text.
func (t *tokens) secrets() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.known...)
}

// renew returns a token other than stale: the one a colleague got meanwhile,
// or a new one. It is false if there is none to be had, and an error if ctx
// ended first.
func (t *tokens) renew(ctx context.Context, stale string) (string, bool, error) {
	if t.auth == nil {
		return "", false, nil
	}
	if token := t.current(); token != stale && token != "" {
		return token, true, nil
	}
	t.mu.Lock()
	if t.flight == nil {
		if t.renewed != "" && slices.Contains(t.dead, stale) && t.renewed != stale { // landed since the look above
			defer t.mu.Unlock()
			return t.renewed, true, nil
		}
		if t.now().Before(t.barred) {
			t.mu.Unlock()
			return "", false, nil
		}
		t.flight = &flight{done: make(chan struct{})}
		go t.fly(context.WithoutCancel(ctx), t.flight, stale)
	}
	f := t.flight
	t.mu.Unlock()
	select {
	case <-f.done:
		return f.token, f.ok, nil
	case <-ctx.Done():
		return "", false, ctx.Err()
	}
}

// fly does not end with the caller who happened to be first.
func (t *tokens) fly(ctx context.Context, f *flight, stale string) {
	ctx, cancel := context.WithTimeout(ctx, refreshTimeout)
	defer cancel()
	began := t.now()
	token, err := t.auth.Refresh(ctx, stale)
	t.mu.Lock()
	defer t.mu.Unlock()
	f.ok = err == nil && token != "" && !slices.Contains(t.dead, token) && token != stale
	if f.ok {
		f.token = token
		t.renewed = token
		if t.dead = append(t.dead, stale); len(t.dead) > mostKnown {
			t.dead = t.dead[1:]
		}
		t.remember(token)
		t.failures, t.barred = 0, time.Time{}
	} else {
		t.barred = began.Add(min(refusalWait<<min(t.failures, 10), refusalCeiling))
		t.failures++
	}
	t.flight = nil
	close(f.done)
}

// forgive allows a renewal at once.
func (t *tokens) forgive() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failures, t.barred = 0, time.Time{}
}
