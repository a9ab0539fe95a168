package frame_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/frame"
)

func TestInitDataIsReadWhole(t *testing.T) {
	data, err := frame.ParseInitData([]byte(`{"LANG":"en","DOMAIN":"acme.bitrix24.com:443","PROTOCOL":1,"PATH":"/rest","AUTH_ID":"` + token + `","AUTH_EXPIRES":"3600",
 "REFRESH_ID":"r","MEMBER_ID":"m","FIRST_RUN":false,"IS_ADMIN":true,"INSTALL":false,
 "USER_OPTIONS":{"density":"compact"},"APP_OPTIONS":[],"PLACEMENT":"IM_SIDEBAR","PLACEMENT_OPTIONS":{"dialogId":"chat2","URI":"\/online\/"}}`))
	require.NoError(t, err)
	require.Equal(t, frame.InitData{
		Lang: "en", Domain: "acme.bitrix24.com", Protocol: "https", Path: "/rest",
		Auth: frame.Auth{AccessToken: token, Expires: time.Hour}, MemberID: "m", IsAdmin: true,
		UserOptions: map[string]json.RawMessage{"density": json.RawMessage(`"compact"`)}, AppOptions: map[string]json.RawMessage{},
		Placement: "IM_SIDEBAR", Options: map[string]string{"DIALOGID": "chat2", "URI": "/online/"},
	}, data)
	require.Equal(t, portal, data.Origin())
}

func TestInitDataMayBeOdd(t *testing.T) {
	data, err := frame.ParseInitData([]byte(`{"lang":"LA","Domain":"Localhost:8090","PROTOCOL":"0","AUTH_EXPIRES":60,"FIRST_RUN":"1","INSTALL":"Y","USER_OPTIONS":[],"PLACEMENT":"","PLACEMENT_OPTIONS":null,"MEMBER_ID":null}`))
	require.NoError(t, err)
	require.Equal(t, "la", data.Lang)
	require.Equal(t, "http://localhost:8090", data.Origin())
	require.Equal(t, time.Minute, data.Auth.Expires)
	require.True(t, data.FirstRun)
	require.True(t, data.Install)
	require.False(t, data.IsAdmin)
	require.Equal(t, "DEFAULT", data.Placement)
	require.Equal(t, "/rest", data.Path)
	require.Empty(t, data.Options)
	require.NotNil(t, data.UserOptions)
	require.Empty(t, frame.InitData{}.Origin())
	for _, path := range []string{"", "rest", ".evil.example/", "@evil.example/", "//evil.example", "/rest?x=", `/\evil.example`} {
		encoded, err := json.Marshal(map[string]string{"PATH": path})
		require.NoError(t, err)
		data, err := frame.ParseInitData(encoded)
		require.NoError(t, err)
		require.Equal(t, "/rest", data.Path, path)
	}
	for _, odd := range []string{"", "null", "[]", "7", `"x"`, "{", "<html>", `{"AUTH_ID":"` + token} {
		_, err := frame.ParseInitData([]byte(odd))
		require.Equal(t, frame.ErrMalformed, err, odd)
		_, err = frame.ParseAuth([]byte(odd))
		require.Equal(t, frame.ErrMalformed, err, odd)
	}
	_, err = frame.ParseAuth([]byte(`{"AUTH_ID":""}`))
	require.Equal(t, frame.ErrMalformed, err)
}

func TestPlacementOptionsComeInEveryShape(t *testing.T) {
	for in, want := range map[string]map[string]string{
		`{"dialogId":"chat2","messageId":2431}`:           {"DIALOGID": "chat2", "MESSAGEID": "2431"},
		`{"DIALOG_ID":47}`:                                {"DIALOG_ID": "47"},
		`"{\"dialogId\":\"chat2\",\"URI\":\"\\/o\\/\"}"`:  {"DIALOGID": "chat2", "URI": "/o/"},
		`"\"{\\\"ID\\\":7}\""`:                            {"ID": "7"},
		`{"ID":9007199254740993}`:                         {"ID": "9007199254740993"},
		`{"a":null,"b":true,"params":{"dialog":"chat2"}}`: {"B": "true", "PARAMS": `{"dialog":"chat2"}`},
		`""`: {}, `[]`: {}, ``: {}, `null`: {}, `"undefined"`: {}, `"[]"`: {}, `"{"`: {}, `7`: {}, `false`: {}, ` {} `: {},
	} {
		require.Equal(t, want, frame.ParseOptions([]byte(in)), in)
	}
}

func TestATokenShowsNowhere(t *testing.T) {
	auth := frame.Auth{AccessToken: token, Expires: time.Hour}
	data := frame.InitData{Auth: auth}
	wrapped := struct{ Inner any }{&auth}
	for _, v := range []any{auth, &auth, data, &data, []frame.Auth{auth}, map[string]frame.Auth{"a": auth}, wrapped} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t"} {
			require.NotContains(t, fmt.Sprintf(verb, v), token[:16], "%s of %T", verb, v)
			require.NotContains(t, fmt.Sprintf(verb, v), fmt.Sprintf("%x", token[:16]), "%s of %T", verb, v)
		}
		encoded, err := json.Marshal(v)
		require.NoError(t, err)
		require.NotContains(t, string(encoded), token[:16])
	}
	require.Equal(t, "Auth(none)", frame.Auth{}.String())
}
