package b24

import (
	"context"
	"encoding/json"
	"strings"

	"seenline/app/im"
)

// MaxMessages is the largest page the portal gives; the first one of a dialog
// with unread messages may be twice as long.
const MaxMessages = 50

// MessagesQuery says which page of messages is wanted. With neither pivot it
// is the one the portal chooses: around the mark if there are many unread
// messages, else the newest.
type MessagesQuery struct {
	Before im.MessageID // messages older than this one
	After  im.MessageID // messages newer than this one; wins over Before
	First  bool         // the dialog's very first messages; wins over both
	Limit  int          // 1 to 50; 0 is 50
}

// Messages asks for a page of messages, in no particular order. A page whose
// Size is below Limit is the last in its direction.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-messages-get.html
func (c *Client) Messages(ctx context.Context, id im.DialogID, q MessagesQuery, opts ...Option) (im.History, error) {
	cmd := MessagesCommand("", id, q)
	result, err := c.run(ctx, cmd, opts)
	if err != nil {
		return im.History{}, err
	}
	return c.DecodeHistory(result)
}

// MessagesCommand is [Client.Messages] for a batch.
func MessagesCommand(key string, id im.DialogID, q MessagesQuery) Command {
	limit := MaxMessages
	if q.Limit > 0 {
		limit = min(q.Limit, MaxMessages)
	}
	p := Params{"DIALOG_ID": id, "LIMIT": limit}
	switch {
	case q.First:
		p["FIRST_ID"] = 0
	case !q.After.IsZero():
		p["FIRST_ID"] = q.After
	case !q.Before.IsZero():
		p["LAST_ID"] = q.Before
	}
	return Command{Key: key, Method: "im.dialog.messages.get", Params: p, Idempotent: true}
}

// DecodeHistory reads the result of im.dialog.messages.get.
func (c *Client) DecodeHistory(raw json.RawMessage) (im.History, error) {
	return decodeHistory(raw, c.portal)
}

// DecodeHistory reads the result of im.dialog.messages.get without a client:
// relative addresses are dropped.
func DecodeHistory(raw json.RawMessage) (im.History, error) { return decodeHistory(raw, "") }

func decodeHistory(raw json.RawMessage, portal string) (im.History, error) {
	var in struct {
		ChatID                 number `json:"chat_id"`
		ChatIDToo              number `json:"chatId"`
		Messages, Users, Files json.RawMessage
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil || in.Messages == nil {
		return im.History{}, decodingError("im.dialog.messages.get")
	}
	h := im.History{ChatID: int64(max(in.ChatID, in.ChatIDToo, 0))}
	rows := entries(in.Messages)
	for _, e := range rows {
		if m, ok := decodeMessage(e.value, h.ChatID, portal); ok {
			h.Messages = append(h.Messages, m)
		} else {
			h.Unreadable++
		}
	}
	if len(rows) > 0 && len(h.Messages) == 0 || len(rows) == 0 && !isNone(in.Messages) {
		return im.History{}, decodingError("im.dialog.messages.get")
	}
	for _, e := range entries(in.Users) {
		if u, err := decodeUser(e.value, portal); err == nil {
			h.Users = append(h.Users, u)
		}
	}
	for _, e := range entries(in.Files) {
		if f, ok := decodeFile(e.value, portal); ok {
			h.Files = append(h.Files, f)
		}
	}
	return h, nil
}

func isNone(raw json.RawMessage) bool {
	switch raw := strings.TrimSpace(string(raw)); {
	case raw == "null", raw == "false", len(raw) > 0 && (raw[0] == '[' || raw[0] == '{'):
		return true
	}
	return false
}

func decodeMessage(raw json.RawMessage, chatID int64, portal string) (im.Message, bool) {
	var in struct {
		ID       number
		ChatID   number `json:"chat_id"`
		Chat     number `json:"chatId"` // where the portal writes its names so
		AuthorID number `json:"author_id"`
		Author   number `json:"authorId"`
		Date     json.RawMessage
		Text     text
		UUID     text
		Params   json.RawMessage
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil || in.ID <= 0 {
		return im.Message{}, false
	}
	if own := max(in.ChatID, in.Chat); own > 0 {
		chatID = int64(own)
	}
	return im.Message{
		ID: in.ID.message(), ChatID: chatID, AuthorID: im.UserID(max(in.AuthorID, in.Author, 0)),
		Date: decodeDate(in.Date), Text: string(in.Text), UUID: string(in.UUID),
		Params: decodeParams(in.Params, portal),
	}, true
}
