package sdktest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/rest"
)

// dialog is what the control interface says of a dialog.
type dialog struct {
	LastID        int64   `json:"lastId"`
	Counter       int     `json:"counter"`
	UnreadID      int64   `json:"unreadId"`
	LastMessageID int64   `json:"lastMessageId"`
	MessageIDs    []int64 `json:"messageIds"`
}

func (d *desk) dialog(id string) dialog {
	d.t.Helper()
	return control[dialog](d, http.MethodGet, "dialogs/"+id+"?user=1", "")
}

// generous is a portal that does not ration.
func generous(s *rest.Settings) { s.Burst, s.OperatingLimit = 0, 0 }

func TestSDKCallsEveryMethod(t *testing.T) {
	d := newDesk(t, generous)
	s := d.ready("/?placement=IM_SIDEBAR&user=1")
	var added int64
	object := func(keys ...string) func(*testing.T, result) {
		return func(t *testing.T, r result) {
			got := r.object(t)
			for _, key := range keys {
				require.Contains(t, got, key)
			}
		}
	}
	exactly := func(want string) func(*testing.T, result) {
		return func(t *testing.T, r result) { require.JSONEq(t, want, string(r.Result)) }
	}
	list := func(t *testing.T, r result) {
		var got []any
		require.NoError(t, json.Unmarshal(r.Result, &got), "%s", r.Result)
		require.NotEmpty(t, got)
	}
	handler := d.app.server.URL + "/handler"
	unread := d.dialog("chat3").UnreadID
	for _, test := range []struct {
		method string
		params func() params
		check  func(*testing.T, result)
	}{
		{"im.dialog.get", func() params { return params{"DIALOG_ID": "chat1"} }, object("id", "counter", "last_id", "readed_list")},
		{"im.dialog.messages.get", func() params { return params{"DIALOG_ID": "chat1", "LIMIT": 50} }, object("chat_id", "messages", "users", "files")},
		{"im.dialog.messages.search", func() params { return params{"CHAT_ID": 1, "SEARCH_MESSAGE": "the"} }, object("messages", "users")},
		{"im.dialog.read", func() params { return params{"DIALOG_ID": "chat3", "MESSAGE_ID": unread} }, func(t *testing.T, r result) {
			now := d.dialog("chat3")
			require.JSONEq(t, fmt.Sprintf(`{"dialogId":"chat3","chatId":3,"lastId":%d,"counter":%d}`, now.LastID, now.Counter), string(r.Result))
			require.Equal(t, unread, now.LastID)
		}},
		{"im.dialog.unread", func() params { return params{"DIALOG_ID": "chat3", "MESSAGE_ID": unread} }, exactly(`true`)},
		{"im.dialog.users.list", func() params { return params{"DIALOG_ID": "chat1"} }, list},
		{"im.dialog.writing", func() params { return params{"DIALOG_ID": "chat1"} }, exactly(`true`)},
		{"im.chat.get", func() params { return params{"ENTITY_TYPE": "CRM", "ENTITY_ID": "DEAL|7"} }, exactly(`{"ID":6}`)},
		{"im.recent.list", func() params { return params{"LIMIT": 50} }, object("items", "hasMore")},
		{"im.recent.get", func() params { return params{} }, list},
		{"im.counters.get", func() params { return params{} }, object("TYPE", "CHAT", "DIALOG")},
		{"im.user.get", func() params { return params{} }, object("id", "name", "color", "avatar")},
		{"im.user.list.get", func() params { return params{"ID": []int{2, 3}} }, object("2", "3")},
		{"im.message.add", func() params { return params{"DIALOG_ID": "chat4", "MESSAGE": "from the SDK: a=b&c[d] é 😀"} }, func(t *testing.T, r result) {
			require.NoError(t, json.Unmarshal(r.Result, &added))
			require.Equal(t, added, d.dialog("chat4").LastMessageID)
		}},
		{"im.message.update", func() params { return params{"MESSAGE_ID": added, "MESSAGE": "changed"} }, exactly(`true`)},
		{"im.message.like", func() params { return params{"MESSAGE_ID": added, "ACTION": "plus"} }, exactly(`true`)},
		{"im.message.delete", func() params { return params{"MESSAGE_ID": added} }, exactly(`true`)},
		{"im.revision.get", func() params { return params{} }, object("rest")},
		{"profile", func() params { return params{} }, object("ID", "ADMIN", "NAME")},
		{"user.current", func() params { return params{} }, object("ID")},
		{"imopenlines.crm.chat.get", func() params { return params{"CRM_ENTITY_TYPE": "deal", "CRM_ENTITY": 7} }, list},
		{"tasks.task.get", func() params { return params{"taskId": 5, "select": []string{"ID", "CHAT_ID"}} }, object("task")},
		{"app.info", func() params { return params{} }, object("ID", "CODE", "STATUS", "INSTALLED")},
		{"placement.list", func() params { return params{} }, list},
		{"placement.bind", func() params {
			return params{"PLACEMENT": "IM_SIDEBAR", "HANDLER": handler, "TITLE": "Seen", "OPTIONS": params{"iconName": "fa-comments-o"},
				"LANG_ALL": params{"en": params{"TITLE": "Seen"}}}
		}, exactly(`true`)},
		{"placement.get", func() params { return params{} }, list},
		{"placement.unbind", func() params { return params{"PLACEMENT": "IM_SIDEBAR", "HANDLER": handler} }, object("count")},
		{"im.dialog.read.all", func() params { return params{} }, exactly(`true`)},
	} {
		t.Run(test.method, func(t *testing.T) {
			got := do[result](s, "call", test.method, test.params())
			require.True(t, got.OK, got.Errors)
			require.Equal(t, http.StatusOK, got.Status)
			test.check(t, got)
		})
	}
	require.Zero(t, d.dialog("chat1").Counter)
	require.Zero(t, d.told("refreshAuth"))
}

