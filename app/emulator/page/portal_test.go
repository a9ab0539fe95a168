package page

import (
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const handlerURL = "http://127.0.0.1:8080/widget?variant=sidebar"

func readAll(t *testing.T, response *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return string(data)
}

var (
	fieldPattern    = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)
	settingsPattern = regexp.MustCompile(`data-settings="([^"]*)"`)
	namePattern     = regexp.MustCompile(`<iframe name="([^"]*)"`)
	actionPattern   = regexp.MustCompile(`<form method="post" action="([^"]*)" target="([^"]*)"`)
)

// rendered is what a page says about its first frame.
type rendered struct {
	name, action, target string
	fields               map[string]string
	settings             map[string]any
	init                 map[string]any
}

func render(t *testing.T, server *httptest.Server, path string) rendered {
	t.Helper()
	response, body := get(t, server, path)
	require.Equal(t, http.StatusOK, response.StatusCode, body)
	r := rendered{fields: map[string]string{}}
	for _, match := range fieldPattern.FindAllStringSubmatch(body, -1) {
		r.fields[html.UnescapeString(match[1])] = html.UnescapeString(match[2])
	}
	r.name = html.UnescapeString(namePattern.FindStringSubmatch(body)[1])
	if match := actionPattern.FindStringSubmatch(body); match != nil {
		r.action, r.target = html.UnescapeString(match[1]), html.UnescapeString(match[2])
	}
	text := html.UnescapeString(settingsPattern.FindStringSubmatch(body)[1])
	require.NoError(t, json.Unmarshal([]byte(text), &r.settings))
	r.init = r.settings["init"].(map[string]any)
	return r
}

func TestFrameIsPostedAsThePortalDoes(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	host := strings.TrimPrefix(server.URL, "http://")
	r := render(t, server, "/?placement=IM_SIDEBAR&dialog=chat2&user=1&lang=la")

	require.Regexp(t, `^`+regexp.QuoteMeta(host)+`\|0\|[0-9a-f]{32}$`, r.name)
	require.Equal(t, r.name, r.target)
	sid := r.settings["sid"].(string)
	require.True(t, strings.HasSuffix(r.name, "|"+sid))

	action, err := url.Parse(r.action)
	require.NoError(t, err)
	require.Equal(t, url.Values{"variant": {"sidebar"}, "DOMAIN": {host}, "PROTOCOL": {"0"}, "LANG": {"la"}, "APP_SID": {sid}}, action.Query())

	require.Equal(t, `{"dialogId":"chat2","URI":"\/online\/?IM_DIALOG=chat2"}`, r.fields["PLACEMENT_OPTIONS"])
	require.Equal(t, "IM_SIDEBAR", r.fields["PLACEMENT"])
	require.Equal(t, "3600", r.fields["AUTH_EXPIRES"])
	require.Len(t, r.fields["AUTH_ID"], 70)
	require.Len(t, r.fields["REFRESH_ID"], 70)
	require.Len(t, r.fields["APPLICATION_TOKEN"], 32)
	require.Len(t, r.fields["member_id"], 32)
	for name, want := range map[string]string{
		"SERVER_ENDPOINT": "https://oauth.bitrix.info/rest/", "APPLICATION_SCOPE": "im,placement,user", "status": "L",
	} {
		require.Equal(t, want, r.fields[name])
	}
	require.Len(t, r.fields, 10)

	require.Equal(t, map[string]any{
		"LANG": "la", "DOMAIN": host, "PROTOCOL": 0.0, "PATH": "/rest", "AUTH_ID": r.fields["AUTH_ID"],
		"AUTH_EXPIRES": "3600", "REFRESH_ID": r.fields["REFRESH_ID"], "MEMBER_ID": r.fields["member_id"],
		"FIRST_RUN": false, "IS_ADMIN": true, "INSTALL": false, "USER_OPTIONS": []any{}, "APP_OPTIONS": []any{},
		"PLACEMENT":         "IM_SIDEBAR",
		"PLACEMENT_OPTIONS": map[string]any{"dialogId": "chat2", "URI": "/online/?IM_DIALOG=chat2"},
	}, r.init)
}

