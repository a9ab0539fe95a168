package rest

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// places are the placements an app can bind, with the scope each needs beside
// placement.
var places = map[string]string{
	"IM_SIDEBAR": "im", "IM_TEXTAREA": "im", "IM_CONTEXT_MENU": "im", "IM_NAVIGATION": "im", "IM_SMILES_SELECTOR": "im", "IMMOBILE_CONTEXT_MENU": "im",
	"CRM_LEAD_DETAIL_TAB": "crm", "CRM_DEAL_DETAIL_TAB": "crm", "CRM_CONTACT_DETAIL_TAB": "crm", "CRM_COMPANY_DETAIL_TAB": "crm",
	"CRM_QUOTE_DETAIL_TAB": "crm", "CRM_SMART_INVOICE_DETAIL_TAB": "crm", "CRM_ORDER_DETAIL_TAB": "crm",
	"TASK_VIEW_TAB": "task", "TASK_VIEW_SIDEBAR": "task", "TASK_VIEW_TOP_PANEL": "task",
	"USER_PROFILE_MENU": "user", "USER_PROFILE_TOOLBAR": "user", "SONET_GROUP_DETAIL_TAB": "sonet_group",
	"LEFT_MENU": "", "PAGE_BACKGROUND_WORKER": "", "REST_APP_URI": "",
}

// single are those an app can bind but once.
var single = []string{"PAGE_BACKGROUND_WORKER", "REST_APP_URI"}

// needIcon are those that must name an icon.
var needIcon = []string{"IM_SIDEBAR", "IM_TEXTAREA", "IM_NAVIGATION"}

func (q *request) place(code string) bool {
	scope, ok := places[code]
	if rest, dynamic := strings.CutPrefix(code, "CRM_DYNAMIC_"); dynamic {
		id, tab := strings.CutSuffix(rest, "_DETAIL_TAB")
		scope, ok = "crm", tab && id != "" && strings.Trim(id, "0123456789") == ""
	}
	return ok && (scope == "" || q.set.scope(scope))
}

// admin refuses everybody else.
func (c *call) admin() *Error {
	if u, _ := c.world.User(c.user); !u.Admin {
		return fail(403, "ACCESS_DENIED", "Access denied!")
	}
	return nil
}

// odd is an error that placement.bind sends with HTTP status 200.
func odd(code, description string) *Error { return fail(200, code, description) }

// placementBind is placement.bind.
func (c *call) placementBind() (*reply, *Error) {
	if bad := c.admin(); bad != nil {
		return nil, bad
	}
	code, handler := strings.ToUpper(c.text("PLACEMENT")), c.text("HANDLER")
	b := Bound{Placement: code, Handler: handler, UserID: c.int("USER_ID"), Title: c.text("TITLE"), Description: c.text("DESCRIPTION"), Options: []any{}}
	for _, name := range []string{"PLACEMENT", "HANDLER"} {
		if c.text(name) == "" {
			bad := argument(name)
			bad.Status = 200
			return nil, bad
		}
	}
	if !c.place(code) {
		return nil, odd("ERROR_PLACEMENT_NOT_FOUND", "Placement not found")
	}
	if bad := c.handler(handler); bad != nil {
		return nil, bad
	}
	if b.UserID != 0 && code != "PAGE_BACKGROUND_WORKER" {
		return nil, odd("ERROR_PLACEMENT_USER_MODE", "User mode is not available")
	}
	if all, ok := c.value("LANG_ALL").(*Array); ok {
		b.LangAll = all
	}
	options, _ := c.value("OPTIONS").(*Array)
	kept, bad := c.options(code, options)
	if bad != nil {
		return nil, bad
	}
	if kept.Len() > 0 {
		b.Options = kept
	}
	c.app.mu.Lock()
	defer c.app.mu.Unlock()
	if slices.Contains(single, code) && slices.ContainsFunc(c.app.bound, func(o Bound) bool { return o.Placement == code }) {
		return nil, odd("ERROR_PLACEMENT_MAX_COUNT", "Placement max count")
	}
	c.app.bound = append(c.app.bound, b)
	return give(true)
}

