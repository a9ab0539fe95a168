package emulator_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAppIsRegisteredAnew(t *testing.T) {
	p, server := open(t)
	admin, _, _ := p.Issue(1)
	bind := url.Values{"auth": {admin}, "PLACEMENT": {"LEFT_MENU"}, "HANDLER": {"http://127.0.0.1:8080/"}}
	get(t, http.DefaultClient, server.URL+"/rest/placement.bind?"+bind.Encode())
	register := func(form url.Values) int {
		res, err := http.PostForm(server.URL+"/_portal/developer", form)
		require.NoError(t, err)
		res.Body.Close()
		return res.StatusCode
	}
	require.Equal(t, 200, register(url.Values{"handler": {"http://127.0.0.1:9/w"}}))
	require.Len(t, p.Placements(), 1, "a new handler alone changes nothing else")
	require.False(t, p.Install())
	require.Equal(t, 400, register(url.Values{"handler": {"http://127.0.0.1:9/w"}, "scopes": {"<b>"}, "register": {"1"}}))
	require.False(t, p.Install())
	require.Equal(t, 200, register(url.Values{"handler": {"http://127.0.0.1:9/w"}, "scopes": {"im, placement"}, "register": {"1"}}))
	require.True(t, p.Install())
	require.Empty(t, p.Placements())
	require.Equal(t, "im,placement", p.Scopes())
	_, body := get(t, http.DefaultClient, server.URL+"/_portal/developer")
	require.Contains(t, body, "It is waiting now.")
	desk := func() string { _, body := get(t, http.DefaultClient, server.URL+"/"); return body }
	require.NotContains(t, desk(), `value="IM_SIDEBAR"`, "the portal shows it nowhere yet")
	require.Contains(t, desk(), `value="DEFAULT"`)
	admin, _, _ = p.Issue(1)
	bind = url.Values{"auth": {admin}, "PLACEMENT": {"LEFT_MENU"}, "HANDLER": {"http://127.0.0.1:9/w"}, "TITLE": {"Seen in the menu"}}
	get(t, http.DefaultClient, server.URL+"/rest/placement.bind?"+bind.Encode())
	require.NotContains(t, desk(), "Seen in the menu", "not before the installation is finished")
	p.FinishInstall()
	require.Contains(t, desk(), "Seen in the menu")
	require.NotContains(t, desk(), `value="IM_SIDEBAR"`)
	require.Contains(t, body, `value="im,placement"`)
}
