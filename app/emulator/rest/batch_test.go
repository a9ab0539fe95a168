package rest_test

import (
	"net/http"
	"net/url"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBatchWithNames(t *testing.T) {
	p := open(t)
	a := p.call("1", "batch", "halt", "0",
		"cmd[read]", "im.dialog.read?DIALOG_ID=chat5", "cmd[users]", "im.dialog.users.list?DIALOG_ID=chat1&LIMIT=2",
		"cmd[none]", "im.no.such", "cmd[me]", "IM.USER.GET.json", "cmd[nothing]", "im.chat.get")
	require.Equal(t, http.StatusOK, a.status)
	r := a.object()
	require.Equal(t, []string{"result", "result_error", "result_next", "result_time", "result_total"}, keys(r))
	results := r["result"].(map[string]any)
	require.Equal(t, []string{"me", "nothing", "read", "users"}, keys(results), "false and null are results")
	require.Equal(t, false, results["read"])
	require.Nil(t, results["nothing"])
	require.Equal(t, map[string]any{"none": map[string]any{"error": "ERROR_METHOD_NOT_FOUND", "error_description": "Method not found!"}}, r["result_error"])
	require.Equal(t, map[string]any{"users": float64(9)}, r["result_total"])
	require.Equal(t, map[string]any{"users": float64(2)}, r["result_next"])
	require.Equal(t, []string{"me", "nothing", "read", "users"}, keys(r["result_time"].(map[string]any)))
}

func TestBatchSectionsAreListsWhenEmptyOrNumbered(t *testing.T) {
	p := open(t)
	r := p.call("1", "batch", "cmd[a]", "profile").object()
	for _, section := range []string{"result_error", "result_total", "result_next"} {
		require.Equal(t, []any{}, r[section], section)
	}
	r = p.call("1", "batch", "cmd[0]", "profile", "cmd[1]", "im.dialog.read?DIALOG_ID=chat5").object()
	require.Len(t, r["result"], 2)
	require.IsType(t, []any{}, r["result"], "numbers in order make a list")
	r = p.call("1", "batch", "cmd[0]", "im.no.such", "cmd[1]", "profile").object()
	require.IsType(t, map[string]any{}, r["result"], "a gap makes an object")
	require.IsType(t, []any{}, r["result_error"])
	none := p.call("1", "batch").object()
	require.Equal(t, []any{}, none["result"])
	a := p.send("1/demo/batch", "application/json", `{"halt":false,"cmd":["profile","server.time"]}`)
	require.Len(t, a.object()["result"], 2)
	a = p.send("1/demo/batch", "application/json", `{"cmd":{"x":"profile?","y":"im.dialog.get?DIALOG_ID=chat1"}}`)
	require.Equal(t, []string{"x", "y"}, keys(a.object()["result"].(map[string]any)))
}

func TestBatchHalt(t *testing.T) {
	p := open(t)
	for halt, want := range map[string]int{"0": 2, "1": 1, "": 2} {
		r := p.call("1", "batch", "halt", halt, "cmd[0]", "profile", "cmd[1]", "im.no.such", "cmd[2]", "profile").object()
		require.Len(t, r["result"], want, "halt=%q", halt)
		require.Len(t, r["result_error"], 1)
	}
}

func TestBatchUsesEarlierResults(t *testing.T) {
	p := open(t)
	r := p.call("1", "batch", "halt", "1",
		"cmd[chat]", "im.chat.get?ENTITY_TYPE=CRM&ENTITY_ID="+url.QueryEscape("DEAL|7"),
		"cmd[dialog]", "im.dialog.get?DIALOG_ID="+url.QueryEscape("chat$result[chat][ID]"),
		"cmd[page]", "im.dialog.messages.get?DIALOG_ID=chat1&FIRST_ID=$result[dialog][last_id]&LIMIT=1",
		"cmd[users]", "im.user.list.get?ID=$result[dialog][manager_list]",
		"cmd[gone]", "im.user.get?ID=$result[nothing][at][all]",
	).object()
	results := r["result"].(map[string]any)
	require.Equal(t, float64(6), results["dialog"].(map[string]any)["id"])
	require.Equal(t, float64(1), results["page"].(map[string]any)["chat_id"])
	require.Contains(t, results["users"], "2", "a whole list goes in as a list")
	require.Equal(t, "ID_EMPTY", r["result_error"].(map[string]any)["gone"].(map[string]any)["error"])
}

func TestBatchMisuse(t *testing.T) {
	p := open(t)
	many := []string{}
	for i := range 51 {
		many = append(many, "cmd["+strconv.Itoa(i)+"]", "profile")
	}
	a := p.call("1", "batch", many...)
	require.Equal(t, http.StatusBadRequest, a.status)
	require.Equal(t, "ERROR_BATCH_LENGTH_EXCEEDED", a.code())
	require.Len(t, p.call("1", "batch", many[:100]...).object()["result"], 50)
	a = p.call("1", "batch", "cmd[x]", "batch?cmd[y]=profile")
	require.Equal(t, "ERROR_BATCH_METHOD_NOT_ALLOWED", a.object()["result_error"].(map[string]any)["x"].(map[string]any)["error"])
	a = p.send("batch", form, "cmd[x]=profile")
	require.Equal(t, "NO_AUTH_FOUND", a.code())
	require.Equal(t, http.StatusUnauthorized, a.status)
}

func TestBatchChecksTheScopeOfEachCall(t *testing.T) {
	p := open(t)
	_, err := p.rest.Patch([]byte(`{"scopes":"placement"}`))
	require.NoError(t, err)
	a := p.app(p.token(1), "batch", "cmd[a]", "im.user.get", "cmd[b]", "profile")
	require.Equal(t, http.StatusOK, a.status)
	require.Equal(t, "insufficient_scope", a.object()["result_error"].(map[string]any)["a"].(map[string]any)["error"])
	require.Contains(t, a.object()["result"], "b")
}
