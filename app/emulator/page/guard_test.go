package page

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNoMarkupComesBackFromTheAddress(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	evil := `"><script>alert(1)</script><img src=x onerror=alert(1)>'` + "`{{.}}"
	for _, name := range []string{"placement", "dialog", "message", "entity", "user", "users", "lang", "options", "tall", "view", "answer", "keys", "ids", "open", "late", "params[x]", "params[<b>]"} {
		for _, base := range []string{"/?placement=IM_CONTEXT_MENU&", "/?placement=CRM_DEAL_DETAIL_TAB&", "/?placement=REST_APP_URI&", "/?", "/_portal/open?", "/_portal/developer?", "/crm/?"} {
			_, body := get(t, server, base+url.QueryEscape(name)+"="+url.QueryEscape(evil))
			require.NotContains(t, body, "<script>alert", "%s%s", base, name)
			require.NotContains(t, body, "<img", "%s%s", base, name)
		}
	}
	_, body := get(t, server, "/crm/"+url.PathEscape("<script>alert(1)</script>"))
	require.NotContains(t, body, "<script>alert")
}

func TestMarkupInNamesIsText(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	for _, path := range []string{"/", "/?placement=IM_SIDEBAR"} {
		_, body := get(t, server, path)
		require.NotContains(t, body, "<b>Bell")
		require.NotContains(t, body, "<i>team")
	}
}

func TestWrongAddressesAreToldSo(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	for path, status := range map[string]int{
		"/?placement=im_sidebar":                                     http.StatusBadRequest,
		"/?placement=IM_SIDEBAR&user=0":                              http.StatusBadRequest,
		"/?placement=IM_SIDEBAR&user=99":                             http.StatusNotFound,
		"/?placement=IM_SIDEBAR&lang=xx":                             http.StatusBadRequest,
		"/?placement=IM_SIDEBAR&options=odd":                         http.StatusBadRequest,
		"/?users=1,2,3,1,2":                                          http.StatusBadRequest,
		"/?open=x":                                                   http.StatusBadRequest,
		"/?placement=IM_SIDEBAR&dialog=" + strings.Repeat("9", 3000): http.StatusBadRequest,
		"/_portal/open?user=99":                                      http.StatusBadRequest,
		"/_portal/assets/none.js":                                    http.StatusNotFound,
		"/nothing":                                                   http.StatusNotFound,
	} {
		response, _ := get(t, server, path)
		require.Equal(t, status, response.StatusCode, path)
	}
}

func TestPagesCarrySensibleHeaders(t *testing.T) {
	fake, _, server := portal(t, handlerURL)
	response, body := get(t, server, "/?placement=IM_SIDEBAR&tall=1&sandbox=1")
	require.Equal(t, policy, response.Header.Get("Content-Security-Policy"))
	require.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	require.Equal(t, "nosniff", response.Header.Get("X-Content-Type-Options"))
	require.Equal(t, "SAMEORIGIN", response.Header.Get("X-Frame-Options"))
	require.Contains(t, body, `sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-downloads"`)
	require.Contains(t, body, `data-demo="below"`)
	require.NotRegexp(t, `<script(?: type="module")?>|\son[a-z]+=|style="`, body)

	before := fake.tokens()
	head, err := server.Client().Head(server.URL + "/?placement=IM_SIDEBAR")
	require.NoError(t, err)
	require.NoError(t, head.Body.Close())
	require.Equal(t, http.StatusOK, head.StatusCode)
	require.Equal(t, before, fake.tokens(), "a HEAD opens no app")
}

func TestAssetsAreRevalidated(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	response, body := get(t, server, "/_portal/assets/frame.js")
	require.Contains(t, response.Header.Get("Content-Type"), "javascript")
	require.NotEmpty(t, body)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/_portal/assets/frame.js", nil)
	require.NoError(t, err)
	request.Header.Set("If-None-Match", response.Header.Get("ETag"))
	again, err := server.Client().Do(request)
	require.NoError(t, err)
	require.NoError(t, again.Body.Close())
	require.Equal(t, http.StatusNotModified, again.StatusCode)
}

func TestAddressOfADialogLeadsToTheDesk(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	response, body := get(t, server, "/online/?IM_DIALOG=2")
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.Equal(t, "/?dialog=2", response.Request.URL.RequestURI())
	require.Contains(t, body, `data-dialog="2"`)
}

func TestHandlerCanBeRegisteredAndIsForgottenByReset(t *testing.T) {
	_, p, server := portal(t, handlerURL)
	response, err := server.Client().PostForm(server.URL+"/_portal/developer", url.Values{"handler": {"http://127.0.0.1:9999/other"}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.Equal(t, "http://127.0.0.1:9999", render(t, server, "/?placement=IM_SIDEBAR").settings["origin"])

	for _, wrong := range []string{"javascript:alert(1)", "", "ftp://x/", "/relative"} {
		response, err = server.Client().PostForm(server.URL+"/_portal/developer", url.Values{"handler": {wrong}})
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusBadRequest, response.StatusCode, wrong)
	}
	p.Reset()
	require.Equal(t, "http://127.0.0.1:8080", render(t, server, "/?placement=IM_SIDEBAR").settings["origin"])
}
