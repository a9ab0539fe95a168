package rest

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func parsed(t testing.TB, query string) string {
	t.Helper()
	a := NewArray()
	parseQuery(a, query)
	raw, err := json.Marshal(a)
	require.NoError(t, err)
	return string(raw)
}

func TestQueriesAreReadAsPHPDoes(t *testing.T) {
	for query, want := range map[string]string{
		"":                              `[]`,
		"a=1&b=2":                       `{"a":"1","b":"2"}`,
		"b=1&a=2&b=3":                   `{"b":"3","a":"2"}`,
		"a[]=x&a[]=y":                   `{"a":["x","y"]}`,
		"a[5]=x&a[]=y":                  `{"a":{"5":"x","6":"y"}}`,
		"a[0][b]=1&a[0][c]=2&a[1][b]=3": `{"a":[{"b":"1","c":"2"},{"b":"3"}]}`,
		"a[][b]=1&a[][b]=2":             `{"a":[{"b":"1"},{"b":"2"}]}`,
		"a%5Bb%5D=1%2B1+x":              `{"a":{"b":"1+1 x"}}`,
		"a.b=1&c d=2":                   `{"a_b":"1","c_d":"2"}`,
		"a[b=1":                         `{"a_b":"1"}`,
		"a=1&a[b]=2":                    `{"a":{"b":"2"}}`,
		"a":                             `{"a":""}`,
		"x=%zz%41":                      `{"x":"%zzA"}`,
		"&&=1&a=b=c":                    `{"a":"b=c"}`,
	} {
		require.JSONEq(t, want, parsed(t, query), query)
	}
}

func TestNumbersAreReadAsPHPDoes(t *testing.T) {
	for in, want := range map[string]int64{"": 0, "12": 12, " 12": 12, "12x": 12, "x12": 0, "-5": -5, "1.9": 1, "-": 0, "1e3": 1000, "0x1A": 0, "inf": 0, "+3": 3} {
		require.Equal(t, want, integer(in), in)
	}
	require.Positive(t, integer("99999999999999999999999"), "too large a number stays large: it must not turn into 0, which reads everything")
	require.Equal(t, int64(1), integer(true))
	require.Equal(t, int64(7), integer(json.Number("7")))
	require.Equal(t, int64(0), integer(nil))
}

func FuzzQuery(f *testing.F) {
	for _, seed := range []string{"a=1", "a[b][]=1&a[b][]=2", "[=]", "a]b[=1", "a[[b]]=1", "%5B%5D=", "cmd[0]=x%3Fy%3D1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		require.True(t, json.Valid([]byte(parsed(t, query))))
		parseJSON([]byte(query))
	})
}
