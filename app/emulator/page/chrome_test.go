package page

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// addFrame puts one more frame on the portal's page.
func (b *tab) addFrame(address string) {
	b.t.Helper()
	quoted, err := json.Marshal(address)
	require.NoError(b.t, err)
	eval[any](b, fmt.Sprintf(`document.body.append(Object.assign(document.createElement("iframe"), {src: %s}))`, quoted))
}

func TestEmbeddedFrameIsResizedAndTellsItsSize(t *testing.T) {
	s := newSite(t)
	b, app := s.open(t, "/?placement=CRM_DEAL_DETAIL_TAB")
	size := app.object(app.ask(`resizeWindow:{"width":500,"height":700}:K:%SID`))
	require.Equal(t, map[string]any{"width": 500.0, "height": 700.0}, size)
	require.Equal(t, []float64{500, 700}, eval[[]float64](b, `(f => [f.offsetWidth, f.offsetHeight])(document.querySelector("iframe"))`))
	require.Equal(t, 700.0, app.object(app.ask(`resizeWindow:{"width":"100%","height":0}:K:%SID`))["height"])
	require.Equal(t, 100.0, app.object(app.ask(`resizeWindow:{"width":"wide","height":"x"}:K:%SID`))["width"])
}

func TestAppsOwnPageMayScrollAndTitleThePortal(t *testing.T) {
	s := newSite(t)
	b, app := s.open(t, "/?placement=DEFAULT&tall=1")
	require.JSONEq(t, `{"title":"Chat: <b>12</b>"}`, app.ask(`setTitle:{"title":"Chat: <b>12</b>"}:K:%SID`))
	require.Equal(t, "Chat: <b>12</b>", eval[string](b, `document.querySelector("[data-page-title]").textContent`))
	require.Equal(t, "App page · Portal", eval[string](b, `document.title`), "the tab keeps its title")
	app.ask(`setScroll:{"scroll":240}:K:%SID`)
	b.until(`window.scrollY === 240`)
	require.JSONEq(t, `{"scroll":-5}`, app.ask(`setScroll:{"scroll":-5}:K:%SID`))
	require.Equal(t, 240.0, eval[float64](b, `window.scrollY`))

	app.post(sentence{Text: "reloadWindow:K:%SID"})
	require.NotEqual(t, app.name, s.app.session(t).name, "a new page has a new frame")
}

func TestFrameCanLeaveTheScreenWhenThePageIsTall(t *testing.T) {
	s := newSite(t)
	outside := `(r => r.bottom <= 0 || r.top >= innerHeight)(document.querySelector("iframe").getBoundingClientRect())`
	b, _ := s.open(t, "/?placement=IM_SIDEBAR&tall=1")
	require.False(t, eval[bool](b, outside))
	eval[any](b, `window.scrollTo(0, document.documentElement.scrollHeight)`)
	b.until(outside)
	b, _ = s.open(t, "/?placement=IM_SIDEBAR&tall=above")
	require.True(t, eval[bool](b, outside))
	b, _ = s.open(t, "/?placement=IM_SIDEBAR")
	require.False(t, eval[bool](b, `document.documentElement.scrollHeight > innerHeight`), "an ordinary page does not scroll")
}

func TestPopupCoversTheFrame(t *testing.T) {
	s := newSite(t)
	top := `(r => document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2).closest("[data-demo=cover]") !== null)(document.querySelector("iframe").getBoundingClientRect())`
	b, _ := s.open(t, "/?placement=IM_SIDEBAR")
	require.False(t, eval[bool](b, top))
	b.run(chromedp.Click(chromedp.CSS(`[data-demo="overlay"]`)))
	require.True(t, eval[bool](b, top))
	b.run(chromedp.Click(chromedp.CSS(`[data-demo="overlay-close"]`)))
	require.False(t, eval[bool](b, top))
	b, _ = s.open(t, "/?placement=IM_SIDEBAR&overlay=1")
	b.until(top)
}

func TestPortalPagesOpenInASliderAndItsClosingIsTold(t *testing.T) {
	s := newSite(t)
	b, app := s.open(t, "/?placement=IM_SIDEBAR")
	require.JSONEq(t, `{"result":"error","errorCode":"PATH_NOT_AVAILABLE"}`, app.ask(`openPath:{"path":"/online/?IM_DIALOG=chat1"}:K:%SID`))
	require.JSONEq(t, `{"result":"error","errorCode":"PATH_NOT_AVAILABLE"}`, app.ask(`openPath:{"path":"//evil.example/crm/deal/"}:K:%SID`))
	app.silent(sentence{Text: `openPath:{"path":"/company/personal/user/1/"}:K:%SID`})
	b.run(chromedp.WaitVisible(chromedp.CSS(`[data-demo="slider"] iframe`)))
	require.Contains(t, eval[string](b, `document.querySelector("[data-demo=slider] iframe").src`), "/company/personal/user/1/?from=rest_placement&from_app=")
	b.run(chromedp.Click(chromedp.CSS(`[data-demo="slider-close"]`)))
	require.JSONEq(t, `{"result":"close"}`, app.answer("K"))

	app.silent(sentence{Text: `imOpenMessenger:{"dialogId":"chat42"}:K:%SID`})
	b.run(chromedp.WaitVisible(chromedp.CSS(`[data-demo="slider"]`)), chromedp.KeyEvent("\x1b"))
	b.until(`!document.querySelector("[data-demo=slider]")`)
	app.silent(sentence{Text: "getInterface::%SID"})
}

