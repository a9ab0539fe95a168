package rest_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/emulator/world"
)

func TestAddedMessageIsThereForEverybody(t *testing.T) {
	p := open(t)
	a := p.call("2", "im.message.add", "DIALOG_ID", "chat1", "MESSAGE", "Hello [b]there[/b]", "ATTACH[0][MESSAGE]", "More", "KEYBOARD[BUTTONS][0][TEXT]", "Press")
	id := int64(a.body["result"].(float64))
	m, ok := p.world.Message(id)
	require.True(t, ok)
	require.Equal(t, "Hello [b]there[/b]", m.Text)
	require.Equal(t, 241, p.dialog(1, "chat1").Counter)
	list := p.call("1", "im.dialog.messages.get", "DIALOG_ID", "chat1", "LAST_ID", num(id), "LIMIT", "1").object()["messages"]
	require.Len(t, list, 1)
	shown := p.call("1", "im.dialog.messages.search", "CHAT_ID", "1", "LIMIT", "1").object()["messages"].([]any)[0].(map[string]any)["params"]
	require.Equal(t, map[string]any{
		"ATTACH":   []any{map[string]any{"ID": "1", "COLOR": "#29619b", "BLOCKS": []any{map[string]any{"MESSAGE": "More"}}}},
		"KEYBOARD": []any{map[string]any{"TEXT": "Press"}},
	}, shown)
	reply := p.call("1", "im.message.add", "DIALOG_ID", "chat1", "MESSAGE", "To that", "REPLY_ID", num(id))
	m, _ = p.world.Message(int64(reply.body["result"].(float64)))
	require.Equal(t, id, m.Params["REPLY_ID"])
	require.Equal(t, 241, p.dialog(1, "chat1").Counter, "own messages are not counted")
	long := p.call("1", "im.message.add", "DIALOG_ID", "2", "MESSAGE", strings.Repeat("ä", 20500))
	m, _ = p.world.Message(int64(long.body["result"].(float64)))
	require.Len(t, []rune(m.Text), 20006)
}

func TestAddRefuses(t *testing.T) {
	p := open(t)
	other := p.ids(1, "chat6")
	for _, c := range []struct {
		status int
		code   string
		params []string
	}{
		{400, "MESSAGE_EMPTY", []string{"DIALOG_ID", "chat1"}},
		{400, "MESSAGE_EMPTY", []string{"DIALOG_ID", "chat1", "MESSAGE", "  "}},
		{400, "USER_ID_EMPTY", []string{"MESSAGE", "x"}},
		{400, "USER_NOT_FOUND", []string{"DIALOG_ID", "4711", "MESSAGE", "x"}},
		{403, "ACCESS_ERROR", []string{"DIALOG_ID", "chat5", "MESSAGE", "x"}},
		{400, "ATTACH_ERROR", []string{"DIALOG_ID", "chat1", "MESSAGE", "x", "ATTACH", "nonsense"}},
		{400, "ATTACH_OVERSIZE", []string{"DIALOG_ID", "chat1", "MESSAGE", "x", "ATTACH[0][MESSAGE]", strings.Repeat("x", 60001)}},
		{400, "KEYBOARD_ERROR", []string{"DIALOG_ID", "chat1", "MESSAGE", "x", "KEYBOARD", "1"}},
		{400, "MENU_ERROR", []string{"DIALOG_ID", "chat1", "MESSAGE", "x", "MENU", "{"}},
		{403, "REPLY_ACCESS_ERROR", []string{"DIALOG_ID", "chat1", "MESSAGE", "x", "REPLY_ID", "4711"}},
		{400, "REPLY_FROM_OTHER_CHAT_ERROR", []string{"DIALOG_ID", "chat1", "MESSAGE", "x", "REPLY_ID", num(other[0])}},
	} {
		a := p.call("1", "im.message.add", c.params...)
		require.Equal(t, c.code, a.code(), "%.80v", c.params)
		require.Equal(t, c.status, a.status, "%.80v", c.params)
	}
}

