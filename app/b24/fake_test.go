package b24_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
)

const (
	portal = "https://acme.bitrix24.com"
	oldTok = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef012345"
	newTok = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210fedcba"
)

// request is one that reached the portal.
type request struct {
	method    string
	form      url.Values
	keepalive bool
}

// answer is what a fake portal says: a status and a body, or an error.
type answer struct {
	status int
	body   string
	err    error
}

func ok(result string) answer { return answer{200, `{"result":` + result + `,"time":{}}`, nil} }

func refusal(status int, code string) answer {
	return answer{status, `{"error":"` + code + `","error_description":"text"}`, nil}
}

// fakePortal is a Transport that answers each request by the function.
type fakePortal struct {
	t  *testing.T
	mu sync.Mutex
	// requests are all that came in.
	requests []request
	answer   func(n int, r request) answer // n counts from 0
}

func (p *fakePortal) Post(ctx context.Context, address, form string, keepalive bool) (b24.Response, error) {
	require.NotContains(p.t, address, oldTok)
	require.NotContains(p.t, address, newTok)
	values, err := url.ParseQuery(form)
	require.NoError(p.t, err)
	require.LessOrEqual(p.t, len(values["auth"]), 1)
	method, found := strings.CutPrefix(address, portal+"/rest/")
	require.True(p.t, found, address)
	p.mu.Lock()
	n := len(p.requests)
	r := request{method, values, keepalive}
	p.requests = append(p.requests, r)
	p.mu.Unlock()
	a := p.answer(n, r)
	if a.err != nil {
		return b24.Response{}, a.err
	}
	return b24.Response{Status: a.status, Body: []byte(a.body)}, nil
}

func (p *fakePortal) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.requests)
}

// always answers everything alike.
func always(t *testing.T, a answer) *fakePortal {
	return &fakePortal{t: t, answer: func(int, request) answer { return a }}
}

// inTurn answers one after the other; the last again and again.
func inTurn(t *testing.T, answers ...answer) *fakePortal {
	return &fakePortal{t: t, answer: func(n int, _ request) answer { return answers[min(n, len(answers)-1)] }}
}

// auth has one token and gives another one.
type auth struct {
	mu        sync.Mutex
	token     string
	next      []string // tokens to come; none left: an error
	refreshes int
	before    func() // called outside of the lock
}

func (a *auth) Token() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.token
}

func (a *auth) Refresh(ctx context.Context, stale string) (string, error) {
	if a.before != nil {
		a.before()
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.refreshes++
	if len(a.next) == 0 {
		return "", fmt.Errorf("no new token for %s", stale)
	}
	a.token, a.next = a.next[0], a.next[1:]
	return a.token, nil
}

// logbook keeps everything a client says.
type logbook struct {
	mu    sync.Mutex
	lines []string
}

func (l *logbook) log(event string, kv ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, fmt.Sprintf("%s %+v %#v", event, kv, kv))
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.lines, "\n")
}

func client(p b24.Transport, a b24.Auth) *b24.Client {
	return b24.New(b24.Config{Endpoint: portal + "/rest", Auth: a, Transport: p, Rand: func() float64 { return 0.5 }})
}

func chat(n int64) im.DialogID { return im.ChatDialog(n) }

func message(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}
