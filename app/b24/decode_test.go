package b24_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
)

func raw(s string) json.RawMessage { return json.RawMessage(s) }

const wholeDialog = `{"id":1489,"parent_chat_id":0,"name":"Launch","description":"","owner":1,"extranet":false,"avatar":"/upload/a b.png","color":"#4BA984",
 "type":"chat","counter":3,"user_counter":5,"message_count":1200,"unread_id":84876,"restrictions":{"avatar":true},"last_message_id":84878,"last_id":84875,"marked_id":0,
 "entity_type":"CRM","entity_id":"DEAL|7","mute_list":{"503":true},"date_create":"2026-08-01T10:00:00+03:00","message_type":"C","role":"member","text_field_enabled":true,
 "permissions":{"can_post":"member"},"readed_list":[{"user_id":"2","user_name":"Anna","message_id":"84870","date":"2026-08-21T10:00:00+03:00"},{"user_id":3,"user_name":"Bo","message_id":84878,"date":null},{"user_id":4,"message_id":0}],
 "dialog_id":"chat1489"}`

func TestADialogIsReadWhole(t *testing.T) {
	p := always(t, ok(wholeDialog))
	c := client(p, &auth{token: oldTok})
	c.SetUser(503)
	got, err := c.Dialog(t.Context(), chat(1489))
	require.NoError(t, err)
	require.Equal(t, "chat1489", p.requests[0].form.Get("DIALOG_ID"))
	require.True(t, got.Read[0].Date.Equal(time.Date(2026, 8, 21, 7, 0, 0, 0, time.UTC)))
	got.Read[0].Date = time.Time{}
	require.Equal(t, im.Dialog{
		ID: chat(1489), ChatID: 1489, Name: "Launch", Avatar: portal + "/upload/a%20b.png", Color: "#4ba984", Type: "chat",
		Counter: 3, LastID: message(84875), LastMessageID: message(84878), UnreadID: message(84876), HasMark: true,
		UserCounter: 5, MessageCount: 1200, Muted: true, CanPost: true, EntityType: "CRM", EntityID: "DEAL|7",
		Read: []im.ReadReceipt{{UserID: 2, UserName: "Anna", MessageID: message(84870)}, {UserID: 3, UserName: "Bo", MessageID: message(84878)}},
	}, got)
	without, err := b24.DecodeDialog(raw(wholeDialog), im.DialogID{})
	require.NoError(t, err)
	require.Equal(t, "chat1489", without.ID.String())
	require.Empty(t, without.Avatar, "a relative address needs the portal")
}

func TestAnOldPortalTellsLittleOfADialog(t *testing.T) {
	got, err := b24.DecodeDialog(raw(`{"ID":"12","TITLE":"Old","OWNER":"1","MESSAGE_TYPE":"P","AVATAR":"/bitrix/js/im/images/blank.gif","COLOR":"red"}`), chat(12))
	require.NoError(t, err)
	require.Equal(t, im.Dialog{ID: chat(12), ChatID: 12, Name: "Old", Type: "private", CanPost: true}, got)
	got, err = b24.DecodeDialog(raw(`{"id":12,"last_id":0,"counter":"x","readed_list":null,"mute_list":null,"permissions":[]}`), chat(12))
	require.NoError(t, err)
	require.True(t, got.HasMark, "nothing read yet is something told")
	require.True(t, got.LastID.IsZero())
	got, err = b24.DecodeDialog(raw(`{"id":12,"last_id":null}`), chat(12))
	require.NoError(t, err)
	require.False(t, got.HasMark)
	for _, odd := range []string{``, `null`, `[]`, `false`, `{}`, `{"id":0}`, `{"id":"x"}`, `"chat1"`} {
		_, err := b24.DecodeDialog(raw(odd), chat(1))
		require.ErrorIs(t, err, b24.ErrMalformed, odd)
	}
}

func TestWhoMutedComesInManyShapes(t *testing.T) {
	c := client(always(t, ok("1")), nil)
	c.SetUser(503)
	for list, want := range map[string]bool{
		`[]`: false, `null`: false, `{}`: false, `[503]`: true, `["503"]`: true, `[502]`: false, `{"503":true}`: true, `{"503":false}`: false,
		`{"503":"Y"}`: true, `{"502":true}`: false, `{"2":503}`: true, `[{"user_id":503}]`: true, `true`: false, `{"503":0}`: false,
	} {
		d, err := c.DecodeDialog(raw(`{"id":1,"mute_list":`+list+`}`), chat(1))
		require.NoError(t, err)
		require.Equal(t, want, d.Muted, list)
	}
}

