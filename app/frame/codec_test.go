package frame_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/frame"
)

func TestMessagesAreSpelledAsTheOfficialSDKDoes(t *testing.T) {
	for want, params := range map[string]any{
		"x:K:99c8":                      nil,
		`x:{"title":"Chat: 12"}:K:99c8`: map[string]any{"title": "Chat: 12"},
		`x:{"install":true}:K:99c8`:     map[string]any{"install": true},
	} {
		got, err := frame.Encode("x", params, "K", "99c8")
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	for _, bad := range [][3]string{{"a:b", "K", "S"}, {"a", "K:1", "S"}, {"a", "K", "S:1"}, {"", "K", "S"}} {
		_, err := frame.Encode(bad[0], nil, bad[1], bad[2])
		require.Error(t, err)
	}
}

func TestAnswersSplitAtTheFirstColon(t *testing.T) {
	for in, want := range map[string][2]string{
		`K:{"a":"b:c"}`: {"K", `{"a":"b:c"}`}, "K:": {"K", ""}, "K::": {"K", ":"},
	} {
		callback, body, ok := frame.Split(in)
		require.True(t, ok)
		require.Equal(t, want, [2]string{callback, body})
	}
	for _, in := range []string{"", "K", ":", ":{}"} {
		_, _, ok := frame.Split(in)
		require.False(t, ok, in)
	}
}

func FuzzWhatIsEncodedIsParsedAsPortalsDo(f *testing.F) {
	f.Add("setTitle", "title", "a:b", "K", "99c8")
	f.Add("x", "", "\xff{}:", "", "")
	f.Fuzz(func(t *testing.T, command, name, value, callback, sid string) {
		message, err := frame.Encode(command, map[string]string{name: value}, callback, sid)
		if err != nil {
			require.True(t, command == "" || strings.Contains(command+callback+sid, ":"))
			return
		}
		parts := strings.Split(message, ":")
		require.Equal(t, command, parts[0])
		require.Equal(t, sid, parts[len(parts)-1])
		require.Equal(t, callback, parts[len(parts)-2])
		var got map[string]string
		require.NoError(t, json.Unmarshal([]byte(strings.Join(parts[1:len(parts)-2], ":")), &got))
		require.Len(t, got, 1)
	})
}

func FuzzNothingFromThePortalPanics(f *testing.F) {
	for _, seed := range []string{`{"AUTH_ID":"x","AUTH_EXPIRES":"1e9"}`, `{"PLACEMENT_OPTIONS":"{\"a\":1}"}`, `{"DOMAIN":":::","PROTOCOL":[]}`, "K:{}", "[]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if data, err := frame.ParseInitData([]byte(raw)); err == nil {
			require.NotEmpty(t, data.Placement)
			require.NotNil(t, data.Options)
			for name := range data.Options {
				require.Equal(t, strings.ToUpper(name), name)
			}
		}
		if auth, err := frame.ParseAuth([]byte(raw)); err == nil {
			require.NotEmpty(t, auth.AccessToken)
			require.GreaterOrEqual(t, auth.Expires, time.Duration(0))
		}
		frame.ParseOptions([]byte(raw))
		frame.Split(raw)
	})
}
