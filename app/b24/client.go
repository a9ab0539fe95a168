package b24

import (
	"context"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"

	"seenline/app/im"
)

// Token is an access token. It is a plain string because it must be put into a
// form; keep it out of everything else.
type Token = string

// Config is what a [Client] works with. Endpoint and Transport must be set.
type Config struct {
	Endpoint  string // "https://acme.bitrix24.com/rest", or an inbound webhook's address
	Auth      Auth   // nil for an inbound webhook
	Transport Transport
	Now       func() time.Time                                 // time.Now
	Sleep     func(ctx context.Context, d time.Duration) error // a timer
	Rand      func() float64                                   // [0, 1), for jitter
	Log       func(event string, kv ...any)                    // nothing; never told a token or a parameter
	Timeout   time.Duration                                    // of one request; 30 s
}

// Client calls a portal's REST methods. It may be used by many goroutines.
type Client struct {
	*core
	defaults options
}

type core struct {
	config   Config
	endpoint string
	portal   string // origin
	tokens   *tokens

	mu    sync.Mutex
	reset map[string]time.Time // when a method's working time is next forgotten, as last announced
	spent map[string]bar       // when a method that was refused for it may be asked again
	me    im.UserID
	// slowest is how long the slowest answers of late have taken.
	slowest time.Duration
}

// New returns a client of the portal behind c.Endpoint.
func New(c Config) *Client {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Sleep == nil {
		c.Sleep = sleep
	}
	if c.Rand == nil {
		c.Rand = rand.Float64
	}
	if c.Log == nil {
		c.Log = func(string, ...any) {}
	}
	if c.Timeout <= 0 {
		c.Timeout = 30 * time.Second
	}
	k := &core{
		config:   c,
		endpoint: strings.TrimRight(c.Endpoint, "/"),
		tokens:   &tokens{auth: c.Auth, now: c.Now},
		reset:    map[string]time.Time{},
		spent:    map[string]bar{},
	}
	if u, err := url.Parse(k.endpoint); err == nil && u.Host != "" {
		k.portal = u.Scheme + "://" + u.Host
		// A webhook's address ends in /rest/<user>/<secret>.
		if parts := strings.Split(strings.Trim(u.Path, "/"), "/"); len(parts) >= 3 && decodeInt([]byte(parts[len(parts)-2])) > 0 {
			k.tokens.remember(parts[len(parts)-1])
		}
	}
	return &Client{core: k}
}

// With returns a client that makes every call with these options and shares
// everything else with c.
func (c *Client) With(opts ...Option) *Client {
	return &Client{core: c.core, defaults: c.defaults.with(opts)}
}

// Portal returns the portal's origin.
func (c *Client) Portal() string { return c.portal }

// String names the portal and nothing else, so that a client can be printed.
func (c *Client) String() string { return "b24.Client(" + c.portal + ")" }

// GoString is String.
func (c *Client) GoString() string { return c.String() }

// Reset lets a deliberate "try again" through: it forgets that the token could
// not be renewed a moment ago. Waits the portal asked for stay.
func (c *Client) Reset() { c.tokens.forgive() }

// SetUser tells the client whose portal it is, where it was not asked by
// [Client.Me]: the portal's list of those who muted a dialog needs it.
func (c *Client) SetUser(id im.UserID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.me = id
}

func (c *Client) user() im.UserID {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.me
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
