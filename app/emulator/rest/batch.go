package rest

import (
	"encoding/json"
	"net/http"
	"strings"
)

const maxBatch = 50

// batch runs several calls in one request. It counts as one against the rate
// limit; each call has its own scope, its own operating time and its own
// error, and the answer is always 200.
func (q *request) batch() *response {
	if q.refused != nil {
		return q.failure(q.refused)
	}
	cmd, _ := q.params.Get("cmd")
	if cmd == nil {
		cmd, _ = q.params.Get("CMD")
	}
	commands, _ := cmd.(*Array)
	if commands.Len() > maxBatch {
		return q.failure(known("ERROR_BATCH_LENGTH_EXCEEDED"))
	}
	halt, _ := q.params.Get("halt")
	b := &batch{q: q, result: NewArray(), errors: NewArray(), total: NewArray(), next: NewArray(), time: NewArray(), seen: NewArray()}
	faults, out := b.faults(commands)
	if out != nil {
		return out
	}
	for _, key := range commands.Keys() {
		line, _ := commands.Get(key)
		if ok := b.one(key, text(line), faults[key]); !ok && truth(halt) {
			break
		}
	}
	body := NewArray()
	inner := NewArray()
	inner.Set("result", b.result)
	inner.Set("result_error", b.errors)
	inner.Set("result_total", b.total)
	inner.Set("result_next", b.next)
	inner.Set("result_time", b.time)
	body.Set("result", inner)
	body.Set("time", q.timing(q.start, "batch"))
	out = &response{status: http.StatusOK, body: body}
	for _, key := range commands.Keys() {
		if f := faults[key]; f != nil && f.whole() {
			out = q.spoil(f, out)
			out.code = f.Error
		}
	}
	return out
}

type batch struct {
	q                                 *request
	result, errors, total, next, time *Array
	seen                              *Array // results as the later calls may name them
}

// faults takes the rules for the calls inside. A rule that spoils the whole
// answer does so before anything has been done, unless it says otherwise; out
// is then that answer.
func (b *batch) faults(commands *Array) (faults map[string]*Fault, out *response) {
	faults = map[string]*Fault{}
	for _, key := range commands.Keys() {
		line, _ := commands.Get(key)
		name, _, _ := strings.Cut(text(line), "?")
		f := b.q.Faults.Take(canonical(name), b.q.user, true)
		if f == nil {
			continue
		}
		faults[key] = f
		if f.DelayMs > 0 && !pause(b.q.http, f.DelayMs) {
			return faults, &response{drop: true, code: "the caller left"}
		}
		if f.refuses() && f.whole() {
			return faults, b.q.spoil(f, nil)
		}
	}
	return faults, nil
}

// canonical is a method's name as the table has it.
func canonical(name string) string {
	name = strings.ToLower(strings.Trim(strings.TrimSpace(name), "/"))
	return strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".xml")
}

// one runs a call and reports whether it went well.
func (b *batch) one(key, line string, f *Fault) bool {
	start := b.q.now()
	name, query, _ := strings.Cut(line, "?")
	name = canonical(name)
	params := NewArray()
	parseQuery(params, query)
	params = b.fill(params).(*Array)

	var r *reply
	var err *Error
	switch {
	case f.refuses() && !f.whole():
	case name == "batch":
		err = known("ERROR_BATCH_METHOD_NOT_ALLOWED")
	default:
		r, err = b.q.run(name, params)
	}
	if f.replaces() && !f.whole() {
		r, err = b.ordered(f)
	}
	record := Record{Time: start, Method: name, Params: redact(params), Status: http.StatusOK, User: b.q.user, HTTP: b.q.http.Method, Auth: b.q.auth, Ms: ms(b.q.now().Sub(start))}
	if err != nil {
		record.Status, record.Error = err.Status, err.Code
		b.errors.Set(key, err.body())
	} else {
		b.result.Set(key, r.result)
		if r.total != nil {
			b.total.Set(key, *r.total)
		}
		if r.next != nil {
			b.next.Set(key, *r.next)
		}
		b.time.Set(key, b.q.timing(start, name))
	}
	b.q.inner = append(b.q.inner, record)
	return err == nil
}

// ordered is the outcome that a fault wants for one call.
func (b *batch) ordered(f *Fault) (*reply, *Error) {
	if f.Body == nil {
		return nil, f.err()
	}
	answer, _ := f.answer()
	if code, ok := answer.Get("error"); ok {
		description, _ := answer.Get("error_description")
		return nil, &Error{Status: 400, Code: text(code), Description: text(description)}
	}
	result, _ := answer.Get("result")
	return &reply{result: result}, nil
}

// fill replaces $result[key][field] by what the earlier calls answered. A value
// that is nothing but such a name becomes the thing itself, be it a list.
func (b *batch) fill(v any) any {
	switch v := v.(type) {
	case *Array:
		out := NewArray()
		for _, k := range v.Keys() {
			out.Set(k, b.fill(v.values[k]))
		}
		return out
	case string:
		return b.expand(v)
	}
	return v
}

const marker = "$result["

func (b *batch) expand(s string) any {
	at := strings.Index(s, marker)
	if at < 0 {
		return s
	}
	var out strings.Builder
	for at >= 0 {
		path, rest := keys(s[at+len(marker)-1:])
		found := b.find(path)
		if at == 0 && rest == "" && out.Len() == 0 {
			return found
		}
		out.WriteString(s[:at])
		out.WriteString(text(found))
		s = rest
		at = strings.Index(s, marker)
	}
	return out.String() + s
}

// keys splits [a][b]rest.
func keys(s string) (path []string, rest string) {
	for strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 {
			break
		}
		path = append(path, strings.Trim(s[1:end], `'"`))
		s = s[end+1:]
	}
	return path, s
}

func (b *batch) find(path []string) any {
	if len(path) == 0 {
		return ""
	}
	v, ok := b.seen.Get(path[0])
	if !ok {
		result, has := b.result.Get(path[0])
		if !has {
			return ""
		}
		v = plain(result)
		b.seen.Set(path[0], v)
	}
	for _, k := range path[1:] {
		a, _ := v.(*Array)
		if v, ok = a.Get(k); !ok {
			return ""
		}
	}
	return v
}

// plain is a result as the later calls see it.
func plain(v any) any {
	raw, err := json.Marshal([]any{v})
	if err != nil {
		return nil
	}
	out, _ := parseJSON(raw).Get("0")
	return out
}
