package rest

import (
	"encoding/json"
	"strconv"
	"strings"

	"seenline/app/emulator/world"
)

// person is a user as im methods show one.
type person struct {
	ID             int64  `json:"id"`
	Active         bool   `json:"active"`
	Name           string `json:"name"`
	FirstName      string `json:"first_name"`
	LastName       string `json:"last_name"`
	WorkPosition   any    `json:"work_position"`
	Color          string `json:"color"`
	Avatar         string `json:"avatar"`
	AvatarHR       string `json:"avatar_hr"`
	Gender         string `json:"gender"`
	Birthday       string `json:"birthday"`
	Extranet       bool   `json:"extranet"`
	Network        bool   `json:"network"`
	Bot            bool   `json:"bot"`
	Connector      bool   `json:"connector"`
	ExternalAuthID string `json:"external_auth_id"`
	Status         string `json:"status"`
	Idle           any    `json:"idle"`
	LastActivity   any    `json:"last_activity_date"`
	MobileLast     any    `json:"mobile_last_date"`
	DesktopLast    any    `json:"desktop_last_date"`
	Absent         any    `json:"absent"`
	Departments    []int  `json:"departments"`
	Phones         any    `json:"phones"`
	BotData        any    `json:"bot_data"`
	Type           string `json:"type"`
	Website        string `json:"website"`
	Email          string `json:"email"`
}

// link makes an absolute address of a path on the portal; the blank picture
// stays as portals send it.
func (q *request) link(path string) string {
	if path == "" || path == world.BlankAvatar || !strings.HasPrefix(path, "/") {
		return path
	}
	return q.origin + path
}

func (q *request) person(u world.User) person {
	p := person{
		ID: u.ID, Active: true, Name: u.Name(), FirstName: u.FirstName, LastName: u.LastName, Color: u.Color,
		Avatar: q.link(u.Avatar), AvatarHR: q.link(u.Avatar), Gender: u.Gender, Birthday: u.Birthday, Extranet: u.Extranet, Bot: u.Bot,
		Connector: u.Connector, ExternalAuthID: "socservices", Status: u.Status, Idle: false, LastActivity: dateOr(u.LastSeen),
		MobileLast: false, DesktopLast: false, Absent: dateOr(u.Absent), Departments: u.Departments, Phones: false, Type: "user", Email: u.Email,
	}
	if u.Position != "" {
		p.WorkPosition = u.Position
	}
	if u.Status == "away" {
		p.Idle = date(u.LastSeen)
	}
	if u.Phone != "" {
		p.Phones = map[string]string{"work_phone": u.Phone}
	}
	switch {
	case u.Bot:
		p.Type, p.ExternalAuthID = "bot", "bot"
		p.BotData = map[string]any{"code": "courier", "type": "bot", "app_id": "", "is_hidden": false, "is_support_openline": false}
	case u.Connector:
		p.Type, p.ExternalAuthID = "extranet", "imconnector"
	case u.Extranet:
		p.Type = "extranet"
	}
	if p.AvatarHR == "" {
		p.AvatarHR = world.BlankAvatar
	}
	return p
}

// people shows users, as old portals do where this is one.
func (q *request) people(users []world.User) []any {
	out := []any{}
	for _, u := range users {
		out = append(out, q.someone(u))
	}
	return out
}

// someone is person in the portal's age: old ones do not know every field.
func (q *request) someone(u world.User) any {
	p := q.person(u)
	if !q.set.Old {
		return p
	}
	a := plain(p).(*Array)
	for _, k := range []string{"active", "avatar_hr", "desktop_last_date", "bot_data", "type", "website", "email"} {
		a.Delete(k)
	}
	if u.Position == "" {
		a.Set("work_position", "")
	}
	return a
}

// camel is a person as im.dialog.messages.search spells one.
func (q *request) camel(u world.User) *Array {
	from := plain(q.person(u)).(*Array)
	out := NewArray()
	for _, k := range from.Keys() {
		v, _ := from.Get(k)
		out.Set(camelCase(k), v)
	}
	return out
}

func camelCase(s string) string {
	parts := strings.Split(s, "_")
	for i, p := range parts[1:] {
		parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
	}
	return strings.Join(parts, "")
}

// userGet is im.user.get: somebody, or the caller.
func (c *call) userGet() (*reply, *Error) {
	id := c.user
	if c.has("ID") {
		if id = c.int("ID"); id <= 0 {
			return nil, fail(400, "ID_EMPTY", "User ID can't be empty")
		}
	}
	u, ok := c.world.User(id)
	if !ok {
		return nil, fail(400, "USER_NOT_EXISTS", "User is not exists")
	}
	return give(c.someone(u))
}

// userListGet is im.user.list.get: an object by number, null for nobody.
func (c *call) userListGet() (*reply, *Error) {
	ids := NewArray()
	switch v := c.value("ID").(type) {
	case *Array:
		ids = v
	case nil:
		ids.Push(json.Number(strconv.FormatInt(c.user, 10)))
	default:
		ids.Push(v)
	}
	out := NewArray()
	for _, k := range ids.Keys() {
		id := integer(ids.values[k])
		if id <= 0 {
			return nil, fail(400, "INVALID_FORMAT", "A wrong format for the ID field is passed")
		}
		var one any
		if u, ok := c.world.User(id); ok {
			one = c.someone(u)
		}
		out.Set(strconv.FormatInt(id, 10), one)
	}
	return give(object{out})
}

// object is an array that JSON must show as an object whatever its keys are.
type object struct{ *Array }

// MarshalJSON writes {} around the keys.
func (o object) MarshalJSON() ([]byte, error) {
	named := map[string]any{}
	for _, k := range o.Keys() {
		named[k] = o.values[k]
	}
	return json.Marshal(named)
}

// profile tells who the caller is, without any scope.
func (c *call) profile() (*reply, *Error) {
	u, _ := c.world.User(c.user)
	out := NewArray()
	out.Set("ID", strconv.FormatInt(u.ID, 10))
	out.Set("ADMIN", u.Admin)
	out.Set("NAME", u.FirstName)
	out.Set("LAST_NAME", u.LastName)
	out.Set("PERSONAL_GENDER", u.Gender)
	out.Set("TIME_ZONE", u.Zone)
	return give(out)
}

// userCurrent is user.current.
func (c *call) userCurrent() (*reply, *Error) {
	u, _ := c.world.User(c.user)
	out := NewArray()
	for _, f := range []struct {
		k string
		v any
	}{
		{"ID", strconv.FormatInt(u.ID, 10)}, {"ACTIVE", true}, {"NAME", u.FirstName}, {"LAST_NAME", u.LastName}, {"EMAIL", u.Email},
		{"LAST_LOGIN", date(c.start)}, {"DATE_REGISTER", date(c.start.AddDate(-1, 0, 0))}, {"IS_ONLINE", "Y"},
		{"LAST_ACTIVITY_DATE", c.start.Format("2006-01-02 15:04:05")}, {"PERSONAL_GENDER", u.Gender}, {"PERSONAL_BIRTHDAY", ""},
		{"PERSONAL_PHOTO", c.link(u.Avatar)}, {"WORK_POSITION", u.Position}, {"UF_EMPLOYMENT_DATE", ""}, {"UF_DEPARTMENT", u.Departments},
	} {
		out.Set(f.k, f.v)
	}
	return give(out)
}
