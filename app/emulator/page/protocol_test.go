package page

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAppIsPostedIntoItsFrameAndGreeted(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=IM_SIDEBAR&dialog=chat1&user=2")
	require.Equal(t, http.MethodPost, app.method)
	host := strings.TrimPrefix(s.base, "http://")
	require.Equal(t, host+"|0|"+app.query["APP_SID"], app.name)
	require.Equal(t, host, app.query["DOMAIN"])

	for _, text := range []string{"getInitData:K:%SID", "getInitData::K:%SID"} {
		init := app.object(app.ask(text))
		require.Equal(t, app.form["AUTH_ID"], init["AUTH_ID"])
		require.Equal(t, map[string]any{"dialogId": "chat1", "URI": "/online/?IM_DIALOG=chat1"}, init["PLACEMENT_OPTIONS"])
	}
	app.post(sentence{Object: map[string]any{"method": "getInitData", "params": "", "callback": "K", "appSid": "%SID", "requestId": "r"}})
	require.Equal(t, "IM_SIDEBAR", app.object(app.answer("K"))["PLACEMENT"])

	var forms []string
	for _, entry := range journalOf(t, s.server, 0) {
		if entry.Direction == "in" {
			forms = append(forms, entry.Form)
		}
	}
	require.Equal(t, []string{"3", "4", "object"}, forms)
}

func TestFirstRunIsOverAfterTheFirstGreeting(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=DEFAULT&user=3")
	require.Equal(t, true, app.object(app.ask("getInitData:K:%SID"))["FIRST_RUN"])
	require.Equal(t, false, app.object(app.ask("getInitData:K:%SID"))["FIRST_RUN"])
	require.JSONEq(t, `{"install":true}`, app.ask(`setInstall:{"install":true}:K:%SID`))
}

func TestStaticAppLearnsEverythingByMessage(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=IM_SIDEBAR&dialog=47&static=1&sandbox=1&options=string")
	require.Equal(t, http.MethodGet, app.method)
	require.Empty(t, app.form)
	init := app.object(app.ask("getInitData:K:%SID"))
	require.Equal(t, `{"dialogId":"47","URI":"\/online\/?IM_DIALOG=47"}`, init["PLACEMENT_OPTIONS"])
	require.Len(t, init["AUTH_ID"], 70)
}

func TestRefreshGivesANewTokenThatAReloadFindsToo(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=IM_SIDEBAR")
	fresh := app.object(app.ask("refreshAuth:K:%SID"))
	require.NotEqual(t, app.form["AUTH_ID"], fresh["AUTH_ID"])
	require.Equal(t, 3600.0, fresh["AUTH_EXPIRES"])

	app.post(sentence{Reload: true})
	again := s.app.session(t)
	require.Equal(t, app.name, again.name)
	init := again.object(again.ask("getInitData:K:%SID"))
	require.Equal(t, fresh["AUTH_ID"], init["AUTH_ID"])
	require.Equal(t, "3600", init["AUTH_EXPIRES"])
	for _, entry := range journalOf(t, s.server, 0) {
		require.NotContains(t, string(entry.Data), fresh["AUTH_ID"])
	}
}

func TestPortalIsSilentWhereAPortalIs(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=IM_SIDEBAR&user=2")
	for _, text := range []string{
		"getInitData:K:0123456789abcdef0123456789abcdef", // another frame's id
		"getInitData:K:",                          // none at all
		"noSuchCommand:K:%SID",                    // unknown
		"constructor:K:%SID",                      // what every object of a script has
		`setTitle:{"title":"x"}:K:%SID`,           // denied in this placement
		`resizeWindow:{"height":700}:K:%SID`,      // fixed size
		`setUserOption:{"name":broken:K:%SID`,     // no JSON
		`setAppOption:{"name":"a"}:K:%SID`,        // not an administrator
		"setInstallFinish:K:%SID",                 // nothing is being installed
		`placementBindEvent:{"event":"X"}:K:%SID`, // answers when it happens
		"im:getImTextareaContent:K:%SID",          // only as an object: this one names "im"
		"hello",
	} {
		app.silent(sentence{Text: text})
	}
	app.silent(sentence{Object: map[string]any{"type": "extension"}})
	app.silent(sentence{Object: map[string]any{"method": "getInitData", "params": "", "callback": "K", "appSid": "no"}})

	verdicts := map[string]int{}
	for _, entry := range journalOf(t, s.server, 0) {
		if entry.Direction == "in" && entry.Command != "getInterface" {
			verdicts[entry.Outcome+" "+entry.Reason]++
		}
	}
	require.Equal(t, map[string]int{"dropped sid": 3, "dropped form": 4, "unknown ": 2, "denied ": 2, "heard ": 3}, verdicts)
}

