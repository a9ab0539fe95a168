package b24_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
)

// oddities are what a field may hold although nobody expects it there.
var oddities = map[string]any{
	"null": nil, "true": true, "false": false, "a number": -1e18, "a fraction": 0.5, "a word": "odd",
	"no word": "", "a list": []any{[]any{nil}, "x"}, "no list": []any{}, "a map": map[string]any{"0": map[string]any{}, "ID": "x"},
}

// eachOdd calls f with copies of a reply in which one value is odd, once for every
// place that differs from all known ones by more than where it stands in a list.
func eachOdd(t *testing.T, known map[string]bool, reply json.RawMessage, f func(path []string, what string, odd json.RawMessage)) {
	t.Helper()
	var whole any
	require.NoError(t, json.Unmarshal(reply, &whole))
	var walk func(value any, path []string, set func(any))
	walk = func(value any, path []string, set func(any)) {
		kind := strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return '#'
			}
			return r
		}, fmt.Sprintf("%q %T", path, value))
		if !known[kind] {
			known[kind] = true
			for _, what := range slices.Sorted(maps.Keys(oddities)) {
				set(oddities[what])
				odd, err := json.Marshal(whole)
				require.NoError(t, err)
				f(path, what, odd)
			}
			set(value)
		}
		switch v := value.(type) {
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				walk(v[key], append(slices.Clone(path), key), func(odd any) { v[key] = odd })
			}
		case []any:
			for i := range v {
				walk(v[i], append(slices.Clone(path), strconv.Itoa(i)), func(odd any) { v[i] = odd })
			}
		}
	}
	walk(whole, nil, func(odd any) { whole = odd })
}

// pairs calls f with the reply for every two neighbours of its list key, and with no
// more of its other lists.
func pairs(t *testing.T, reply json.RawMessage, key string, f func(first int, two json.RawMessage)) {
	t.Helper()
	var page map[string]any
	require.NoError(t, json.Unmarshal(reply, &page))
	list := page[key].([]any)
	for other, value := range page {
		if values, ok := value.([]any); ok {
			page[other] = values[:min(2, len(values))]
		}
	}
	for i := range list[1:] {
		page[key] = list[i : i+2]
		two, err := json.Marshal(page)
		require.NoError(t, err)
		f(i, two)
	}
}

func TestOneOddValueInAPageHarmsNoOtherMessage(t *testing.T) {
	b := emulate(t, nil)
	reply, err := b.client.Call(t.Context(), "im.dialog.messages.get", b24.Params{"DIALOG_ID": "chat2", "FIRST_ID": 0, "LIMIT": 50})
	require.NoError(t, err)
	whole, err := b.client.DecodeHistory(reply.Result)
	require.NoError(t, err)
	known := map[string]bool{}
	pairs(t, reply.Result, "messages", func(first int, two json.RawMessage) {
		eachOdd(t, known, two, func(path []string, what string, odd json.RawMessage) {
			got, err := b.client.DecodeHistory(odd)
			if len(path) == 0 || len(path) == 1 && path[0] == "messages" {
				return // nothing is left of it
			}
			require.NoError(t, err, "%v is %s", path, what)
			require.True(t, slices.ContainsFunc(got.Messages, func(m im.Message) bool {
				return reflect.DeepEqual(m, whole.Messages[first]) || reflect.DeepEqual(m, whole.Messages[first+1])
			}), "%v is %s", path, what)
		})
	})
	require.Greater(t, len(known), 150)
}

func TestOneOddValueInAListOfDialogsHarmsNoOtherDialog(t *testing.T) {
	b := emulate(t, nil)
	reply, err := b.client.Call(t.Context(), "im.recent.list", b24.Params{"LIMIT": 50})
	require.NoError(t, err)
	known := map[string]bool{}
	pairs(t, reply.Result, "items", func(_ int, two json.RawMessage) {
		eachOdd(t, known, two, func(path []string, what string, odd json.RawMessage) {
			list, _, err := b.client.DecodeRecent(odd)
			if len(path) == 0 || len(path) == 1 && path[0] == "items" {
				return
			}
			require.NoError(t, err, "%v is %s", path, what)
			require.NotEmpty(t, list, "%v is %s", path, what)
		})
	})
	require.Greater(t, len(known), 50)
}

func TestOneOddValueTellsNoLessOfADialogThanWithoutIt(t *testing.T) {
	b := emulate(t, nil)
	reply, err := b.client.Call(t.Context(), "im.dialog.get", b24.Params{"DIALOG_ID": "chat2"})
	require.NoError(t, err)
	asked := id(t, "chat2")
	eachOdd(t, map[string]bool{}, reply.Result, func(path []string, what string, odd json.RawMessage) {
		dialog, err := b.client.DecodeDialog(odd, asked)
		if len(path) == 0 || path[0] == "id" {
			return // who knows of what this tells
		}
		require.NoError(t, err, "%v is %s", path, what)
		require.Equal(t, path[0] != "last_id", dialog.HasMark, "%v is %s", path, what)
	})
}
