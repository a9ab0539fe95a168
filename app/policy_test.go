package app

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/stretchr/testify/require"

	"seenline/app/read"
)

func TestPolicyMenuIsAButtonThatSaysWhatHolds(t *testing.T) {
	m := &PolicyMenu{Look: testLook(), Policy: read.OnStop, Unread: true}
	require.Equal(t, `<div class="policy" id="policy"><button aria-expanded="false" aria-haspopup="dialog" `+
		`aria-label="When to mark as read: When I stop scrolling" class="policy-button" data-action="policy" `+
		`title="When to mark as read: When I stop scrolling" type="button"></button></div>`, markup(m))
}

func TestOpenPolicyMenuIsAChoiceOfFourWithTheirReasons(t *testing.T) {
	m := &PolicyMenu{Look: testLook(), Policy: read.Manual, open: true}
	got := markup(m)
	require.Contains(t, got, `aria-controls="policy-menu" aria-expanded aria-haspopup`)
	require.Contains(t, got, `<div aria-label="When to mark as read" class="policy-menu" id="policy-menu" role="dialog">`)
	require.Equal(t, len(policies), strings.Count(got, `type="radio"`))
	require.Equal(t, 1, strings.Count(got, " checked name"))
	require.Contains(t, got, `aria-describedby="policy-manual-hint" aria-labelledby="policy-manual" checked name="policy" type="radio" value="manual">`)
	require.Contains(t, got, `<span class="policy-hint" id="policy-manual-hint">Nothing is marked until you say so.</span>`)
	for _, p := range policies {
		parsed, ok := read.ParsePolicy(p.policy.String())
		require.True(t, ok)
		require.Equal(t, p.policy, parsed)
	}
	require.NotContains(t, got, "mark-all", "nothing is unread")
	require.NotContains(t, got, "did not save")
	m.Unread, m.Unsaved = true, true
	got = markup(m)
	require.Contains(t, got, `<button aria-keyshortcuts="Shift+M" class="button-link" data-action="mark-all" title="Mark all as read (Shift+M)" type="button">`)
	require.Contains(t, got, "Bitrix24 did not save this choice.")
}

func TestPolicyIsTakenFromThePortalsOptions(t *testing.T) {
	for raw, want := range map[string]read.Policy{
		`"manual"`: read.Manual, `"on-stop"`: read.OnStop, `"private"`: read.Private, `"automatic"`: read.Automatic,
		`"never"`: read.Automatic, `""`: read.Automatic, `3`: read.Automatic, `null`: read.Automatic, `{`: read.Automatic, ``: read.Automatic,
	} {
		require.Equal(t, want, policyOf(map[string]json.RawMessage{"policy": json.RawMessage(raw)}), raw)
	}
	require.Equal(t, read.Automatic, policyOf(nil))
}

func TestMarkBarOffersWhatThereIsToMark(t *testing.T) {
	look := testLook()
	require.Equal(t, `<div class="bar" hidden></div>`, markup(&MarkBar{Look: look, Seen: true}))
	got := markup(&MarkBar{Look: look, Unread: true})
	require.Contains(t, got, `data-action="mark-all"`)
	require.NotContains(t, got, "mark-seen")
	require.Contains(t, markup(&MarkBar{Look: look, Unread: true, Seen: true}), `data-action="mark-seen" type="button">Mark what I have read</button>`)
}

func TestUndoAndJumpTellTheirKeys(t *testing.T) {
	require.Contains(t, markup(&Header{Look: testLook(), Undo: true}), `<button aria-keyshortcuts="z" class="button-link" data-action="undo" title="Undo (Z)"`)
	require.Contains(t, markup(&Jump{Look: testLook(), ToUnread: true}), `aria-keyshortcuts="u"`)
	require.Contains(t, markup(&Jump{Look: testLook()}), `aria-keyshortcuts="End"`)
}

func TestHeaderKeepsItsMenuWhileItIsDrawnAnew(t *testing.T) {
	engine := app.NewTestEngine()
	look := testLook()
	header := func(p read.Policy) *Header { return &Header{Look: look, Policy: &PolicyMenu{Look: look, Policy: p}} }
	mounted := header(read.Automatic)
	require.NoError(t, engine.Load(mounted))
	menu := mounted.Policy
	menu.open = true
	require.NoError(t, engine.Load(header(read.Private)))
	require.True(t, menu.open)
	require.Equal(t, read.Private, menu.Policy)
}
