package b24

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
)

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
		if err := c.awaitReset(ctx, method, retry, o.impatient); err != nil {
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
		reply, failure, err := c.once(ctx, method, form, token, o)
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
func (c *Client) once(ctx context.Context, method, form, token string, o options) (Reply, *Error, error) {
	if err := ctx.Err(); err != nil {
		return Reply{}, nil, err
	}
	if token != "" {
		if form != "" {
			form += "&"
		}
		form += "auth=" + url.QueryEscape(token)
	}
	limited, cancel := context.WithTimeout(ctx, c.patience(o))
	defer cancel()
	start := c.config.Now()
	response, err := c.config.Transport.Post(limited, c.endpoint+"/"+method, form, o.keepalive)
	took := c.config.Now().Sub(start)
	if err == nil {
		c.notePace(took)
	}
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
