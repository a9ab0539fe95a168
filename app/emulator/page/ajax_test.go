package page

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// send asks one of the page's own addresses; headers are pairs.
func send(t *testing.T, server *httptest.Server, method, path, body string, headers ...string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(body))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := server.Client().Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	return response.StatusCode, readAll(t, response)
}

func journalOf(t *testing.T, server *httptest.Server, since int) []Entry {
	t.Helper()
	_, body := get(t, server, fmt.Sprintf("/_demo/frame?since=%d", since))
	var entries []Entry
	require.NoError(t, json.Unmarshal([]byte(body), &entries))
	return entries
}

func TestRefreshIssuesNewTokensForTheFramesPerson(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	r := render(t, server, "/?placement=IM_SIDEBAR&user=2")
	status, body := send(t, server, http.MethodPost, "/_portal/refresh", fmt.Sprintf(`{"sid":%q}`, r.settings["sid"]))
	require.Equal(t, http.StatusOK, status)
	var fresh map[string]any
	require.NoError(t, json.Unmarshal([]byte(body), &fresh))
	require.Equal(t, 3600.0, fresh["AUTH_EXPIRES"])
	require.True(t, strings.HasPrefix(fresh["AUTH_ID"].(string), "00000002"))
	require.NotEqual(t, r.fields["AUTH_ID"], fresh["AUTH_ID"])
	require.Len(t, fresh, 3)
}

func TestOnlyThePortalsOwnPageIsServed(t *testing.T) {
	fake, p, server := portal(t, handlerURL)
	sid := render(t, server, "/?placement=IM_SIDEBAR").settings["sid"].(string)
	issued := fake.tokens()
	ask := fmt.Sprintf(`{"sid":%q}`, sid)
	for name, test := range map[string]struct {
		status  int
		body    string
		headers []string
	}{
		"another origin":   {http.StatusForbidden, ask, []string{"Origin", "http://127.0.0.1:8080"}},
		"an opaque origin": {http.StatusForbidden, ask, []string{"Origin", "null"}},
		"a simple request": {http.StatusUnsupportedMediaType, ask, []string{"Content-Type", "text/plain"}},
		"an unknown frame": {http.StatusForbidden, `{"sid":"99c8"}`, nil},
		"broken JSON":      {http.StatusBadRequest, `{"sid"`, nil},
	} {
		status, body := send(t, server, http.MethodPost, "/_portal/refresh", test.body, test.headers...)
		require.Equal(t, test.status, status, name)
		require.NotContains(t, body, "AUTH_ID", name)
	}
	require.Equal(t, issued, fake.tokens())
	status, _ := send(t, server, http.MethodPost, "/_portal/refresh", ask, "Origin", server.URL)
	require.Equal(t, http.StatusOK, status)
	p.Reset()
	status, _ = send(t, server, http.MethodPost, "/_portal/refresh", ask)
	require.Equal(t, http.StatusForbidden, status, "a frame of before the reset")
}

func TestOptionsAreKeptPerPersonAndForEveryoneByAdministrators(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	set := func(user, scope, value string) string {
		sid := render(t, server, "/?placement=IM_SIDEBAR&user="+user).settings["sid"]
		status, body := send(t, server, http.MethodPost, "/_portal/option",
			fmt.Sprintf(`{"sid":%q,"scope":%q,"name":"density","value":%s}`, sid, scope, value))
		require.Equal(t, http.StatusOK, status)
		return body
	}
	require.JSONEq(t, `{"stored":true}`, set("2", "user", `"compact"`))
	require.JSONEq(t, `{"stored":false}`, set("2", "app", `1`))
	require.JSONEq(t, `{"stored":true}`, set("1", "app", `{"a":[1]}`))
	init := render(t, server, "/?placement=IM_SIDEBAR&user=2").init
	require.Equal(t, map[string]any{"density": "compact"}, init["USER_OPTIONS"])
	require.Equal(t, map[string]any{"density": map[string]any{"a": []any{1.0}}}, init["APP_OPTIONS"])
	require.Equal(t, []any{}, render(t, server, "/?placement=IM_SIDEBAR&user=1").init["USER_OPTIONS"])
}

