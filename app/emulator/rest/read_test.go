package rest_test

import (
	"net/http"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

func num(n int64) string { return strconv.FormatInt(n, 10) }

func TestReadMarksUpToTheMessage(t *testing.T) {
	p := open(t)
	ids := p.ids(1, "chat1")
	a := p.call("1", "im.dialog.read", "DIALOG_ID", "chat1", "MESSAGE_ID", num(ids[1000]))
	require.JSONEq(t, `{"dialogId":"chat1","chatId":1,"lastId":`+num(ids[1000])+`,"counter":199}`, dump(t, a.body["result"]))
	a = p.call("1", "im.dialog.read", "DIALOG_ID", "CHAT1", "MESSAGE_ID", num(ids[970]))
	require.JSONEq(t, `{"dialogId":"chat1","chatId":1,"lastId":`+num(ids[1000])+`,"counter":199}`, dump(t, a.body["result"]), "an older number takes nothing back")
	a = p.call("1", "im.dialog.read", "DIALOG_ID", "chat1", "MESSAGE_ID", num(ids[10]), "LAST_ID", num(ids[1100]))
	require.Equal(t, float64(99), a.object()["counter"], "LAST_ID wins over MESSAGE_ID")
	a = p.call("1", "im.dialog.read", "DIALOG_ID", "chat1", "MESSAGE_ID", num(ids[1100]+1))
	require.Equal(t, true, a.object()["lastId"].(float64) >= float64(ids[1100]), "a number of no message in the chat is as good as any")
}

func TestReadWithoutAPositiveNumberReadsEverything(t *testing.T) {
	for _, params := range [][]string{{}, {"MESSAGE_ID", "0"}, {"MESSAGE_ID", "-7"}, {"MESSAGE_ID", "abc"}, {"MESSAGE_ID", ""}, {"MESSAGE_ID", "99999999"}} {
		p := open(t)
		ids := p.ids(1, "chat1")
		a := p.call("1", "im.dialog.read", append([]string{"DIALOG_ID", "chat1"}, params...)...)
		require.JSONEq(t, `{"dialogId":"chat1","chatId":1,"lastId":`+num(ids[1199])+`,"counter":0}`, dump(t, a.body["result"]), "%v", params)
	}
}

func TestReadOfAMessageOfAnotherChatReadsWhatIsBelow(t *testing.T) {
	p := open(t)
	fair, other := p.ids(1, "chat1"), p.ids(1, "chat6")
	pivot := other[len(other)-1]
	left, last := 0, int64(0)
	for _, id := range fair {
		if id > pivot {
			left++
		} else {
			last = id
		}
	}
	require.Positive(t, left)
	a := p.call("1", "im.dialog.read", "DIALOG_ID", "chat1", "MESSAGE_ID", num(pivot))
	require.Equal(t, float64(left), a.object()["counter"])
	require.Equal(t, float64(last), a.object()["lastId"])
}

func TestReadSpellsTheDialogItsOwnWay(t *testing.T) {
	p := open(t)
	require.Equal(t, "chat19", p.call("1", "im.dialog.read", "DIALOG_ID", "sg9").object()["dialogId"])
	a := p.call("1", "im.dialog.read", "DIALOG_ID", "2")
	require.Equal(t, float64(2), a.object()["dialogId"], "a private dialog is a number")
	require.Equal(t, float64(102), a.object()["chatId"])
	require.Equal(t, true, p.call("1", "im.dialog.read", "DIALOG_ID", "notify").body["result"])
}

func TestReadAnswersFalseWithoutAccess(t *testing.T) {
	for _, age := range []bool{false, true} {
		p := open(t)
		_, err := p.rest.Patch([]byte(`{"old":` + strconv.FormatBool(age) + `}`))
		require.NoError(t, err)
		for _, c := range [][2]string{{"1", "chat5"}, {"1", "chat999"}, {"1", "8"}, {"1", "crm7"}, {"2", "chat20"}} {
			a := p.call(c[0], "im.dialog.read", "DIALOG_ID", c[1], "MESSAGE_ID", "99999")
			require.Equal(t, http.StatusOK, a.status, "%v", c)
			require.Equal(t, false, a.body["result"], "%v", c)
		}
		for _, id := range []string{"", "chat", "x", "chat1x", "0"} {
			a := p.call("1", "im.dialog.read", "DIALOG_ID", id, "MESSAGE_ID", "99999")
			require.Equal(t, http.StatusBadRequest, a.status, id)
			require.Equal(t, "DIALOG_ID_EMPTY", a.code(), id)
		}
	}
}

func TestOldPortalInsistsOnTheNumberAndAnswersFalseForNothingNew(t *testing.T) {
	p := open(t, old)
	ids := p.ids(1, "chat1")
	for _, params := range [][]string{{}, {"MESSAGE_ID", "0"}, {"MESSAGE_ID", "-7"}, {"MESSAGE_ID", "abc"}} {
		a := p.call("1", "im.dialog.read", append([]string{"DIALOG_ID", "chat1"}, params...)...)
		require.Equal(t, http.StatusBadRequest, a.status)
		require.Equal(t, "MESSAGE_ID_ERROR", a.code())
	}
	require.Equal(t, 240, p.dialog(1, "chat1").Counter, "nothing was read")
	for dialog, spelled := range map[string]any{"chat1": "chat1", "sg9": "chat19", "2": float64(2)} {
		list := p.ids(1, dialog)
		a := p.call("1", "im.dialog.read", "DIALOG_ID", dialog, "MESSAGE_ID", num(list[len(list)-1]))
		require.Equal(t, spelled, a.object()["dialogId"])
		a = p.call("1", "im.dialog.read", "DIALOG_ID", dialog, "MESSAGE_ID", num(list[len(list)-1]))
		require.Equal(t, false, a.body["result"], "nothing new")
	}
	require.Equal(t, false, p.call("1", "im.dialog.read", "DIALOG_ID", "chat1", "MESSAGE_ID", num(ids[5])).body["result"])
}

func TestUnreadTakesBack(t *testing.T) {
	p := open(t)
	ids := p.ids(1, "chat1")
	a := p.call("1", "im.dialog.unread", "DIALOG_ID", "chat1", "MESSAGE_ID", num(ids[900]))
	require.Equal(t, true, a.body["result"])
	d := p.call("1", "im.dialog.get", "DIALOG_ID", "chat1").object()
	require.Equal(t, float64(ids[899]), d["last_id"])
	require.Equal(t, float64(ids[900]), d["marked_id"])
	require.Equal(t, true, p.call("1", "im.dialog.unread", "DIALOG_ID", "chat5", "MESSAGE_ID", "5").body["result"], "true even where nothing changed")
	for _, id := range []string{"", "0", "-1", "x"} {
		a = p.call("1", "im.dialog.unread", "DIALOG_ID", "chat1", "MESSAGE_ID", id)
		require.Equal(t, http.StatusBadRequest, a.status)
		require.Equal(t, "MESSAGE_ID_ERROR", a.code())
	}
	require.Equal(t, "DIALOG_ID_EMPTY", p.call("1", "im.dialog.unread", "MESSAGE_ID", "5").code())
}

func TestReadAllReadsEveryDialog(t *testing.T) {
	p := open(t)
	require.Equal(t, true, p.call("1", "im.dialog.read.all").body["result"])
	require.Empty(t, p.world.Counters(1))
	_, err := p.rest.Patch([]byte(`{"old":true}`))
	require.NoError(t, err)
	require.Equal(t, http.StatusNotFound, p.call("1", "im.dialog.read.all").status)
}

func TestReceiptsReachTheOthers(t *testing.T) {
	p := open(t)
	ids := p.ids(1, "chat1")
	p.call("1", "im.dialog.read", "DIALOG_ID", "chat1", "MESSAGE_ID", num(ids[1003]))
	found := false
	for _, one := range p.call("2", "im.dialog.get", "DIALOG_ID", "chat1").object()["readed_list"].([]any) {
		one := one.(map[string]any)
		if one["user_id"] == float64(1) {
			found = true
			require.Equal(t, float64(ids[1003]), one["message_id"])
			require.Equal(t, "Anna Berg", one["user_name"])
		}
		require.NotEqual(t, float64(2), one["user_id"], "only the others are listed")
	}
	require.True(t, found)
}

func TestCounterLimitHidesTheRest(t *testing.T) {
	p := open(t)
	_, err := p.rest.Patch([]byte(`{"counterLimit":100}`))
	require.NoError(t, err)
	require.Equal(t, float64(100), p.call("1", "im.dialog.get", "DIALOG_ID", "chat1").object()["counter"])
	require.Equal(t, float64(18), p.call("1", "im.dialog.get", "DIALOG_ID", "sg9").object()["counter"])
}