func TestEachRenderHasItsOwnSessionAndTokens(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	one := render(t, server, "/?placement=IM_SIDEBAR")
	two := render(t, server, "/?placement=IM_SIDEBAR")
	require.NotEqual(t, one.settings["sid"], two.settings["sid"])
	require.NotEqual(t, one.fields["AUTH_ID"], two.fields["AUTH_ID"])
}

func TestPlacementOptionsOfEachPlacement(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	for query, want := range map[string]string{
		"IM_SIDEBAR&dialog=47":                                  `{"dialogId":"47","URI":"\/online\/?IM_DIALOG=47"}`,
		"IM_TEXTAREA&dialog=chat2":                              `{"dialogId":"chat2","URI":"\/online\/?IM_DIALOG=chat2"}`,
		"IM_CONTEXT_MENU&dialog=chat2&message=243":              `{"messageId":"243","dialogId":"chat2","URI":"\/online\/?IM_DIALOG=chat2"}`,
		"IM_NAVIGATION":                                         `{"URI":"\/online\/"}`,
		"IMMOBILE_CONTEXT_MENU&dialog=chat2":                    `{"dialogId":"chat2"}`,
		"CRM_DEAL_DETAIL_TAB&entity=12":                         `{"ID":"12","URI":"\/crm\/deal\/details\/12\/"}`,
		"CRM_DYNAMIC_137_DETAIL_TAB&entity=3":                   `{"ID":"3","URI":"\/crm\/type\/137\/details\/3\/"}`,
		"TASK_VIEW_TAB":                                         `{"taskId":"5","URI":"\/company\/personal\/user\/1\/tasks\/task\/view\/5\/"}`,
		"SONET_GROUP_DETAIL_TAB":                                `{"GROUP_ID":"9","URI":"\/workgroups\/group\/9\/"}`,
		"USER_PROFILE_MENU&entity=2":                            `{"USER_ID":"1","URI":"\/company\/personal\/user\/1\/"}`,
		"USER_PROFILE_TOOLBAR&entity=2":                         `{"USER_ID":"2","URI":"\/company\/personal\/user\/2\/"}`,
		"LEFT_MENU":                                             `{"URI":"\/online\/"}`,
		"PAGE_BACKGROUND_WORKER":                                `{"ID":"PAGE_BACKGROUND_WORKER","URI":"\/online\/"}`,
		"REST_APP_URI&params[b]=2&params[a]=%C3%A9%F0%9F%98%80": `{"a":"\u00e9\ud83d\ude00","b":"2","URI":"\/marketplace\/view\/seenline\/"}`,
		"DEFAULT":                       "",
		"DEFAULT&view=slider":           `{"IFRAME":"Y"}`,
		"DEFAULT&params[dialogId]=chat": `{"dialogId":"chat"}`,
	} {
		r := render(t, server, "/?placement="+query)
		require.Equal(t, want, r.fields["PLACEMENT_OPTIONS"], query)
		if want == "" {
			require.NotContains(t, r.fields, "PLACEMENT_OPTIONS", query)
			require.Equal(t, []any{}, r.init["PLACEMENT_OPTIONS"], query)
			continue
		}
		var posted any
		require.NoError(t, json.Unmarshal([]byte(want), &posted))
		require.Equal(t, posted, r.init["PLACEMENT_OPTIONS"], query)
	}
}

func TestPlacementOptionsTakeTheShapesOfOtherPortals(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	at := "/?placement=IM_CONTEXT_MENU&dialog=47&message=9&options="
	object := map[string]any{"messageId": "9", "dialogId": "47", "URI": "/online/?IM_DIALOG=47"}
	for shape, want := range map[string]any{
		"object": object, "empty": "", "array": []any{},
		"string":                   `{"messageId":"9","dialogId":"47","URI":"\/online\/?IM_DIALOG=47"}`,
		"object&keys=upper":        map[string]any{"MESSAGE_ID": "9", "DIALOG_ID": "47", "URI": "/online/?IM_DIALOG=47"},
		"object&ids=number":        map[string]any{"messageId": 9.0, "dialogId": 47.0, "URI": "/online/?IM_DIALOG=47"},
		"string&ids=number&user=2": `{"messageId":9,"dialogId":47,"URI":"\/online\/?IM_DIALOG=47"}`,
	} {
		require.Equal(t, want, render(t, server, at+shape).init["PLACEMENT_OPTIONS"], shape)
	}
	absent := render(t, server, at+"absent")
	require.NotContains(t, absent.init, "PLACEMENT_OPTIONS")
	require.NotContains(t, absent.fields, "PLACEMENT_OPTIONS")
}

