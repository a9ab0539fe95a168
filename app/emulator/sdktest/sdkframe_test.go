package sdktest

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

func TestSDKInitialises(t *testing.T) {
	d := newDesk(t, nil)
	s := d.open("/?placement=IM_CONTEXT_MENU&dialog=chat1&message=12&user=1&lang=la")
	got := do[facts](s, "init")
	require.Equal(t, facts{
		FirstRun: true, Lang: "la", Origin: d.base, Placement: "IM_CONTEXT_MENU", Admin: true,
		Options: params{"dialogId": "chat1", "messageId": "12", "URI": "/online/?IM_DIALOG=chat1"},
		Member:  got.Member, SID: got.SID,
	}, got)
	require.Len(t, got.Member, 32)
	require.Equal(t, 1, d.told("setInstall"), "the SDK reports the first run")
	require.False(t, do[facts](d.open("/?placement=IM_SIDEBAR&user=1"), "init").FirstRun)
	require.False(t, do[facts](d.open("/?placement=IM_SIDEBAR&user=2&static=1&sandbox=1"), "init").Admin)
}

func TestSDKRefreshesAnExpiredTokenOnce(t *testing.T) {
	for name, body := range map[string]string{"expired_token": `{}`, "invalid_token": `{"invalid":true}`} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, nil)
			s := d.ready("/?placement=IM_SIDEBAR&user=2")
			control[any](d, http.MethodPost, "tokens/expire", body)
			for _, one := range do[[]result](s, "calls", "im.user.get", params{}, 5) {
				require.True(t, one.OK, one.Errors)
				require.EqualValues(t, 2, one.object(t)["id"])
			}
			require.Positive(t, d.refused(name))
			require.Equal(t, 1, d.told("refreshAuth"))
			require.True(t, do[result](s, "call", "im.user.get", params{}).OK)
			require.Equal(t, 1, d.told("refreshAuth"))
		})
	}
}

func TestSDKGivesUpWhenThePortalDoesNotRefresh(t *testing.T) {
	d := newDesk(t, nil)
	s := d.ready("/?placement=IM_SIDEBAR")
	control[any](d, http.MethodPost, "frame", `{"command":"refreshAuth","answer":"garbage"}`)
	require.Equal(t, "JSSDK_FRAME_BAD_PAYLOAD", s.fails("refresh").Code)
}

func TestSDKHearsNobodyElse(t *testing.T) {
	d := newDesk(t, nil)
	s := d.open("/?placement=IM_SIDEBAR&dialog=chat1&noise=1")
	require.Equal(t, "chat1", do[facts](s, "init").Options.(params)["dialogId"])
	require.True(t, do[result](s, "call", "im.user.get", params{}).OK)
}

func TestSDKKeepsOptions(t *testing.T) {
	d := newDesk(t, nil)
	s := d.ready("/?placement=IM_SIDEBAR&user=1")
	require.Contains(t, s.fails("userGet", "density").Message, "not set")
	do[any](s, "userSet", "density", "compact")
	do[any](s, "appSet", "policy", params{"strict": true})
	again := d.ready("/?placement=IM_SIDEBAR&user=1")
	require.Equal(t, "compact", do[string](again, "userGet", "density"))
	other := d.ready("/?placement=IM_SIDEBAR&user=2")
	require.Contains(t, other.fails("userGet", "density").Message, "not set")
	require.Equal(t, params{"strict": true}, do[params](other, "appGet", "policy"))
}

func TestSDKTalksWithThePage(t *testing.T) {
	d := newDesk(t, nil)
	s := d.ready("/?placement=DEFAULT&tall=1")
	safely := func(raw json.RawMessage) bool { return strings.Contains(string(raw), "isSafely") } // the SDK's word for "no answer"
	size := do[params](s, "parent", "resizeWindow", 600, 640)
	require.Equal(t, params{"width": 600.0, "height": 640.0}, size)
	require.Contains(t, do[params](s, "parent", "fitWindow"), "height")
	require.Equal(t, params{"title": "Chat: 12"}, do[params](s, "parent", "setTitle", "Chat: 12"))
	require.Equal(t, params{"scroll": 10.0}, do[params](s, "parent", "scrollParentWindow", 10))
	require.Equal(t, params{"command": []any{}, "event": []any{}}, do[params](s, "interface"))
	require.True(t, safely(do[json.RawMessage](s, "parent", "imOpenMessenger", "chat1")))
	d.run(chromedp.Click(chromedp.CSS(`[data-demo="slider-close"]`)))

	side := d.ready("/?placement=IM_SIDEBAR")
	require.True(t, safely(do[json.RawMessage](side, "parent", "setTitle", "x")))
	require.True(t, safely(do[json.RawMessage](side, "parent", "fitWindow")))
	require.Equal(t, params{"command": []any{}, "event": []any{}}, do[params](side, "interface"))
}

func TestSDKOpensPagesAndItself(t *testing.T) {
	d := newDesk(t, nil)
	s := d.ready("/?placement=IM_SIDEBAR&user=2")
	id := s.begin("path", "/company/personal/user/2/")
	d.run(chromedp.WaitVisible(chromedp.CSS(`[data-demo="slider"] iframe`)), chromedp.Click(chromedp.CSS(`[data-demo="slider-close"]`)))
	got := s.end(id)
	require.Nil(t, got.Problem)
	require.JSONEq(t, `{"isOpenAtNewWindow":false,"isClose":true}`, string(got.Value))

	id = s.begin("slider", "openSliderAppPage", params{"dialogId": "chat2", "bx24_title": "Again", "bx24_width": 500})
	inner := d.app.session(t)
	seen := do[facts](inner, "init")
	require.Equal(t, "DEFAULT", seen.Placement)
	require.Equal(t, params{"dialogId": "chat2", "IFRAME": "Y"}, seen.Options)
	inner.begin("slider", "closeSliderAppPage")
	require.Nil(t, s.end(id).Problem)
}

func TestSDKFinishesInstalling(t *testing.T) {
	d := newDesk(t, nil)
	control[any](d, http.MethodPost, "settings", `{"installing":true}`)
	s := d.open("/?placement=IM_SIDEBAR&user=1")
	require.True(t, do[facts](s, "init").Install)
	bind := params{"PLACEMENT": "IM_SIDEBAR", "HANDLER": d.app.server.URL + "/handler?bound", "TITLE": "Seen", "OPTIONS": params{"iconName": "fa-comments-o"}}
	require.JSONEq(t, `true`, string(do[result](s, "call", "placement.bind", bind).Result))
	s.begin("finish")
	again := d.app.session(t)
	require.Equal(t, "IM_SIDEBAR", do[facts](again, "init").Placement)
	require.Eventually(t, func() bool {
		address, err := chromedp.Run(d.tab, chromedp.Location())
		return err == nil && strings.HasSuffix(address, "install_finished=Y")
	}, patience, 20*time.Millisecond)
	require.Contains(t, again.fails("finish").Message, "previously installed")
}
