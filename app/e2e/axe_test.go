package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"seenline/app/emulator/npm"
)

// axe is the checker that most of those who check accessibility use.
var axe = npm.Package{
	Name: "axe-core", Version: "4.10.3",
	Integrity: "Xm7bpRXnDSX2YE2YFfBk2FnF0ep6tmG7xPh8iHee8MIcrgq762Nkce856dYtJYLkuIoYZvGfTs/PbZhideTcEg==",
}

// runAxe runs the checker over the document in the frame and lists what it
// found: the rule, where, and why.
const runAxe = `axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then(r => r.violations.flatMap(v => v.nodes.slice(0, 5).map(n => v.id + " " + n.target.join(" ") + ": " +
		[...n.any, ...n.all, ...n.none].map(c => c.message).join("; "))))`

// theme makes the browser prefer light or dark.
func (b *tab) theme(name string) {
	b.t.Helper()
	b.do(b.frame, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		return t.Call(ctx, "Emulation.setEmulatedMedia",
			map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": name}}}, nil)
	}))
	b.until(fmt.Sprintf(`matchMedia("(prefers-color-scheme: %s)").matches`, name))
}

// evaluate runs a script as a debugger does, whatever the document's policy
// forbids, and waits for its promise.
func (b *tab) evaluate(script string, into any) {
	b.t.Helper()
	b.do(b.frame, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		out := struct {
			Result struct {
				Value any `json:"value"`
			} `json:"result"`
			Exception *struct {
				Text string `json:"text"`
			} `json:"exceptionDetails"`
		}{}
		out.Result.Value = into
		err := t.Call(ctx, "Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &out)
		if err == nil && out.Exception != nil {
			err = fmt.Errorf("in the browser: %s", out.Exception.Text)
		}
		return err
	}))
}

// requireAccessible has everything that is shown checked, in both themes.
func (b *tab) requireAccessible(what string, script []byte) {
	b.t.Helper()
	if !eval[bool](b, `typeof axe === "object"`) {
		b.evaluate(string(script)+";0", new(any))
	}
	// What fades in has no colours of its own until it is there.
	b.until(`document.getAnimations().every(a => a.playState !== "running" || a.effect.getTiming().iterations === Infinity)`)
	for _, theme := range []string{"light", "dark"} {
		b.theme(theme)
		b.until(`document.getAnimations().every(a => a.playState !== "running" || a.effect.getTiming().iterations === Infinity)`)
		var found []string
		b.evaluate(runAxe, &found)
		if len(found) > 0 {
			b.t.Errorf("%s, %s:\n%s", what, theme, strings.Join(found, "\n"))
		}
	}
}

// pressOn clicks what a selector finds.
func (b *tab) pressOn(selector string) {
	b.t.Helper()
	b.until(fmt.Sprintf(`!!document.querySelector(%q)`, selector))
	b.do(b.frame, chromedp.Click(selector))
}

func TestCheckerOfAccessibilityFindsNothing(t *testing.T) {
	script := axe.File(t, "axe.min.js")
	for name, c := range map[string]struct {
		query, state string
		fault        map[string]any
		then         func(b *tab)
	}{
		"messages":      {query: "&dialog=chat1", state: "ready"},
		"every content": {query: "&dialog=chat2", state: "ready"},
		"person":        {query: "&dialog=2", state: "ready"},
		"Arabic":        {query: "&dialog=chat7&lang=ar", state: "ready"},
		"empty":         {query: "&dialog=chat4", state: "empty"},
		"no access":     {query: "&dialog=chat5", state: "error"},
		"no dialog":     {query: "/?placement=CRM_DEAL_DETAIL_TAB&entity=8", state: "empty"},
		"loading":       {query: "&dialog=chat1", state: "loading", fault: map[string]any{"method": "im.dialog.messages.get", "delayMs": 60000}},
		"error":         {query: "&dialog=chat1", state: "error", fault: map[string]any{"method": "im.dialog.messages.get", "status": 400, "error": "ERROR_ARGUMENT"}},
		"not saved": {query: "&dialog=chat1", state: "ready", fault: map[string]any{"method": "im.dialog.read", "status": 400, "error": "MESSAGE_ID_ERROR"},
			then: func(b *tab) { b.until(`!!document.querySelector("[data-notice=not-saved]")`) }},
		"policy menu": {query: "&dialog=chat1", state: "ready", then: func(b *tab) {
			b.pressOn("[data-action=policy]")
		}},
		"skipped": {query: "&dialog=chat1", state: "ready", then: func(b *tab) {
			b.stage.until("the first screen to be read", func() bool { return len(b.stage.marks()) > 0 })
			b.enterList()
			b.keys(kb.End)
			b.until(`!!document.querySelector("[data-action=mark-skipped]")`)
		}},
		"menu of a message": {query: "&dialog=chat2", state: "ready", then: func(b *tab) {
			b.pressOn(".with-menu [aria-haspopup]")
			b.until(`!!document.querySelector(".with-menu [aria-expanded=true]")`)
		}},
		"undo": {query: "&dialog=chat1", state: "ready", then: func(b *tab) {
			b.enterList()
			b.keys("M")
			b.until(`!!document.querySelector("[data-action=undo]")`)
		}},
		"inspector": {query: "&dialog=chat1", state: "ready", then: func(b *tab) {
			b.do(b.frame, chromedp.KeyEvent("i", chromedp.KeyModifiers(chromedp.ModifierAlt, chromedp.ModifierShift)))
			b.until(`!!document.querySelector(".inspector tr[data-inspected]")`)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			if c.fault != nil {
				s.fault(c.fault)
			}
			query := "/?placement=IM_SIDEBAR" + c.query
			if strings.HasPrefix(c.query, "/") {
				query = c.query
			}
			b := s.open(query+"&user=1", c.state)
			if c.then != nil {
				c.then(b)
			}
			b.requireAccessible(name, script)
		})
	}
}

func TestCheckerOfAccessibilityFindsNothingOutsideOfAPortal(t *testing.T) {
	t.Parallel()
	script := axe.File(t, "axe.min.js")
	s := newStage(t)
	b := s.blank()
	b.frame = b.page
	b.do(b.page, chromedp.Navigate(s.widget+"/"))
	b.untilState("outside")
	b.requireAccessible("outside", script)

	// That nothing was found says something only if something can be.
	eval[bool](b, `document.body.append(document.createElement("button")) === undefined`)
	var found []string
	b.evaluate(runAxe, &found)
	require.NotEmpty(t, found)
}
