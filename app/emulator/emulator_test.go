package emulator_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator"
	"seenline/app/emulator/rest"
)

const (
	eventually = 10 * time.Second
	tick       = 10 * time.Millisecond
)

func open(t *testing.T) (*emulator.Portal, *httptest.Server) {
	t.Helper()
	settings := rest.Defaults()
	settings.Burst = 0
	settings.OperatingLimit = 0
	p := emulator.New(emulator.Config{Handler: "http://127.0.0.1:1/", Settings: &settings})
	server := httptest.NewServer(p)
	t.Cleanup(func() { server.Close(); p.Close() })
	return p, server
}

func get(t *testing.T, client *http.Client, address string) (int, string) {
	t.Helper()
	res, err := client.Get(address)
	require.NoError(t, err)
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return res.StatusCode, string(raw)
}

func TestPortalIsWholeOnOneOrigin(t *testing.T) {
	_, server := open(t)
	for path, want := range map[string]string{
		"/": "<html", "/?placement=IM_SIDEBAR&dialog=chat1&user=1": "<iframe", "/rest/1/demo/profile": `"ID":"1"`,
		"/_demo/dialogs/chat1": `"counter":240`, "/_demo/calls": "[", "/_demo/frame": "[", "/_portal/state?users=1,2": "Spring fair",
	} {
		status, body := get(t, http.DefaultClient, server.URL+path)
		require.Equal(t, 200, status, path)
		require.Contains(t, body, want, path)
	}
	var dialog struct{ Result struct{ Avatar string } }
	_, body := get(t, http.DefaultClient, server.URL+"/rest/1/demo/im.dialog.get?DIALOG_ID=2")
	require.NoError(t, json.Unmarshal([]byte(body), &dialog))
	require.Equal(t, server.URL+"/upload/avatar/2.png", dialog.Result.Avatar)
	status, _ := get(t, http.DefaultClient, dialog.Result.Avatar)
	require.Equal(t, 200, status, "pictures come from the portal itself")
}

func TestEveryFileOfEveryDialogCanBeFetched(t *testing.T) {
	_, server := open(t)
	var out struct {
		Result struct {
			Files []struct {
				URLShow, URLPreview, URLDownload, Name string
			}
		}
	}
	_, body := get(t, http.DefaultClient, server.URL+"/rest/1/demo/im.dialog.messages.get?DIALOG_ID=chat2&FIRST_ID=0&LIMIT=50")
	require.NoError(t, json.Unmarshal([]byte(body), &out))
	require.NotEmpty(t, out.Result.Files)
	for _, f := range out.Result.Files {
		for _, address := range []string{f.URLShow, f.URLPreview, f.URLDownload} {
			if address != "" {
				status, _ := get(t, http.DefaultClient, address)
				require.Equal(t, 200, status, address)
			}
		}
	}
}

func TestBackendForThePage(t *testing.T) {
	p, server := open(t)
	access, refresh, expires := p.Issue(2)
	require.NotEqual(t, access, refresh)
	require.Equal(t, 3600, expires)
	_, body := get(t, http.DefaultClient, server.URL+"/rest/profile?auth="+access)
	require.Contains(t, body, "Marco")
	name, admin, ok := p.User(1)
	require.Equal(t, []any{"Anna Berg", true, true}, []any{name, admin, ok})
	_, _, ok = p.User(4711)
	require.False(t, ok)
	require.Len(t, p.MemberID(), 32)
	require.Equal(t, "en", p.Lang())

	require.True(t, p.FirstRun(1))
	require.False(t, p.FirstRun(1))
	p.SetUserOption(1, "density", "compact")
	require.True(t, p.SetAppOption(1, "x", 1))
	require.False(t, p.SetAppOption(2, "x", 2), "only administrators")
	user, app := p.Options(1)
	require.Equal(t, map[string]any{"density": "compact"}, user)
	require.Equal(t, map[string]any{"x": 1}, app)
	user, _ = p.Options(2)
	require.Empty(t, user)

	_, err := p.REST().Patch([]byte(`{"installing":true,"lang":"la"}`))
	require.NoError(t, err)
	require.True(t, p.Install())
	p.FinishInstall()
	require.False(t, p.Install())
	require.Equal(t, "la", p.Lang())

	admins, _, _ := p.Issue(1)
	get(t, http.DefaultClient, server.URL+"/rest/placement.bind?"+url.Values{"auth": {admins}, "PLACEMENT": {"LEFT_MENU"}, "HANDLER": {"http://127.0.0.1:8080/"}, "TITLE": {"Seen"}}.Encode())
	require.Equal(t, "Seen", p.Placements()[0].Title)
	recent := p.Recent(1)
	require.Equal(t, "chat10", recent[0].DialogID, "it has the highest message numbers")
	require.Equal(t, "chat1", recent[1].DialogID)
	require.Equal(t, 240, recent[1].Counter)
	p.Reset()
	require.True(t, p.FirstRun(1))
	require.Empty(t, p.Placements())
	_, body = get(t, http.DefaultClient, server.URL+"/rest/profile?auth="+access)
	require.Contains(t, body, "Marco", "open frames keep their tokens")
}

