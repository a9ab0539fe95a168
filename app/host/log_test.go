package host

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestLogSaysWhatWasServed(t *testing.T) {
	f := newFixture(t, "", packed(t))
	f.do("POST", "/?DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=de&PLACEMENT=IM_SIDEBAR&APP_SID=99c8", form, formType)
	record := f.logged(t)
	require.Equal(t, "POST", record["method"])
	require.Equal(t, "page", record["route"])
	require.Equal(t, "allowed", record["portal"])
	require.Equal(t, "de", record["lang"])
	require.Equal(t, "IM_SIDEBAR", record["placement"])
	require.Equal(t, "200", record["status"])
	require.Regexp(t, `^[1-9]\d*$`, record["bytes"])
	_, err := time.ParseDuration(record["took"])
	require.NoError(t, err)
	_, err = time.Parse(time.RFC3339, record["time"])
	require.NoError(t, err)

	f.log.Reset()
	f.do("GET", appPath, "", "Accept-Encoding: br")
	record = f.logged(t)
	require.Equal(t, "app.wasm", record["asset"])
	require.Equal(t, "br", record["encoding"])
}

func TestLogKeepsSecretsOut(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, target := range []string{
		"/?DOMAIN=secret.bitrix24.com&APP_SID=secret&AUTH_ID=secret&LANG=secret",
		"/?DOMAIN=secret.example&PLACEMENT=secret",
		"/?DOMAIN=a;b=secret&PLACEMENT=IM%0Asecret",
		"/rest/1/secret/im.dialog.get?auth=secret",
		"/assets/secret?x=secret",
		appPath + "?v=secret",
		"/healthz?secret",
	} {
		f.do("POST", target, form, formType, "Referer: https://portal.example/?secret", "User-Agent: secret", "Cookie: secret=secret", "X-Forwarded-For: secret")
		f.do("GET", target, "")
		f.do("SECRETSECRET", target, "")
	}
	require.NotEmpty(t, f.log.String())
	require.NotContains(t, f.log.String(), "secret")
	require.NotContains(t, f.log.String(), "SECRET")
	require.NotContains(t, f.log.String(), "192.0.2.1") // the address httptest calls from
}
