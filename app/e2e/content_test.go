package e2e

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// heights returns the height of every row by its message, px.
const heights = `Object.fromEntries([...document.querySelectorAll("article")].map(row => [row.dataset.messageId, row.getBoundingClientRect().height]))`

// strange lists what the list holds that the widget does not draw with.
const strange = `(() => {
	const elements = new Set("div span a b i u s br button blockquote pre code img time video audio dl dt dd hr progress article h2".split(" "));
	const attributes = /^(class|id|dir|role|type|title|alt|src|href|target|rel|width|height|loading|decoding|datetime|controls|preload|poster|tabindex|disabled|hidden|max|value|aria-[a-z]+|data-[a-z-]+)$/;
	const found = new Set();
	for (const e of document.querySelectorAll("[role=log] *")) {
		if (!elements.has(e.localName)) found.add(e.localName);
		for (const a of e.attributes) {
			if (!attributes.test(a.name)) found.add(e.localName + " " + a.name);
			if ((a.name === "href" || a.name === "src") && !/^(https?:|mailto:|tel:)/.test(a.value)) found.add(a.name + " " + a.value);
		}
	}
	return [...found];
})()`

func sameHeights(t *testing.T, before, after map[string]float64, what string) {
	t.Helper()
	require.NotEmpty(t, after)
	for id, height := range before {
		require.InDelta(t, height, after[id], 1, "message %s when pictures %s", id, what)
	}
}

// TestEveryKindOfContentKeepsItsPlaceAndHarmsNobody opens the portal's
// collection of everything a message can hold, hostile things among it.
func TestEveryKindOfContentKeepsItsPlaceAndHarmsNobody(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := s.open("/?placement=IM_SIDEBAR&dialog=chat2&user=1", "ready")
	all := len(s.dialog("chat2").MessageIDs)
	s.until("all messages", func() bool {
		return eval[bool](b, `(() => { document.querySelector("[role=log]").scrollTop = 0; return document.querySelectorAll("article").length === `+strconv.Itoa(all)+` })()`)
	})
	loading := eval[map[string]float64](b, heights)
	require.Positive(t, eval[int](b, `[...document.querySelectorAll("img.picture-image")].filter(i => !i.complete).length`), "pictures that are still to come")

	eval[bool](b, `((async () => {
		for (const image of document.querySelectorAll("img.picture-image")) {
			image.scrollIntoView();
			if (!image.complete) await new Promise(done => { image.onload = image.onerror = done; setTimeout(done, 5000) });
		}
		window.shown = true;
	})(), true)`)
	b.until(`window.shown === true`)
	sameHeights(t, loading, eval[map[string]float64](b, heights), "have come")

	require.Empty(t, eval[[]string](b, strange))
	require.Empty(t, eval[[]string](b, `[...document.querySelectorAll("article")].filter(row => row.getBoundingClientRect().height < 20 || !row.querySelector(".bubble").childElementCount).map(row => row.dataset.messageId)`), "rows with nothing in them")
	require.False(t, eval[bool](b, `document.querySelector("[role=log]").scrollWidth > document.querySelector("[role=log]").clientWidth`), "something is wider than the list")
	require.False(t, eval[bool](b, `document.documentElement.scrollWidth > innerWidth`))
	for _, entry := range eval[[]string](b, `performance.getEntriesByType("resource").map(e => e.name)`) {
		require.True(t, strings.HasPrefix(entry, s.widget) || strings.HasPrefix(entry, s.portal) || strings.HasPrefix(entry, "data:"), entry)
	}

	eval[bool](b, `(() => { for (const image of document.querySelectorAll("img.picture-image")) image.dispatchEvent(new Event("error")); return true })()`)
	b.until(`document.querySelectorAll("img.picture-image").length === 0`)
	sameHeights(t, loading, eval[map[string]float64](b, heights), "cannot be loaded")

	// A button of a bot's is pressed once, however often the person tries.
	s.fault(map[string]any{"method": "im.message.command", "delayMs": 500})
	order := `[...document.querySelectorAll("[data-button]")].find(b => b.textContent === "Order")`
	eval[bool](b, `(b => { b.click(); b.click(); return true })(`+order+`)`)
	b.until(order + `.getAttribute("aria-disabled") === "true"`)
	s.until("the bot to be told", func() bool { return len(s.calls("im.message.command")) == 1 })
	b.until(`(b => !b || b.getAttribute("aria-busy") === "false")(` + order + `)`)

	// The menu of a message takes the focus and gives it back.
	eval[bool](b, `(b => { b.scrollIntoView({block: "center"}); b.focus(); b.click(); return true })(document.querySelector(".menu-button"))`)
	b.until(`document.activeElement.getAttribute("role") === "menuitem"`)
	b.do(b.frame, chromedp.SendKeys(`[role="menuitem"]`, "\u001b"))
	b.until(`document.activeElement.className === "menu-button" && document.querySelector("[role=menu]") === null`)

	require.Len(t, s.calls("im.message.command"), 1)
	require.Empty(t, b.complaints())
}
