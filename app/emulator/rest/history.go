package rest

import (
	"net/url"
	"slices"
	"strings"

	"seenline/app/emulator/world"
)

// messagesGet is im.dialog.messages.get.
func (c *call) messagesGet() (*reply, *Error) {
	ref, bad := c.dialog()
	if bad != nil {
		return nil, bad
	}
	for _, name := range []string{"FIRST_ID", "LAST_ID"} {
		if v := c.text(name); c.has(name) && (v == "" || strings.Trim(v, "0123456789") != "") {
			return nil, fail(400, name+"_STRING", name+" can't be string")
		}
	}
	q := world.Query{
		HasFirst: c.has("FIRST_ID"), First: c.int("FIRST_ID"), Last: c.int("LAST_ID"),
		Limit: c.limit(20, 50), Inclusive: c.set.NewestFirst, Loose: c.set.Old,
	}
	d, messages, err := c.world.History(c.user, ref, q)
	if err != nil {
		return nil, known("ACCESS_ERROR")
	}
	list := []any{}
	people, files := NewArray(), []int64{}
	for _, m := range messages {
		list = append(list, c.message(m, m.ID > d.Me.LastID))
		for _, id := range mentioned(m) {
			people.Set(itoa(id), id)
		}
		files = append(files, m.FileIDs()...)
	}
	var ids []int64
	for _, k := range people.Keys() {
		id, _ := people.Get(k)
		ids = append(ids, id.(int64))
	}
	out := NewArray()
	out.Set("chat_id", d.ID)
	out.Set("messages", list)
	out.Set("users", c.people(c.world.Users(ids...)))
	out.Set("files", c.files(files))
	return give(out)
}

// mentioned are the people a message needs to be shown: its author and whom
// its params name.
func mentioned(m world.Message) []int64 {
	ids := []int64{m.AuthorID}
	for _, name := range []string{"CHAT_USER", "USERS"} {
		if more, ok := m.Params[name].([]int64); ok {
			ids = append(ids, more...)
		}
	}
	if id, ok := m.Params["FORWARD_USER_ID"].(int64); ok {
		ids = append(ids, id)
	}
	return ids
}

type message struct {
	ID           int64  `json:"id"`
	ChatID       int64  `json:"chat_id"`
	AuthorID     int64  `json:"author_id"`
	Date         string `json:"date"`
	Text         string `json:"text"`
	Unread       bool   `json:"unread"`
	UUID         any    `json:"uuid"`
	Replaces     []any  `json:"replaces"`
	Params       any    `json:"params"`
	Disappearing any    `json:"disappearing_date"`
}

type oldMessage struct {
	ID       int64  `json:"id"`
	ChatID   int64  `json:"chat_id"`
	AuthorID int64  `json:"author_id"`
	Date     string `json:"date"`
	Text     string `json:"text"`
	Params   any    `json:"params"`
}

func (q *request) message(m world.Message, unread bool) any {
	if q.set.Old {
		out := oldMessage{m.ID, m.ChatID, m.AuthorID, date(m.Date), m.Text, nil}
		if len(m.Params) > 0 {
			out.Params = m.Params
		}
		return out
	}
	out := message{ID: m.ID, ChatID: m.ChatID, AuthorID: m.AuthorID, Date: date(m.Date), Text: m.Text, Unread: unread, Replaces: []any{}, Params: params(m)}
	if m.UUID != "" {
		out.UUID = m.UUID
	}
	return out
}

// params are an object, or an empty list.
func params(m world.Message) any {
	if len(m.Params) == 0 {
		return []any{}
	}
	return m.Params
}

type file struct {
	ID              int64  `json:"id"`
	ChatID          int64  `json:"chatId"`
	Date            string `json:"date"`
	Type            string `json:"type"`
	Name            string `json:"name"`
	Extension       string `json:"extension"`
	Size            int64  `json:"size"`
	Image           any    `json:"image"`
	Status          string `json:"status"`
	Progress        int    `json:"progress"`
	AuthorID        int64  `json:"authorId"`
	AuthorName      string `json:"authorName"`
	URLPreview      string `json:"urlPreview"`
	URLShow         string `json:"urlShow"`
	URLDownload     string `json:"urlDownload"`
	ViewerAttrs     any    `json:"viewerAttrs"`
	MediaURL        any    `json:"mediaUrl"`
	IsTranscribable bool   `json:"isTranscribable"`
	IsVideoNote     bool   `json:"isVideoNote"`
	IsVoiceNote     bool   `json:"isVoiceNote"`
}

func (q *request) files(ids []int64) []file {
	out := []file{}
	slices.Sort(ids)
	for _, f := range q.world.Files(slices.Compact(ids)...) {
		u, _ := q.world.User(f.AuthorID)
		at := func(kind string) string {
			return q.origin + "/disk/" + kind + "/" + itoa(f.ID) + "/" + url.PathEscape(f.Name)
		}
		one := file{
			ID: f.ID, ChatID: f.ChatID, Date: date(f.Date), Type: f.Type, Name: f.Name, Extension: f.Extension, Size: f.Size,
			Image: false, Status: "done", Progress: 100, AuthorID: f.AuthorID, AuthorName: u.Name(),
			URLShow: at("show"), URLDownload: at("download"), IsTranscribable: f.Voice, IsVideoNote: f.Note, IsVoiceNote: f.Voice,
		}
		if f.Type == world.Image || f.Type == world.Video {
			one.Image = map[string]int{"width": f.Width, "height": f.Height}
			one.URLPreview = at("preview")
		}
		if f.Uploading {
			one.Status, one.Progress = "upload", -1
		}
		one.ViewerAttrs = map[string]any{"viewer": nil, "viewerType": f.Type, "src": one.URLShow, "title": f.Name, "objectId": f.ID, "actions": "[]"}
		one.MediaURL = map[string]any{"preview": map[string]string{"250": one.URLPreview}}
		out = append(out, one)
	}
	return out
}
