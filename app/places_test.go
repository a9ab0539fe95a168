package app

import (
	"errors"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/launch"
	"seenline/app/locale"
	"seenline/app/session"
)

var (
	sidebar = launch.Place{Code: "IM_SIDEBAR", Kind: launch.BesideChat, Scope: "im"}
	deals   = launch.Place{Code: "CRM_DEAL_DETAIL_TAB", Kind: launch.OfItem, Scope: "crm"}
)

func testPlaces() *Places {
	return &Places{
		Look: testLook(), Setup: &session.Setup{Places: []launch.Place{sidebar, deals}, Missing: []string{"crm"}},
		Chosen: map[string]bool{"IM_SIDEBAR": true}, Address: "https://widget.example/",
	}
}

func TestPlacesSayWhatIsChosenAndWhatIsMissing(t *testing.T) {
	p := testPlaces()
	got := markup(p)
	require.Contains(t, got, `<input checked data-place="IM_SIDEBAR" type="checkbox">`)
	require.Contains(t, got, `<input checked="false" data-place="CRM_DEAL_DETAIL_TAB" type="checkbox">`)
	require.Contains(t, got, `data-fate="lacks"`)
	require.Contains(t, got, `<p class="places-missing">`)
	require.Contains(t, got, `role="status"`)
	require.NotContains(t, got, `data-action="finish"`, "there is nothing to finish")

	p.Busy, p.OnFinish = true, func(app.Context) {}
	got = markup(p)
	require.Contains(t, got, `data-action="finish" disabled`)
	require.Contains(t, got, `<fieldset class="places-kind" disabled>`, "nothing is changed while it is being saved")
}

func TestPlacesSayWhatBecameOfEach(t *testing.T) {
	for fate, want := range map[session.Fate]string{session.Bound: "bound", session.Kept: "kept", session.Unbound: "unbound", session.Refused: "refused"} {
		p := testPlaces()
		p.Results = map[string]session.Result{"IM_SIDEBAR": {Fate: fate, Err: errors.New("no")}}
		got := markup(p)
		require.Regexp(t, `data-fate="`+want+`"`, got)
		require.NotContains(t, got, `<span class="place-note"></span></span></label></fieldset>`, want)
	}
}

func TestEveryRefusalOfAPlaceIsASentence(t *testing.T) {
	for _, code := range []string{
		"ERROR_ARGUMENT", "WRONG_AUTH_TYPE", "ERROR_PLACEMENT_NOT_FOUND", "ERROR_PLACEMENT_MAX_COUNT", "ERROR_PLACEMENT_USER_MODE",
		"EMPTY_ERROR_HANDLER_URL", "ERROR_WRONG_HANDLER_URL", "ERROR_UNSUPPORTED_PROTOCOL", "INVALID_ERROR_CONTEXT", "ACCESS_DENIED",
		"QUERY_LIMIT_EXCEEDED", "SOMETHING_NEW",
	} {
		said := refusal(testLook(), sidebar, &b24.Error{Code: code, Status: 400}, "https://widget.example/")
		require.Regexp(t, `^\p{Lu}.* .*\.$`, said, code)
	}
	require.Contains(t, refusal(testLook(), sidebar, &b24.Error{Code: "ERROR_WRONG_HANDLER_URL"}, "https://widget.example/"), "https://widget.example/")
	require.Contains(t, refusal(testLook(), sidebar, &b24.Error{Code: "SOMETHING_NEW", Status: 400}, ""), "SOMETHING_NEW", "whoever helps needs it")
	require.Equal(t, hint(locale.English(), errors.New("x")), refusal(testLook(), sidebar, errors.New("x"), ""))
}