// handler checks an address: http or https, and where the portal insists, a
// host that is not this machine.
func (c *call) handler(address string) *Error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "":
		return odd("ERROR_WRONG_HANDLER_URL", "Wrong handler URL")
	case u.Scheme != "http" && u.Scheme != "https":
		return odd("ERROR_UNSUPPORTED_PROTOCOL", "Unsupported event handler protocol")
	case c.set.PublicHandlers:
		host := u.Hostname()
		if _, err := netip.ParseAddr(host); err == nil || host == "localhost" || strings.HasSuffix(host, ".localhost") || !strings.Contains(host, ".") {
			return odd("ERROR_WRONG_HANDLER_URL", "Wrong handler URL")
		}
	}
	return nil
}

// options keeps what a placement knows of OPTIONS, defaults filled in.
func (c *call) options(code string, given *Array) (*Array, *Error) {
	given = upper(given)
	value := func(name string) string { v, _ := given.Get(strings.ToUpper(name)); return text(v) }
	kept := NewArray()
	switch {
	case code == "PAGE_BACKGROUND_WORKER":
		if value("errorHandlerUrl") == "" {
			return nil, odd("EMPTY_ERROR_HANDLER_URL", "Empty error handler URL")
		}
		kept.Set("errorHandlerUrl", value("errorHandlerUrl"))
		return kept, nil
	case strings.HasPrefix(code, "TASK_VIEW_"):
		if value("groupId") != "" {
			kept.Set("groupId", value("groupId"))
		}
		return kept, nil
	case !strings.HasPrefix(code, "IM"):
		return kept, nil
	}
	if icon := value("iconName"); slices.Contains(needIcon, code) {
		if icon == "" || len(icon) > 50 || strings.Trim(strings.ToLower(icon), "abcdefghijklmnopqrstuvwxyz0123456789 -") != "" {
			bad := argument("iconName")
			bad.Status = 200
			return nil, bad
		}
		kept.Set("iconName", icon)
	}
	for _, o := range []struct {
		name, fallback, code string
		allowed              []string
	}{
		{"extranet", "N", "INVALID_ERROR_EXTRANET", []string{"Y", "N"}},
		{"context", "ALL", "INVALID_ERROR_CONTEXT", []string{"ALL", "USER", "CHAT", "LINES", "CRM"}},
		{"role", "USER", "INVALID_ERROR_ROLE", []string{"USER", "ADMIN"}},
	} {
		if o.name == "context" && code == "IM_NAVIGATION" {
			continue
		}
		v := value(o.name)
		if v == "" {
			v = o.fallback
		}
		for one := range strings.SplitSeq(v, ";") {
			if !slices.Contains(o.allowed, strings.TrimSpace(one)) || o.name != "context" && one != v {
				return nil, odd(o.code, "Invalid "+o.name)
			}
		}
		kept.Set(o.name, v)
	}
	for _, name := range []string{"color", "width", "height"} {
		if v := value(name); v != "" {
			kept.Set(name, v)
		}
	}
	return kept, nil
}

// placementUnbind is placement.unbind. Its count rises twice per removal.
func (c *call) placementUnbind() (*reply, *Error) {
	if bad := c.admin(); bad != nil {
		return nil, bad
	}
	code, handler := strings.ToUpper(c.text("PLACEMENT")), c.text("HANDLER")
	if code == "" {
		return nil, argument("PLACEMENT")
	}
	c.app.mu.Lock()
	defer c.app.mu.Unlock()
	count := 0
	c.app.bound = slices.DeleteFunc(c.app.bound, func(b Bound) bool {
		gone := b.Placement == code && (handler == "" || b.Handler == handler) && (!c.has("USER_ID") || b.UserID == c.int("USER_ID"))
		count += 2 * btoi(gone)
		return gone
	})
	return give(map[string]int{"count": count})
}

// placementGet is placement.get.
func (c *call) placementGet() (*reply, *Error) {
	if bad := c.admin(); bad != nil {
		return nil, bad
	}
	out := []any{}
	for _, b := range c.Bound() {
		one := NewArray()
		one.Set("placement", b.Placement)
		one.Set("userId", b.UserID)
		one.Set("handler", b.Handler)
		one.Set("options", b.Options)
		one.Set("title", b.Title)
		one.Set("description", b.Description)
		if b.LangAll == nil {
			b.LangAll = NewArray()
		}
		one.Set("langAll", b.LangAll)
		out = append(out, one)
	}
	return give(out)
}

// placementList is placement.list: the codes there are.
func (c *call) placementList() (*reply, *Error) {
	out := []string{}
	for code := range places {
		if c.place(code) {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return give(out)
}
