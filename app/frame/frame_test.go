package frame_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/frame"
)

func TestInitDataAsksAndReads(t *testing.T) {
	w := &window{}
	w.answer = func(command, params, callback string) {
		require.Equal(t, "getInitData", command)
		require.Empty(t, params)
		w.say(callback + `:{"LANG":"en","DOMAIN":"acme.bitrix24.com","AUTH_ID":"` + token + `","PLACEMENT":"DEFAULT"}`)
	}
	data, err := open(w).InitData(t.Context())
	require.NoError(t, err)
	require.Equal(t, token, data.Auth.AccessToken)
	require.Equal(t, 3, len(strings.Split(w.messages()[0], ":")), "no params, no part for them")
}

func TestStrangersAreNotHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &window{}
		w.answer = func(_, _, callback string) {
			good := callback + `:{"AUTH_ID":"stolen"}`
			w.heard("https://evil.example", true, good)
			w.heard("http://acme.bitrix24.com", true, good)
			w.heard("https://acme.bitrix24.com.evil.example", true, good)
			w.heard("", true, good)
			w.heard("null", true, good)
			w.heard(portal, false, good) // another frame of the portal's
			w.heard(portal, true, nil)
			w.heard(portal, true, map[string]any{"data": good})
			w.heard(portal, true, 7)
			w.say("")
			w.say(":" + good)
			w.say("no colon")
			w.say("unknown-id:{}")
		}
		_, err := open(w).RefreshAuth(t.Context())
		require.ErrorIs(t, err, frame.ErrTimeout)
	})
}

func TestSilenceEndsAfterItsLimit(t *testing.T) {
	for name, c := range map[string]struct {
		ask   func(context.Context, *frame.Frame) error
		limit time.Duration
		err   error
	}{
		"getInitData":      {func(ctx context.Context, f *frame.Frame) error { _, err := f.InitData(ctx); return err }, frame.AnswerLimit, frame.ErrTimeout},
		"refreshAuth":      {func(ctx context.Context, f *frame.Frame) error { _, err := f.RefreshAuth(ctx); return err }, frame.AnswerLimit, frame.ErrTimeout},
		"setAppOption":     {func(ctx context.Context, f *frame.Frame) error { return f.SetAppOption(ctx, "x", 1) }, frame.AnswerLimit, frame.ErrTimeout},
		"setUserOption":    {func(ctx context.Context, f *frame.Frame) error { return f.SetUserOption(ctx, "x", 1) }, frame.AnswerLimit, frame.ErrTimeout},
		"resizeWindow":     {func(ctx context.Context, f *frame.Frame) error { return f.ResizeWindow(ctx, 0, 742) }, frame.SilenceLimit, nil},
		"setTitle":         {func(ctx context.Context, f *frame.Frame) error { return f.SetTitle(ctx, "Chat: 12") }, frame.SilenceLimit, nil},
		"openPath":         {func(ctx context.Context, f *frame.Frame) error { return f.OpenPath(ctx, "/crm/deal/") }, frame.SilenceLimit, nil},
		"imOpenMessenger":  {func(_ context.Context, f *frame.Frame) error { return f.OpenMessenger("chat42") }, 0, nil},
		"setInstallFinish": {func(_ context.Context, f *frame.Frame) error { return f.InstallFinish() }, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := &window{}
				f := open(w)
				start := time.Now()
				require.ErrorIs(t, c.ask(t.Context(), f), c.err)
				require.Equal(t, c.limit, time.Since(start))
				command, _, _ := parse(w.messages()[0])
				require.Equal(t, name, command)
				require.Len(t, w.messages(), 1)
			})
		})
	}
}

func TestAnAnswerCountsOnceAndNotTooLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &window{}
		var callbacks []string
		w.answer = func(_, _, callback string) { callbacks = append(callbacks, callback) }
		f := open(w)
		_, err := f.RefreshAuth(t.Context())
		require.ErrorIs(t, err, frame.ErrTimeout)
		w.say(callbacks[0] + `:{"AUTH_ID":"late"}`)

		w.answer = func(_, _, callback string) {
			w.say(callbacks[0] + `:{"AUTH_ID":"late"}`)
			w.say(callback + `:{"AUTH_ID":"` + token + `","AUTH_EXPIRES":"3600"}`)
			w.say(callback + `:{"AUTH_ID":"twice"}`)
		}
		auth, err := f.RefreshAuth(t.Context())
		require.NoError(t, err)
		require.Equal(t, token, auth.AccessToken)
		require.Equal(t, time.Hour, auth.Expires)
		require.NotEqual(t, callbacks[0], "")
	})
}