func TestWhoMayPost(t *testing.T) {
	for fields, want := range map[string]bool{
		`"role":"member"`: true, `"permissions":{"can_post":"manager"},"role":"member"`: false, `"permissions":{"can_post":"manager"},"role":"MANAGER"`: true,
		`"permissions":{"can_post":"owner"},"role":"manager"`: false, `"permissions":{"can_post":"none"}`: false, `"text_field_enabled":false`: false, `"text_field_enabled":"Y"`: true,
		`"restrictions":{"send":false}`: false, `"restrictions":{"send":true}`: true, `"restrictions":{}`: true, `"restrictions":[]`: true,
	} {
		d, err := b24.DecodeDialog(raw(`{"id":1,`+fields+`}`), chat(1))
		require.NoError(t, err)
		require.Equal(t, want, d.CanPost, fields)
	}
}

const page = `{"chat_id":12,"messages":[
 {"id":9,"chat_id":12,"author_id":2,"date":"2026-08-21T10:00:00+03:00","text":"[b]hi[/b]\nyou","unread":true,"uuid":"u-1","replaces":[],"params":[],"disappearing_date":null},
 {"id":"8","author_id":"0","date":"2026-08-21T09:00:00+0300","text":"joined","uuid":null,"params":{"CODE":["CHAT_JOIN"],"NOTIFY":"N"}},
 {"id":7,"author_id":3,"date":null,"text":null,"params":{"IS_DELETED":"Y","IS_EDITED":"Y","LARGE_FONT":"N","FILE_ID":["5",6],"LIKE":{"0":"2","3":4},"REPLY_ID":"6","NAME":"Customer","AVATAR":"https://x.example/a.png","ATTACH":[{"ID":1,"BLOCKS":[{"MESSAGE":"x"}]}],"KEYBOARD":"N","MENU":[]}},
 {"id":0,"text":"no message"},{"text":"nor this"},7,null],
 "users":[{"id":2,"name":"Anna Lee","first_name":"Anna","last_name":"Lee","work_position":null,"color":"#df532d","avatar":"/bitrix/js/im/images/blank.gif","gender":"F","bot":false,"extranet":false,"phones":false},
 {"id":"3","name":"","first_name":"Bo","last_name":"Berg","avatar":"//cdn.example/b.png","gender":"x","bot":"Y","extranet":1},{"id":0},[]],
 "files":[{"id":"5","type":"image","name":"a.png","size":"1024","image":{"width":640,"height":"480"},"urlPreview":"/disk/p?id=5","urlShow":"https://acme.bitrix24.com/s","urlDownload":"javascript:alert(1)"},
 {"id":6,"type":"odd","name":"v.ogg","size":-1,"image":false,"isVoiceNote":true},{"id":"temp"}]}`

func TestAPageOfMessagesIsReadWhole(t *testing.T) {
	p := always(t, ok(page))
	got, err := client(p, nil).Messages(t.Context(), chat(12), b24.MessagesQuery{Before: message(10), Limit: 500})
	require.NoError(t, err)
	require.Equal(t, map[string][]string{"DIALOG_ID": {"chat12"}, "LAST_ID": {"10"}, "LIMIT": {"50"}}, map[string][]string(p.requests[0].form))
	require.True(t, got.Messages[0].Date.Equal(time.Date(2026, 8, 21, 7, 0, 0, 0, time.UTC)))
	require.True(t, got.Messages[1].Date.Equal(time.Date(2026, 8, 21, 6, 0, 0, 0, time.UTC)))
	got.Messages[0].Date, got.Messages[1].Date = time.Time{}, time.Time{}
	require.Equal(t, im.History{
		ChatID: 12,
		Messages: []im.Message{
			{ID: message(9), ChatID: 12, AuthorID: 2, Text: "[b]hi[/b]\nyou", UUID: "u-1"},
			{ID: message(8), ChatID: 12, Text: "joined"},
			{ID: message(7), ChatID: 12, AuthorID: 3, Params: im.Params{
				Deleted: true, Edited: true, FileIDs: []int64{5, 6}, Likes: []im.UserID{2, 4}, ReplyID: message(6),
				AuthorName: "Customer", AuthorAvatar: "https://x.example/a.png",
				Attach: []im.Attach{{Blocks: []im.Block{{Kind: im.BlockText, Text: "x"}}}},
			}},
		},
		Users: []im.User{
			{ID: 2, Name: "Anna Lee", FirstName: "Anna", LastName: "Lee", Color: "#df532d", Gender: "F"},
			{ID: 3, Name: "Bo Berg", FirstName: "Bo", LastName: "Berg", Avatar: "https://cdn.example/b.png", Bot: true, Extranet: true},
		},
		Files: []im.File{
			{ID: 5, Type: "image", Name: "a.png", Size: 1024, Width: 640, Height: 480, PreviewURL: portal + "/disk/p?id=5", ShowURL: "https://acme.bitrix24.com/s"},
			{ID: 6, Type: "file", Name: "v.ogg", Voice: true},
		},
		Unreadable: 4,
	}, got)
	require.Equal(t, 7, got.Size(), "what the portal sent")
}

