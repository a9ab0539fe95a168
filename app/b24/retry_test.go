package b24_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
)

func dump(v any) string { return fmt.Sprintf("%+v %#v", v, v) }

var (
	limit   = refusal(503, "QUERY_LIMIT_EXCEEDED")
	spent   = refusal(429, "OPERATION_TIME_LIMIT")
	offline = answer{err: errors.New("connection refused")}
)

func TestAFullBucketIsWaitedForWithGrowingPauses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := inTurn(t, limit, limit, limit, ok("7"))
		start := time.Now()
		reply, err := client(p, &auth{token: oldTok}).Call(t.Context(), "im.user.get", nil, b24.Idempotent())
		require.NoError(t, err)
		require.Equal(t, "7", string(reply.Result))
		require.Equal(t, 4, p.count())
		require.Equal(t, 1500*time.Millisecond+2250*time.Millisecond+3375*time.Millisecond, time.Since(start))
	})
}

func TestPausesDifferFromCallerToCaller(t *testing.T) {
	pauses := map[time.Duration]bool{}
	for _, r := range []float64{0, 0.25, 0.5, 0.99} {
		synctest.Test(t, func(t *testing.T) {
			c := b24.New(b24.Config{Endpoint: portal + "/rest", Transport: inTurn(t, limit, ok("7")), Rand: func() float64 { return r }})
			start := time.Now()
			_, err := c.Call(t.Context(), "im.user.get", nil, b24.Idempotent())
			require.NoError(t, err)
			pauses[time.Since(start)] = true
			require.GreaterOrEqual(t, time.Since(start), time.Second)
		})
	}
	require.Len(t, pauses, 4)
}

func TestRepeatingEnds(t *testing.T) {
	for name, c := range map[string]struct {
		answer answer
		opts   []b24.Option
		sent   int
		err    error
	}{
		"bucket":                     {limit, []b24.Option{b24.Idempotent()}, 6, b24.ErrQueryLimitExceeded},
		"bucket, not idempotent":     {limit, nil, 1, b24.ErrQueryLimitExceeded},
		"bucket, caller's own":       {limit, []b24.Option{b24.Idempotent(), b24.NoRetry()}, 1, b24.ErrQueryLimitExceeded},
		"offline":                    {offline, []b24.Option{b24.Idempotent()}, 3, b24.ErrNetwork},
		"offline, not idempotent":    {offline, nil, 1, b24.ErrNetwork},
		"failure":                    {refusal(500, "INTERNAL_SERVER_ERROR"), []b24.Option{b24.Idempotent()}, 3, b24.ErrServer},
		"gateway":                    {answer{502, "<html>Bad Gateway", nil}, []b24.Option{b24.Idempotent()}, 3, b24.ErrServer},
		"gateway, not idempotent":    {answer{502, "<html>Bad Gateway", nil}, nil, 1, b24.ErrServer},
		"garbage":                    {answer{200, "<html>Maintenance", nil}, []b24.Option{b24.Idempotent()}, 3, b24.ErrMalformed},
		"blocked":                    {refusal(503, "OVERLOAD_LIMIT"), []b24.Option{b24.Idempotent()}, 1, b24.ErrOverload},
		"deleted":                    {refusal(500, "PORTAL_DELETED"), []b24.Option{b24.Idempotent()}, 1, b24.ErrPortalGone},
		"unpaid":                     {refusal(402, "PAYMENT_REQUIRED"), []b24.Option{b24.Idempotent()}, 1, b24.ErrPortalGone},
		"denied":                     {refusal(403, "ACCESS_ERROR"), []b24.Option{b24.Idempotent()}, 1, b24.ErrAccessDenied},
		"not the same old parameter": {refusal(400, "ERROR_ARGUMENT"), []b24.Option{b24.Idempotent()}, 1, nil},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := always(t, c.answer)
				_, err := client(p, &auth{token: oldTok}).Call(t.Context(), "im.user.get", nil, c.opts...)
				require.Error(t, err)
				if c.err != nil {
					require.ErrorIs(t, err, c.err)
				}
				require.Equal(t, c.sent, p.count())
			})
		})
	}
}

func TestCancellingEndsWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		p := always(t, limit)
		_, err := client(p, &auth{token: oldTok}).Call(ctx, "im.user.get", nil, b24.Idempotent())
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, 1, p.count())
		_, err = client(p, &auth{token: oldTok}).Call(ctx, "im.user.get", nil, b24.Idempotent())
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, 1, p.count())
	})
}

func TestARequestWithoutAnAnswerEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := client(stuck{}, &auth{token: oldTok})
		start := time.Now()
		_, err := c.Call(t.Context(), "im.user.get", nil)
		require.ErrorIs(t, err, b24.ErrNetwork)
		require.Equal(t, 30*time.Second, time.Since(start))
	})
}

