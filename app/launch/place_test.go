package launch_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/launch"
)

func TestEveryPlaceLeadsSomewhere(t *testing.T) {
	for _, p := range launch.Places(nil) {
		target := launch.Resolve(p.Code, options{"dialogId": "chat2", "ID": "7", "taskId": "5", "GROUP_ID": "9", "USER_ID": "3", "messageId": "4"})
		switch p.Kind {
		case launch.BesideChat, launch.WithPerson, launch.OfGroup, launch.ByLink:
			require.False(t, target.Dialog.IsZero(), p.Code)
		case launch.AtMessage:
			require.False(t, target.Message.IsZero(), p.Code)
		case launch.OfItem, launch.OfTask:
			require.NotNil(t, target.Lookup, p.Code)
		case launch.Choice:
			require.True(t, launch.Resolve(p.Code, options{"URI": "/", "USER_ID": "1"}).Picker, p.Code)
		}
	}
}

func TestSmartProcessesAreThoseOfThePortal(t *testing.T) {
	places := launch.Places([]string{"IM_SIDEBAR", "crm_dynamic_128_detail_tab", "CRM_DYNAMIC_x_DETAIL_TAB", "CRM_DYNAMIC_31_LIST_MENU", "CRM_DYNAMIC_1038_DETAIL_TAB"})
	require.Len(t, places, len(launch.Places(nil))+2)
	at := slices.IndexFunc(places, func(p launch.Place) bool { return p.Code == "CRM_DYNAMIC_128_DETAIL_TAB" })
	require.Equal(t, "CRM_ORDER_DETAIL_TAB", places[at-1].Code)
	require.Equal(t, "128", places[at].Dynamic())
	require.Equal(t, "1038", places[at+1].Dynamic())
	require.Empty(t, places[0].Dynamic())
	require.Len(t, launch.Places(nil), len(places)-2, "the list itself stays as it is")
}
