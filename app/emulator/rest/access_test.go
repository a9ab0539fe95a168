package rest_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTokensLiveAsLongAsThePortalSays(t *testing.T) {
	p := open(t)
	access, refresh, seconds := p.rest.Issue(1)
	require.Equal(t, 3600, seconds)
	require.Len(t, access, 70)
	require.NotEqual(t, access, refresh)
	require.Equal(t, "1", p.app(access, "profile").object()["ID"])
	p.pass(3599 * time.Second)
	require.Equal(t, 200, p.app(access, "profile").status)
	p.pass(time.Second)
	a := p.app(access, "profile")
	require.Equal(t, http.StatusUnauthorized, a.status)
	require.Equal(t, map[string]any{"error": "expired_token", "error_description": "The access token provided has expired."}, a.body)
	require.Equal(t, "NO_AUTH_FOUND", p.app(refresh, "profile").code(), "the refresh token is none to call with")
	_, err := p.rest.Patch([]byte(`{"tokenSeconds":5}`))
	require.NoError(t, err)
	_, _, seconds = p.rest.Issue(1)
	require.Equal(t, 5, seconds)
}

func TestTokensEndOnCommand(t *testing.T) {
	p := open(t)
	one, two := p.token(1), p.token(2)
	require.Equal(t, 1, p.rest.Expire(1, false))
	require.Equal(t, "expired_token", p.app(one, "profile").code())
	require.Equal(t, 200, p.app(two, "profile").status)
	require.Equal(t, 1, p.rest.Expire(0, true))
	require.Equal(t, "invalid_token", p.app(two, "profile").code())
	require.Equal(t, 200, p.app(p.token(1), "profile").status, "a new one is good")
	require.Equal(t, int64(1), p.rest.Journal.Since(0)[0].User, "the journal knows whose it was")
}

func TestScopesAndAccess(t *testing.T) {
	p := open(t)
	_, err := p.rest.Patch([]byte(`{"scopes":"placement","deniedUsers":[2]}`))
	require.NoError(t, err)
	a := p.app(p.token(1), "im.dialog.get", "DIALOG_ID", "chat1")
	require.Equal(t, http.StatusForbidden, a.status)
	require.Equal(t, "insufficient_scope", a.code())
	require.Equal(t, 200, p.app(p.token(1), "profile").status, "no scope is needed for it")
	require.Equal(t, 200, p.call("1", "im.dialog.get", "DIALOG_ID", "chat1").status, "webhooks have all scopes")
	a = p.app(p.token(2), "profile")
	require.Equal(t, http.StatusForbidden, a.status)
	require.Equal(t, "user_access_error", a.code())
	a = p.call("1", "app.info")
	require.Equal(t, http.StatusBadRequest, a.status)
	require.Equal(t, "ACCESS_DENIED", a.code())
	_, err = p.rest.Patch([]byte(`{"httpsRequired":true}`))
	require.NoError(t, err)
	a = p.call("1", "profile")
	require.Equal(t, http.StatusBadRequest, a.status)
	require.Equal(t, "INVALID_REQUEST", a.code())
	_, err = p.rest.Patch([]byte(`{"no such setting":1}`))
	require.Error(t, err)
}

func TestLeakyBucketOfOneAddress(t *testing.T) {
	p := open(t)
	_, err := p.rest.Patch([]byte(`{"burst":50,"perSecond":2}`))
	require.NoError(t, err)
	admitted := func() (n int) {
		for range 60 {
			if a := p.call("1", "batch", "cmd[a]", "profile", "cmd[b]", "profile"); a.status == 200 {
				n++
			} else {
				require.Equal(t, http.StatusServiceUnavailable, a.status)
				require.Equal(t, "QUERY_LIMIT_EXCEEDED", a.code())
			}
		}
		return n
	}
	require.Equal(t, 50, admitted(), "a batch counts once")
	p.pass(3 * time.Second)
	require.Equal(t, 6, admitted(), "two leak out a second")
	p.pass(time.Hour)
	require.Equal(t, 50, admitted())
	_, err = p.rest.Patch([]byte(`{"burst":250,"perSecond":5}`))
	require.NoError(t, err)
	require.Equal(t, 60, admitted(), "enterprise")
}

func TestOperatingTimeOfAMethod(t *testing.T) {
	p := open(t)
	_, err := p.rest.Patch([]byte(`{"operatingLimit":1,"operatingCost":0.25}`))
	require.NoError(t, err)
	token := p.token(1)
	var spent []any
	for range 4 {
		a := p.app(token, "profile")
		require.Equal(t, 200, a.status)
		spent = append(spent, a.body["time"].(map[string]any)["operating"])
		p.pass(time.Minute)
	}
	require.Equal(t, []any{0.25, 0.5, 0.75, 1.0}, spent)
	a := p.app(token, "profile")
	require.Equal(t, http.StatusTooManyRequests, a.status)
	require.Equal(t, "OPERATION_TIME_LIMIT", a.code())
	require.Equal(t, "OPERATION_TIME_LIMIT", p.app(p.token(2), "profile").code(), "all users of the app share it")
	other := p.app(token, "server.time")
	require.Equal(t, 200, other.status, "other methods go on")
	inner := p.app(token, "batch", "cmd[a]", "profile", "cmd[b]", "server.time")
	require.Equal(t, 200, inner.status)
	require.Equal(t, "OPERATION_TIME_LIMIT", inner.object()["result_error"].(map[string]any)["a"].(map[string]any)["error"])
	p.pass(6 * time.Minute)
	a = p.app(token, "profile")
	require.Equal(t, 200, a.status, "the oldest minute is forgotten")
	reset := int64(a.body["time"].(map[string]any)["operating_reset_at"].(float64))
	require.Greater(t, reset, p.now().Unix())
	require.LessOrEqual(t, reset, p.now().Add(10*time.Minute).Unix())
}
