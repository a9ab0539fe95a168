package b24_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
)

// expires answers with an error while the old token is used.
func expires(t *testing.T, a answer) *fakePortal {
	return &fakePortal{t: t, answer: func(_ int, r request) answer {
		if r.form.Get("auth") == oldTok {
			return a
		}
		return ok("true")
	}}
}

func TestAnExpiredTokenIsRenewedOnceAndTheCallRepeatedOnce(t *testing.T) {
	for _, refusal := range []answer{
		refusal(401, "expired_token"), refusal(401, "EXPIRED_TOKEN"), refusal(401, "invalid_token"), refusal(401, "NO_AUTH_FOUND"),
		refusal(200, "expired_token"), {401, "<html>", nil}, {401, `{"error":{"code":"expired_token","message":"x"}}`, nil},
	} {
		a := &auth{token: oldTok, next: []string{newTok}}
		p := expires(t, refusal)
		_, err := client(p, a).Call(t.Context(), "im.message.add", b24.Params{"DIALOG_ID": "chat1"}, b24.NoRetry())
		require.NoError(t, err, refusal.body)
		require.Equal(t, 1, a.refreshes)
		require.Equal(t, 2, p.count())
		require.Equal(t, newTok, p.requests[1].form.Get("auth"))
	}
}

func TestFiftyCallersShareOneRenewal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &auth{token: oldTok, next: []string{newTok}, before: func() { time.Sleep(time.Second) }}
		p := &fakePortal{t: t}
		p.answer = func(n int, r request) answer { // some are refused only after the renewal
			time.Sleep(time.Duration(n%7) * 300 * time.Millisecond)
			if r.form.Get("auth") == oldTok {
				return refusal(401, "expired_token")
			}
			return ok("true")
		}
		c := client(p, a)
		errs := make(chan error)
		for range 50 {
			go func() { _, err := c.Call(t.Context(), "im.user.get", nil); errs <- err }()
		}
		for range 50 {
			require.NoError(t, <-errs)
		}
		require.Equal(t, 1, a.refreshes)
		require.Equal(t, 100, p.count())
	})
}

func TestARenewalOutlivesTheCallerWhoStartedIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &auth{token: oldTok, next: []string{newTok}, before: func() { time.Sleep(time.Second) }}
		c := client(expires(t, refusal(401, "expired_token")), a)
		ctx, cancel := context.WithCancel(t.Context())
		first, second := make(chan error), make(chan error)
		go func() { _, err := c.Call(ctx, "im.user.get", nil); first <- err }()
		synctest.Wait()
		go func() { _, err := c.Call(t.Context(), "im.user.get", nil); second <- err }()
		synctest.Wait()
		cancel()
		require.ErrorIs(t, <-first, context.Canceled)
		require.NoError(t, <-second)
		require.Equal(t, 1, a.refreshes)
	})
}

func TestATokenThatStaysRefusedIsNotRenewedAgain(t *testing.T) {
	a := &auth{token: oldTok, next: []string{newTok, "third"}}
	p := always(t, refusal(401, "expired_token"))
	_, err := client(p, a).Call(t.Context(), "im.user.get", nil, b24.Idempotent())
	require.ErrorIs(t, err, b24.ErrExpiredToken)
	require.Equal(t, 1, a.refreshes)
	require.Equal(t, 2, p.count())
}

func TestAFailedRenewalIsNotTriedAgainAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &auth{token: oldTok}
		p := expires(t, refusal(401, "expired_token"))
		c := client(p, a)
		call := func() error { _, err := c.Call(t.Context(), "im.user.get", nil); return err }
		for range 5 {
			err := call()
			require.ErrorIs(t, err, b24.ErrExpiredToken)
			require.ErrorIs(t, err, b24.ErrRefresh)
			time.Sleep(time.Second)
		}
		require.Equal(t, 1, a.refreshes, "each one that fails is an alert in the portal")
		c.Reset()
		require.Error(t, call())
		require.Equal(t, 2, a.refreshes, "a person asked")
		time.Sleep(time.Hour)
		a.next = []string{newTok}
		require.NoError(t, call())
		require.Equal(t, 3, a.refreshes)
	})
}

func TestARenewalThatNeverEndsDoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := client(expires(t, refusal(401, "expired_token")), hanging{})
		_, err := c.Call(t.Context(), "im.user.get", nil)
		require.ErrorIs(t, err, b24.ErrRefresh)
	})
}

type hanging struct{}

func (hanging) Token() string { return oldTok }
func (hanging) Refresh(ctx context.Context, _ string) (string, error) {
	<-ctx.Done()
	return "", ctx.Err()
}

