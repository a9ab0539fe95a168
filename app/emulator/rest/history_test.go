package rest_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// page calls im.dialog.messages.get and returns the numbers in the order they
// came.
func (p *portal) page(params ...string) []int64 {
	p.t.Helper()
	a := p.call("1", "im.dialog.messages.get", params...)
	require.Equal(p.t, http.StatusOK, a.status, a.text)
	ids := []int64{}
	for _, m := range a.object()["messages"].([]any) {
		ids = append(ids, int64(m.(map[string]any)["id"].(float64)))
	}
	return ids
}

func reversed(ids []int64) []int64 {
	out := slices.Clone(ids)
	slices.Reverse(out)
	return out
}

func TestFirstPageLiesAroundTheReadPointer(t *testing.T) {
	p := open(t)
	ids := p.ids(1, "chat1")
	require.Equal(t, reversed(ids[940:980]), p.page("DIALOG_ID", "chat1"), "20 before the first unread and 20 from it on")
	require.Equal(t, reversed(ids[910:1010]), p.page("DIALOG_ID", "chat1", "LIMIT", "500"), "the limit is cut to 50")
	two := p.ids(1, "2")
	require.Equal(t, reversed(two[len(two)-26:]), p.page("DIALOG_ID", "2"), "six unread widen the page by six")
	p.call("1", "im.dialog.read", "DIALOG_ID", "chat1")
	require.Equal(t, reversed(ids[1180:]), p.page("DIALOG_ID", "chat1"))
}

func TestPagingByPivots(t *testing.T) {
	p := open(t)
	ids := p.ids(1, "chat1")
	require.Equal(t, reversed(ids[80:100]), p.page("DIALOG_ID", "chat1", "LAST_ID", num(ids[100])))
	require.Equal(t, ids[101:151], p.page("DIALOG_ID", "chat1", "FIRST_ID", num(ids[100]), "LIMIT", "50"), "with FIRST_ID they rise")
	require.Equal(t, ids[101:106], p.page("CHAT_ID", "1", "FIRST_ID", num(ids[100]), "LAST_ID", num(ids[500]), "LIMIT", "5"), "FIRST_ID wins")
	require.Equal(t, ids[:20], p.page("DIALOG_ID", "chat1", "FIRST_ID", "0"), "from the very first")
	require.Equal(t, ids[1198:], p.page("DIALOG_ID", "chat1", "FIRST_ID", num(ids[1197])))
	require.Empty(t, p.page("DIALOG_ID", "chat1", "FIRST_ID", num(ids[1199])))
	require.Empty(t, p.page("DIALOG_ID", "chat1", "LAST_ID", num(ids[0])))
	require.Empty(t, p.page("DIALOG_ID", "chat1", "LAST_ID", "99999999"), "a pivot that no message has")
	require.Empty(t, p.page("DIALOG_ID", "chat4"))
	_, err := p.rest.Patch([]byte(`{"newestFirst":true}`))
	require.NoError(t, err)
	require.Equal(t, reversed(ids[100:103]), p.page("DIALOG_ID", "chat1", "FIRST_ID", num(ids[100]), "LIMIT", "3"), "as the documentation's sample")
}

func TestWalkingThroughAllPagesSeesEveryMessageOnce(t *testing.T) {
	p := open(t)
	ids := p.ids(1, "chat1")
	got := p.page("DIALOG_ID", "chat1", "LIMIT", "50")
	slices.Sort(got)
	for {
		more := p.page("DIALOG_ID", "chat1", "LIMIT", "50", "FIRST_ID", num(got[len(got)-1]))
		if got = append(got, more...); len(more) < 50 {
			break
		}
	}
	for {
		more := p.page("DIALOG_ID", "chat1", "LIMIT", "50", "LAST_ID", num(got[0]))
		if got = append(reversed(more), got...); len(more) < 50 {
			break
		}
	}
	require.Equal(t, ids, got)
}

