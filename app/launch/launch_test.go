package launch_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/launch"
)

type options = map[string]string

func dialog(t *testing.T, s string) im.DialogID {
	t.Helper()
	id, err := im.ParseDialogID(s)
	require.NoError(t, err)
	return id
}

func message(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}

func TestPlacementsOfTheMessengerShowTheirDialog(t *testing.T) {
	for _, placement := range []string{"IM_SIDEBAR", "IM_TEXTAREA", "IM_CONTEXT_MENU", "IMMOBILE_CONTEXT_MENU", "IM_SMILES_SELECTOR", " im_sidebar "} {
		for _, o := range []options{
			{"dialogId": "chat42", "URI": "/online/"}, {"DIALOGID": "chat42"}, {"DIALOG_ID": "CHAT42"}, {"dialog_id": " chat42 "},
		} {
			require.Equal(t, launch.Target{Dialog: dialog(t, "chat42")}, launch.Resolve(placement, o), "%s %v", placement, o)
		}
		require.Equal(t, launch.Target{Dialog: dialog(t, "47")}, launch.Resolve(placement, options{"DIALOGID": "47"}))
		for _, o := range []options{nil, {}, {"URI": "/online/"}, {"DIALOGID": ""}, {"DIALOGID": "0"}, {"DIALOGID": "notify"}, {"DIALOGID": "{}"}} {
			require.Equal(t, launch.Target{Missing: "dialogId"}, launch.Resolve(placement, o), "%s %v", placement, o)
		}
	}
}

func TestContextMenuOpensAtItsMessage(t *testing.T) {
	for _, o := range []options{{"MESSAGEID": "2431", "DIALOGID": "chat2"}, {"messageId": "2431", "dialogId": "chat2"}, {"MESSAGE_ID": "2431", "DIALOG_ID": "chat2"}} {
		require.Equal(t, launch.Target{Dialog: dialog(t, "chat2"), Message: message(2431)}, launch.Resolve("IM_CONTEXT_MENU", o))
	}
	for _, bad := range []string{"", "0", "-3", "x"} {
		require.Equal(t, launch.Target{Dialog: dialog(t, "chat2")}, launch.Resolve("IM_CONTEXT_MENU", options{"DIALOGID": "chat2", "MESSAGEID": bad}))
	}
}

func TestCRMCardsAskForTheirChats(t *testing.T) {
	for placement, want := range map[string]launch.Lookup{
		"CRM_LEAD_DETAIL_TAB":          {Chats: []launch.Entity{{"CRM", "LEAD|7"}}, Lines: &launch.Entity{"lead", "7"}},
		"CRM_DEAL_DETAIL_TAB":          {Chats: []launch.Entity{{"CRM", "DEAL|7"}}, Lines: &launch.Entity{"deal", "7"}},
		"CRM_CONTACT_DETAIL_TAB":       {Chats: []launch.Entity{{"CRM", "CONTACT|7"}}, Lines: &launch.Entity{"contact", "7"}},
		"CRM_COMPANY_DETAIL_TAB":       {Chats: []launch.Entity{{"CRM", "COMPANY|7"}}, Lines: &launch.Entity{"company", "7"}},
		"CRM_QUOTE_DETAIL_TAB":         {Chats: []launch.Entity{{"CRM", "QUOTE|7"}}},
		"CRM_SMART_INVOICE_DETAIL_TAB": {Chats: []launch.Entity{{"CRM", "SMART_INVOICE|7"}, {"CRM", "DYNAMIC_31|7"}}},
		"CRM_ORDER_DETAIL_TAB":         {Chats: []launch.Entity{{"CRM", "ORDER|7"}}},
		"CRM_DYNAMIC_128_DETAIL_TAB":   {Chats: []launch.Entity{{"CRM", "DYNAMIC_128|7"}}},
		"crm_dynamic_1038_detail_tab":  {Chats: []launch.Entity{{"CRM", "DYNAMIC_1038|7"}}},
	} {
		require.Equal(t, launch.Target{Lookup: &want}, launch.Resolve(placement, options{"ID": "7", "URI": "/crm/"}), placement)
		require.Equal(t, launch.Target{Lookup: &want}, launch.Resolve(placement, options{"id": "07"}), placement)
		for _, o := range []options{nil, {"ID": ""}, {"ID": "0"}, {"ID": "seven"}, {"ID": "-7"}} {
			require.Equal(t, launch.Target{Missing: "ID"}, launch.Resolve(placement, o), "%s %v", placement, o)
		}
	}
	for _, odd := range []string{"CRM_DYNAMIC__DETAIL_TAB", "CRM_DYNAMIC_0_DETAIL_TAB", "CRM_DYNAMIC_x_DETAIL_TAB", "CRM_DYNAMIC_5", "CRM_", "CRM_DEAL"} {
		require.Equal(t, launch.Target{Picker: true}, launch.Resolve(odd, options{"ID": "7"}), odd)
	}
}