func TestAnImpatientRequestIsGivenUpByWhatTheLineUsuallyTakes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := &slowLine{}
		c := client(line, &auth{token: oldTok})
		call := func(takes time.Duration, opts ...b24.Option) (time.Duration, error) {
			line.takes = takes
			start := time.Now()
			_, err := c.Call(t.Context(), "im.user.get", nil, opts...)
			return time.Since(start), err
		}
		took, err := call(time.Hour, b24.Impatient())
		require.ErrorIs(t, err, b24.ErrNetwork)
		require.Equal(t, 3500*time.Millisecond, took)

		_, err = call(6 * time.Second)
		require.NoError(t, err)
		_, err = call(17*time.Second, b24.Impatient())
		require.NoError(t, err, "on a slow line answers take long")
		took, err = call(time.Hour, b24.Impatient())
		require.ErrorIs(t, err, b24.ErrNetwork)
		require.Equal(t, 30*time.Second, took)

		for range 12 {
			_, err = call(time.Millisecond)
			require.NoError(t, err)
		}
		took, _ = call(time.Hour, b24.Impatient())
		require.Equal(t, 3500*time.Millisecond, took, "it is a fast line again")
	})
}

type slowLine struct{ takes time.Duration }

func (l *slowLine) Post(ctx context.Context, _, _ string, _ bool) (b24.Response, error) {
	select {
	case <-time.After(l.takes):
		return b24.Response{Status: 200, Body: []byte(`{"result":1}`)}, nil
	case <-ctx.Done():
		return b24.Response{}, ctx.Err()
	}
}

type stuck struct{}

func (stuck) Post(ctx context.Context, _, _ string, _ bool) (b24.Response, error) {
	<-ctx.Done()
	return b24.Response{}, ctx.Err()
}

// timed answers with what the portal knows of a method's working time; its
// clock is a year behind ours.
func timed(resetIn int) answer {
	return answer{200, fmt.Sprintf(`{"result":1,"time":{"start":1000,"finish":1000.5,"operating":400.5,"operating_reset_at":%d}}`, 1000+resetIn), nil}
}

func TestASpentMethodIsLeftAloneUntilItsTimeAndOthersGoOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &fakePortal{t: t}
		p.answer = func(n int, r request) answer {
			switch {
			case r.method == "im.user.get":
				return ok("7")
			case n == 0:
				return timed(300)
			case n == 1:
				return spent
			}
			return ok("7")
		}
		c := client(p, &auth{token: oldTok})
		call := func(method string) error {
			_, err := c.Call(t.Context(), method, nil, b24.Idempotent())
			return err
		}
		start := time.Now()
		require.NoError(t, call("im.dialog.get"))
		for range 3 {
			err := call("im.dialog.get")
			require.ErrorIs(t, err, b24.ErrOperationTimeLimit)
			var failure *b24.Error
			require.ErrorAs(t, err, &failure)
			require.WithinDuration(t, start.Add(300*time.Second), failure.ResetAt, 2*time.Second)
		}
		require.Equal(t, 2, p.count())
		require.Zero(t, time.Since(start))
		require.NoError(t, call("im.user.get"))

		replies, err := c.Batch(t.Context(), false, b24.DialogCommand("d", chat(1)))
		require.NoError(t, err)
		require.ErrorIs(t, replies["d"].Err, b24.ErrOperationTimeLimit)
		require.Equal(t, 3, p.count())

		time.Sleep(302 * time.Second)
		require.NoError(t, call("IM.Dialog.Get"))
	})
}

func TestASpentMethodWithoutATimeIsAskedAgainAfterTenSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := inTurn(t, spent, ok("7"))
		start := time.Now()
		_, err := client(p, &auth{token: oldTok}).Call(t.Context(), "im.dialog.get", nil, b24.Idempotent())
		require.NoError(t, err)
		require.GreaterOrEqual(t, time.Since(start), 10*time.Second)
		require.Equal(t, 2, p.count())

		p = always(t, spent)
		c := client(p, &auth{token: oldTok})
		for range 5 {
			_, err := c.Read(t.Context(), chat(1), message(7), b24.NoRetry())
			require.ErrorIs(t, err, b24.ErrOperationTimeLimit)
		}
		require.Equal(t, 1, p.count())
		_, err = c.Read(t.Context(), chat(1), message(7), b24.NoRetry(), b24.Impatient())
		require.ErrorIs(t, err, b24.ErrOperationTimeLimit)
		require.Equal(t, 2, p.count(), "nobody said when, and who asks has a pace of their own")
	})
}