func TestPagesAreAskedForByTheirPivot(t *testing.T) {
	for _, c := range []struct {
		query b24.MessagesQuery
		want  map[string]string
	}{
		{b24.MessagesQuery{}, map[string]string{"LIMIT": "50"}},
		{b24.MessagesQuery{Limit: 20}, map[string]string{"LIMIT": "20"}},
		{b24.MessagesQuery{After: message(7)}, map[string]string{"LIMIT": "50", "FIRST_ID": "7"}},
		{b24.MessagesQuery{First: true}, map[string]string{"LIMIT": "50", "FIRST_ID": "0"}},
		{b24.MessagesQuery{After: message(7), Before: message(9)}, map[string]string{"LIMIT": "50", "FIRST_ID": "7"}},
	} {
		p := always(t, ok(`{"messages":[]}`))
		_, err := client(p, nil).Messages(t.Context(), chat(1), c.query)
		require.NoError(t, err)
		c.want["DIALOG_ID"] = "chat1"
		require.Len(t, p.requests[0].form, len(c.want))
		for name, value := range c.want {
			require.Equal(t, value, p.requests[0].form.Get(name))
		}
	}
}

func TestAnEmptyPageIsNoError(t *testing.T) {
	for _, body := range []string{`{"chat_id":1,"messages":[],"users":[],"files":[]}`, `{"messages":{}}`, `{"messages":null,"users":null,"files":false}`} {
		h, err := b24.DecodeHistory(raw(body))
		require.NoError(t, err, body)
		require.Empty(t, h.Messages)
	}
	h, err := b24.DecodeHistory(raw(`{"messages":{"10":{"id":1},"9":{"id":2}},"users":{"3":{"id":3}}}`))
	require.NoError(t, err)
	require.Equal(t, []im.Message{{ID: message(2)}, {ID: message(1)}}, h.Messages)
	require.Len(t, h.Users, 1)
	for _, odd := range []string{``, `{}`, `[]`, `null`, `false`, `{"messages":7}`, `{"messages":"x"}`, `{"messages":[{"text":"x"}]}`} {
		_, err := b24.DecodeHistory(raw(odd))
		require.ErrorIs(t, err, b24.ErrMalformed, odd)
	}
}

func TestMeIsRemembered(t *testing.T) {
	c := client(inTurn(t, ok(`{"id":503,"name":"Me"}`), ok(`{"id":1,"mute_list":[503]}`)), nil)
	me, err := c.Me(t.Context())
	require.NoError(t, err)
	require.Equal(t, im.User{ID: 503, Name: "Me"}, me)
	d, err := c.Dialog(t.Context(), chat(1))
	require.NoError(t, err)
	require.True(t, d.Muted)
	_, err = b24.DecodeUser(raw(`{"id":"x"}`))
	require.ErrorIs(t, err, b24.ErrMalformed)
}

func TestOnlyWebAddressesGetThrough(t *testing.T) {
	c := client(always(t, ok("1")), nil)
	for in, want := range map[string]string{
		"": "", "/bitrix/js/im/images/blank.gif": "", "https://acme.bitrix24.com/bitrix/js/im/images/blank.gif?1": "",
		"/upload/x.png": portal + "/upload/x.png", "upload/x.png": "", "N": "", "//cdn.example/x.png": "https://cdn.example/x.png",
		"http://x.example/a.png": "http://x.example/a.png", "javascript:alert(1)": "", "data:image/png;base64,AA==": "", "https://u:p@x.example/": "",
		"http://[": "", "https:///x": "", " /x.png ": portal + "/x.png", "\x01": "",
	} {
		encoded, err := json.Marshal(in)
		require.NoError(t, err)
		u, err := c.DecodeUser(raw(`{"id":1,"avatar":` + string(encoded) + `}`))
		require.NoError(t, err)
		require.Equal(t, want, u.Avatar, in)
	}
}
