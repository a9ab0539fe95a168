package b24

import (
	"context"
	"errors"
)

// Response is what came back over HTTP.
type Response struct {
	Status int
	Body   []byte
}

// Transport posts a form, as application/x-www-form-urlencoded and without any
// header that would make a browser ask the portal first. It obeys ctx, follows
// no redirect (the form holds a token), sends no cookies, and reads at most
// [MaxBody] bytes. keepalive lets the request outlive the page. Its errors
// hold neither the address nor the form.
type Transport interface {
	Post(ctx context.Context, url, form string, keepalive bool) (Response, error)
}

// MaxBody is the largest reply that is read, in bytes. The largest real one, a
// hundred messages of 20,000 characters each, is well below it.
const MaxBody = 8 << 20

var errTooLarge = errors.New("reply is too large")
