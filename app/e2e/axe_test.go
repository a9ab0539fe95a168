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
	Name: "axe-core", Version: "4.14.1",
	Integrity: "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
}

// allRules are the checker's, but for those of level AAA and experiments;
// colourRules are those of them that the theme can change.
const (
	allRules    = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	colourRules = `["color-contrast", "link-in-text-block"]`
)

// runAxe runs the checker over the document in the frame and lists what it
// found: the rule, where, and why.
const runAxe = `axe.run(document, {resultTypes: ["violations"], runOnly: %s})
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
	for theme, rules := range map[string]string{"light": allRules, "dark": colourRules} {
		b.theme(theme)
		b.until(`document.getAnimations().every(a => a.playState !== "running" || a.effect.getTiming().iterations === Infinity)`)
		var found []string
		b.evaluate(fmt.Sprintf(runAxe, rules), &found)
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

// look is something to be checked: what brings it about in a tab, and its name.
type look struct {
	name string
	do   func(b *tab) // nil where it is there from the beginning
}

// Each tab goes from look to look: opening a tab is most of the work.
func TestCheckerOfAccessibilityFindsNothing(t *testing.T) {
	t.Parallel()
	script := axe.File(t, "axe.min.js")
	there := func(selector string) string { return fmt.Sprintf(`document.querySelector(%q) !== null`, selector) }
	for name, c := range map[string]struct {
		query, state string
		fault        map[string]any
		looks        []look
	}{
		"group": {query: "&dialog=chat1", state: "ready", looks: []look{
			{"messages", nil},
			{"policy menu", func(b *tab) { b.pressOn("[data-action=policy]") }},
			{"inspector", func(b *tab) {
				b.keys(kb.Escape)
				b.do(b.frame, chromedp.KeyEvent("i", chromedp.KeyModifiers(chromedp.ModifierAlt, chromedp.ModifierShift)))
				b.until(there(".inspector tr[data-inspected]"))
			}},
			{"skipped", func(b *tab) {
				b.do(b.frame, chromedp.KeyEvent("i", chromedp.KeyModifiers(chromedp.ModifierAlt, chromedp.ModifierShift)))
				b.stage.until("the first screen to be read", func() bool { return len(b.stage.marks()) > 0 })
				b.enterList()
				b.keys(kb.End)
				b.until(there("[data-action=mark-skipped]"))
			}},
			{"undo", func(b *tab) {
				b.enterList()
				b.keys("M")
				b.until(there("[data-action=undo]"))
			}},
			{"search", func(b *tab) { b.pressOn("[data-action=search]"); b.until(there("#search-field")) }},
			{"nothing found", func(b *tab) {
				b.keys("Xyzzy")
				b.until(`document.querySelector(".search-status").textContent !== "" && document.querySelector(".search-status").ariaBusy !== "true"`)
			}},
			{"found", func(b *tab) {
				eval[bool](b, `(document.querySelector("#search-field").select(), true)`)
				b.keys("invited")
				b.until(there("[data-hit]"))
				b.keys(kb.ArrowDown)
				b.until(there(".hit-chosen"))
			}},
		}},
		"every content": {query: "&dialog=chat2", state: "ready", looks: []look{
			{"zoo", nil},
			{"menu of a message", func(b *tab) {
				b.pressOn(".with-menu [aria-haspopup]")
				b.until(there(".with-menu [aria-expanded=true]"))
			}},
		}},
		"answers": {query: "&dialog=chat6", state: "ready", looks: []look{
			{"action menu", func(b *tab) { b.openMenu(b.last()) }},
			{"reply", func(b *tab) { b.choose("reply"); b.until(there(".composer-quote")) }},
			{"draft", func(b *tab) { b.write("An answer") }},
			{"sent", func(b *tab) { b.keys(kb.Enter); b.untilSaid("An answer") }},
			{"edit", func(b *tab) { b.keys(kb.ArrowUp); b.until(there(".composer-save")) }},
			{"not sent", func(b *tab) {
				b.keys(kb.Escape)
				b.until(`document.querySelector(".composer-save") === null && document.querySelector("#composer").value === ""`)
				b.stage.fault(map[string]any{"method": "im.message.add", "status": 500, "error": "INTERNAL_SERVER_ERROR"})
				b.write("never")
				b.keys(kb.Enter)
				b.until(there("[data-action=resend]"))
			}},
			{"delete?", func(b *tab) {
				b.openMenu(b.last())
				b.choose("delete")
				b.until(there("#actions [data-act=delete-sure]"))
			}},
		}},
		"person":    {query: "&dialog=2", state: "ready"},
		"closed":    {query: "&dialog=chat10", state: "ready", looks: []look{{"composer", func(b *tab) { b.until(there("[data-composer=closed]")) }}}},
		"Arabic":    {query: "&dialog=chat7&lang=ar", state: "ready"},
		"empty":     {query: "&dialog=chat4", state: "empty"},
		"no access": {query: "&dialog=chat5", state: "error"},
		"no dialog": {query: "/?placement=CRM_DEAL_DETAIL_TAB&entity=8", state: "empty"},
		"loading": {query: "&dialog=chat1", state: "loading", fault: map[string]any{"method": "im.dialog.messages.get", "delayMs": 60000},
			looks: []look{{"in one's language", func(b *tab) { b.until(there("main h1")) }}}},
		"error": {query: "&dialog=chat1", state: "error", fault: map[string]any{"method": "im.dialog.messages.get", "status": 400, "error": "ERROR_ARGUMENT"}},
		"not saved": {query: "&dialog=chat1", state: "ready", fault: map[string]any{"method": "im.dialog.read", "status": 400, "error": "MESSAGE_ID_ERROR"},
			looks: []look{{"notice", func(b *tab) { b.until(there("[data-notice=not-saved]")) }}}},
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
			looks := c.looks
			if len(looks) == 0 {
				looks = []look{{c.state, nil}}
			}
			for _, look := range looks {
				if look.do != nil {
					look.do(b)
				}
				b.requireAccessible(name+", "+look.name, script)
			}
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
	b.evaluate(fmt.Sprintf(runAxe, allRules), &found)
	require.NotEmpty(t, found)
}