func TestSDKTellsErrorsApart(t *testing.T) {
	d := newDesk(t, generous)
	s := d.ready("/?placement=IM_SIDEBAR&user=2")
	for code, test := range map[string]struct {
		method string
		params params
		status int
	}{
		"ERROR_METHOD_NOT_FOUND": {"im.no.such", params{}, 404},
		"DIALOG_ID_EMPTY":        {"im.dialog.read", params{"MESSAGE_ID": 1}, 400},
		"MESSAGE_ID_ERROR":       {"im.dialog.unread", params{"DIALOG_ID": "chat1"}, 400},
		"ACCESS_ERROR":           {"im.message.add", params{"DIALOG_ID": "chat99", "MESSAGE": "x"}, 0},
	} {
		t.Run(code, func(t *testing.T) {
			got := s.end(s.begin("call", test.method, test.params))
			if got.Problem != nil {
				require.Equal(t, code, got.Problem.Code)
				if test.status != 0 {
					require.Equal(t, test.status, got.Problem.Status)
				}
				return
			}
			var soft result
			require.NoError(t, json.Unmarshal(got.Value, &soft))
			require.False(t, soft.OK, "%s", got.Value)
			require.Positive(t, d.refused(code), soft.Errors)
		})
	}
	control[any](d, http.MethodPost, "settings", `{"scopes":"placement"}`)
	fresh := d.ready("/?placement=IM_SIDEBAR&user=2")
	require.Equal(t, "insufficient_scope", fresh.fails("call", "im.dialog.get", params{"DIALOG_ID": "chat1"}).Code)
}

// batch is a batch's outcome as the SDK has it.
type batch[T any] struct {
	OK     bool              `json:"ok"`
	Each   T                 `json:"each"`
	Errors map[string]string `json:"errors"`
}

