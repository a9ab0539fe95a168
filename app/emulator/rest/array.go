package rest

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// Array is PHP's array, which is what a portal makes of every request and much
// of what it answers: keys in the order they came, numbers and names mixed. As
// JSON it is a list if its keys are 0, 1, 2… in order, else an object; so an
// empty one is [].
type Array struct {
	keys   []string
	values map[string]any
	next   int
}

// NewArray returns an empty array.
func NewArray() *Array { return &Array{values: map[string]any{}} }

// Len returns the number of keys.
func (a *Array) Len() int {
	if a == nil {
		return 0
	}
	return len(a.keys)
}

// Keys returns the keys in order.
func (a *Array) Keys() []string {
	if a == nil {
		return nil
	}
	return a.keys
}

// Get returns the value of a key and whether the key is there.
func (a *Array) Get(key string) (any, bool) {
	if a == nil {
		return nil, false
	}
	v, ok := a.values[key]
	return v, ok
}

// Set puts a value under a key; a new key goes to the end.
func (a *Array) Set(key string, value any) {
	if _, ok := a.values[key]; !ok {
		a.keys = append(a.keys, key)
		if n, err := strconv.Atoi(key); err == nil && n >= a.next && strconv.Itoa(n) == key {
			a.next = n + 1
		}
	}
	a.values[key] = value
}

// Push appends a value under the next number.
func (a *Array) Push(value any) { a.Set(strconv.Itoa(a.next), value) }

// Delete takes a key out.
func (a *Array) Delete(key string) {
	if _, ok := a.values[key]; !ok {
		return
	}
	delete(a.values, key)
	for i, k := range a.keys {
		if k == key {
			a.keys = append(a.keys[:i:i], a.keys[i+1:]...)
			return
		}
	}
}

// list reports whether the keys are 0, 1, 2… in order.
func (a *Array) list() bool {
	for i, k := range a.keys {
		if k != strconv.Itoa(i) {
			return false
		}
	}
	return true
}

// MarshalJSON follows PHP's json_encode.
func (a *Array) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	list := a.list()
	b.WriteByte("{["[btoi(list)])
	for i, k := range a.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		if !list {
			name, _ := json.Marshal(k)
			b.Write(name)
			b.WriteByte(':')
		}
		value, err := json.Marshal(a.values[k])
		if err != nil {
			return nil, err
		}
		b.Write(value)
	}
	b.WriteByte("}]"[btoi(list)])
	return b.Bytes(), nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// text is PHP's string of a scalar: true is "1", false and null are "".
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "1"
		}
	}
	return ""
}

// integer is PHP's (int) of a value: the number a text begins with, else 0; one
// that is too large is the largest there is; an array is 1 unless empty.
func integer(v any) int64 {
	if a, ok := v.(*Array); ok {
		return int64(btoi(a.Len() > 0))
	}
	s := strings.TrimLeft(text(v), " \t\n\r\v\f")
	if strings.Trim(s, "+-.eE0123456789") == "" {
		if f, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(f) < 1<<53 {
			return int64(f)
		}
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || end == 0 && (s[0] == '-' || s[0] == '+')) {
		end++
	}
	n, _ := strconv.ParseInt(s[:end], 10, 64) // beyond the range: its end; no number: 0
	return n
}

// truth is PHP's idea of it: "", "0", 0, false, null and [] are false.
func truth(v any) bool {
	if a, ok := v.(*Array); ok {
		return a.Len() > 0
	}
	s := text(v)
	return s != "" && s != "0"
}

// yes is the portal's idea of a flag: Y, true or 1.
func yes(v any) bool {
	s := text(v)
	return strings.EqualFold(s, "Y") || strings.EqualFold(s, "true") || s == "1"
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
