package b24

import (
	"context"
	"encoding/json"
	"errors"
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
	spent map[string]time.Time // when a method that was refused for it may be asked again
	me    im.UserID
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
		spent:    map[string]time.Time{},
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

// Call calls a method. The error is an *[Error], or that of ctx. A call that
// would mark a whole dialog as read is refused with [ErrMessageID] before
// anything is sent, and so is a bare "batch": use [Client.Batch].
//
// Source: https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html
func (c *Client) Call(ctx context.Context, method string, p Params, opts ...Option) (Reply, error) {
	form, err := prepare(method, p)
	if err != nil {
		return Reply{}, err
	}
	if bareName(method) == "batch" {
		return Reply{}, refused(method, "batch must be called by Batch", ErrRequest)
	}
	reply, failure, err := c.send(ctx, method, form, c.defaults.with(opts))
	if failure != nil {
		return Reply{}, failure
	}
	return reply, err
}

// run calls what a command says and returns its result.
func (c *Client) run(ctx context.Context, cmd Command, opts []Option) (json.RawMessage, error) {
	if cmd.Idempotent {
		c = c.With(Idempotent())
	}
	reply, err := c.Call(ctx, cmd.Method, cmd.Params, opts...)
	return reply.Result, err
}

// prepare encodes a call, or says why it must not be made.
func prepare(method string, p Params) (string, error) {
	if err := checkMethod(method); err != nil {
		return "", refused("call", err.Error(), ErrRequest)
	}
	if checkMark(method, p) != nil {
		return "", refused(method, "needs exactly one positive MESSAGE_ID", ErrMessageID)
	}
	form, err := p.encode()
	if err != nil {
		return "", refused(method, err.Error(), ErrRequest)
	}
	return form, nil
}

func refused(method, why string, kind error) *Error {
	return &Error{Method: method, Description: scrub(why), kinds: []error{kind}}
}

// send makes a call and repeats it as its options and the portal allow.
func (c *Client) send(ctx context.Context, method, form string, o options) (Reply, *Error, error) {
	retry := o.idempotent && !o.noRetry
	renewed := false
	for failures := 0; ; {
		if err := c.awaitReset(ctx, method, retry); err != nil {
			var failure *Error
			if errors.As(err, &failure) {
				return Reply{}, failure, nil
			}
			return Reply{}, nil, err
		}
		token := c.tokens.current()
		if token == "" && c.config.Auth != nil && !renewed {
			renewed = true
			fresh, ok, err := c.tokens.renew(ctx, "")
			if err != nil {
				return Reply{}, nil, err
			}
			if !ok {
				failure := refused(method, "", ErrNoAuth)
				failure.kinds = append(failure.kinds, ErrRefresh)
				return Reply{}, failure, nil
			}
			token = fresh
		}
		reply, failure, err := c.once(ctx, method, form, token, o.keepalive)
		if err != nil || failure == nil {
			return reply, nil, err
		}
		if failure.auth() && !renewed && c.config.Auth != nil {
			renewed = true
			_, ok, err := c.tokens.renew(ctx, token)
			if err != nil {
				return Reply{}, nil, err
			}
			if ok {
				continue
			}
			failure.kinds = append(failure.kinds, ErrRefresh)
		}
		if failure.Is(ErrOperationTimeLimit) {
			if retry && failures == 0 {
				failures++
				continue // awaitReset knows how long, or that it is too long
			}
			return Reply{}, failure, nil
		}
		delay, again := wait(failure, failures, c.config.Rand())
		if !retry || !again {
			return Reply{}, failure, nil
		}
		failures++
		c.config.Log("wait", "method", method, "delay", delay)
		if err := c.config.Sleep(ctx, delay); err != nil {
			return Reply{}, nil, err
		}
	}
}

// once makes one request.
func (c *Client) once(ctx context.Context, method, form, token string, keepalive bool) (Reply, *Error, error) {
	if err := ctx.Err(); err != nil {
		return Reply{}, nil, err
	}
	if token != "" {
		if form != "" {
			form += "&"
		}
		form += "auth=" + url.QueryEscape(token)
	}
	limited, cancel := context.WithTimeout(ctx, c.config.Timeout)
	defer cancel()
	start := c.config.Now()
	response, err := c.config.Transport.Post(limited, c.endpoint+"/"+method, form, keepalive)
	took := c.config.Now().Sub(start)
	var reply Reply
	var failure *Error
	switch {
	case err != nil && ctx.Err() != nil:
		return Reply{}, nil, ctx.Err()
	case errors.Is(err, errTooLarge):
		failure = malformed(0, err.Error())
	case err != nil:
		failure = newError(0, "", networkText(err), ErrNetwork)
	default:
		reply, failure = decodeReply(response.Status, response.Body)
	}
	if failure != nil {
		c.own(failure, method)
		c.config.Log("call", "method", method, "status", failure.Status, "error", failure.Code, "took", took)
		return Reply{}, failure, nil
	}
	c.noteReset(method, reply.Time)
	c.config.Log("call", "method", method, "status", response.Status, "took", took)
	return reply, nil, nil
}

// own completes an error with what only the client knows, and takes the
// client's secrets out of it.
func (c *Client) own(e *Error, method string) {
	secrets := c.tokens.secrets()
	e.Method = method
	e.Code = scrubKnown(e.Code, secrets)
	e.Description = scrubKnown(e.Description, secrets)
	if e.Is(ErrOperationTimeLimit) {
		e.ResetAt = c.noteSpent(method)
	}
}

func networkText(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "no reply in time"
	}
	return err.Error()
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