func TestStaticAppIsOpenedByGetWithoutTokens(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	for _, path := range []string{"/?placement=IM_SIDEBAR&static=1", "/?placement=BI_ANALYTICS_MENU"} {
		_, body := get(t, server, path)
		require.NotContains(t, body, "<form")
		require.NotContains(t, body, "AUTH_ID&#34; value")
		require.Regexp(t, `data-src="http://127\.0\.0\.1:8080/widget\?variant=sidebar&amp;DOMAIN=`, body)
	}
}

func TestBoundHandlerWins(t *testing.T) {
	fake, _, server := portal(t, handlerURL)
	fake.bound = []Placement{{Code: "IM_SIDEBAR", Handler: "https://app.example.com/side#top"}}
	r := render(t, server, "/?placement=IM_SIDEBAR")
	require.Regexp(t, `^https://app\.example\.com/side\?DOMAIN=.*#top$`, r.action)
	require.Equal(t, "https://app.example.com", r.settings["origin"])
	require.Equal(t, "http://127.0.0.1:8080", render(t, server, "/?placement=LEFT_MENU").settings["origin"])
}

func TestWhileInstallingThereIsOnlyTheAppsOwnPage(t *testing.T) {
	fake, _, server := portal(t, handlerURL)
	fake.installing = true
	r := render(t, server, "/?placement=IM_SIDEBAR&user=1")
	require.Equal(t, "DEFAULT", r.fields["PLACEMENT"])
	require.Equal(t, true, r.init["INSTALL"])
	require.Equal(t, false, render(t, server, "/?placement=IM_SIDEBAR&user=2").init["INSTALL"])
	fake.installing = false
	require.Equal(t, true, render(t, server, "/?placement=DEFAULT&install=1").init["INSTALL"])
}

func TestFirstRunIsToldOnce(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	require.Equal(t, true, render(t, server, "/?placement=DEFAULT&user=3").init["FIRST_RUN"])
	require.Equal(t, false, render(t, server, "/?placement=DEFAULT&user=3").init["FIRST_RUN"])
}

func TestOldPortalPostsFewerFieldsAndDeniesMore(t *testing.T) {
	fake, _, server := portal(t, handlerURL)
	require.Equal(t, []any{"setTitle", "resizeWindow"}, render(t, server, "/?placement=IM_SIDEBAR").settings["denied"])
	require.Equal(t, []any{"setTitle"}, render(t, server, "/?placement=CRM_DEAL_DETAIL_TAB").settings["denied"])
	require.Equal(t, []any{}, render(t, server, "/?placement=DEFAULT").settings["denied"])
	require.Equal(t, []any{"resizeWindow"}, render(t, server, "/?placement=DEFAULT&view=slider").settings["denied"])
	fake.old = true
	r := render(t, server, "/?placement=CRM_DEAL_DETAIL_TAB")
	require.Equal(t, []any{"setTitle", "setScroll", "reloadWindow"}, r.settings["denied"])
	require.NotContains(t, r.fields, "APPLICATION_TOKEN")
	require.Contains(t, r.fields, "member_id")
	require.Contains(t, r.fields, "REFRESH_ID")
}

func TestPeopleSideBySideSeeOneDialog(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	_, body := get(t, server, "/?users=1,2&dialog=2")
	found := settingsPattern.FindAllStringSubmatch(body, -1)
	require.Len(t, found, 2)
	require.Contains(t, html.UnescapeString(found[0][1]), `"PLACEMENT_OPTIONS":{"dialogId":"2"`)
	require.Contains(t, html.UnescapeString(found[1][1]), `"PLACEMENT_OPTIONS":{"dialogId":"1"`)
}
