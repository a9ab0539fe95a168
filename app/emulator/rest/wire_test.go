package rest_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAddressesOfMethods(t *testing.T) {
	p := open(t)
	token := p.token(1)
	for _, path := range []string{
		"profile", "profile/", "profile.json", "PROFILE", "Profile.JSON", "1/demo/profile", "1/demo/profile.json", "1/demo/Profile/",
	} {
		a := p.send(path, form, "auth="+token)
		require.Equal(t, http.StatusOK, a.status, path)
		require.Equal(t, "1", a.object()["ID"], path)
		require.Equal(t, "application/json; charset=utf-8", a.header.Get("Content-Type"))
	}
	a := p.send("2/demo/profile.xml", form, "")
	require.Contains(t, a.text, "<response><result><ID>2</ID>")
	require.Equal(t, http.StatusNotFound, p.send("", form, "auth="+token).status)
}

func TestEncodingsOfParameters(t *testing.T) {
	p := open(t)
	token := p.token(1)
	want := p.call("1", "im.dialog.messages.search", "CHAT_ID", "1", "LIMIT", "3", "ORDER[ID]", "ASC").object()["messages"]
	require.Len(t, want, 3)

	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, f := range [][2]string{{"auth", token}, {"CHAT_ID", "1"}, {"LIMIT", "3"}, {"ORDER[ID]", "ASC"}} {
		require.NoError(t, w.WriteField(f[0], f[1]))
	}
	require.NoError(t, w.Close())
	for name, a := range map[string]answer{
		"form":              p.send("im.dialog.messages.search", form, "auth="+token+"&CHAT_ID=1&LIMIT=3&ORDER%5BID%5D=ASC"),
		"names in any case": p.send("im.dialog.messages.search", form, "auth="+token+"&chat_id=1&Limit=3&order[id]=asc"),
		"JSON":              p.send("im.dialog.messages.search", "application/json; charset=utf-8", `{"auth":"`+token+`","CHAT_ID":1,"LIMIT":3,"ORDER":{"ID":"ASC"}}`),
		"multipart":         p.send("im.dialog.messages.search", w.FormDataContentType(), b.String()),
		"no type":           p.send("im.dialog.messages.search", "text/plain;charset=UTF-8", "auth="+token+"&CHAT_ID=1&LIMIT=3&ORDER[ID]=ASC"),
		"query and body":    p.send("im.dialog.messages.search?auth="+token+"&CHAT_ID=2&LIMIT=3", form, "CHAT_ID=1&ORDER[ID]=ASC"),
		"query and JSON":    p.send("im.dialog.messages.search?CHAT_ID=2&LIMIT=3", "application/json", `{"auth":"`+token+`","CHAT_ID":"1","ORDER":{"ID":"ASC"}}`),
	} {
		require.Equal(t, http.StatusOK, a.status, name)
		require.Equal(t, want, a.object()["messages"], name)
	}
	req, err := http.NewRequest("GET", p.url+"/rest/im.dialog.messages.search.json?auth="+token+"&CHAT_ID=1&LIMIT=3&ORDER[ID]=ASC", nil)
	require.NoError(t, err)
	require.Equal(t, want, p.do(req).object()["messages"], "GET")

	broken := p.send("im.dialog.get?auth="+token, "application/json", `{"DIALOG_ID":"chat1"`)
	require.Equal(t, "DIALOG_ID_EMPTY", broken.code(), "broken JSON counts as nothing")
	header, err := http.NewRequest("POST", p.url+"/rest/profile", nil)
	require.NoError(t, err)
	header.Header.Set("Authorization", "Bearer "+token)
	require.Equal(t, "NO_AUTH_FOUND", p.do(header).code(), "a token in a header is no token")
}

