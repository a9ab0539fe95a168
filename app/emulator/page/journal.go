package page

import (
	"encoding/json"
	"regexp"
	"slices"
	"sync"
	"time"
)

// Entry is one line of the log of frame messages.
type Entry struct {
	Seq       int             `json:"seq"`
	Time      string          `json:"time"`
	User      int             `json:"user"`
	SID       string          `json:"sid"`
	Placement string          `json:"placement"`
	Direction string          `json:"direction"`          // in: from the app; out: to the app
	Command   string          `json:"command"`            // getInitData
	Callback  string          `json:"callback,omitempty"` // the id an answer belongs to
	Params    json.RawMessage `json:"params,omitempty"`   // of a message in
	Data      json.RawMessage `json:"data,omitempty"`     // of a message out
	Form      string          `json:"form,omitempty"`     // 3, 4 (parts of the string) or object
	Outcome   string          `json:"outcome,omitempty"`  // of a message in: heard, dropped, denied, unknown
	Reason    string          `json:"reason,omitempty"`   // why it was dropped: origin, sid, form
	Origin    string          `json:"origin,omitempty"`   // where a dropped message came from
}

// Rule spoils the portal's answers to a command.
type Rule struct {
	Command string `json:"command"` // "" or "*": every command
	Answer  string `json:"answer"`  // never, late, garbage, empty, fail
	DelayMs int    `json:"delayMs"` // of a late answer
	Times   int    `json:"times"`   // how often; 0: until deleted
}

// answers are what a Rule may do.
var answers = []string{"never", "late", "garbage", "empty", "fail"}

// keptEntries bounds the log.
const keptEntries = 2000

// journal is the log of frame messages and the rules that spoil answers.
type journal struct {
	now func() time.Time

	mu      sync.Mutex
	seq     int
	entries []Entry
	rules   []Rule
}

func newJournal(now func() time.Time) *journal { return &journal{now: now} }

// add appends entries and says which rule, if any, spoils the answer to the
// last of them.
func (j *journal) add(entries ...Entry) *Rule {
	j.mu.Lock()
	defer j.mu.Unlock()
	var spoilt *Rule
	for _, e := range entries {
		j.seq++
		e.Seq, e.Time = j.seq, j.now().UTC().Format(time.RFC3339Nano)
		e.Params, e.Data = redact(e.Params), redact(e.Data)
		j.entries = append(j.entries, e)
		spoilt = nil
		if e.Direction == "in" && e.Outcome == "heard" {
			spoilt = j.take(e.Command)
		}
	}
	if extra := len(j.entries) - keptEntries; extra > 0 {
		j.entries = slices.Clone(j.entries[extra:])
	}
	return spoilt
}

// take finds the rule of a command and counts it down. The lock is held.
func (j *journal) take(command string) *Rule {
	i := j.find(command)
	if i < 0 {
		return nil
	}
	found := j.rules[i]
	if found.Times == 1 {
		j.rules = slices.Delete(j.rules, i, i+1)
	} else if found.Times > 1 {
		j.rules[i].Times--
	}
	return &found
}

func (j *journal) find(command string) int {
	return slices.IndexFunc(j.rules, func(r Rule) bool {
		return r.Command == "" || r.Command == "*" || r.Command == command
	})
}

// peek tells which rule the next message of a command will meet.
func (j *journal) peek(command string) *Rule {
	j.mu.Lock()
	defer j.mu.Unlock()
	if i := j.find(command); i >= 0 {
		found := j.rules[i]
		return &found
	}
	return nil
}

// since returns the entries after a sequence number.
func (j *journal) since(seq int) []Entry {
	j.mu.Lock()
	defer j.mu.Unlock()
	found := []Entry{}
	for _, e := range j.entries {
		if e.Seq > seq {
			found = append(found, e)
		}
	}
	return found
}

func (j *journal) rule(r Rule) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.rules = append(j.rules, r)
}

// reset forgets entries and rules. Sequence numbers go on, so that a reader
// who asks "since" never misses what comes next.
func (j *journal) reset() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.entries, j.rules = nil, nil
}

var (
	tokenField = regexp.MustCompile(`(?i)("(?:AUTH_ID|REFRESH_ID|access_token|refresh_token|auth)"\s*:\s*)"[^"]*"`)
	longHex    = regexp.MustCompile(`[0-9A-Fa-f]{48,}`)
)

// redact takes tokens out of what is logged.
func redact(data json.RawMessage) json.RawMessage {
	if len(data) == 0 {
		return nil
	}
	data = tokenField.ReplaceAll(data, []byte(`$1"***"`))
	return longHex.ReplaceAll(data, []byte("***"))
}
