package rest

import (
	"strings"
	"time"

	"seenline/app/emulator/world"
)

// reply is what a method answers.
type reply struct {
	result      any
	total, next *int
}

func give(result any) (*reply, *Error) { return &reply{result: result}, nil }

// method is one REST method.
type method struct {
	scope string // one of these, separated by |; "" for none
	newer bool   // unknown to old portals
	app   bool   // only with a token of the app
	run   func(*call) (*reply, *Error)
}

// call is one call of a method, alone or in a batch.
type call struct {
	*request
	p *Array // parameters, names in upper case
}

// methods are all that the portal knows, by lower-case name. It is filled in
// init because some methods list it.
var methods map[string]*method

func init() {
	methods = map[string]*method{
		"im.dialog.get":                   {scope: "im", run: (*call).dialogGet},
		"im.dialog.read":                  {scope: "im", run: (*call).dialogRead},
		"im.dialog.unread":                {scope: "im", run: (*call).dialogUnread},
		"im.dialog.read.all":              {scope: "im", newer: true, run: (*call).dialogReadAll},
		"im.dialog.messages.get":          {scope: "im", run: (*call).messagesGet},
		"im.dialog.messages.search":       {scope: "im", newer: true, run: (*call).messagesSearch},
		"im.dialog.users.list":            {scope: "im", newer: true, run: (*call).dialogUsers},
		"im.dialog.writing":               {scope: "im", run: (*call).dialogWriting},
		"im.chat.get":                     {scope: "im", run: (*call).chatGet},
		"im.recent.list":                  {scope: "im", newer: true, run: (*call).recentList},
		"im.recent.get":                   {scope: "im", run: (*call).recentGet},
		"im.counters.get":                 {scope: "im", run: (*call).countersGet},
		"im.user.get":                     {scope: "im", run: (*call).userGet},
		"im.user.list.get":                {scope: "im", run: (*call).userListGet},
		"im.message.add":                  {scope: "im", run: (*call).messageAdd},
		"im.message.update":               {scope: "im", run: (*call).messageUpdate},
		"im.message.delete":               {scope: "im", run: (*call).messageDelete},
		"im.message.command":              {scope: "im", run: (*call).messageCommand},
		"im.message.like":                 {scope: "im", run: (*call).messageLike},
		"im.revision.get":                 {scope: "im", run: (*call).revisionGet},
		"profile":                         {run: (*call).profile},
		"user.current":                    {scope: "user|user_brief|user_basic", run: (*call).userCurrent},
		"imopenlines.crm.chat.get":        {scope: "imopenlines", run: (*call).linesOf},
		"imopenlines.crm.chat.getlastid":  {scope: "imopenlines", newer: true, run: (*call).lastLineOf},
		"imopenlines.dialog.get":          {scope: "imopenlines", run: (*call).lineGet},
		"imopenlines.session.history.get": {scope: "imopenlines", run: (*call).lineHistory},
		"im.search.chat.list":             {scope: "im", run: (*call).searchChats},
		"im.search.user.list":             {scope: "im", run: (*call).searchUsers},
		"tasks.task.get":                  {scope: "task|tasks", run: (*call).taskGet},
		"app.info":                        {run: (*call).appInfo},
		"placement.bind":                  {scope: "placement", app: true, run: (*call).placementBind},
		"placement.unbind":                {scope: "placement", app: true, run: (*call).placementUnbind},
		"placement.get":                   {scope: "placement", app: true, run: (*call).placementGet},
		"placement.list":                  {scope: "placement", app: true, run: (*call).placementList},
		"server.time":                     {run: (*call).serverTime},
		"scope":                           {run: (*call).scopeList},
		"methods":                         {run: (*call).methodList},
		"method.get":                      {run: (*call).methodGet},
	}
}

// lookup finds a method in the portal's age.
func (q *request) lookup(name string) *method {
	m := methods[name]
	if m == nil || m.newer && q.set.Old {
		return nil
	}
	return m
}

// run calls one method: first it is looked up, then the caller, then what the
// caller may do.
func (q *request) run(name string, params *Array) (*reply, *Error) {
	m := q.lookup(name)
	if m == nil {
		return nil, known("ERROR_METHOD_NOT_FOUND")
	}
	if q.refused != nil {
		return nil, q.refused
	}
	if err := q.permitted(m); err != nil {
		return nil, err
	}
	start := q.now()
	if limit := q.set.OperatingLimit; limit > 0 {
		if used, _ := q.limits.used(start, name); used >= limit {
			return nil, known("OPERATION_TIME_LIMIT")
		}
	}
	r, err := m.run(&call{request: q, p: upper(params)})
	if q.set.OperatingLimit > 0 {
		q.limits.work(start, name, q.set.OperatingCost+q.now().Sub(start).Seconds())
	}
	return r, err
}

func (q *request) permitted(m *method) *Error {
	if q.auth == "webhook" {
		if m.app {
			return known("WRONG_AUTH_TYPE")
		}
		return nil // the webhooks have all scopes
	}
	for _, id := range q.set.DeniedUsers {
		if id == q.user {
			return known("user_access_error")
		}
	}
	if m.scope == "" {
		return nil
	}
	for one := range strings.SplitSeq(m.scope, "|") {
		if q.set.scope(one) {
			return nil
		}
	}
	return known("insufficient_scope")
}

// upper spells parameter names in upper case: portals do not care.
func upper(p *Array) *Array {
	out := NewArray()
	for _, k := range p.Keys() {
		out.Set(strings.ToUpper(k), p.values[k])
	}
	return out
}

func (c *call) has(name string) bool {
	v, ok := c.p.Get(name)
	return ok && v != nil
}

func (c *call) value(name string) any { v, _ := c.p.Get(name); return v }

func (c *call) text(name string) string { return text(c.value(name)) }

func (c *call) int(name string) int64 { return integer(c.value(name)) }

func (c *call) yes(name string) bool { return yes(c.value(name)) }

// limit reads LIMIT.
func (c *call) limit(fallback, most int) int {
	n := int(c.int("LIMIT"))
	if n <= 0 {
		return fallback
	}
	return min(n, most)
}

// dialog reads DIALOG_ID, or CHAT_ID in its stead.
func (c *call) dialog() (world.Ref, *Error) {
	id := c.text("DIALOG_ID")
	if id == "" && c.int("CHAT_ID") > 0 {
		return world.Ref{Kind: "chat", ID: c.int("CHAT_ID")}, nil
	}
	ref, ok := world.ParseDialogID(id)
	if !ok {
		return ref, known("DIALOG_ID_EMPTY")
	}
	return ref, nil
}

// moment reads a date, zero if there is none.
func (c *call) moment(name string) time.Time {
	t, _ := time.Parse(time.RFC3339, strings.Replace(c.text(name), " ", "+", 1))
	return t
}
