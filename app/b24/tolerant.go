package b24

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"seenline/app/im"
)

// The types below read a value in whichever form a portal sends it and are the
// zero value where it makes no sense, so that one odd field does not cost a
// whole page of messages. encoding/json matches names in any case.

type (
	number int64   // 7, "7", 7.0
	float  float64 // 1.5, "1.5"
	text   string  // "x", 7; false, null and [] are ""
	flag   bool    // true, 1, "1", "Y", "true"
)

func (n *number) UnmarshalJSON(raw []byte) error { *n = number(decodeInt(raw)); return nil }
func (f *float) UnmarshalJSON(raw []byte) error  { *f = float(decodeFloat(raw)); return nil }
func (t *text) UnmarshalJSON(raw []byte) error   { *t = text(decodeText(raw)); return nil }
func (f *flag) UnmarshalJSON(raw []byte) error   { *f = flag(decodeFlag(raw)); return nil }

func (n number) message() im.MessageID {
	id, _ := im.NewMessageID(int64(n))
	return id
}

func (f float) seconds() time.Duration {
	if f < 0 || f > 1e6 || math.IsNaN(float64(f)) {
		return 0
	}
	return time.Duration(float64(f) * float64(time.Second))
}

func decodeInt(raw []byte) int64 {
	n, _ := parseInt(raw)
	return n
}

func parseInt(raw []byte) (int64, bool) {
	s := strings.TrimSpace(decodeText(raw))
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, true
	}
	// 7.0 is a number of ours, 7.5 and 1e300 are not.
	if f, err := strconv.ParseFloat(s, 64); err == nil && f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return int64(f), true
	}
	return 0, false
}

func decodeFloat(raw []byte) float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(decodeText(raw)), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0
	}
	return f
}

func decodeText(raw []byte) string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return ""
	}
	switch c := raw[0]; {
	case c == '"':
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
		return s
	case c == '-' || '0' <= c && c <= '9':
		return string(raw)
	case c == 't':
		return "1" // as PHP has it
	}
	return ""
}

func decodeFlag(raw []byte) bool {
	switch strings.ToLower(decodeText(raw)) {
	case "1", "y", "true":
		return true
	}
	return false
}

func isObject(raw []byte) bool {
	raw = bytes.TrimSpace(raw)
	return len(raw) > 0 && raw[0] == '{'
}

func isNull(raw []byte) bool {
	raw = bytes.TrimSpace(raw)
	return len(raw) == 0 || string(raw) == "null"
}

// entry is an element of what PHP calls an array: a list or a map.
type entry struct {
	key   string
	value json.RawMessage
}

// entries reads a list or a map; numeric keys come in their order. Anything
// else has no entries.
func entries(raw []byte) []entry {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return nil
	}
	var out []entry
	switch raw[0] {
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return nil
		}
		for i, value := range list {
			out = append(out, entry{strconv.Itoa(i), value})
		}
	case '{':
		var m map[string]json.RawMessage
		if json.Unmarshal(raw, &m) != nil {
			return nil
		}
		for key, value := range m {
			out = append(out, entry{key, value})
		}
		slices.SortFunc(out, func(a, b entry) int {
			x, errX := strconv.Atoi(a.key)
			y, errY := strconv.Atoi(b.key)
			if errX == nil && errY == nil {
				return cmp.Compare(x, y)
			}
			return strings.Compare(a.key, b.key)
		})
	}
	return out
}

// numbers reads positive numbers from a list, a map's values or a single one.
func numbers(raw []byte) []int64 {
	var out []int64
	for _, e := range entries(raw) {
		if n := decodeInt(e.value); n > 0 {
			out = append(out, n)
		}
	}
	if n := decodeInt(raw); n > 0 {
		out = append(out, n)
	}
	return out
}

// decodeDate reads ISO 8601 with an offset, or seconds since 1970; the zero
// time is "not told".
func decodeDate(raw []byte) time.Time {
	s := strings.TrimSpace(decodeText(raw))
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 0 && n < 1<<40 {
		return time.Unix(n, 0)
	}
	return time.Time{}
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