func TestNobodyFromAnotherOriginIsHeard(t *testing.T) {
	s := newSite(t)
	b, app := s.open(t, "/?placement=IM_SIDEBAR")
	stranger := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<script>
			for (const text of ["getInitData:K:%[1]s", "refreshAuth:K:%[1]s"]) parent.postMessage(text, "*");
		</script>`, app.query["APP_SID"])
	}))
	t.Cleanup(stranger.Close)
	issued := s.fake.tokens()
	b.addFrame(stranger.URL)
	require.Eventually(t, func() bool { return len(journalOf(t, s.server, 0)) == 2 }, patience, 20*time.Millisecond)
	app.silent(sentence{Text: "hello"})
	require.Equal(t, issued, s.fake.tokens())
	for _, entry := range journalOf(t, s.server, 0)[:2] {
		require.Equal(t, []string{"dropped", "origin", stranger.URL}, []string{entry.Outcome, entry.Reason, entry.Origin})
	}
}

func TestOptionsOutliveTheFrame(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=IM_SIDEBAR")
	require.JSONEq(t, `{"name":"density","value":"a:b"}`, app.ask(`setUserOption:{"name":"density","value":"a:b"}:K:%SID`))
	require.JSONEq(t, `{"name":"x","value":1}`, app.ask(`setAppOption:{"name":"x","value":1}:K:%SID`))
	init := app.object(app.ask("getInitData:K:%SID"))
	require.Equal(t, map[string]any{"density": "a:b"}, init["USER_OPTIONS"])
	_, again := s.open(t, "/?placement=LEFT_MENU&user=2")
	init = again.object(again.ask("getInitData:K:%SID"))
	require.Equal(t, []any{}, init["USER_OPTIONS"])
	require.Equal(t, map[string]any{"x": 1.0}, init["APP_OPTIONS"])
}

func TestSpoiltAnswers(t *testing.T) {
	s := newSite(t)
	s.rule(t, `{"command":"getInitData","answer":"never","times":1}`)
	_, app := s.open(t, "/?placement=IM_SIDEBAR&answer=garbage:getInterface")
	app.post(sentence{Text: "getInitData:K:%SID"})
	require.JSONEq(t, `{"install":true}`, app.ask(`setInstall:{"install":true}:K:%SID`), "the greeting had no answer")
	require.NotEmpty(t, app.object(app.ask("getInitData:K:%SID")), "only one was to be lost")

	require.Equal(t, `{"AUTH_ID":"`, app.ask("getInterface:K:%SID"))
	s.rule(t, `{"command":"refreshAuth","answer":"empty","times":1}`)
	require.Empty(t, app.ask("refreshAuth:K:%SID"))

	s.rule(t, `{"command":"refreshAuth","answer":"late","delayMs":50,"times":1}`)
	app.post(sentence{Text: "refreshAuth:L:%SID"})
	require.JSONEq(t, `{"install":true}`, app.ask(`setInstall:{"install":true}:K:%SID`), "others do not wait")
	require.NotEmpty(t, app.object(app.answer("L")))

	s.rule(t, `{"command":"refreshAuth","answer":"fail"}`)
	issued := s.fake.tokens()
	app.post(sentence{Text: "refreshAuth:L:%SID"})
	require.JSONEq(t, `{"install":true}`, app.ask(`setInstall:{"install":true}:K:%SID`))
	require.Equal(t, issued, s.fake.tokens())
}

func TestStrangerForgesAnswersBeforeThePortalAnswers(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=IM_SIDEBAR&noise=1")
	app.post(sentence{Text: "getInitData:K:%SID"})
	forged := 0
	for {
		heard := app.listen()
		if heard.Origin == s.base {
			require.Contains(t, heard.Data, app.form["AUTH_ID"])
			break
		}
		require.Equal(t, s.server.URL, heard.Origin)
		require.False(t, heard.Parent)
		if text, ok := heard.Data.(string); ok && strings.HasPrefix(text, `K:{"AUTH_ID":"forged"`) {
			forged++
		}
	}
	require.Equal(t, 1, forged)
}