func TestManyAskAtOnceAndEachGetsItsAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &window{}
		w.answer = func(_, params, callback string) {
			go w.say(callback + ":" + strings.Replace(`{"result":"error"}`, "error", map[bool]string{true: "error", false: "close"}[strings.Contains(params, "/bad")], 1))
		}
		f := open(w)
		errs := make(chan error, 40)
		for i := range 40 {
			go func() {
				path, want := "/good", error(nil)
				if i%2 == 0 {
					path, want = "/bad", frame.ErrPath
				}
				if err := f.OpenPath(t.Context(), path); err != want {
					errs <- err
				}
				errs <- nil
			}()
		}
		for range 40 {
			require.NoError(t, <-errs)
		}
	})
}

func TestParamsArriveWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &window{}
		f := open(w)
		w.answer = func(_, params, callback string) { w.say(callback + ":" + params) }
		require.NoError(t, f.SetUserOption(t.Context(), "a:b", map[string]string{"k:1": "x:y </script> ü"}))
		_, params, _ := parse(w.messages()[0])
		var got struct {
			Name  string
			Value map[string]string
		}
		require.NoError(t, json.Unmarshal([]byte(params), &got))
		require.Equal(t, "a:b", got.Name)
		require.Equal(t, "x:y </script> ü", got.Value["k:1"])

		require.NoError(t, f.ResizeWindow(t.Context(), 0, 742))
		_, params, _ = parse(w.messages()[1])
		require.JSONEq(t, `{"width":"100%","height":742}`, params)
		require.Error(t, f.ResizeWindow(t.Context(), 100, 0))
		require.Error(t, f.SetUserOption(t.Context(), "x", func() {}))
		require.Len(t, w.messages(), 2)
	})
}

func TestClosingEndsEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &window{}
		f := open(w)
		done := make(chan error, 1)
		go func() { _, err := f.InitData(t.Context()); done <- err }()
		synctest.Wait()
		f.Close()
		f.Close()
		require.ErrorIs(t, <-done, frame.ErrClosed)
		require.Equal(t, 1, w.stopped)
		require.ErrorIs(t, f.SetTitle(t.Context(), "x"), frame.ErrClosed)
		require.ErrorIs(t, f.OpenMessenger("chat1"), frame.ErrClosed)
		require.Len(t, w.messages(), 1)
	})
}

func TestGivingUpEndsTheQuestion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &window{}
		ctx, cancel := context.WithCancel(t.Context())
		w.answer = func(string, string, string) { cancel() }
		_, err := open(w).InitData(ctx)
		require.ErrorIs(t, err, context.Canceled)
		require.ErrorIs(t, open(w).SetTitle(ctx, "x"), context.Canceled)
		require.Len(t, w.messages(), 1)
	})
}

func TestOriginsAreComparedAsBrowsersSpellThem(t *testing.T) {
	for configured, heard := range map[string]string{
		"https://acme.bitrix24.com:443/": "https://acme.bitrix24.com", "HTTP://Localhost:8090": "http://localhost:8090",
		"http://portal.local:80": "http://portal.local",
	} {
		w := &window{}
		w.answer = func(_, _, callback string) { w.heard(heard, true, callback+`:{"AUTH_ID":"x"}`) }
		f := frame.New(frame.Config{Portal: configured, SID: sid, Window: w})
		auth, err := f.RefreshAuth(t.Context())
		require.NoError(t, err, configured)
		require.Equal(t, "x", auth.AccessToken)
	}
}

func TestOutsideOfABrowserThereIsSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := frame.New(frame.Config{Portal: portal, SID: sid, Window: frame.BrowserWindow(portal)})
		_, err := f.InitData(t.Context())
		require.ErrorIs(t, err, frame.ErrTimeout)
		f.Close()
	})
}
