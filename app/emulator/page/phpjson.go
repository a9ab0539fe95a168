package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
)

// phpJSON turns JSON into the spelling of PHP's json_encode, which the portal
// uses: slashes are escaped, and everything beyond ASCII is \uXXXX.
func phpJSON(data []byte) string {
	var out strings.Builder
	for _, r := range string(data) {
		switch {
		case r == '/':
			out.WriteString(`\/`)
		case r < 0x80:
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.String()
}

// marshal encodes without Go's escaping of <, > and &, which PHP leaves alone.
func marshal(value any) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return []byte("null") // unreachable: only strings, numbers, bools, maps and slices come here
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

var (
	wordStart = regexp.MustCompile(`([a-z])([A-Z])`)
	digits    = regexp.MustCompile(`^[0-9]{1,15}$`)
)

// encodeOptions writes options as a JSON object, in their order. Keys and ids
// can take the other shapes that portals have been seen to use.
func encodeOptions(options []pair, keys, ids string) []byte {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, option := range options {
		if i > 0 {
			out.WriteByte(',')
		}
		key := option.key
		if keys == "upper" {
			key = strings.ToUpper(wordStart.ReplaceAllString(key, "${1}_${2}"))
		}
		out.Write(marshal(key))
		out.WriteByte(':')
		if ids == "number" && digits.MatchString(option.value) && option.value[0] != '0' {
			out.WriteString(option.value)
		} else {
			out.Write(marshal(option.value))
		}
	}
	out.WriteByte('}')
	return out.Bytes()
}

// phpMap is a map as PHP encodes it: an empty one is an empty list.
func phpMap(values map[string]any) any {
	if len(values) == 0 {
		return []any{}
	}
	return values
}