func TestEveryReplyHasTheSameHeaders(t *testing.T) {
	p := open(t)
	for _, a := range []answer{p.call("1", "profile"), p.call("1", "nothing"), p.send("profile", form, ""), p.send("profile", form, "auth=x")} {
		require.Equal(t, "*", a.header.Get("Access-Control-Allow-Origin"))
		require.Equal(t, "origin, content-type, accept", a.header.Get("Access-Control-Allow-Headers"))
		require.Equal(t, "nosniff", a.header.Get("X-Content-Type-Options"))
		require.Empty(t, a.header.Get("Access-Control-Allow-Methods"))
		require.Empty(t, a.header.Get("Access-Control-Allow-Credentials"))
		require.Empty(t, a.header.Get("Access-Control-Expose-Headers"))
	}
}

func TestPreflightIsAnsweredOrRefused(t *testing.T) {
	p := open(t)
	ask := func() answer {
		req, err := http.NewRequest("OPTIONS", p.url+"/rest/im.dialog.get", nil)
		require.NoError(t, err)
		return p.do(req)
	}
	a := ask()
	require.Equal(t, http.StatusOK, a.status)
	require.Equal(t, "origin, content-type, accept", a.header.Get("Access-Control-Allow-Headers"))
	_, err := p.rest.Patch([]byte(`{"preflight":"refuse"}`))
	require.NoError(t, err)
	require.Equal(t, http.StatusUnauthorized, ask().status)
	require.Equal(t, "OPTIONS", p.rest.Journal.Since(0)[0].HTTP, "the journal shows that there was a preflight")
}

func TestTheMethodIsLookedUpBeforeTheToken(t *testing.T) {
	p := open(t)
	for _, body := range []string{"", "auth=wrong"} {
		a := p.send("im.no.such", form, body)
		require.Equal(t, http.StatusNotFound, a.status)
		require.Equal(t, "ERROR_METHOD_NOT_FOUND", a.code())
	}
	a := p.send("profile", form, "auth=wrong")
	require.Equal(t, http.StatusUnauthorized, a.status)
	require.Equal(t, "NO_AUTH_FOUND", a.code())
	a = p.send("1/guess/profile", form, "")
	require.Equal(t, http.StatusUnauthorized, a.status)
	require.Equal(t, "INVALID_CREDENTIALS", a.code())
}

func TestEnvelopeTellsTimes(t *testing.T) {
	p := open(t)
	a := p.call("1", "profile")
	require.Equal(t, shape(t, `{"start":1.5,"finish":1.5,"duration":0.1,"processing":0.1,"date_start":"","date_finish":"","operating_reset_at":1,"operating":0.1}`), kinds(a.body["time"]))
	require.Equal(t, "2026-08-21T14:00:00+01:00", a.body["time"].(map[string]any)["date_start"])
	_, err := p.rest.Patch([]byte(`{"operatingLimit":0}`))
	require.NoError(t, err)
	require.NotContains(t, p.call("1", "profile").body["time"], "operating", "a portal without the limiter does not speak of it")
}

func TestJournalHasNoTokens(t *testing.T) {
	p := open(t)
	token := p.token(1)
	p.app(token, "profile")
	p.app(token, "batch", "cmd[a]", "profile?auth="+token+"&x=1", "halt", "0")
	p.send("profile?auth="+token, "application/json", `{"refresh_token":"`+token+`"}`)
	raw := dump(t, p.rest.Journal.Since(0))
	require.NotContains(t, raw, token)
	require.Contains(t, raw, "x=1")
	calls := p.rest.Journal.Since(0)
	require.Len(t, calls, 4)
	require.Equal(t, []int64{1, 2, 3, 4}, []int64{calls[0].Seq, calls[1].Seq, calls[2].Seq, calls[3].Seq})
	require.Equal(t, calls[1].Seq, calls[2].Batch)
	require.Equal(t, "batch", calls[1].Method)
	require.Len(t, p.rest.Journal.Since(3), 1)
	require.False(t, strings.Contains(raw, "demo/"), "nor webhook secrets")
}
