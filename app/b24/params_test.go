package b24_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
)

// sent returns the form that a call with these parameters sends.
func sent(t *testing.T, p b24.Params) (url.Values, error) {
	t.Helper()
	portal := always(t, ok("1"))
	_, err := client(portal, nil).Call(t.Context(), "x.y", p)
	if err != nil {
		require.Zero(t, portal.count())
		return nil, err
	}
	return portal.requests[0].form, nil
}

func TestParametersBecomePHPBrackets(t *testing.T) {
	form, err := sent(t, b24.Params{
		"s": "a b&c=d%ü", "n": 7, "u": uint8(7), "f": 1.5, "big": int64(1) << 60, "json": json.Number("12"), "yes": true, "no": false,
		"dialog": chat(42), "message": message(7), "user": im.UserID(3),
		"list": []string{"x", "y"}, "any": []any{1, "b", nil}, "nil": nil, "none": []int{},
		"map": map[string]any{"b": 2, "a": map[string]string{"k": "v"}}, "deep": b24.Params{"l": []b24.Params{{"z": 1}}},
	})
	require.NoError(t, err)
	require.Equal(t, url.Values{
		"s": {"a b&c=d%ü"}, "n": {"7"}, "u": {"7"}, "f": {"1.5"}, "big": {"1152921504606846976"}, "json": {"12"}, "yes": {"Y"}, "no": {"N"},
		"dialog": {"chat42"}, "message": {"7"}, "user": {"3"},
		"list[0]": {"x"}, "list[1]": {"y"}, "any[0]": {"1"}, "any[1]": {"b"},
		"map[b]": {"2"}, "map[a][k]": {"v"}, "deep[l][0][z]": {"1"},
	}, form)
}

func TestWhatNoFormCanHoldIsNotSent(t *testing.T) {
	endless := map[string]any{}
	endless["again"] = endless
	for _, p := range []b24.Params{
		{"x": func() {}}, {"x": struct{ A int }{1}}, {"x": map[int]string{1: "a"}}, {"x": endless}, {"x": make(chan int)},
		{"auth": "stolen"}, {"AUTH": "stolen"}, {"": "x"},
	} {
		_, err := sent(t, p)
		require.ErrorIs(t, err, b24.ErrRequest)
	}
}

func TestOnlyMethodsAreCalled(t *testing.T) {
	p := always(t, ok("1"))
	for _, method := range []string{"", ".", "../x", "a/b", "a?auth=x", "a#b", "a b", "ü", ".a", "batch", "Batch", "batch.json"} {
		_, err := client(p, nil).Call(t.Context(), method, nil)
		require.ErrorIs(t, err, b24.ErrRequest, method)
	}
	require.Zero(t, p.count())
}

func FuzzParametersSurviveTheForm(f *testing.F) {
	f.Add("name", "value", "k", "v")
	f.Add("a[b]", "\x00&=%", "]", "ü\r\n")
	f.Fuzz(func(t *testing.T, name, value, key, inner string) {
		if name == key || strings.EqualFold(name, "auth") || strings.EqualFold(key, "auth") || name == "" || key == "" || name == key+"["+key+"]" {
			return
		}
		form, err := sent(t, b24.Params{name: value, key: map[string]any{key: inner}})
		require.NoError(t, err)
		require.Equal(t, []string{value}, form[name])
		require.Equal(t, []string{inner}, form[key+"["+key+"]"])
	})
}