func TestTasksAskForTheirChat(t *testing.T) {
	want := launch.Target{Lookup: &launch.Lookup{Task: "5", Chats: []launch.Entity{{"TASKS_TASK", "5"}, {"TASKS", "5"}}}}
	for _, placement := range []string{"TASK_VIEW_TAB", "TASK_VIEW_SIDEBAR", "TASK_VIEW_TOP_PANEL"} {
		for _, o := range []options{{"taskId": "5"}, {"TASKID": "5"}, {"TASK_ID": "5"}} {
			require.Equal(t, want, launch.Resolve(placement, o))
		}
		require.Equal(t, launch.Target{Missing: "taskId"}, launch.Resolve(placement, options{"taskId": "x"}))
	}
}

func TestGroupsAndProfilesHaveTheirDialog(t *testing.T) {
	require.Equal(t, launch.Target{Dialog: dialog(t, "sg9")}, launch.Resolve("SONET_GROUP_DETAIL_TAB", options{"GROUP_ID": "9"}))
	require.Equal(t, launch.Target{Missing: "GROUP_ID"}, launch.Resolve("SONET_GROUP_DETAIL_TAB", nil))
	require.Equal(t, launch.Target{Dialog: dialog(t, "3")}, launch.Resolve("USER_PROFILE_TOOLBAR", options{"USER_ID": "3"}))
	require.Equal(t, launch.Target{Missing: "USER_ID"}, launch.Resolve("USER_PROFILE_TOOLBAR", options{"USER_ID": "me"}))
	require.Equal(t, launch.Target{Picker: true}, launch.Resolve("USER_PROFILE_MENU", options{"USER_ID": "1"}),
		"one's own menu: nobody writes with oneself")
}

func TestPlacesWithoutADialogLetThePersonChoose(t *testing.T) {
	for _, placement := range []string{"IM_NAVIGATION", "LEFT_MENU", "DEFAULT", "REST_APP_URI", "PAGE_BACKGROUND_WORKER", "", "SOMETHING_NEW"} {
		for _, o := range []options{nil, {}, {"URI": "/online/"}, {"IFRAME": "Y"}, {"dialog": ""}} {
			require.Equal(t, launch.Target{Picker: true}, launch.Resolve(placement, o), "%s %v", placement, o)
		}
	}
}

func TestLinksNameADialogAndAMessage(t *testing.T) {
	want := launch.Target{Dialog: dialog(t, "chat42"), Message: message(7)}
	for _, placement := range []string{"REST_APP_URI", "DEFAULT"} {
		for _, o := range []options{
			{"DIALOG": "chat42", "MESSAGE": "7"},
			{"dialogId": "chat42", "message_id": "7"},
			{"params[dialog]": "chat42", "params[message]": "7"},
			{"PARAMS": `{"dialog":"chat42","message":7}`},
			{"DIALOG": "chat42", "MESSAGE": "7", "PARAMS[DIALOG]": "chat1", "PARAMS": `{"message":"9"}`},
		} {
			require.Equal(t, want, launch.Resolve(placement, o), "%v", o)
		}
		require.Equal(t, launch.Target{Missing: "dialog"}, launch.Resolve(placement, options{"dialog": "nonsense"}))
	}
}

func FuzzResolveSetsExactlyOneThing(f *testing.F) {
	f.Add("IM_SIDEBAR", "dialogId", "chat2", "messageId", "3")
	f.Add("CRM_DYNAMIC_128_DETAIL_TAB", "ID", "9", "URI", "/")
	f.Add("REST_APP_URI", "params[dialog]", "chat9", "PARAMS", `{"a":{}}`)
	f.Add("TASK_VIEW_TAB", "taskId", "99999999999999999999", "", "")
	f.Fuzz(func(t *testing.T, placement, name1, value1, name2, value2 string) {
		o := options{name1: value1, name2: value2}
		target := launch.Resolve(placement, o)
		set := 0
		for _, is := range []bool{!target.Dialog.IsZero(), target.Lookup != nil, target.Picker, target.Missing != ""} {
			if is {
				set++
			}
		}
		require.Equal(t, 1, set, "%+v", target)
		require.Equal(t, target, launch.Resolve(placement, o))
	})
}
