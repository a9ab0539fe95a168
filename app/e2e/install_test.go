package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// bound returns which places the portal has bound, and how often.
func (s *stage) bound() map[string]int {
	out := map[string]int{}
	for _, p := range s.server.REST().Bound() {
		out[p.Placement]++
	}
	return out
}

func fate(code string) string {
	return `(document.querySelector('[data-place="` + code + `"]')?.closest(".place").dataset.fate ?? "")`
}

func TestAdministratorInstalls(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.post("/_demo/settings", map[string]any{"installing": true})
	s.fault(map[string]any{"method": "placement.bind", "error": "ERROR_PLACEMENT_MAX_COUNT", "status": 200, "times": 1})
	b := s.open("/?placement=DEFAULT&user=1", "ready")
	require.True(t, eval[bool](b, `document.querySelector('[data-place="IM_SIDEBAR"]').checked`), "what most would want is chosen")
	require.False(t, eval[bool](b, `document.querySelector('[data-place="IM_TEXTAREA"]').checked`))
	b.do(b.frame, chromedp.Click(`[data-place="LEFT_MENU"]`), chromedp.Click(`[data-action="save-places"]`))
	b.until(fate("LEFT_MENU") + ` === "bound"`)
	require.Equal(t, "refused", eval[string](b, fate("IM_SIDEBAR")), "the first was refused")
	require.Contains(t, eval[string](b, `document.querySelector('[data-fate="refused"]').textContent`), "only once")
	require.NotContains(t, s.bound(), "IM_SIDEBAR")
	require.Greater(t, len(s.bound()), 5, "the rest is bound")
	b.do(b.frame, chromedp.Click(`[data-action="save-places"]`))
	b.until(fate("IM_SIDEBAR") + ` === "bound"`)
	require.Equal(t, "kept", eval[string](b, fate("LEFT_MENU")))
	for code, n := range s.bound() {
		require.Equal(t, 1, n, code)
	}
	for _, p := range s.server.REST().Bound() {
		require.True(t, strings.HasPrefix(p.Handler, s.widget) && !strings.Contains(p.Handler, "APP_SID"), p.Handler)
	}
	b.do(b.frame, chromedp.Click(`[data-action="finish"]`))
	s.until("the installation to be finished", func() bool { return !s.server.Install() })

	// The portal's page has been loaded anew. Where the app was bound it opens;
	// the settings change that later.
	b.attach()
	b.untilState("ready")
	b.navigate("/?placement=LEFT_MENU&user=1")
	b.attach()
	b.until(`document.querySelector('[data-action="settings"]') !== null`)
	b.do(b.frame, chromedp.Click(`[data-action="settings"]`))
	b.until(`document.querySelector('[data-place="LEFT_MENU"]')?.checked === true`)
	b.do(b.frame, chromedp.Click(`[data-place="LEFT_MENU"]`), chromedp.Click(`[data-action="save-places"]`))
	b.until(fate("LEFT_MENU") + ` === "unbound"`)
	require.NotContains(t, s.bound(), "LEFT_MENU")
	require.Contains(t, s.bound(), "IM_SIDEBAR")
	b.do(b.frame, chromedp.Click(`[data-action="back"]`))
	b.until(`document.querySelector("[role=option]") !== null`)
	require.Empty(t, b.complaints())
}

func TestColleagueIsToldWhoHasToInstall(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.post("/_demo/settings", map[string]any{"installing": true})
	b := s.open("/?placement=DEFAULT&user=2", "empty")
	require.Equal(t, "not-installed", eval[string](b, `document.querySelector("[data-shown]").dataset.shown`))
	b.navigate("/?placement=IM_SIDEBAR&dialog=chat1&user=2") // which the portal opens as the app's own page
	b.attach()
	b.until(`document.querySelector("[data-shown]")?.dataset.shown === "not-installed"`)
	require.Empty(t, s.bound())
	require.Empty(t, b.complaints())
}