func TestOnlyAnAdministratorFinishesInstalling(t *testing.T) {
	fake, _, server := portal(t, handlerURL)
	fake.installing = true
	for user, finished := range map[string]bool{"2": false, "1": true} {
		sid := render(t, server, "/?user="+user).settings["sid"]
		_, body := send(t, server, http.MethodPost, "/_portal/install", fmt.Sprintf(`{"sid":%q}`, sid))
		require.JSONEq(t, fmt.Sprintf(`{"finished":%v}`, finished), body)
	}
	require.False(t, fake.Install())
}

func TestJournalTellsWhatWasSaidWithoutTokens(t *testing.T) {
	fake, _, server := portal(t, handlerURL)
	access, refresh, _ := fake.Issue(1)
	say := func(entry string) string {
		status, body := send(t, server, http.MethodPost, "/_portal/frame-log", "["+entry+"]")
		require.Equal(t, http.StatusOK, status)
		return body
	}
	require.JSONEq(t, `{"rule":null}`, say(`{"direction":"in","command":"getInitData","callback":"K","outcome":"heard"}`))
	say(fmt.Sprintf(`{"direction":"out","command":"getInitData","callback":"K","data":{"AUTH_ID":%q,"REFRESH_ID":"short","LANG":"en"}}`, access))
	say(fmt.Sprintf(`{"direction":"in","outcome":"dropped","reason":"form","params":"bla %s"}`, refresh))
	entries := journalOf(t, server, 0)
	require.Len(t, entries, 3)
	require.Equal(t, "getInitData", entries[0].Command)
	require.JSONEq(t, `{"AUTH_ID":"***","REFRESH_ID":"***","LANG":"en"}`, string(entries[1].Data))
	require.JSONEq(t, `"bla ***"`, string(entries[2].Params))
	require.Len(t, journalOf(t, server, entries[1].Seq), 1)

	status, _ := send(t, server, http.MethodDelete, "/_demo/frame", "")
	require.Equal(t, http.StatusNoContent, status)
	require.Empty(t, journalOf(t, server, 0))
	say(`{"direction":"in","command":"x","outcome":"heard"}`)
	require.Equal(t, 4, journalOf(t, server, entries[2].Seq)[0].Seq, "numbers go on")
}

func TestRulesSpoilSoManyAnswers(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	rule := func(body string) int {
		status, _ := send(t, server, http.MethodPost, "/_demo/frame", body)
		return status
	}
	heard := func(command string) string {
		_, body := send(t, server, http.MethodPost, "/_portal/frame-log",
			fmt.Sprintf(`[{"direction":"in","command":%q,"outcome":"heard"}]`, command))
		return body
	}
	require.Equal(t, http.StatusOK, rule(`{"command":"refreshAuth","answer":"never","times":2}`))
	require.Equal(t, http.StatusBadRequest, rule(`{"command":"refreshAuth","answer":"odd"}`))
	require.Contains(t, heard("getInitData"), "null")
	require.Contains(t, heard("refreshAuth"), `"answer":"never"`)
	require.Contains(t, heard("refreshAuth"), `"answer":"never"`)
	require.Contains(t, heard("refreshAuth"), "null")
	require.Equal(t, http.StatusOK, rule(`{"answer":"late","delayMs":5}`))
	require.Contains(t, heard("setTitle"), `"delayMs":5`)
	require.Contains(t, heard("setTitle"), `"delayMs":5`)
	first := render(t, server, "/?placement=IM_SIDEBAR").settings["first"]
	require.Equal(t, "late", first.(map[string]any)["answer"])
}

func TestStateListsTheDialogsOfEachPerson(t *testing.T) {
	_, _, server := portal(t, handlerURL)
	_, body := get(t, server, "/_portal/state?users=1,x,99")
	var state struct{ Dialogs map[string][]Recent }
	require.NoError(t, json.Unmarshal([]byte(body), &state))
	require.Len(t, state.Dialogs, 1)
	require.Equal(t, 240, state.Dialogs["1"][0].Counter)
}

func TestManyPagesAtOnce(t *testing.T) {
	_, p, server := portal(t, handlerURL)
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			for range 10 {
				response, err := server.Client().Get(server.URL + "/?users=1,2")
				if err == nil {
					_ = response.Body.Close()
				}
				p.journal.add(Entry{Direction: "in", Outcome: "heard", Command: "x"})
				p.journal.since(0)
			}
		})
	}
	group.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	require.Len(t, p.frames, 400)
	require.Len(t, p.order, 400)
}