func TestUpdateDeleteAndLike(t *testing.T) {
	p := open(t)
	id := num(int64(p.call("1", "im.message.add", "DIALOG_ID", "chat1", "MESSAGE", "One", "MENU[0][TEXT]", "x").body["result"].(float64)))
	require.Equal(t, true, p.call("1", "im.message.update", "MESSAGE_ID", id, "MESSAGE", "Two", "MENU", "N").body["result"])
	params := func() (string, any) {
		m := p.call("1", "im.dialog.messages.search", "CHAT_ID", "1", "LIMIT", "1").object()["messages"].([]any)[0].(map[string]any)
		return m["text"].(string), m["params"]
	}
	text, got := params()
	require.Equal(t, "Two", text)
	require.Equal(t, map[string]any{"IS_EDITED": "Y"}, got)
	require.Equal(t, true, p.call("2", "im.message.like", "MESSAGE_ID", id, "ACTION", "plus").body["result"])
	again := p.call("2", "im.message.like", "MESSAGE_ID", id, "ACTION", "plus")
	require.Equal(t, http.StatusBadRequest, again.status)
	require.Equal(t, "WITHOUT_CHANGES", again.code())
	_, got = params()
	require.Equal(t, []any{float64(2)}, got.(map[string]any)["LIKE"])
	require.Equal(t, true, p.call("2", "im.message.like", "MESSAGE_ID", id).body["result"], "auto takes it back")
	require.Equal(t, "CANT_EDIT_MESSAGE", p.call("2", "im.message.update", "MESSAGE_ID", id, "MESSAGE", "No").code())
	require.Equal(t, "CANT_EDIT_MESSAGE", p.call("2", "im.message.delete", "MESSAGE_ID", id).code())
	require.Equal(t, "MESSAGE_ID_ERROR", p.call("1", "im.message.update", "MESSAGE", "x").code())
	require.Equal(t, "MESSAGE_ID_ERROR", p.call("1", "im.message.delete").code())
	require.Equal(t, "MESSAGE_ID_ERROR", p.call("1", "im.message.like", "MESSAGE_ID", "-1").code())
	require.Equal(t, true, p.call("1", "im.message.update", "MESSAGE_ID", id, "MESSAGE", "").body["result"], "an empty text deletes")
	text, got = params()
	require.Equal(t, "This message was deleted", text)
	require.Equal(t, map[string]any{"IS_DELETED": "Y"}, got)
	require.Equal(t, "CANT_EDIT_MESSAGE", p.call("1", "im.message.delete", "MESSAGE_ID", id).code(), "not twice")
}

func TestListsFilterAndPage(t *testing.T) {
	p := open(t)
	count := func(params ...string) int {
		return len(p.call("1", "im.recent.list", params...).object()["items"].([]any))
	}
	all := count()
	require.Equal(t, 10, all, "chat5 is not among them")
	require.Equal(t, 1, count("SKIP_CHAT", "Y"))
	require.Equal(t, all-1, count("SKIP_DIALOG", "Y"))
	require.Equal(t, 7, count("UNREAD_ONLY", "Y"))
	require.Equal(t, 2, count("LIMIT", "2"))
	require.Equal(t, all-4, count("OFFSET", "4"))
	require.Equal(t, true, p.call("1", "im.recent.list", "LIMIT", "2").object()["hasMore"])
	require.Len(t, p.call("1", "im.recent.get", "LAST_SYNC_DATE", p.now().Format("2006-01-02T15:04:05-07:00")).body["result"], 0)
	require.Equal(t, 1, len(p.call("2", "im.recent.list", "ONLY_OPENLINES", "Y").object()["items"].([]any)))
}

