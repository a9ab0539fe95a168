package session_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/session"
)

const handler = "https://widget.example/"

func encode(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return raw
}

var chosen = map[string]bool{"IM_SIDEBAR": true, "IM_CONTEXT_MENU": true, "CRM_DEAL_DETAIL_TAB": true, "REST_APP_URI": true, "LEFT_MENU": true}

func (b *bench) bind(chosen map[string]bool) map[string]session.Result {
	setup, err := session.Setups(b.t.Context(), b.client, handler)
	require.NoError(b.t, err)
	results, err := session.Bind(b.t.Context(), b.client, setup, handler, "Seenline", map[string]string{"de": "Seenline: Chat"}, chosen)
	require.NoError(b.t, err)
	return results
}

func (b *bench) bound() map[string]int {
	out := map[string]int{}
	for _, p := range b.REST().Bound() {
		out[p.Placement]++
	}
	return out
}

func TestChosenPlacesAreBoundOnceHoweverOften(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		want := map[string]int{}
		for code := range chosen {
			want[code] = 1
		}
		for i, fate := range []session.Fate{session.Bound, session.Kept, session.Kept} {
			results := b.bind(chosen)
			for code := range chosen {
				require.Equal(t, session.Result{Fate: fate}, results[code], "%s, time %d", code, i)
			}
			require.False(t, session.Partly(results))
			require.Equal(t, want, b.bound())
		}
		title, _ := b.REST().Bound()[0].LangAll.Get("de")
		require.NotNil(t, title, "the portal knows the title in its languages")
		// A doubled one, and one under a former address, are mended.
		for _, address := range []string{handler, "http://widget.example"} {
			_, err := b.client.Call(t.Context(), "placement.bind", b24.Params{"PLACEMENT": "LEFT_MENU", "HANDLER": address})
			require.NoError(t, err)
		}
		_, err := b.client.Call(t.Context(), "placement.bind", b24.Params{"PLACEMENT": "LEFT_MENU", "HANDLER": "https://other.example/"})
		require.NoError(t, err)
		require.Equal(t, session.Bound, b.bind(chosen)["LEFT_MENU"].Fate)
		require.Equal(t, 2, b.bound()["LEFT_MENU"], "ours once, and the other one")
		// What is not chosen any more is taken out; others' are left alone.
		results := b.bind(map[string]bool{"IM_SIDEBAR": true})
		require.Equal(t, session.Unbound, results["CRM_DEAL_DETAIL_TAB"].Fate)
		require.Equal(t, map[string]int{"IM_SIDEBAR": 1, "LEFT_MENU": 1}, b.bound())
	})
}

func TestOneRefusalKeepsNoOtherPlaceBack(t *testing.T) {
	for _, code := range []string{
		"ERROR_ARGUMENT", "WRONG_AUTH_TYPE", "ERROR_PLACEMENT_NOT_FOUND", "ERROR_PLACEMENT_MAX_COUNT", "ERROR_PLACEMENT_USER_MODE",
		"EMPTY_ERROR_HANDLER_URL", "ERROR_WRONG_HANDLER_URL", "ERROR_UNSUPPORTED_PROTOCOL", "INVALID_ERROR_CONTEXT", "INVALID_ERROR_ROLE",
		"INVALID_ERROR_EXTRANET", "ACCESS_DENIED", "SOMETHING_NEW", "false", "ERROR_PLACEMENT_HANDLER_EXISTS",
	} {
		emulate(t, func(t *testing.T, b *bench) {
			fault := rest.Fault{Method: "placement.bind", Error: code, Status: 200, Times: 1}
			if code == "false" {
				fault = rest.Fault{Method: "placement.bind", Body: encode(map[string]any{"result": false}), Times: 1}
			}
			b.fault(fault)
			results := b.bind(chosen)
			refused, first := 0, ""
			for _, c := range []string{"IM_SIDEBAR", "IM_CONTEXT_MENU", "CRM_DEAL_DETAIL_TAB", "REST_APP_URI", "LEFT_MENU"} {
				if results[c].Fate != session.Bound {
					refused, first = refused+1, c
				}
			}
			require.Equal(t, 1, refused, code)
			require.Len(t, b.bound(), len(chosen)-1, code)
			if code == "ERROR_PLACEMENT_HANDLER_EXISTS" {
				require.Equal(t, session.Kept, results[first].Fate, "it is there, which is what was wanted")
				return
			}
			require.True(t, session.Partly(results))
			require.Error(t, results[first].Err)
			if code != "false" {
				require.Equal(t, code, session.ErrorCode(results[first].Err))
			}
			require.Equal(t, session.Bound, b.bind(chosen)[first].Fate, "%s: trying again binds what is left", code)
			require.Len(t, b.bound(), len(chosen), code)
		})
	}
}

func TestMissingScopesAreNamed(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		setup, err := session.Setups(t.Context(), b.client, handler)
		require.NoError(t, err)
		require.Equal(t, []string{"user", "crm", "sonet_group", "imopenlines"}, setup.Missing)
		for _, p := range setup.Places {
			require.Equal(t, p.Scope == "user" || p.Scope == "crm" || p.Scope == "sonet_group", setup.Lacks(p), p.Code)
		}
	}, func(s *rest.Settings) { s.Scopes = "im,placement,tasks" })
	emulate(t, func(t *testing.T, b *bench) {
		_, err := session.Setups(t.Context(), b.client, handler)
		require.ErrorIs(t, err, b24.ErrInsufficientScope)
	}, func(s *rest.Settings) { s.Scopes = "im" })
}

func TestOnlyAdministratorsAreTold(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.mu.Lock()
		b.token, _, _ = b.Issue(2)
		b.mu.Unlock()
		_, err := session.Setups(t.Context(), b.client, handler)
		require.ErrorIs(t, err, b24.ErrAccessDenied)
	})
}