func TestSDKRunsBatches(t *testing.T) {
	d := newDesk(t, generous)
	s := d.ready("/?placement=IM_SIDEBAR&user=1")

	t.Run("with named keys", func(t *testing.T) {
		got := do[batch[map[string]result]](s, "batch", params{
			"me":     params{"method": "im.user.get", "params": params{}},
			"dialog": []any{"im.dialog.get", params{"DIALOG_ID": "chat6"}},
			"chat":   []any{"im.chat.get", params{"ENTITY_TYPE": "CRM", "ENTITY_ID": "DEAL|7"}},
			"none":   []any{"im.chat.get", params{"ENTITY_TYPE": "CRM", "ENTITY_ID": "DEAL|404"}},
			"first":  []any{"im.dialog.messages.get", params{"DIALOG_ID": "chat$result[chat][ID]", "LIMIT": 2, "FIRST_ID": 0}},
		}, true)
		require.True(t, got.OK, got.Errors)
		require.Len(t, got.Each, 5)
		require.EqualValues(t, 1, got.Each["me"].object(t)["id"])
		require.JSONEq(t, `{"ID":6}`, string(got.Each["chat"].Result))
		require.JSONEq(t, `null`, string(got.Each["none"].Result))
	})

	t.Run("with numbered keys", func(t *testing.T) {
		got := do[batch[[]result]](s, "batch", []any{
			[]any{"im.dialog.get", params{"DIALOG_ID": "chat1"}},
			[]any{"im.dialog.get", params{"DIALOG_ID": "chat2"}},
			[]any{"im.revision.get", params{}},
		}, true)
		require.True(t, got.OK, got.Errors)
		require.Len(t, got.Each, 3)
		require.EqualValues(t, 1, got.Each[0].object(t)["id"])
		require.EqualValues(t, 2, got.Each[1].object(t)["id"])
		require.Contains(t, got.Each[2].object(t), "rest")
	})

	t.Run("past an error and a refusal", func(t *testing.T) {
		got := do[batch[map[string]result]](s, "batch", params{
			"bad":     []any{"im.dialog.get", params{}},
			"refused": []any{"im.dialog.read", params{"DIALOG_ID": "chat5", "MESSAGE_ID": 1}},
			"good":    []any{"im.user.get", params{"ID": 2}},
		}, false)
		require.False(t, got.OK)
		require.False(t, got.Each["bad"].OK)
		require.Contains(t, got.Errors, "bad")
		require.True(t, got.Each["refused"].OK)
		require.JSONEq(t, `false`, string(got.Each["refused"].Result))
		require.True(t, got.Each["good"].OK)
	})

	t.Run("up to an error", func(t *testing.T) {
		got := do[batch[[]result]](s, "batch", []any{
			[]any{"im.user.get", params{}}, []any{"im.no.such", params{}}, []any{"im.user.get", params{}},
		}, true)
		require.False(t, got.OK)
		require.Less(t, len(got.Each), 3)
	})

	t.Run("of more than fit into one", func(t *testing.T) {
		calls := make([]any, 0, 60)
		for i := range 60 {
			calls = append(calls, []any{"im.user.get", params{"ID": i%9 + 1}})
		}
		got := do[struct {
			OK   bool
			Data []map[string]any
		}](s, "chunks", calls)
		require.True(t, got.OK)
		require.Len(t, got.Data, 60)
		for i, user := range got.Data {
			require.Equal(t, strconv.Itoa(i%9+1), fmt.Sprint(user["id"]))
		}
	})
}

func TestSDKRecoversFromTheRateLimit(t *testing.T) {
	d := newDesk(t, func(s *rest.Settings) { s.Burst, s.PerSecond = 8, 20 })
	s := d.ready("/?placement=IM_SIDEBAR&user=1")
	for _, one := range do[[]result](s, "calls", "im.user.get", params{}, 14) {
		require.True(t, one.OK, one.Errors)
		require.Positive(t, one.Time.Operating)
	}
	require.Positive(t, d.refused("QUERY_LIMIT_EXCEEDED"), "the portal did refuse")
}

func TestSDKSurvivesARefusalInBetween(t *testing.T) {
	d := newDesk(t, generous)
	s := d.ready("/?placement=IM_SIDEBAR&user=1")
	control[any](d, http.MethodPost, "faults", `{"method":"im.user.get","status":503,"error":"QUERY_LIMIT_EXCEEDED","times":1}`)
	require.True(t, do[result](s, "call", "im.user.get", params{}).OK)
	require.Equal(t, 1, d.refused("QUERY_LIMIT_EXCEEDED"))
	control[any](d, http.MethodPost, "faults", `{"method":"im.user.get","drop":true,"times":1}`)
	require.True(t, do[result](s, "call", "im.user.get", params{}).OK)
	control[any](d, http.MethodPost, "faults", `{"method":"im.user.get","html":true,"status":502,"times":1}`)
	s.end(s.begin("call", "im.user.get", params{}))
	require.True(t, do[result](s, "call", "im.user.get", params{}).OK, "garbage does not last")
}
