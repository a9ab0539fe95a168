package control_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/control"
	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
)

type demo struct {
	t     *testing.T
	url   string
	world *world.World
	rest  *rest.Server
}

func open(t *testing.T) *demo {
	t.Helper()
	w := world.New(time.Now)
	settings := rest.Defaults()
	settings.Burst = 0
	s := rest.New(w, time.Now, settings)
	c := control.New(w, s, func() { w.Reset(); s.Reset(settings) })
	mux := http.NewServeMux()
	mux.Handle("/rest/", s)
	c.Mount(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(func() { server.Close(); c.Close() })
	return &demo{t, server.URL, w, s}
}

// ask sends a request and decodes the answer into v, if v is not nil.
func (d *demo) ask(method, path, body string, v any) int {
	d.t.Helper()
	req, err := http.NewRequest(method, d.url+path, strings.NewReader(body))
	require.NoError(d.t, err)
	res, err := http.DefaultClient.Do(req)
	require.NoError(d.t, err)
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	require.NoError(d.t, err)
	if v != nil {
		require.NoError(d.t, json.Unmarshal(raw, v), string(raw))
	}
	return res.StatusCode
}

type dialog struct {
	LastID, Counter, UnreadID, LastMessageID int64
	MessageIDs                               []int64 `json:"messageIds"`
}

func (d *demo) dialog(path string) (out dialog) {
	d.t.Helper()
	require.Equal(d.t, 200, d.ask("GET", "/_demo/dialogs/"+path, "", &out))
	return out
}

func TestDialogsAsAPersonHasThem(t *testing.T) {
	d := open(t)
	fair := d.dialog("chat1?user=1")
	require.Len(t, fair.MessageIDs, 1200)
	require.Equal(t, dialog{fair.MessageIDs[959], 240, fair.MessageIDs[960], fair.MessageIDs[1199], fair.MessageIDs}, fair)
	require.Equal(t, fair, d.dialog("chat1"), "user 1 unless told")
	require.Equal(t, d.dialog("1?user=2").MessageIDs, d.dialog("2?user=1").MessageIDs, "both sides of a private dialog")
	require.Equal(t, d.dialog("1?user=2"), d.dialog("2?user=2"), "either name will do")
	require.Equal(t, dialog{MessageIDs: []int64{}}, d.dialog("chat4"))
	require.Equal(t, 403, d.ask("GET", "/_demo/dialogs/chat5?user=1", "", nil))
	require.Equal(t, 404, d.ask("GET", "/_demo/dialogs/chat4711", "", nil))
	require.Equal(t, 400, d.ask("GET", "/_demo/dialogs/nonsense", "", nil))
}

func TestColleaguesWriteEditDeleteAndLike(t *testing.T) {
	d := open(t)
	var out struct{ IDs []int64 }
	require.Equal(t, 200, d.ask("POST", "/_demo/messages", `{"dialogId":"chat4","authorId":3,"text":"hello","count":3,"params":{"LIKE":[1,3]}}`, &out))
	require.Len(t, out.IDs, 3)
	got := d.dialog("chat4")
	require.Equal(t, out.IDs, got.MessageIDs)
	require.Equal(t, int64(3), got.Counter)
	m, _ := d.world.Message(out.IDs[0])
	require.Equal(t, "hello (1)", m.Text)
	require.Equal(t, []int64{1, 3}, m.Likes())
	require.NotEmpty(t, m.UUID)

	path := fmt.Sprint("/_demo/messages/", out.IDs[0])
	require.Equal(t, 200, d.ask("PATCH", path, `{"text":"better","params":{"LIKE":null,"IS_PINNED":"Y"}}`, nil))
	m, _ = d.world.Message(out.IDs[0])
	require.Equal(t, world.Params{"IS_EDITED": "Y", "IS_PINNED": "Y"}, m.Params)
	require.Equal(t, 200, d.ask("DELETE", path, "", nil))
	m, _ = d.world.Message(out.IDs[0])
	require.True(t, m.Deleted())
	require.Equal(t, 409, d.ask("DELETE", path, "", nil))
	require.Equal(t, 200, d.ask("DELETE", path+"?complete=1", "", nil))
	require.Equal(t, out.IDs[1:], d.dialog("chat4").MessageIDs)
	require.Equal(t, 404, d.ask("DELETE", path, "", nil))
	require.Equal(t, 200, d.ask("POST", "/_demo/likes", fmt.Sprintf(`{"messageId":%d,"userId":1}`, out.IDs[1]), nil))
	m, _ = d.world.Message(out.IDs[1])
	require.Equal(t, []int64{3}, m.Likes(), "the like is taken back")

	for body, author := range map[string]int64{
		`{"dialogId":"2","text":"x"}`: 2, `{"dialogId":2,"authorId":2,"text":"x"}`: 2, `{"dialogId":"1","authorId":2,"text":"x"}`: 2, `{"dialogId":"2","authorId":1,"text":"x"}`: 1, `{"dialogId":"2","authorId":0,"text":"x"}`: 0,
	} {
		require.Equal(t, 200, d.ask("POST", "/_demo/messages", body, &out), body)
		m, _ := d.world.Message(out.IDs[0])
		require.Equal(t, author, m.AuthorID, body)
		require.Equal(t, int64(102), m.ChatID, body)
	}
	for body, status := range map[string]int{
		`{"dialogId":"chat1","count":0}`: 400, `{"dialogId":"x"}`: 400, `{"nonsense":1}`: 400, `not json`: 400, `{"dialogId":"chat5","authorId":9,"text":"x"}`: 403, `{"dialogId":"chat77","text":"x"}`: 404,
	} {
		require.Equal(t, status, d.ask("POST", "/_demo/messages", body, nil), body)
	}
	require.Equal(t, 200, d.ask("POST", "/_demo/messages", `{"dialogId":"chat5","authorId":0,"text":"the portal writes anywhere"}`, nil))
}

func TestAnotherDeviceReadsAndUnreads(t *testing.T) {
	d := open(t)
	ids := d.dialog("chat1").MessageIDs
	var out struct{ LastID, Counter int64 }
	require.Equal(t, 200, d.ask("POST", "/_demo/read", fmt.Sprintf(`{"dialogId":"chat1","userId":1,"messageId":%d}`, ids[999]), &out))
	require.Equal(t, int64(200), out.Counter)
	require.Equal(t, ids[999], d.dialog("chat1").LastID)
	require.Equal(t, 200, d.ask("POST", "/_demo/unread", fmt.Sprintf(`{"dialogId":"chat1","userId":1,"messageId":%d}`, ids[990]), nil))
	require.Equal(t, int64(210), d.dialog("chat1").Counter)
	require.Equal(t, 200, d.ask("POST", "/_demo/read", `{"dialogId":"chat1","userId":"1"}`, nil))
	require.Zero(t, d.dialog("chat1").Counter)
	require.Equal(t, 400, d.ask("POST", "/_demo/unread", `{"dialogId":"chat1"}`, nil))
	require.Equal(t, 200, d.ask("POST", "/_demo/leave", `{"dialogId":"chat1","userId":9}`, nil))
	require.Equal(t, 403, d.ask("GET", "/_demo/dialogs/chat1?user=9", "", nil))
	require.Equal(t, 200, d.ask("POST", "/_demo/join", `{"dialogId":"chat1","userId":9,"history":true}`, nil))
	require.Len(t, d.dialog("chat1?user=9").MessageIDs, 1202)
}

func TestFaultsTokensSettingsAndReset(t *testing.T) {
	d := open(t)
	var id struct{ ID int64 }
	require.Equal(t, 200, d.ask("POST", "/_demo/faults", `{"method":"im.dialog.read","status":503,"error":"QUERY_LIMIT_EXCEEDED","delayMs":1,"times":2}`, &id))
	require.Equal(t, int64(1), id.ID)
	require.Equal(t, 503, d.ask("POST", "/rest/1/demo/im.dialog.read?DIALOG_ID=chat1", "", nil))
	var list []rest.Fault
	d.ask("GET", "/_demo/faults", "", &list)
	require.Equal(t, 1, list[0].Times)
	require.Equal(t, 200, d.ask("DELETE", "/_demo/faults", "", nil))
	require.Equal(t, 200, d.ask("POST", "/rest/1/demo/im.dialog.read?DIALOG_ID=chat1", "", nil))
	for _, bad := range []string{`{"status":42}`, `{"times":-1}`, `{"speed":1}`} {
		require.Equal(t, 400, d.ask("POST", "/_demo/faults", bad, nil), bad)
	}

	token, _, _ := d.rest.Issue(1)
	var expired struct{ Expired int }
	require.Equal(t, 200, d.ask("POST", "/_demo/tokens/expire", "", &expired))
	require.Equal(t, 1, expired.Expired)
	require.Equal(t, 401, d.ask("GET", "/rest/profile?auth="+token, "", nil))

	var settings rest.Settings
	require.Equal(t, 200, d.ask("POST", "/_demo/settings", `{"old":true}`, &settings))
	require.True(t, settings.Old)
	require.Equal(t, 3600, settings.TokenSeconds, "what is not named stays")
	require.Equal(t, 400, d.ask("POST", "/_demo/settings", `{"oldness":true}`, nil))

	require.Equal(t, 200, d.ask("POST", "/_demo/reset", "", nil))
	require.Equal(t, int64(240), d.dialog("chat1").Counter)
	d.ask("GET", "/_demo/settings", "", &settings)
	require.False(t, settings.Old)
	var calls []rest.Record
	d.ask("GET", "/_demo/calls?since=0", "", &calls)
	require.Empty(t, calls)
	d.ask("GET", "/rest/1/demo/profile", "", nil)
	d.ask("GET", "/_demo/calls?since=0", "", &calls)
	require.Len(t, calls, 1)
	require.Greater(t, calls[0].Seq, int64(1), "numbers go on, so that who follows the log misses nothing")
}

func TestCallsHaveTheFieldsOfTheContract(t *testing.T) {
	d := open(t)
	d.ask("POST", "/rest/1/demo/batch?cmd[a]=im.user.get", "", nil)
	var calls []map[string]any
	d.ask("GET", "/_demo/calls", "", &calls)
	require.Len(t, calls, 2)
	for _, field := range []string{"seq", "time", "method", "params", "status", "error", "user", "batch", "keepalive"} {
		require.Contains(t, calls[0], field)
	}
	require.Equal(t, calls[0]["seq"], calls[1]["batch"])
	require.Equal(t, "im.user.get", calls[1]["method"])
	since := fmt.Sprint("/_demo/calls?since=", calls[0]["seq"])
	d.ask("GET", since, "", &calls)
	require.Len(t, calls, 1)
}

func TestLifeGoesOnUntilItIsStopped(t *testing.T) {
	d := open(t)
	var out struct{ Acts []world.Act }
	require.Equal(t, 200, d.ask("POST", "/_demo/life", `{"seed":7,"steps":30,"dialogs":["chat4"],"acts":["write"]}`, &out))
	require.Len(t, out.Acts, 30)
	require.Len(t, d.dialog("chat4").MessageIDs, 30)
	require.Equal(t, 200, d.ask("POST", "/_demo/life", `{"perMinute":6000}`, nil))
	var state struct {
		Running bool
		Steps   int64
	}
	require.Eventually(t, func() bool { d.ask("GET", "/_demo/life", "", &state); return state.Steps > 5 }, 10*time.Second, 5*time.Millisecond)
	require.Equal(t, 200, d.ask("DELETE", "/_demo/life", "", nil))
	d.ask("GET", "/_demo/life", "", &state)
	require.False(t, state.Running)
	version := d.world.Version()
	require.Equal(t, version, d.world.Version())
	require.Equal(t, 400, d.ask("POST", "/_demo/life", `{"perMinute":-1}`, nil))
}
