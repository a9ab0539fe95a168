package app

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/stretchr/testify/require"

	"seenline/app/screen"
)

func testChoice() *Choice {
	return &Choice{Look: testLook(), Label: "Chats", Options: []choiceOption{{Title: "Sales", Counter: 3}, {Title: "Support"}}}
}

func TestChoiceIsAListToGoThroughByKeys(t *testing.T) {
	c := testChoice()
	got := markup(c)
	require.Contains(t, got, `aria-activedescendant="choice-0"`)
	require.Contains(t, got, `role="listbox"`)
	require.Contains(t, got, `aria-label="Chats"`)
	require.Contains(t, got, `tabindex="0"`)
	require.Regexp(t, `aria-selected class[^>]*id="choice-0"`, got)
	require.NotContains(t, got, `role="combobox"`)

	c.Search, c.Status, c.active = true, "2 found", 1
	got = markup(c)
	require.Regexp(t, `<input [^>]*aria-activedescendant="choice-1"[^>]*role="combobox"`, got)
	require.Regexp(t, `aria-selected class[^>]*id="choice-1"`, got)
	require.Contains(t, got, `<p class="choice-status" role="status">2 found</p>`)
	require.NotContains(t, got, `tabindex="0"`, "the field has the focus")

	require.NotContains(t, markup(&Choice{Look: testLook()}), "aria-activedescendant", "there is nothing to choose")
}

func TestChoiceTakesTheKeysThatAreItsOwn(t *testing.T) {
	c := testChoice()
	require.True(t, c.ours(screen.Press{Key: "ArrowDown"}))
	require.True(t, c.ours(screen.Press{Key: "Home"}))
	require.False(t, c.ours(screen.Press{Key: "ArrowDown", Ctrl: true}))
	require.False(t, c.ours(screen.Press{Key: "Escape"}), "there is no way back")
	require.False(t, c.ours(screen.Press{Key: "x"}))
	c.Search, c.Query = true, "sal"
	require.False(t, c.ours(screen.Press{Key: "Home"}), "it moves within the text")
	require.True(t, c.ours(screen.Press{Key: "Home", InList: true}))
	require.True(t, c.ours(screen.Press{Key: "Escape"}), "it empties the field")
	c.active = 99
	require.Equal(t, 1, c.at(), "the list has become shorter")
}

func TestPageHeaderLeadsOnlyWhereThereIsSomethingToGoTo(t *testing.T) {
	h := &PageHeader{Look: testLook(), Title: "Chats"}
	got := markup(h)
	require.Contains(t, got, `<h1 class="title">Chats</h1>`)
	require.NotContains(t, got, "<button")
	h.Back, h.OnSettings = func(app.Context) {}, func(app.Context) {}
	got = markup(h)
	require.Regexp(t, `<button aria-label="[^"]+" class="back-button" data-action="back"`, got)
	require.Contains(t, got, `data-action="settings"`)
}
