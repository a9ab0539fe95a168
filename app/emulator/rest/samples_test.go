package rest_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The samples below are the shapes that the public documentation shows and
// portals send; each test wants exactly these keys with these types.

const userSample = `{"id":547,"active":true,"name":"","first_name":"","last_name":"","work_position":"Tester","color":"","avatar":"","avatar_hr":"",
	"gender":"M","birthday":"","extranet":false,"network":false,"bot":false,"connector":false,"external_auth_id":"","status":"online","idle":false,
	"last_activity_date":"","mobile_last_date":false,"desktop_last_date":false,"absent":false,"departments":[1],"phones":false,"bot_data":null,"type":"user","website":"","email":""}`

const oldUserSample = `{"id":5,"name":"","first_name":"","last_name":"","work_position":"","color":"","avatar":"","gender":"M","birthday":"","extranet":false,"network":false,
	"bot":false,"connector":false,"external_auth_id":"","status":"online","idle":false,"last_activity_date":"","mobile_last_date":false,"departments":[50],"absent":false,"phones":false}`

const chatSample = `"id":1317,"parent_chat_id":0,"parent_message_id":0,"name":"","owner":547,"extranet":false,"contains_collaber":false,"avatar":"","color":"","type":"chat",
	"entity_type":"","entity_id":"","entity_data_1":"","entity_data_2":"","entity_data_3":"","manager_list":[2],"date_create":"","message_type":"C","user_counter":2,
	"restrictions":{"avatar":true,"rename":true,"extend":true,"call":true,"mute":true,"leave":true,"leave_owner":true,"send":true,"user_list":true,"path":"","path_title":""},
	"role":"MEMBER","text_field_enabled":true,"background_id":null,"entity_link":{"type":"","url":"","id":""},
	"permissions":{"manage_users_add":"member","manage_users_delete":"manager","manage_ui":"member","manage_settings":"owner","manage_messages":"member","can_post":"member"},"public":""`

const dialogSample = `{` + chatSample + `,"description":"","mute_list":[],"counter":1,"message_count":1,"unread_id":1,"last_message_id":1,"last_id":1,"marked_id":0,"disk_folder_id":1,"is_new":false,
	"readed_list":[{"user_id":1,"user_name":"","message_id":1,"date":""}],"last_message_views":{"message_id":1,"first_viewers":[{"user_id":1,"user_name":"","date":""}],"count_of_viewers":1},"dialog_id":"chat1"}`

const recentMessageSample = `{"id":84415,"text":"","file":false,"author_id":547,"attach":false,"sticker":null,"date":"","status":"received","uuid":""}`

func TestShapesOfDialogs(t *testing.T) {
	p := open(t)
	a := p.call("1", "im.dialog.get", "DIALOG_ID", "chat1")
	same(t, dialogSample, a.body["result"], "im.dialog.get")
	require.Equal(t, "member", a.object()["role"], "in small letters here")
	same(t, `{"dialogId":"chat1489","chatId":1489,"lastId":84875,"counter":3}`, p.call("1", "im.dialog.read", "DIALOG_ID", "chat1").body["result"], "im.dialog.read")
	private := p.call("1", "im.dialog.get", "DIALOG_ID", "2").object()
	require.Equal(t, "private", private["type"])
	require.Equal(t, "P", private["message_type"])
	require.Equal(t, "Marco Silva", private["name"])
	require.Equal(t, "2", private["dialog_id"])
	deal := p.call("1", "im.dialog.get", "DIALOG_ID", "chat6").object()
	require.Equal(t, "DEAL|7", deal["entity_id"])
	require.Equal(t, map[string]any{"8": true}, deal["mute_list"], "an object as soon as somebody is in it")
	require.Equal(t, []any{}, p.call("1", "im.dialog.get", "DIALOG_ID", "chat1").object()["mute_list"])
	_, err := p.rest.Patch([]byte(`{"muteList":"ids"}`))
	require.NoError(t, err)
	require.Equal(t, []any{float64(8)}, p.call("1", "im.dialog.get", "DIALOG_ID", "chat6").object()["mute_list"])
	empty := p.call("1", "im.dialog.get", "DIALOG_ID", "chat4").object()
	require.Equal(t, float64(0), empty["unread_id"])
	require.Equal(t, true, empty["is_new"])
	require.Equal(t, "sg9", p.call("1", "im.dialog.get", "DIALOG_ID", "SG9").object()["dialog_id"])
}

