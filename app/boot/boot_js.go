//go:build js

package boot

import (
	"context"
	"errors"
	"syscall/js"
)

// Take returns what the script hands over.
func Take() (Handover, error) {
	script := js.Global().Get("seenline")
	if !script.Truthy() || !script.Get("portal").Truthy() {
		return Handover{}, ErrOutside
	}
	return Handover{
		Portal: script.Get("portal").String(),
		SID:    script.Get("sid").String(),
		Lang:   script.Get("lang").String(),
		InitData: func(ctx context.Context) ([]byte, error) {
			value, err := await(ctx, script.Get("init"))
			if err != nil {
				return nil, err
			}
			return []byte(value.String()), nil
		},
		Batch: func(ctx context.Context) (*Batch, error) {
			value, err := await(ctx, script.Get("batch"))
			if err != nil || !value.Truthy() {
				return nil, err
			}
			return &Batch{
				DialogID: value.Get("dialogId").String(),
				Status:   value.Get("status").Int(),
				Body:     []byte(value.Get("body").String()),
			}, nil
		},
		Words: func(ctx context.Context) (string, error) {
			value, err := await(ctx, script.Get("words"))
			if err != nil {
				return "", err
			}
			return value.String(), nil
		},
	}, nil
}

// Taken tells the script to drop what it holds, so that no token stays
// reachable from the page.
func Taken() { js.Global().Get("seenline").Call("taken") }

// Fail shows the script's last-resort screen.
func Fail(code string) { js.Global().Get("seenline").Call("fail", code) }

// await waits for a promise. What it was rejected with is not told further: it
// may hold anything.
func await(ctx context.Context, promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	done := make(chan outcome, 1)
	resolved := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- outcome{value: args[0]}
		return nil
	})
	rejected := js.FuncOf(func(js.Value, []js.Value) any {
		done <- outcome{err: errors.New("the page's script had no success")}
		return nil
	})
	promise.Call("then", resolved, rejected)
	release := func() {
		resolved.Release()
		rejected.Release()
	}
	select {
	case o := <-done:
		release()
		return o.value, o.err
	case <-ctx.Done():
		go func() { // the promise still holds the functions
			<-done
			release()
		}()
		return js.Value{}, ctx.Err()
	}
}
