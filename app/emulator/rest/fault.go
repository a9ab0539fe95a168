package rest

import (
	"encoding/json"
	"strings"
	"sync"
)

// Fault is a rule by which calls go wrong.
type Fault struct {
	ID int64 `json:"id"`
	// Method in any case; "" or "*" for every one, "im.*" for a family. Inside a
	// batch each call is looked at by its own name.
	Method string `json:"method"`
	// Status of the answer; told by Error if 0.
	Status int `json:"status,omitempty"`
	// Error is the portal's code.
	Error string `json:"error,omitempty"`
	// Description of the error; the portal's own if "".
	Description string `json:"description,omitempty"`
	// DelayMs passes before anything happens.
	DelayMs int `json:"delayMs,omitempty"`
	// Drop closes the connection without an answer.
	Drop bool `json:"drop,omitempty"`
	// Body replaces the answer: a JSON string is sent as the text it holds
	// (which need not be JSON, and may be empty), anything else as JSON.
	Body json.RawMessage `json:"body,omitempty"`
	// ContentType replaces application/json.
	ContentType string `json:"contentType,omitempty"`
	// HTML answers with a web page, as proxies in between do.
	HTML bool `json:"html,omitempty"`
	// Truncate sends only so many bytes of the answer and then closes the
	// connection.
	Truncate int `json:"truncate,omitempty"`
	// Duplicate sends the answer's body twice.
	Duplicate bool `json:"duplicate,omitempty"`
	// After lets the method do its work first and only spoils the answer.
	After bool `json:"after,omitempty"`
	// User limits the rule to calls of one user.
	User int64 `json:"user,omitempty"`
	// Times is how often the rule still applies; 0 means until it is removed.
	Times int `json:"times,omitempty"`
}

// refuses reports whether the method must not run.
func (f *Fault) refuses() bool {
	return f != nil && !f.After && (f.Drop || f.Status != 0 || f.Error != "" || f.Body != nil || f.HTML)
}

// replaces reports whether the answer is not the method's.
func (f *Fault) replaces() bool {
	return f != nil && (f.Drop || f.Status != 0 || f.Error != "" || f.Body != nil || f.HTML)
}

// whole reports whether the rule spoils the whole answer even when the call is
// one of a batch: no portal sends these for a part of one.
func (f *Fault) whole() bool {
	if f.Drop || f.HTML || f.Truncate > 0 || f.ContentType != "" || f.Duplicate {
		return true
	}
	if f.Body != nil {
		_, ok := f.answer()
		return !ok
	}
	if f.Error == "" && f.Status == 0 {
		return false
	}
	status := f.err().Status
	return status == 401 || status == 503 || status == 500
}

// answer reads Body as a portal's answer, if it is one.
func (f *Fault) answer() (*Array, bool) {
	a := parseJSON([]byte(f.text()))
	_, result := a.Get("result")
	_, failed := a.Get("error")
	return a, result || failed
}

// text is the body to send.
func (f *Fault) text() string {
	var s string
	if json.Unmarshal(f.Body, &s) == nil {
		return s
	}
	return string(f.Body)
}

// err is the error the rule orders.
func (f *Fault) err() *Error {
	code := f.Error
	if code == "" {
		code = byStatus(f.Status)
	}
	e := *known(code)
	if e.Code == "" {
		e = Error{Status: 400, Code: code}
	}
	if f.Status != 0 {
		e.Status = f.Status
	}
	if f.Description != "" {
		e.Description = f.Description
	}
	return &e
}

// matches reports whether the rule is for a call. A rule for everything means
// the request as a whole, not the calls inside a batch.
func (f *Fault) matches(method string, user int64, inner bool) bool {
	pattern := strings.ToLower(f.Method)
	if f.User != 0 && f.User != user || inner && strings.Trim(pattern, "*") == "" {
		return false
	}
	if family, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(method, family)
	}
	return pattern == "" || pattern == method
}

// Faults are the rules in force.
type Faults struct {
	mu   sync.Mutex
	last int64
	list []*Fault
}

// Add puts a rule in force and returns its number.
func (f *Faults) Add(rule Fault) int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last++
	rule.ID = f.last
	f.list = append(f.list, &rule)
	return rule.ID
}

// List returns the rules in force.
func (f *Faults) List() []Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := []Fault{}
	for _, rule := range f.list {
		out = append(out, *rule)
	}
	return out
}

// Clear removes all rules.
func (f *Faults) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list = nil
}

// Take returns the first rule for a call, nil if there is none, and counts it
// as applied. method is lower-case; inner tells a call inside a batch.
func (f *Faults) Take(method string, user int64, inner bool) *Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, rule := range f.list {
		if !rule.matches(method, user, inner) {
			continue
		}
		if rule.Times == 1 {
			f.list = append(f.list[:i:i], f.list[i+1:]...)
		} else if rule.Times > 1 {
			rule.Times--
		}
		out := *rule
		return &out
	}
	return nil
}
