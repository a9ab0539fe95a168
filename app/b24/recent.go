package b24

import (
	"encoding/json"
	"strings"
	"time"

	"seenline/app/im"
)

// MaxRecent is how many dialogs a page of the list of dialogs may have.
const MaxRecent = 50

// RecentDialog is one line of the person's list of dialogs.
type RecentDialog struct {
	Dialog  im.DialogID
	Title   string
	Avatar  string
	Color   string
	Text    string // the newest message's, as it came
	Date    time.Time
	Counter int  // unread messages
	Unread  bool // the person has marked the dialog unread
	Pinned  bool
	Line    bool // a chat with a customer
}

// RecentCommand asks for a page of the person's dialogs, the latest first:
// im.recent.list. Pages overlap where something was written meanwhile. With unread
// it is about those only in which something is unread.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/im-recent-list.html
func RecentCommand(key string, offset int, unread bool) Command {
	p := Params{"OFFSET": max(offset, 0), "LIMIT": MaxRecent}
	if unread {
		p["UNREAD_ONLY"] = true
	}
	return Command{Key: key, Method: "im.recent.list", Idempotent: true, Params: p}
}

// RecentOldCommand is the same for portals that do not know pages:
// im.recent.get.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/im-recent-get.html
func RecentOldCommand(key string) Command {
	return Command{Key: key, Method: "im.recent.get", Idempotent: true}
}

// DecodeRecent reads the result of im.recent.list or im.recent.get. What is no
// dialog is left out. more tells that there are further pages.
func (c *Client) DecodeRecent(raw json.RawMessage) (list []RecentDialog, more bool, err error) {
	rows := raw
	if isObject(raw) {
		var in struct {
			Items        json.RawMessage
			HasMore      flag
			HasMorePages flag
		}
		if json.Unmarshal(raw, &in) != nil || in.Items == nil {
			return nil, false, decodingError("im.recent.list")
		}
		rows, more = in.Items, bool(in.HasMore || in.HasMorePages)
	}
	if !isNone(rows) {
		return nil, false, decodingError("im.recent.list")
	}
	for _, e := range entries(rows) {
		if one, ok := decodeRecent(e.value, c.portal); ok {
			list = append(list, one)
		}
	}
	return list, more, nil
}

func decodeRecent(raw json.RawMessage, portal string) (RecentDialog, bool) {
	type face struct{ Name, Avatar, Color, Type text }
	var in struct {
		ID              text
		ChatID          number `json:"chat_id"`
		Type, Title     text
		Avatar, Message json.RawMessage
		Counter         number
		Unread, Pinned  flag
		DateUpdate      json.RawMessage `json:"date_update"`
		User, Chat      json.RawMessage
		Lines           json.RawMessage
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil {
		return RecentDialog{}, false
	}
	id, err := im.ParseDialogID(string(in.ID))
	if err != nil {
		if id = im.ChatDialog(int64(in.ChatID)); id.IsZero() {
			return RecentDialog{}, false
		}
	}
	var own face
	of := in.Chat
	if id.IsPrivate() {
		of = in.User
	}
	_ = readObject(of, &own) // what is missing is found elsewhere, or nowhere
	var picture struct{ URL, Color text }
	if !readObject(in.Avatar, &picture) {
		picture.URL = text(decodeText(in.Avatar))
	}
	var last struct {
		Text text
		Date json.RawMessage
		File json.RawMessage
	}
	_ = readObject(in.Message, &last)
	out := RecentDialog{
		Dialog: id, Title: strings.TrimSpace(firstOf(string(in.Title), string(own.Name))),
		Avatar: avatar(firstOf(string(picture.URL), string(own.Avatar)), portal),
		Color:  color(firstOf(string(picture.Color), string(own.Color))),
		Text:   string(last.Text), Date: decodeDate(last.Date),
		Counter: int(max(in.Counter, 0)), Unread: bool(in.Unread), Pinned: bool(in.Pinned),
		Line: isObject(in.Lines) || strings.EqualFold(string(own.Type), "lines"),
	}
	if out.Date.IsZero() {
		out.Date = decodeDate(in.DateUpdate)
	}
	return out, true
}

func readObject(raw json.RawMessage, into any) bool {
	return isObject(raw) && json.Unmarshal(raw, into) == nil
}

// MinFind is the shortest text the portal looks for in names, in characters.
const MinFind = 3

// FindChatsCommand looks for chats by their titles and their people's names:
// im.search.chat.list.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/search/im-search-chat-list.html
func FindChatsCommand(key, text string) Command {
	return Command{Key: key, Method: "im.search.chat.list", Idempotent: true, Params: Params{"FIND": text, "LIMIT": MaxRecent}}
}

// FindUsersCommand looks for people by their names and positions:
// im.search.user.list.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/search/im-search-user-list.html
func FindUsersCommand(key, text string) Command {
	return Command{Key: key, Method: "im.search.user.list", Idempotent: true, Params: Params{"FIND": text, "LIMIT": MaxRecent}}
}

// DecodeFound reads the result of im.search.chat.list, or with people that of
// im.search.user.list.
func (c *Client) DecodeFound(raw json.RawMessage, people bool) ([]RecentDialog, error) {
	if !isNone(raw) {
		return nil, decodingError("im.search")
	}
	var out []RecentDialog
	for _, e := range entries(raw) {
		var in struct {
			ID                               number
			Name, Title, Avatar, Color, Type text
		}
		if !readObject(e.value, &in) || in.ID <= 0 {
			continue
		}
		one := RecentDialog{
			Dialog: im.ChatDialog(int64(in.ID)), Title: firstOf(string(in.Title), string(in.Name)),
			Avatar: avatar(string(in.Avatar), c.portal), Color: color(string(in.Color)), Line: strings.EqualFold(string(in.Type), "lines"),
		}
		if people {
			one.Dialog, _ = im.ParseDialogID(im.UserID(in.ID).String())
		}
		out = append(out, one)
	}
	return out, nil
}
