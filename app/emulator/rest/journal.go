package rest

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// keepCalls is how many calls the journal remembers.
const keepCalls = 20000

// Record is a call as the journal shows it. No token is in it.
type Record struct {
	Seq    int64     `json:"seq"`  // rises in the order calls ended
	Time   time.Time `json:"time"` // when the call began
	Method string    `json:"method"`
	Params any       `json:"params"`
	Status int       `json:"status"` // HTTP; 0 if the connection was dropped
	Error  string    `json:"error"`  // the portal's code, "" for success
	User   int64     `json:"user"`   // 0 if unknown
	Batch  int64     `json:"batch"`  // seq of the batch the call was part of, 0 if alone
	// Keepalive is always false: nothing on the wire tells a keepalive request
	// from another. The field is there because the journal's readers expect it.
	Keepalive bool    `json:"keepalive"`
	HTTP      string  `json:"http"` // POST, GET or OPTIONS
	Auth      string  `json:"auth"` // token, webhook or ""
	Ms        float64 `json:"ms"`   // how long it took
}

// Journal remembers the latest calls.
type Journal struct {
	mu   sync.Mutex
	seq  int64
	list []Record
}

// add files a call and the calls inside it at once, so that who reads on from
// a number misses none.
func (j *Journal) add(r Record, inner ...Record) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.seq++
	r.Seq = j.seq
	j.list = append(j.list, r)
	for _, one := range inner {
		j.seq++
		one.Seq, one.Batch = j.seq, r.Seq
		j.list = append(j.list, one)
	}
	if len(j.list) > keepCalls+keepCalls/4 {
		j.list = slices.Clone(j.list[len(j.list)-keepCalls:])
	}
}

// Since returns the calls with a number above seq.
func (j *Journal) Since(seq int64) []Record {
	j.mu.Lock()
	defer j.mu.Unlock()
	i, _ := slices.BinarySearchFunc(j.list, seq+1, func(r Record, seq int64) int { return int(r.Seq - seq) })
	return append([]Record{}, j.list[i:]...)
}

// Forget empties the journal; numbers go on.
func (j *Journal) Forget() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.list = nil
}

const hidden = "…"

// redact copies params without secrets.
func redact(v any) any {
	switch v := v.(type) {
	case *Array:
		out := NewArray()
		for _, k := range v.Keys() {
			if sensitive(k) {
				out.Set(k, hidden)
			} else {
				out.Set(k, redact(v.values[k]))
			}
		}
		return out
	case string:
		return redactQuery(v)
	}
	return v
}

func sensitive(name string) bool {
	switch strings.ToLower(name) {
	case "auth", "auth_id", "access_token", "refresh_token", "refresh_id", "token", "client_secret", "authorization", "state":
		return true
	}
	return false
}

// redactQuery takes secrets out of the commands of a batch.
func redactQuery(s string) string {
	head, query, ok := strings.Cut(s, "?")
	if !ok || !strings.Contains(query, "=") {
		return s
	}
	parts := strings.Split(query, "&")
	for i, part := range parts {
		if name, _, ok := strings.Cut(part, "="); ok && sensitive(unescape(name)) {
			parts[i] = name + "=" + hidden
		}
	}
	return head + "?" + strings.Join(parts, "&")
}