func TestPeopleOfADialog(t *testing.T) {
	p := open(t)
	ids := func(params ...string) (out []float64) {
		for _, one := range p.call("1", "im.dialog.users.list", append([]string{"DIALOG_ID", "chat2"}, params...)...).body["result"].([]any) {
			out = append(out, one.(map[string]any)["id"].(float64))
		}
		return out
	}
	require.Equal(t, []float64{1, 2, 3, 4, 10}, ids())
	require.Equal(t, []float64{1, 2, 3, 4}, ids("SKIP_EXTERNAL", "Y"))
	require.Equal(t, []float64{1, 2, 3, 4, 10}, ids("SKIP_EXTERNAL", "Y", "SKIP_EXTERNAL_EXCEPT_TYPES", "bot, email"))
	require.Equal(t, []float64{3, 4}, ids("LAST_ID", "2", "LIMIT", "2"))
	require.Equal(t, []float64{4, 10}, ids("OFFSET", "3"))
	for _, method := range []string{"im.dialog.users.list", "im.dialog.writing", "im.dialog.get"} {
		require.Equal(t, "DIALOG_ID_EMPTY", p.call("1", method).code(), method)
		a := p.call("1", method, "DIALOG_ID", "chat5")
		require.Equal(t, "ACCESS_ERROR", a.code(), method)
		require.Equal(t, http.StatusForbidden, a.status, method)
	}
	require.Equal(t, http.StatusBadRequest, p.call("1", "im.dialog.get", "DIALOG_ID", "chat4711").status, "no such chat")
	require.Equal(t, "USER_NOT_EXISTS", p.call("1", "im.user.get", "ID", "4711").code())
	require.Equal(t, "ID_EMPTY", p.call("1", "im.user.get", "ID", "0").code())
	require.Equal(t, "INVALID_FORMAT", p.call("1", "im.user.list.get", "ID", "x").code())
	require.Equal(t, "CHAT_ID_EMPTY", p.call("1", "im.dialog.messages.search").code())
	require.Equal(t, "ERROR_ARGUMENT", p.call("1", "imopenlines.crm.chat.get", "CRM_ENTITY_TYPE", "deal").code())
}

func TestPressedButtonIsItsBots(t *testing.T) {
	p := open(t)
	var message int64
	for _, id := range p.ids(1, "chat2") {
		if m, _ := p.world.Message(id); strings.HasPrefix(m.Text, "Shall I order") {
			message = id
		}
	}
	require.Positive(t, message)
	for _, c := range []struct {
		code   string
		params []string
	}{
		{"MESSAGE_ID_ERROR", []string{"BOT_ID", "11", "COMMAND", "order"}},
		{"MESSAGE_ID_ERROR", []string{"MESSAGE_ID", "99999999", "BOT_ID", "11", "COMMAND", "order"}},
		{"BOT_ID_ERROR", []string{"MESSAGE_ID", num(message), "COMMAND", "order"}},
		{"COMMAND_ERROR", []string{"MESSAGE_ID", num(message), "BOT_ID", "11"}},
		{"PARAMS_ERROR", []string{"MESSAGE_ID", num(message), "BOT_ID", "2", "COMMAND", "order"}},
		{"PARAMS_ERROR", []string{"MESSAGE_ID", num(p.ids(2, "chat5")[0]), "BOT_ID", "11", "COMMAND", "order"}},
	} {
		a := p.call("1", "im.message.command", c.params...)
		require.Equal(t, c.code, a.code(), "%v", c.params)
		require.Equal(t, 400, a.status)
	}
	before := len(p.ids(1, "chat2"))
	a := p.call("1", "im.message.command", "MESSAGE_ID", num(message), "BOT_ID", num(world.Bot), "COMMAND", "order", "COMMAND_PARAMS", "7")
	require.Equal(t, true, a.body["result"])
	m, _ := p.world.Message(message)
	require.NotContains(t, m.Params, "KEYBOARD", "it was to be pressed once")
	ids := p.ids(1, "chat2")
	require.Len(t, ids, before+1)
	m, _ = p.world.Message(ids[len(ids)-1])
	require.Equal(t, "You pressed [b]order[/b] with 7", m.Text)
	require.Equal(t, int64(world.Bot), m.AuthorID)
}

func TestOneMessageIsTakenUnderOneSenderID(t *testing.T) {
	const uuid = "3F1C9F0A-0000-4000-8000-000000000001"
	p := open(t)
	add := func(params ...string) any {
		return p.call("1", "im.message.add", append([]string{"DIALOG_ID", "chat1", "MESSAGE", "One"}, params...)...).body["result"]
	}
	first := add("TEMPLATE_ID", uuid)
	require.Equal(t, first, add("TEMPLATE_ID", uuid))
	require.Equal(t, first, add("TEMPLATE_ID", strings.ToLower(uuid)))
	require.NotEqual(t, first, add())
	require.NotEqual(t, add("TEMPLATE_ID", "x"), add("TEMPLATE_ID", "x"), "that is no id")
	m, _ := p.world.Message(int64(first.(float64)))
	require.Equal(t, strings.ToLower(uuid), m.UUID)
}
