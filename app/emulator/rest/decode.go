package rest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
)

const maxBody = 16 << 20

var errTooLarge = errors.New("the body is too large")

// decode makes one array of a request's query and body; the body wins. JSON
// counts only by its content type, and broken JSON counts as nothing; whatever
// is not JSON or multipart is read as a query string.
func decode(r *http.Request) (*Array, error) {
	params := NewArray()
	parseQuery(params, r.URL.RawQuery)
	if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Body == nil {
		return params, nil
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		return nil, err
	}
	if len(body) > maxBody {
		return nil, errTooLarge
	}
	kind, options, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		merge(params, parseJSON(body))
	case "multipart/form-data":
		parts := NewArray()
		parseMultipart(parts, body, options["boundary"])
		merge(params, parts)
	default:
		form := NewArray()
		parseQuery(form, string(body))
		merge(params, form)
	}
	return params, nil
}

func merge(into, from *Array) {
	for _, k := range from.Keys() {
		into.Set(k, from.values[k])
	}
}

// parseQuery reads a query string the way PHP does: brackets nest, the last of
// several equal names wins, + and %XX are decoded, what cannot be is kept.
func parseQuery(into *Array, query string) {
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		assign(into, unescape(name), unescape(value))
	}
}

func unescape(s string) string {
	if out, err := url.QueryUnescape(s); err == nil {
		return out
	}
	// Keep broken escapes as they are, like PHP.
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b.WriteByte(' ')
		case s[i] == '%' && i+2 < len(s) && ishex(s[i+1]) && ishex(s[i+2]):
			out, _ := url.QueryUnescape(s[i : i+3])
			b.WriteString(out)
			i += 2
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func ishex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// assign puts value where name[a][b][] says.
func assign(into *Array, name, value string) {
	name = strings.TrimLeft(name, " ")
	open := strings.IndexByte(name, '[')
	if open <= 0 || !strings.Contains(name[open:], "]") {
		if name = strings.NewReplacer(".", "_", " ", "_", "[", "_").Replace(name); name != "" {
			into.Set(name, value)
		}
		return
	}
	at := into
	key := strings.NewReplacer(".", "_", " ", "_").Replace(name[:open])
	push := false
	for rest := name[open:]; strings.HasPrefix(rest, "["); {
		end := strings.IndexByte(rest, ']')
		if end < 0 {
			break
		}
		at = child(at, key, push)
		key, push = rest[1:end], end == 1
		rest = rest[end+1:]
	}
	if push {
		at.Push(value)
	} else {
		at.Set(key, value)
	}
}

func child(at *Array, key string, push bool) *Array {
	if !push {
		if sub, ok := at.values[key].(*Array); ok {
			return sub
		}
	}
	sub := NewArray()
	if push {
		at.Push(sub)
	} else {
		at.Set(key, sub)
	}
	return sub
}

func parseMultipart(into *Array, body []byte, boundary string) {
	if boundary == "" {
		return
	}
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := reader.NextPart()
		if err != nil {
			return
		}
		if part.FileName() == "" && part.FormName() != "" {
			value, _ := io.ReadAll(part)
			assign(into, part.FormName(), string(value))
		}
	}
}

// parseJSON reads a JSON object or list in the order of its keys; anything else
// is an empty array.
func parseJSON(body []byte) *Array {
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.UseNumber()
	v, err := jsonValue(dec, 0)
	if err == nil {
		if _, err = dec.Token(); err == io.EOF {
			if a, ok := v.(*Array); ok {
				return a
			}
		}
	}
	return NewArray()
}

func jsonValue(dec *json.Decoder, depth int) (any, error) {
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := tok.(json.Delim)
	if !ok {
		return tok, nil
	}
	if depth > 100 {
		return nil, errors.New("nested too deeply")
	}
	a := NewArray()
	for dec.More() {
		key := ""
		if delim == '{' {
			k, err := dec.Token()
			if err != nil {
				return nil, err
			}
			key = k.(string)
		}
		v, err := jsonValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		if delim == '{' {
			a.Set(key, v)
		} else {
			a.Push(v)
		}
	}
	_, err = dec.Token()
	return a, err
}
