package rest_test

import (
	"encoding/json"
	"sort"
	"testing"

	"github.com/stretchr/testify/require"
)

// kinds reduces a JSON value to its keys and types. Of a list it keeps what its
// elements have in common, so that a sample can stand for all of them.
func kinds(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, one := range v {
			out[k] = kinds(one)
		}
		return out
	case []any:
		if len(v) == 0 {
			return "[]"
		}
		return []any{kinds(v[0])}
	case string:
		return "string"
	case float64:
		return "number"
	case bool:
		return "bool"
	}
	return "null"
}

// shape is kinds of a sample.
func shape(t *testing.T, sample string) any {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal([]byte(sample), &v), sample)
	return kinds(v)
}

// same requires got to have exactly the sample's keys, with its types.
func same(t *testing.T, sample string, got any, what string) {
	t.Helper()
	require.Equal(t, shape(t, sample), kinds(got), what)
}

func keys(m map[string]any) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func dump(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	require.NoError(t, err)
	return string(raw)
}
