//go:build js

package b24

import (
	"context"
	"errors"
	"strconv"
	"syscall/js"
)

// BrowserTransport returns the transport of the platform: in a browser, fetch.
func BrowserTransport() Transport { return fetchTransport{} }

type fetchTransport struct{}

type fetched struct {
	response Response
	err      error
}

func (fetchTransport) Post(ctx context.Context, url, form string, keepalive bool) (_ Response, err error) {
	if err := ctx.Err(); err != nil {
		return Response{}, err
	}
	defer func() {
		// A browser may throw where it should have rejected, for instance when
		// a form is larger than it lets a keepalive request be.
		if thrown := recover(); thrown != nil {
			err = errors.New("browser refused the request")
		}
	}()
	abort := js.Global().Get("AbortController").New()
	done := make(chan fetched, 1)
	run(url, map[string]any{
		"method":         "POST",
		"body":           form,
		"headers":        map[string]any{"Content-Type": "application/x-www-form-urlencoded"},
		"mode":           "cors",
		"credentials":    "omit",
		"cache":          "no-store",
		"redirect":       "error",
		"referrerPolicy": "no-referrer",
		"keepalive":      keepalive,
		"signal":         abort.Get("signal"),
	}, abort, done)
	select {
	case got := <-done:
		return got.response, got.err
	case <-ctx.Done():
		// The promise rejects now, which is also what releases its callbacks.
		abort.Call("abort")
		return Response{}, ctx.Err()
	}
}

// run starts a request whose outcome goes to done. Exactly one of the last two
// callbacks is called, and releases all of them.
func run(url string, init map[string]any, abort js.Value, done chan<- fetched) {
	var onResponse, onBody, onFailure js.Func
	release := func() {
		onResponse.Release()
		onBody.Release()
		onFailure.Release()
	}
	status := 0
	onResponse = js.FuncOf(func(_ js.Value, args []js.Value) any {
		response := args[0]
		status = response.Get("status").Int()
		if length := response.Get("headers").Call("get", "Content-Length"); length.Type() == js.TypeString {
			if n, err := strconv.ParseInt(length.String(), 10, 64); err == nil && n > MaxBody {
				abort.Call("abort")
			}
		}
		return response.Call("arrayBuffer")
	})
	onBody = js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer release()
		bytes := js.Global().Get("Uint8Array").New(args[0])
		size := bytes.Get("length").Int()
		if size > MaxBody {
			done <- fetched{err: errTooLarge}
			return nil
		}
		body := make([]byte, size)
		js.CopyBytesToGo(body, bytes)
		done <- fetched{response: Response{Status: status, Body: body}}
		return nil
	})
	onFailure = js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer release()
		// Browsers tell pages no more than a name; a message could quote the
		// address.
		name := "failure"
		if len(args) > 0 && args[0].Type() == js.TypeObject {
			if n := args[0].Get("name"); n.Type() == js.TypeString {
				name = n.String()
			}
		}
		done <- fetched{err: errors.New("fetch: " + name)}
		return nil
	})
	defer func() {
		if thrown := recover(); thrown != nil {
			release()
			panic(thrown)
		}
	}()
	js.Global().Call("fetch", url, init).Call("then", onResponse).Call("then", onBody, onFailure)
}