func TestTheSameTokenAgainIsNoRenewal(t *testing.T) {
	a := &auth{token: oldTok, next: []string{oldTok}}
	p := expires(t, refusal(401, "expired_token"))
	_, err := client(p, a).Call(t.Context(), "im.user.get", nil)
	require.ErrorIs(t, err, b24.ErrRefresh)
	require.Equal(t, 1, p.count())
}

func TestWithoutATokenOneIsFetchedFirst(t *testing.T) {
	a := &auth{next: []string{newTok}}
	p := expires(t, refusal(401, "expired_token"))
	_, err := client(p, a).Call(t.Context(), "im.user.get", nil)
	require.NoError(t, err)
	require.Equal(t, 1, p.count())

	p = expires(t, refusal(401, "expired_token"))
	_, err = client(p, &auth{}).Call(t.Context(), "im.user.get", nil)
	require.ErrorIs(t, err, b24.ErrNoAuth)
	require.ErrorIs(t, err, b24.ErrRefresh)
	require.Zero(t, p.count())
}

// A forgetful Auth goes on telling the token it began with.
type forgetful struct{ auth }

func (f *forgetful) Token() string { return oldTok }

func TestTheClientRemembersNewTokensItself(t *testing.T) {
	f := &forgetful{auth{next: []string{newTok, "third-token"}}}
	var good string
	p := &fakePortal{t: t, answer: func(_ int, r request) answer {
		if r.form.Get("auth") == good {
			return ok("true")
		}
		return refusal(401, "expired_token")
	}}
	c := client(p, f)
	for _, good = range []string{newTok, newTok, "third-token", "third-token"} {
		_, err := c.Call(t.Context(), "im.user.get", nil)
		require.NoError(t, err)
	}
	require.Equal(t, 2, f.refreshes)
}

func TestWebhooksHaveNoToken(t *testing.T) {
	p := &hook{}
	c := b24.New(b24.Config{Endpoint: "https://acme.bitrix24.com/rest/1/s3cr3tw0rd", Transport: p})
	_, err := c.Call(t.Context(), "im.user.get", nil)
	require.ErrorIs(t, err, b24.ErrNoAuth)
	require.NotErrorIs(t, err, b24.ErrRefresh)
	require.Equal(t, "https://acme.bitrix24.com/rest/1/s3cr3tw0rd/im.user.get", p.address)
	require.Empty(t, p.form)
	require.NotContains(t, err.Error(), "s3cr3tw0rd")
	require.Contains(t, err.Error(), "[redacted]")
}

type hook struct{ address, form string }

func (h *hook) Post(_ context.Context, address, form string, _ bool) (b24.Response, error) {
	h.address, h.form = address, form
	return b24.Response{Status: 401, Body: []byte(`{"error":"NO_AUTH_FOUND","error_description":"at /rest/1/s3cr3tw0rd/im.user.get"}`)}, nil
}

func TestATokenShowsInNoErrorAndNoLog(t *testing.T) {
	short := "tok+en/4711" // no hexadecimal run, spelled differently in a URL
	for _, token := range []string{oldTok, short} {
		escaped := strings.NewReplacer("+", "%2B", "/", "%2F").Replace(token)
		for _, a := range []answer{
			{401, `{"error":"expired_token","error_description":"token ` + token + ` expired"}`, nil},
			{400, `{"error":"ERROR_` + token + `","error_description":"see https://x/rest/m?auth=` + escaped + `&x=1"}`, nil},
			{400, `{"error":{"code":"X","message":"` + token + `"}}`, nil},
			{500, `<html>` + token, nil},
			{200, `{"result":{"result":[],"result_error":{"a":{"error":"E","error_description":"` + token + `"},"b":"` + token + `"}}}`, nil},
			{0, "", errors.New("Post https://acme/rest?auth=" + escaped + ": refused " + token)},
		} {
			book := &logbook{}
			c := b24.New(b24.Config{
				Endpoint: portal + "/rest", Auth: &auth{token: token}, Log: book.log,
				Transport: &fakePortal{t: t, answer: func(int, request) answer { return a }},
			})
			_, err := c.Call(t.Context(), "im.user.get", nil)
			replies, batchErr := c.Batch(t.Context(), false, b24.Command{Key: "a", Method: "x"}, b24.Command{Key: "b", Method: "y"})
			said := []string{book.String(), c.String()}
			for _, e := range []error{err, batchErr, replies["a"].Err, replies["b"].Err} {
				if e != nil {
					said = append(said, e.Error(), dump(e))
				}
			}
			require.NotEmpty(t, book.lines)
			for _, s := range said {
				require.NotContains(t, s, token)
				require.NotContains(t, s, escaped)
			}
		}
	}
}
