package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/emulator/rest"
	"seenline/app/launch"
	"seenline/app/session"
)

// place finds the dialog of a place in the portal.
func place(t *testing.T, b *bench, placement string, options map[string]string) ([]session.Found, error) {
	target := launch.Resolve(placement, options)
	require.NotNil(t, target.Lookup)
	return session.Find(t.Context(), b.client, *target.Lookup)
}

func TestPlacesFindTheirDialogs(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		found, err := place(t, b, "CRM_DEAL_DETAIL_TAB", map[string]string{"ID": "7"})
		require.NoError(t, err)
		require.Equal(t, []session.Found{{Dialog: dialog(t, "chat6")}, {Dialog: dialog(t, "chat20"), Channel: "Live Chat"}}, found)
		require.Equal(t, 1, b.requests())
		found, err = place(t, b, "TASK_VIEW_TAB", map[string]string{"taskId": "5"})
		require.NoError(t, err)
		require.Equal(t, []session.Found{{Dialog: dialog(t, "chat8")}}, found)
		require.Equal(t, 2, b.requests())
	})
}

func TestPlacesWithoutADialogSaySo(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		for placement, options := range map[string]map[string]string{
			"CRM_DEAL_DETAIL_TAB":          {"ID": "8"},
			"CRM_SMART_INVOICE_DETAIL_TAB": {"ID": "7"},
			"TASK_VIEW_SIDEBAR":            {"taskId": "6"},
		} {
			_, err := place(t, b, placement, options)
			require.ErrorIs(t, err, session.ErrNoDialog, placement)
		}
		_, err := session.Find(t.Context(), b.client, launch.Lookup{})
		require.ErrorIs(t, err, session.ErrNoDialog)
	})
}

func TestAScopeThatWasNotGrantedIsNoFailure(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		found, err := place(t, b, "CRM_DEAL_DETAIL_TAB", map[string]string{"ID": "7"})
		require.NoError(t, err)
		require.Equal(t, []session.Found{{Dialog: dialog(t, "chat6")}}, found)
		found, err = place(t, b, "TASK_VIEW_TAB", map[string]string{"taskId": "5"})
		require.NoError(t, err, "the chat is kept under the task as well")
		require.Equal(t, []session.Found{{Dialog: dialog(t, "chat8")}}, found)
		_, err = place(t, b, "CRM_DEAL_DETAIL_TAB", map[string]string{"ID": "8"})
		require.ErrorIs(t, err, session.ErrNoDialog)
	}, func(s *rest.Settings) { s.Scopes = "im,placement" })
	emulate(t, func(t *testing.T, b *bench) {
		_, err := place(t, b, "CRM_DEAL_DETAIL_TAB", map[string]string{"ID": "7"})
		require.ErrorIs(t, err, b24.ErrInsufficientScope, "without im there is nothing to show")
	}, func(s *rest.Settings) { s.Scopes = "placement,task" })
}

func TestAQuestionThatWentWrongIsNotAnAnswer(t *testing.T) {
	emulate(t, func(t *testing.T, b *bench) {
		b.fault(rest.Fault{Method: "im.chat.get", Error: "OPERATION_TIME_LIMIT"})
		_, err := place(t, b, "TASK_VIEW_TAB", map[string]string{"taskId": "6"})
		require.ErrorIs(t, err, b24.ErrOperationTimeLimit)
		require.NotErrorIs(t, err, session.ErrNoDialog)
		found, err := place(t, b, "TASK_VIEW_TAB", map[string]string{"taskId": "5"})
		require.NoError(t, err, "another question was answered")
		require.Len(t, found, 1)
		b.offline.Store(true)
		_, err = place(t, b, "TASK_VIEW_TAB", map[string]string{"taskId": "5"})
		require.ErrorIs(t, err, b24.ErrNetwork)
	})
}