func TestAppOpensItselfInASliderAndClosesIt(t *testing.T) {
	s := newSite(t)
	b, app := s.open(t, "/?placement=IM_SIDEBAR&user=2")
	app.silent(sentence{Text: "closeApplication:K:%SID"})
	app.post(sentence{Text: `openApplication:{"opened":true,"bx24_width":450,"bx24_title":"Twice"}:K:%SID`})
	inner := s.app.session(t)
	require.Equal(t, "DEFAULT", inner.form["PLACEMENT"])
	init := inner.object(inner.ask("getInitData:K:%SID"))
	require.Equal(t, map[string]any{"opened": "true", "IFRAME": "Y"}, init["PLACEMENT_OPTIONS"])
	require.Equal(t, "Twice", eval[string](b, `document.querySelector(".slider-head strong").textContent`))
	require.Equal(t, "Twice", eval[string](b, `document.title`))
	require.Equal(t, 450.0, eval[float64](b, `document.querySelector(".slider").offsetWidth`))
	inner.post(sentence{Text: "closeApplication:K:%SID"})
	require.Empty(t, app.answer("K"))
	b.until(`document.querySelectorAll("iframe").length === 1`)
}

func TestInstallingEndsWithAReload(t *testing.T) {
	s := newSite(t)
	s.fake.installing = true
	b, app := s.open(t, "/?placement=IM_SIDEBAR")
	require.Equal(t, true, app.object(app.ask("getInitData:K:%SID"))["INSTALL"])
	app.post(sentence{Text: "setInstallFinish:K:%SID"})
	again := s.app.session(t)
	require.Equal(t, "IM_SIDEBAR", again.form["PLACEMENT"])
	require.Equal(t, "?placement=IM_SIDEBAR&install_finished=Y", eval[string](b, `location.search`))
	require.False(t, s.fake.Install())
}

func TestTextFieldOfTheMessenger(t *testing.T) {
	s := newSite(t)
	_, app := s.open(t, "/?placement=IM_TEXTAREA&dialog=chat1")
	call := func(method string, params any) string {
		app.post(sentence{Object: map[string]any{"method": method, "params": params, "callback": "K", "appSid": "%SID", "requestId": "r1"}})
		return app.answer("K")
	}
	require.JSONEq(t, `{"requestId":"r1","success":true}`, call("im:setImTextareaContent", map[string]any{"text": "one"}))
	require.JSONEq(t, `{"requestId":"r1","success":true}`, call("im:setImTextareaContent", map[string]any{"text": "two", "withNewLine": true}))
	require.JSONEq(t, `{"requestId":"r1","text":"one\ntwo"}`, call("im:getImTextareaContent", ""))
	app.silent(sentence{Object: map[string]any{"method": "im:getImTextareaContent", "params": "", "callback": "K", "appSid": "%SID", "requestId": ""}})
}

func TestDeskOpensWhatIsChosen(t *testing.T) {
	s := newSite(t)
	b, app := s.open(t, "/")
	require.Equal(t, "chat1", app.object(app.ask("getInitData:K:%SID"))["PLACEMENT_OPTIONS"].(map[string]any)["dialogId"])
	b.run(chromedp.WaitVisible(chromedp.CSS(`[data-dialog-id="2"]`)))
	require.Equal(t, "240", eval[string](b, `document.querySelector("[data-dialog-id=chat1] .counter").textContent`))
	require.Equal(t, "Launch <i>team</i>", eval[string](b, `document.querySelector("[data-dialog-id=chat1] .dialog-title").textContent`))

	b.run(chromedp.Click(chromedp.CSS(`[data-dialog-id="2"]`)))
	other := s.app.session(t)
	require.Contains(t, other.form["PLACEMENT_OPTIONS"], `"dialogId":"2"`)
	require.Equal(t, "?dialog=2", eval[string](b, `location.search`))

	b.run(chromedp.Click(chromedp.CSS(`[data-second]`)))
	pair := []*session{s.app.session(t), s.app.session(t)}
	require.ElementsMatch(t, []string{`"dialogId":"2"`, `"dialogId":"1"`},
		[]string{pair[0].form["PLACEMENT_OPTIONS"][1:15], pair[1].form["PLACEMENT_OPTIONS"][1:15]})
	for _, one := range pair {
		require.NotEmpty(t, one.object(one.ask("getInitData:K:%SID")))
	}
	eval[any](b, `(s => { s.value = "LEFT_MENU"; s.dispatchEvent(new Event("change")); })(document.querySelector("[data-open]"))`)
	require.Equal(t, "LEFT_MENU", s.app.session(t).form["PLACEMENT"])
	b.until(`document.querySelectorAll("[data-lines=frames] .line").length > 0`)
}

func TestNoPageScrollsSideways(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	for _, path := range []string{"/?users=1,2", "/?placement=IM_SIDEBAR", "/?placement=IM_CONTEXT_MENU", "/_portal/developer"} {
		b.run(chromedp.Navigate(s.base + path))
		if path == "/?users=1,2" {
			b.run(chromedp.WaitVisible(chromedp.CSS(`[data-lines="calls"] .line`)))
		}
		for _, width := range []int64{1280, 900, 480, 320} {
			b.run(chromedp.EmulateViewport(width, 800))
			require.LessOrEqual(t, eval[int64](b, `document.documentElement.scrollWidth`), width, "%s at %d", path, width)
		}
	}
}
