package rest_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPlacementsAreBoundListedAndUnbound(t *testing.T) {
	p := open(t)
	admin := p.token(1)
	bind := func(params ...string) answer { return p.app(admin, "placement.bind", params...) }
	require.Equal(t, true, bind("PLACEMENT", "IM_SIDEBAR", "HANDLER", "https://app.example/w", "TITLE", "Seen", "OPTIONS[iconName]", "fa-eye",
		"LANG_ALL[de][TITLE]", "Gesehen", "LANG_ALL[de][DESCRIPTION]", "", "LANG_ALL[de][GROUP_NAME]", "").body["result"])
	require.Equal(t, true, bind("PLACEMENT", "IM_SIDEBAR", "HANDLER", "https://app.example/v", "OPTIONS[ICONNAME]", "fa-eye").body["result"], "twice is allowed")
	require.Equal(t, true, bind("PLACEMENT", "CRM_DEAL_DETAIL_TAB", "HANDLER", "http://127.0.0.1:8080/", "OPTIONS[a]", "b").body["result"])
	list := p.app(admin, "placement.get").body["result"].([]any)
	require.Len(t, list, 3)
	same(t, `{"placement":"IM_SIDEBAR","userId":0,"handler":"","options":{"iconName":"","extranet":"N","context":"ALL","role":"USER"},"title":"","description":"","langAll":{"de":{"TITLE":"","DESCRIPTION":"","GROUP_NAME":""}}}`, list[0], "a bound placement")
	require.Equal(t, []any{}, list[2].(map[string]any)["options"], "options that mean nothing are not kept")
	require.Equal(t, float64(4), p.app(admin, "placement.unbind", "PLACEMENT", "IM_SIDEBAR").object()["count"], "counted twice per removal")
	require.Equal(t, float64(0), p.app(admin, "placement.unbind", "PLACEMENT", "CRM_DEAL_DETAIL_TAB", "HANDLER", "https://else.example/").object()["count"])
	require.Len(t, p.rest.Bound(), 1)
	codes := p.app(admin, "placement.list").body["result"]
	require.Contains(t, codes, "IM_TEXTAREA")
}

func TestPlacementErrors(t *testing.T) {
	p := open(t)
	_, err := p.rest.Patch([]byte(`{"publicHandlers":true}`))
	require.NoError(t, err)
	admin := p.token(1)
	good := []string{"PLACEMENT", "PAGE_BACKGROUND_WORKER", "HANDLER", "https://app.example/", "OPTIONS[errorHandlerUrl]", "https://app.example/e", "USER_ID", "1"}
	require.Equal(t, true, p.app(admin, "placement.bind", good...).body["result"])
	for _, c := range []struct {
		code, argument string
		params         []string
	}{
		{"ERROR_PLACEMENT_MAX_COUNT", "", good},
		{"ERROR_ARGUMENT", "PLACEMENT", []string{"HANDLER", "https://app.example/"}},
		{"ERROR_ARGUMENT", "HANDLER", []string{"PLACEMENT", "IM_SIDEBAR"}},
		{"ERROR_ARGUMENT", "iconName", []string{"PLACEMENT", "IM_SIDEBAR", "HANDLER", "https://app.example/"}},
		{"ERROR_PLACEMENT_NOT_FOUND", "", []string{"PLACEMENT", "IM_ELSEWHERE", "HANDLER", "https://app.example/"}},
		{"ERROR_PLACEMENT_USER_MODE", "", []string{"PLACEMENT", "LEFT_MENU", "HANDLER", "https://app.example/", "USER_ID", "2"}},
		{"EMPTY_ERROR_HANDLER_URL", "", []string{"PLACEMENT", "PAGE_BACKGROUND_WORKER", "HANDLER", "https://app.example/"}},
		{"ERROR_WRONG_HANDLER_URL", "", []string{"PLACEMENT", "LEFT_MENU", "HANDLER", "http://localhost:8080/"}},
		{"ERROR_WRONG_HANDLER_URL", "", []string{"PLACEMENT", "LEFT_MENU", "HANDLER", "http://127.0.0.1/"}},
		{"ERROR_UNSUPPORTED_PROTOCOL", "", []string{"PLACEMENT", "LEFT_MENU", "HANDLER", "ftp://app.example/"}},
		{"INVALID_ERROR_CONTEXT", "", []string{"PLACEMENT", "IM_CONTEXT_MENU", "HANDLER", "https://app.example/", "OPTIONS[context]", "USER;MOON"}},
		{"INVALID_ERROR_ROLE", "", []string{"PLACEMENT", "IM_CONTEXT_MENU", "HANDLER", "https://app.example/", "OPTIONS[role]", "KING"}},
		{"INVALID_ERROR_EXTRANET", "", []string{"PLACEMENT", "IM_CONTEXT_MENU", "HANDLER", "https://app.example/", "OPTIONS[extranet]", "X"}},
	} {
		a := p.app(admin, "placement.bind", c.params...)
		require.Equal(t, c.code, a.code(), "%v", c.params)
		require.Equal(t, http.StatusOK, a.status, "these come with 200: %v", c.params)
		if c.argument != "" {
			require.Equal(t, c.argument, a.body["argument"])
		}
	}
	a := p.app(p.token(2), "placement.bind", good...)
	require.Equal(t, http.StatusForbidden, a.status)
	require.Equal(t, "ACCESS_DENIED", a.code())
	a = p.call("1", "placement.get")
	require.Equal(t, http.StatusForbidden, a.status)
	require.Equal(t, "WRONG_AUTH_TYPE", a.code())
	_, err = p.rest.Patch([]byte(`{"scopes":"placement"}`))
	require.NoError(t, err)
	require.Equal(t, "ERROR_PLACEMENT_NOT_FOUND", p.app(admin, "placement.bind", "PLACEMENT", "IM_SIDEBAR", "HANDLER", "https://app.example/", "OPTIONS[iconName]", "fa-eye").code(), "not without the scope im")
}
