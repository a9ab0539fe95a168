package b24

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Params are a method's parameters. A value is a string, a number, a bool
// (sent as Y or N, as the messenger's methods take it), a fmt.Stringer such as
// the ids of package im, or a slice or string-keyed map of these, which become
// PHP brackets. A nil is left out, as PHP does. Anything else is refused
// before something is sent.
type Params map[string]any

const maxDepth = 8

// encode returns the parameters as a form, sorted by name.
func (p Params) encode() (string, error) {
	var pairs []string
	for _, name := range sortedKeys(p) {
		switch strings.ToLower(name) {
		case "auth":
			return "", errors.New("parameter auth is reserved")
		case "":
			return "", errors.New("parameter without a name")
		}
		var err error
		if pairs, err = appendPairs(pairs, name, reflect.ValueOf(p[name]), 0); err != nil {
			return "", err
		}
	}
	return strings.Join(pairs, "&"), nil
}

func appendPairs(pairs []string, name string, v reflect.Value, depth int) ([]string, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("parameter %.40s is nested too deeply", name)
	}
	for v.IsValid() && v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return pairs, nil
	}
	if text, ok := scalar(v); ok {
		return append(pairs, url.QueryEscape(name)+"="+url.QueryEscape(text)), nil
	}
	var err error
	switch {
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		for i := range v.Len() {
			if pairs, err = appendPairs(pairs, name+"["+strconv.Itoa(i)+"]", v.Index(i), depth+1); err != nil {
				return nil, err
			}
		}
		return pairs, nil
	case v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String:
		keys := make([]string, 0, v.Len())
		values := make(map[string]reflect.Value, v.Len())
		for _, key := range v.MapKeys() {
			keys = append(keys, key.String())
			values[key.String()] = v.MapIndex(key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			if pairs, err = appendPairs(pairs, name+"["+key+"]", values[key], depth+1); err != nil {
				return nil, err
			}
		}
		return pairs, nil
	}
	return nil, fmt.Errorf("parameter %.40s has a type that no form can hold", name)
}

func scalar(v reflect.Value) (string, bool) {
	if v.CanInterface() {
		switch x := v.Interface().(type) {
		case json.Number:
			return x.String(), true
		case fmt.Stringer:
			return x.String(), true
		}
	}
	switch {
	case v.Kind() == reflect.String:
		return v.String(), true
	case v.Kind() == reflect.Bool:
		if v.Bool() {
			return "Y", true
		}
		return "N", true
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10), true
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), true
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'f', -1, 64), true
	}
	return "", false
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
