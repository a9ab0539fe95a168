package control

import (
	"encoding/json"
	"net/http"
	"strconv"

	"seenline/app/emulator/world"
)

// id is a number that may come as one or as a string.
type id int64

// UnmarshalJSON accepts 12 and "12".
func (n *id) UnmarshalJSON(b []byte) error {
	var s json.Number
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	v, err := s.Int64()
	*n = id(v)
	return err
}

// name is a dialog's name; a private one may come as a number.
type name string

// UnmarshalJSON accepts "chat1", "2" and 2.
func (s *name) UnmarshalJSON(b []byte) error {
	var n json.Number
	if err := json.Unmarshal(b, &n); err == nil {
		*s = name(n)
		return nil
	}
	return json.Unmarshal(b, (*string)(s))
}

func (s name) ref() (world.Ref, error) {
	ref, ok := world.ParseDialogID(string(s))
	if !ok {
		return ref, bad("dialogId is not chatN, sgN or a person's number")
	}
	return ref, nil
}

// sideOf is a dialog as user names it. A private dialog may be named from either
// side: "2" for person 2 can only mean the dialog with the portal's person 1.
func sideOf(user int64, ref world.Ref) world.Ref {
	if ref.Kind == "user" && ref.ID == user {
		ref.ID = world.Me
	}
	return ref
}

// write makes colleagues write; the portal itself if authorId is 0.
func (c *Control) write(r *http.Request) (any, error) {
	in := struct {
		DialogID name           `json:"dialogId"`
		AuthorID *id            `json:"authorId"`
		Text     string         `json:"text"`
		Count    int            `json:"count"`
		Params   map[string]any `json:"params"`
	}{Count: 1}
	if err := body(r, &in); err != nil {
		return nil, err
	}
	ref, err := in.DialogID.ref()
	if err != nil {
		return nil, err
	}
	author := int64(2)
	if ref.Kind == "user" && ref.ID != world.Me {
		author = ref.ID
	}
	if in.AuthorID != nil {
		author = int64(*in.AuthorID)
	}
	if in.Count < 1 || in.Count > 10000 {
		return nil, bad("count is 1 to 10000")
	}
	if in.Text == "" && len(in.Params) == 0 {
		in.Text = "Hello from a colleague"
	}
	user := author
	if user == 0 {
		user = world.Me
	}
	ref = sideOf(user, ref)
	ids := make([]int64, 0, in.Count)
	for i := range in.Count {
		text := in.Text
		if in.Count > 1 {
			text += " (" + strconv.Itoa(i+1) + ")"
		}
		m, err := c.world.Speak(user, ref, author, text, params(in.Params))
		if err != nil {
			return nil, err
		}
		ids = append(ids, m.ID)
	}
	return map[string]any{"ids": ids}, nil
}

// params brings the lists of numbers of a JSON object to the types the world
// keeps. A null stays null: it takes a param out.
func params(in map[string]any) world.Params {
	out := world.Params{}
	for k, v := range in {
		switch k {
		case "FILE_ID", "LIKE", "FAVORITE", "URL_ID", "CHAT_USER", "USERS":
			var ids []int64
			list, _ := v.([]any)
			for _, one := range list {
				if n, ok := one.(float64); ok {
					ids = append(ids, int64(n))
				}
			}
			if v = nil; len(ids) > 0 {
				v = ids
			}
		}
		out[k] = v
	}
	return out
}

func number(r *http.Request) (int64, error) {
	n, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, bad("the id is not a number")
	}
	return n, nil
}

func (c *Control) edit(r *http.Request) (any, error) {
	n, err := number(r)
	if err != nil {
		return nil, err
	}
	var in struct {
		Text   *string        `json:"text"`
		Params map[string]any `json:"params"`
	}
	if err := body(r, &in); err != nil {
		return nil, err
	}
	if _, err := c.world.Edit(0, n, in.Text, params(in.Params), in.Text != nil); err != nil {
		return nil, err
	}
	return done, nil
}

func (c *Control) delete(r *http.Request) (any, error) {
	n, err := number(r)
	if err != nil {
		return nil, err
	}
	if r.URL.Query().Get("complete") == "1" {
		return done, c.world.Vanish(n)
	}
	_, err = c.world.Delete(0, n)
	return done, err
}

func (c *Control) like(r *http.Request) (any, error) {
	in := struct {
		MessageID id     `json:"messageId"`
		UserID    id     `json:"userId"`
		Action    string `json:"action"`
	}{UserID: 2, Action: "auto"}
	if err := body(r, &in); err != nil {
		return nil, err
	}
	_, err := c.world.Like(int64(in.UserID), int64(in.MessageID), in.Action)
	return done, err
}

// target is who does something where.
type target struct {
	DialogID  name `json:"dialogId"`
	UserID    id   `json:"userId"`
	MessageID id   `json:"messageId"`
	History   bool `json:"history"` // of join: who comes sees what was said before
}

func (c *Control) target(r *http.Request, user int64) (in target, ref world.Ref, err error) {
	in.UserID = id(user)
	if err = body(r, &in); err == nil {
		ref, err = in.DialogID.ref()
	}
	return in, sideOf(int64(in.UserID), ref), err
}

func (c *Control) read(r *http.Request) (any, error) {
	in, ref, err := c.target(r, world.Me)
	if err != nil {
		return nil, err
	}
	out, err := c.world.Read(int64(in.UserID), ref, int64(in.MessageID))
	if err != nil {
		return nil, err
	}
	return map[string]any{"lastId": out.LastID, "counter": out.Counter}, nil
}

func (c *Control) unread(r *http.Request) (any, error) {
	in, ref, err := c.target(r, world.Me)
	if err != nil {
		return nil, err
	}
	if in.MessageID <= 0 {
		return nil, bad("messageId is needed")
	}
	c.world.Unread(int64(in.UserID), ref, int64(in.MessageID))
	return done, nil
}

func (c *Control) leave(r *http.Request) (any, error) {
	in, ref, err := c.target(r, 2)
	if err != nil {
		return nil, err
	}
	return done, c.world.Leave(int64(in.UserID), ref)
}

func (c *Control) join(r *http.Request) (any, error) {
	in, ref, err := c.target(r, 2)
	if err != nil {
		return nil, err
	}
	return done, c.world.Join(int64(in.UserID), ref, in.History)
}