func TestShapesOfMessages(t *testing.T) {
	p := open(t)
	a := p.call("1", "im.dialog.messages.get", "DIALOG_ID", "chat2", "FIRST_ID", "0", "LIMIT", "50")
	require.Equal(t, []string{"chat_id", "files", "messages", "users"}, keys(a.object()))
	system := a.object()["messages"].([]any)[0]
	same(t, `{"id":1,"chat_id":2,"author_id":0,"date":"","text":"","unread":false,"uuid":null,"replaces":[],"params":{"NOTIFY":"N"},"disappearing_date":null}`, system, "a message of the portal's")
	plain := a.object()["messages"].([]any)[2]
	same(t, `{"id":1,"chat_id":2,"author_id":2,"date":"","text":"","unread":false,"uuid":"","replaces":[],"params":[],"disappearing_date":null}`, plain, "a message without params")
	require.Equal(t, "[]", kinds(plain.(map[string]any)["params"]))
	same(t, `{"id":540,"chatId":29,"date":"","type":"image","name":"","extension":"","size":1,"image":{"width":960,"height":640},"status":"done","progress":100,"authorId":1,"authorName":"",
		"urlPreview":"","urlShow":"","urlDownload":"","viewerAttrs":{"viewer":null,"viewerType":"","src":"","title":"","objectId":1,"actions":""},"mediaUrl":{"preview":{"250":""}},
		"isTranscribable":false,"isVideoNote":false,"isVoiceNote":false}`, a.object()["files"].([]any)[0], "a file")
	for _, one := range a.object()["users"].([]any) {
		if one.(map[string]any)["id"] == float64(4) {
			same(t, userSample, one, "a user")
		}
	}
	found := p.call("1", "im.dialog.messages.search", "CHAT_ID", "2", "SEARCH_MESSAGE", "likes")
	same(t, `{"messageId":1,"reactionCounters":{"like":3},"reactionUsers":{"like":[2]},"ownReactions":[]}`, found.object()["reactions"].([]any)[1], "a reaction")
	same(t, `{"id":1,"chat_id":2,"chatId":2,"author_id":1,"date":"","text":"","isSystem":false,"uuid":"","forward":null,"params":{"LIKE":[1]},"viewedByOthers":false,"viewedCount":1,"unread":false,"viewed":true}`,
		found.object()["messages"].([]any)[0], "a found message")
	require.Equal(t, []string{"additionalMessages", "copilot", "files", "messages", "reactions", "stickers", "tariffRestrictions", "users", "usersShort"}, keys(found.object()))
	require.Contains(t, found.object()["users"].([]any)[0], "workPosition")
}

func TestShapesOfLists(t *testing.T) {
	p := open(t)
	a := p.call("1", "im.recent.list", "LIMIT", "200")
	same(t, `-1`, a.body["total"], "total")
	require.Equal(t, float64(-1), a.body["total"])
	require.Equal(t, []string{"copilot", "hasMore", "hasMorePages", "items", "messagesAutoDeleteConfigs"}, keys(a.object()))
	seen := 0
	for _, one := range a.object()["items"].([]any) {
		item := one.(map[string]any)
		switch item["id"] {
		case float64(2):
			same(t, `{"id":2,"chat_id":102,"type":"user","avatar":{"url":"","color":""},"title":"","message":`+recentMessageSample+`,"counter":1,"last_id":1,"pinned":false,"unread":false,
				"has_reminder":false,"date_update":"","date_last_activity":"","user":`+userOf(item)+`,"chat":{"text_field_enabled":true,"background_id":null,"mute_list":[]},"options":[]}`, item, "a private dialog")
			seen++
		case "chat1":
			delete(item, "user")
			chat := item["chat"].(map[string]any)
			same(t, `{"id":"chat1","chat_id":1,"type":"chat","avatar":{"url":"","color":""},"title":"","message":`+recentMessageSample+`,"counter":1,"last_id":1,"pinned":false,"unread":false,
				"has_reminder":false,"date_update":"","date_last_activity":"","chat":{`+chatSample+`,"mute_list":[]},"options":[]}`, item, "a group chat")
			require.Equal(t, "MEMBER", chat["role"], "in capitals here")
			seen++
		}
	}
	require.Equal(t, 2, seen)
	c := p.call("1", "im.counters.get")
	same(t, `{"TYPE":{"ALL":5,"NOTIFY":0,"CHAT":1,"LINES":0,"DIALOG":4,"MESSENGER":5},"CHAT":{"1":1,"2":1,"3":1,"6":1,"7":1,"19":1},"CHAT_MUTED":[],"CHAT_UNREAD":[],"LINES":[],"DIALOG":{"2":3},"DIALOG_UNREAD":[]}`, c.body["result"], "im.counters.get")
	p.call("1", "im.dialog.read.all")
	require.Equal(t, []any{}, p.call("1", "im.counters.get").object()["CHAT"], "an empty map is a list")
	u := p.call("1", "im.dialog.users.list", "DIALOG_ID", "chat1", "LIMIT", "4")
	require.Equal(t, []any{float64(9), float64(4)}, []any{u.body["total"], u.body["next"]})
	require.Len(t, u.body["result"], 4)
}

// userOf is the sample of a user with the phones this one has.
func userOf(item map[string]any) string {
	if item["user"].(map[string]any)["phones"] != false {
		return userSample[:len(userSample)-1] + `,"phones":{"work_phone":""}}`
	}
	return userSample
}