// TestAThousandClientsAtOnce has every client read on in the fair's chat as one
// of nine people, while others write. Marks may only rise, counters must fit
// what is there, and nothing may be left running.
func TestAThousandClientsAtOnce(t *testing.T) {
	p, server := open(t)
	before := runtime.NumGoroutine()
	transport := &http.Transport{MaxIdleConnsPerHost: 64, MaxConnsPerHost: 64}
	client := &http.Client{Transport: transport}
	var marks [10]atomic.Int64
	var wg sync.WaitGroup
	ids := []int64{}
	var snapshot struct{ MessageIDs []int64 }
	_, body := get(t, client, server.URL+"/_demo/dialogs/chat1")
	require.NoError(t, json.Unmarshal([]byte(body), &snapshot))
	ids = snapshot.MessageIDs
	for i := range 1000 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			user := 1 + i%9
			known := marks[user].Load()
			target := ids[(i*37)%len(ids)]
			form := url.Values{"cmd[read]": {fmt.Sprintf("im.dialog.read?DIALOG_ID=chat1&MESSAGE_ID=%d", target)}, "cmd[get]": {"im.dialog.get?DIALOG_ID=chat1"}}
			if i%10 == 0 {
				form.Set("cmd[add]", "im.message.add?DIALOG_ID=chat1&MESSAGE=x")
			}
			res, err := client.PostForm(fmt.Sprintf("%s/rest/%d/demo/batch", server.URL, user), form)
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			var out struct {
				Result struct {
					Result struct {
						Read struct{ LastID, Counter int64 }
						Get  struct {
							LastID       int64 `json:"last_id"`
							MessageCount int64 `json:"message_count"`
							Counter      int64 `json:"counter"`
						}
					}
				}
			}
			if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
				t.Error(err)
				return
			}
			r := out.Result.Result
			if r.Read.LastID < known || r.Read.LastID < target || r.Get.LastID > 0 && r.Read.Counter > r.Get.MessageCount {
				t.Errorf("user %d: read %d answered %+v, before it was %d", user, target, r, known)
			}
			for old := marks[user].Load(); old < r.Read.LastID && !marks[user].CompareAndSwap(old, r.Read.LastID); old = marks[user].Load() {
			}
		}()
	}
	wg.Wait()
	calls := p.REST().Journal.Since(0)
	seen := map[int64]bool{}
	for _, c := range calls {
		require.False(t, seen[c.Seq])
		seen[c.Seq] = true
	}
	require.Len(t, calls, 1000+2000+100)
	for user := 1; user <= 9; user++ {
		_, body := get(t, client, fmt.Sprintf("%s/_demo/dialogs/chat1?user=%d", server.URL, user))
		var d struct {
			LastID, Counter int64
			MessageIDs      []int64
		}
		require.NoError(t, json.Unmarshal([]byte(body), &d))
		require.Len(t, d.MessageIDs, 1300)
		require.GreaterOrEqual(t, d.LastID, marks[user].Load())
		behind := int64(0)
		for _, id := range d.MessageIDs {
			if m, _ := p.World().Message(id); id > d.LastID && m.AuthorID != int64(user) {
				behind++
			}
		}
		require.Equal(t, behind, d.Counter, "user %d", user)
	}
	transport.CloseIdleConnections()
	require.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+3 }, eventually, tick, "nothing is left running")
}
