package page

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// frame is one rendered app frame, ready for the template.
type frame struct {
	Name    string // host|protocol|sid: the frame's name and the form's target
	Action  string // the handler with the portal's four parameters
	Static  bool   // opened by a plain GET of Action
	Sandbox bool
	Layout  string
	Title   string // what stands above the frame
	Fields  []field
	Person  string
	User    int
	Code    string
	// Settings is the JSON that the page's script works with.
	Settings string
}

// field is one hidden input of the form.
type field struct{ Name, Value string }

// settings is what the page's script must know about a frame.
type settings struct {
	SID       string            `json:"sid"`
	User      int               `json:"user"`
	Admin     bool              `json:"admin"`
	Placement string            `json:"placement"`
	Layout    string            `json:"layout"`
	Origin    string            `json:"origin"` // of the app: from here messages are heard
	Denied    []string          `json:"denied"`
	Install   bool              `json:"install"`
	Init      map[string]any    `json:"init"`  // what getInitData answers
	First     *Rule             `json:"first"` // what happens to the first answer
	Answer    string            `json:"answer"`
	Late      int               `json:"late"`
	Noise     bool              `json:"noise"`
	Query     map[string]string `json:"query"` // to open the app once more from here
}

// open renders a new frame of the app for one person: new tokens and a new
// APP_SID each time, as the portal does.
func (p *Page) open(r *http.Request, a ask, userID int) (frame, bool) {
	name, admin, ok := p.cfg.Backend.User(userID)
	if !ok {
		return frame{}, false
	}
	installing := a.install || p.cfg.Backend.Install()
	if installing {
		// Until installation ends there is no placement but the app's own page.
		a.placement, a.view = "DEFAULT", ""
	}
	where, _ := placeOf(a.placement)
	if a.view == "slider" {
		where.Layout = "slider"
	}
	host, secure := trimPort(r.Host, p.secure(r)), p.secure(r)
	protocol := 0
	if secure {
		protocol = 1
	}
	sid := newID()
	handler := p.handlerOf(a.placement)
	query := "DOMAIN=" + url.QueryEscape(host) + "&PROTOCOL=" + strconv.Itoa(protocol) +
		"&LANG=" + url.QueryEscape(a.lang) + "&APP_SID=" + sid

	access, refresh, expires := p.cfg.Backend.Issue(userID)
	options := placementOptions(a, strconv.Itoa(userID))
	told := encodeOptions(options, a.keys, a.ids)
	posted := ""
	if len(options) > 0 && (a.options == "object" || a.options == "string") {
		posted = phpJSON(told)
	}
	f := frame{
		Name:    host + "|" + strconv.Itoa(protocol) + "|" + sid,
		Action:  join(handler, query),
		Static:  a.static || where.Static,
		Sandbox: a.sandbox,
		Layout:  where.Layout,
		Title:   where.Title,
		Person:  name,
		User:    userID,
		Code:    a.placement,
		Fields: []field{
			{"AUTH_ID", access},
			{"AUTH_EXPIRES", strconv.Itoa(expires)},
			{"REFRESH_ID", refresh},
			{"SERVER_ENDPOINT", "https://oauth.bitrix.info/rest/"},
			{"APPLICATION_TOKEN", p.cfg.ApplicationToken},
			{"APPLICATION_SCOPE", p.cfg.Scope},
			{"member_id", p.cfg.Backend.MemberID()},
			{"status", p.cfg.Status},
			{"PLACEMENT", a.placement},
		},
	}
	if p.old() {
		f.Fields = append(f.Fields[:3:3], f.Fields[6:]...) // an old portal has not heard of the three in between
	}
	if posted != "" {
		f.Fields = append(f.Fields, field{"PLACEMENT_OPTIONS", posted})
	}
	userOptions, appOptions := p.cfg.Backend.Options(userID)
	init := map[string]any{
		"LANG": a.lang, "DOMAIN": host, "PROTOCOL": protocol, "PATH": "/rest",
		"AUTH_ID": access, "AUTH_EXPIRES": strconv.Itoa(expires), "REFRESH_ID": refresh,
		"MEMBER_ID": p.cfg.Backend.MemberID(), "FIRST_RUN": p.cfg.Backend.FirstRun(userID),
		"IS_ADMIN": admin, "INSTALL": installing && admin,
		"USER_OPTIONS": phpMap(userOptions), "APP_OPTIONS": phpMap(appOptions), "PLACEMENT": a.placement,
	}
	if shape, present := shapeOptions(a.options, told, len(options)); present {
		init["PLACEMENT_OPTIONS"] = shape
	}
	f.Settings = string(marshal(settings{
		SID: sid, User: userID, Admin: admin, Placement: a.placement, Layout: where.Layout, Origin: origin(handler),
		Denied: denied(a.placement, where.Layout, p.old()), Install: installing && admin, Init: init,
		First: p.journal.peek("getInitData"), Answer: a.answer, Late: a.late, Noise: a.noise,
		Query: map[string]string{"user": strconv.Itoa(userID), "lang": a.lang},
	}))
	p.remember(sid, opened{user: userID, placement: a.placement})
	return f, true
}

// shapeOptions gives PLACEMENT_OPTIONS one of the shapes that portals have been
// seen to answer getInitData with.
func shapeOptions(shape string, told []byte, count int) (any, bool) {
	switch {
	case shape == "absent":
		return nil, false
	case shape == "empty":
		return "", true
	case shape == "array", count == 0 && shape == "object":
		return []any{}, true
	case shape == "string":
		return phpJSON(told), true
	}
	return rawJSON(told), true
}

// rawJSON is JSON that is passed on as it is.
type rawJSON []byte

// MarshalJSON returns the bytes themselves.
func (r rawJSON) MarshalJSON() ([]byte, error) { return r, nil }

// join appends the portal's parameters to a handler that may have its own.
func join(handler, query string) string {
	base, fragment, hashed := strings.Cut(handler, "#")
	if strings.Contains(base, "?") {
		base += "&" + query
	} else {
		base += "?" + query
	}
	if hashed {
		base += "#" + fragment
	}
	return base
}

// secure tells whether the portal is reached by https.
func (p *Page) secure(r *http.Request) bool { return p.cfg.Secure || r.TLS != nil }

// trimPort drops the port that the scheme implies anyway.
func trimPort(host string, secure bool) string {
	if secure {
		return strings.TrimSuffix(host, ":443")
	}
	return strings.TrimSuffix(host, ":80")
}