func TestShapesOfSmallMethods(t *testing.T) {
	p := open(t)
	token := p.token(1)
	for _, c := range []struct{ method, sample string }{
		{"im.user.get", userSample},
		{"profile", `{"ID":"1","ADMIN":true,"NAME":"","LAST_NAME":"","PERSONAL_GENDER":"","TIME_ZONE":""}`},
		{"user.current", `{"ID":"3","ACTIVE":true,"NAME":"","LAST_NAME":"","EMAIL":"","LAST_LOGIN":"","DATE_REGISTER":"","IS_ONLINE":"Y","LAST_ACTIVITY_DATE":"","PERSONAL_GENDER":"","PERSONAL_BIRTHDAY":"","PERSONAL_PHOTO":"","WORK_POSITION":"","UF_EMPLOYMENT_DATE":"","UF_DEPARTMENT":[1]}`},
		{"im.revision.get", `{"rest":32,"web":130,"mobile":22,"desktop":6,"im_revision_mobile":22}`},
		{"app.info", `{"ID":5,"CODE":"","VERSION":4,"STATUS":"F","INSTALLED":true,"PAYMENT_EXPIRED":"N","DAYS":null,"LANGUAGE_ID":"de","LICENSE":"","LICENSE_TYPE":"","LICENSE_FAMILY":""}`},
		{"im.chat.get?ENTITY_TYPE=CRM&ENTITY_ID=DEAL|7", `{"ID":1437}`},
		{"im.chat.get?ENTITY_TYPE=CRM&ENTITY_ID=DEAL|8", `null`},
		{"im.chat.get", `null`},
		{"imopenlines.crm.chat.get?CRM_ENTITY_TYPE=deal&CRM_ENTITY=7", `[{"CHAT_ID":"1763","CONNECTOR_ID":"","CONNECTOR_TITLE":""}]`},
		{"imopenlines.crm.chat.get?CRM_ENTITY_TYPE=deal&CRM_ENTITY=8", `[]`},
		{"imopenlines.crm.chat.getLastId?CRM_ENTITY_TYPE=deal&CRM_ENTITY=7", `1763`},
		{"tasks.task.get?taskId=5&select[]=ID&select[]=CHAT_ID", `{"task":{"id":"5","title":"","status":"3","responsibleId":"8","createdDate":"","chatId":8,"responsible":{"id":"","name":"","icon":"","link":""}}}`},
		{"im.dialog.writing?DIALOG_ID=chat1", `true`},
		{"im.user.list.get?ID[]=4&ID[]=4711", `{"4":` + userSample + `,"4711":null}`},
		{"server.time", `""`},
		{"method.get?name=im.dialog.read", `{"isExisting":true,"isAvailable":true}`},
	} {
		a := p.send(c.method, form, "auth="+token)
		require.Equal(t, 200, a.status, c.method)
		same(t, c.sample, a.body["result"], c.method)
	}
	require.Equal(t, float64(6), p.call("1", "im.chat.get", "ENTITY_TYPE", "CRM", "ENTITY_ID", "DEAL|7").object()["ID"])
	require.NotContains(t, p.call("1", "tasks.task.get", "taskId", "5").object()["task"], "chatId", "told only to who asks")
}

func TestShapesOfAnOldPortal(t *testing.T) {
	p := open(t, old)
	same(t, `{"id":"21191","title":"","owner":"2","extranet":false,"avatar":"","color":"","type":"chat","entity_type":"","entity_id":"","entity_data_1":"","entity_data_2":"","entity_data_3":"","date_create":"","message_type":"C"}`,
		p.call("1", "im.dialog.get", "DIALOG_ID", "chat1").body["result"], "im.dialog.get")
	a := p.call("1", "im.dialog.messages.get", "DIALOG_ID", "chat2", "FIRST_ID", "0", "LIMIT", "50")
	same(t, `{"id":1,"chat_id":29,"author_id":1,"date":"","text":"","params":null}`, a.object()["messages"].([]any)[2], "no uuid, no unread, params null")
	same(t, oldUserSample, p.call("1", "im.user.get").body["result"], "im.user.get")
	list := p.call("1", "im.recent.get", "SKIP_DIALOG", "Y").body["result"].([]any)
	same(t, `{"id":"chat21191","type":"chat","avatar":{"url":"","color":""},"title":"","message":{"id":"30467","text":"","file":false,"attach":false,"author_id":"2"},"counter":"0","date":"",
		"chat":{"id":"21191","title":"","owner":"2","extranet":false,"avatar":"","color":"","type":"chat","entity_type":"","entity_id":"","entity_data_1":"","entity_data_2":"","entity_data_3":"","date_create":"","message_type":"C"}}`, list[0], "im.recent.get")
	for _, method := range []string{"im.dialog.messages.search", "im.dialog.users.list", "im.recent.list", "im.dialog.read.all", "im.v2.Event.get"} {
		require.Equal(t, "ERROR_METHOD_NOT_FOUND", p.call("1", method).code(), method)
	}
	require.Equal(t, float64(18), p.call("1", "im.revision.get").object()["rest"])
}