func TestHistoryRefusals(t *testing.T) {
	p := open(t)
	for _, c := range []struct {
		status int
		code   string
		params []string
	}{
		{400, "DIALOG_ID_EMPTY", nil},
		{400, "DIALOG_ID_EMPTY", []string{"DIALOG_ID", "nonsense"}},
		{403, "ACCESS_ERROR", []string{"DIALOG_ID", "chat5"}},
		{403, "ACCESS_ERROR", []string{"DIALOG_ID", "chat4711"}},
		{400, "FIRST_ID_STRING", []string{"DIALOG_ID", "chat1", "FIRST_ID", "abc"}},
		{400, "LAST_ID_STRING", []string{"DIALOG_ID", "chat1", "LAST_ID", "12x"}},
	} {
		a := p.call("1", "im.dialog.messages.get", c.params...)
		require.Equal(t, c.status, a.status, "%v", c)
		require.Equal(t, c.code, a.code(), "%v", c)
	}
}

func TestUnreadFlagLooksAtThePointerAlone(t *testing.T) {
	p := open(t)
	p.call("1", "im.dialog.unread", "DIALOG_ID", "chat1", "MESSAGE_ID", num(p.ids(1, "chat1")[2]))
	own, system := false, false
	a := p.call("1", "im.dialog.messages.get", "DIALOG_ID", "chat1", "FIRST_ID", "0", "LIMIT", "50")
	for _, one := range a.object()["messages"].([]any) {
		m := one.(map[string]any)
		if m["unread"] == true {
			own = own || m["author_id"] == float64(1)
			system = system || m["author_id"] == float64(0)
		}
	}
	require.True(t, own, "own messages can be unread")
	require.True(t, system, "the portal's too")
}

func TestEveryKindOfContentIsThere(t *testing.T) {
	p := open(t)
	text := ""
	params, files, authors := map[string]any{}, map[string]bool{}, map[float64]bool{}
	last, missing := "0", false
	for {
		a := p.call("1", "im.dialog.messages.get", "DIALOG_ID", "chat2", "FIRST_ID", last, "LIMIT", "50")
		list := a.object()["messages"].([]any)
		if len(list) == 0 {
			break
		}
		for _, one := range a.object()["users"].([]any) {
			authors[one.(map[string]any)["id"].(float64)] = true
		}
		for _, one := range a.object()["files"].([]any) {
			files[one.(map[string]any)["type"].(string)] = true
		}
		for _, one := range list {
			m := one.(map[string]any)
			last = num(int64(m["id"].(float64)))
			text += m["text"].(string) + "\n"
			missing = missing || m["author_id"] == float64(77)
			if len(m["text"].(string)) > 20000 {
				require.Regexp(t, `\(\.\.\.\)$`, m["text"])
				params["long"] = true
			}
			switch p := m["params"].(type) {
			case map[string]any:
				for k, v := range p {
					params[k] = v
				}
			case []any:
				require.Empty(t, p)
				params["none"] = true
			}
		}
	}
	for _, tag := range []string{"[b]", "[color=", "[url=", "[USER=1]", "[user=all]", "REPLACE", "[CHAT=", "[context=", "[send=", "[put=", "[call=", "[pch=", "[icon=", "[img ", "[code]", "[timestamp=", "[disk=", "[br]", "#BR#", ">>", "------------------------------------------------------", "👩🏽‍🚀", "مرحبا", "#chat2/"} {
		require.Contains(t, text, tag)
	}
	require.NotContains(t, text, "{id:", "labels have become numbers")
	for _, k := range []string{"none", "long", "FILE_ID", "LIKE", "IS_DELETED", "IS_EDITED", "ATTACH", "KEYBOARD", "MENU", "REPLY_ID", "NAME", "AVATAR", "LARGE_FONT", "CODE", "NOTIFY", "FORWARD_ID", "URL_ONLY"} {
		require.Contains(t, params, k)
	}
	require.Equal(t, map[string]bool{"image": true, "video": true, "audio": true, "file": true}, files)
	require.True(t, missing)
	require.False(t, authors[77], "the author who left is not among the users")
}
