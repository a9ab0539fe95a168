package b24

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode"

	"seenline/app/im"
)

// LineHistory asks for the conversation of a chat with a customer, and for its
// name. It serves those, too, who do not take part in the chat: the portal
// tells them the last conversation by its number, which the chat knows. Reading
// it marks nothing.
//
// Source: https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/sessions/imopenlines-session-history-get.html
func (c *Client) LineHistory(ctx context.Context, chatID int64) (im.History, im.Dialog, error) {
	const history = "imopenlines.session.history.get"
	replies, err := c.Batch(ctx, false,
		LineCommand("chat", im.ChatDialog(chatID)),
		Command{Key: "history", Method: history, Params: Params{"CHAT_ID": chatID}, Idempotent: true})
	if err != nil {
		return im.History{}, im.Dialog{}, err
	}
	dialog := im.Dialog{ID: im.ChatDialog(chatID), ChatID: chatID}
	if got := replies["chat"]; got.Err == nil {
		if d, err := decodeDialog(got.Result, dialog.ID, c.portal, 0); err == nil {
			dialog = d
		}
	}
	got := replies["history"]
	result, err := got.Result, got.Err
	if errors.Is(err, ErrAccessDenied) {
		if session := lineSession(replies["chat"].Result); session > 0 {
			result, err = c.run(ctx, Command{Method: history, Params: Params{"SESSION_ID": session}, Idempotent: true}, nil)
		}
	}
	if err != nil {
		return im.History{}, dialog, err
	}
	h, named, err := decodeLine(result, chatID, c.portal)
	if dialog.Name == "" {
		dialog.Name, dialog.Avatar, dialog.Color = named.Name, named.Avatar, named.Color
	}
	return h, dialog, err
}

// LineCommand asks what a chat with a customer is called, for those, too, who
// do not take part in it: imopenlines.dialog.get. Read the result with
// [Client.DecodeDialog].
//
// Source: https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/chats/imopenlines-dialog-get.html
func LineCommand(key string, dialog im.DialogID) Command {
	return Command{
		Key: key, Method: "imopenlines.dialog.get", Idempotent: true,
		Params: Params{"CHAT_ID": strings.TrimPrefix(dialog.String(), "chat")},
	}
}

// lineSession reads which conversation is a chat's last one: the sixth part of
// entity_data_1, "Y|LEAD|1205|N|N|321|…".
func lineSession(raw json.RawMessage) int64 {
	var in struct {
		Data text `json:"entity_data_1"`
	}
	if !readObject(raw, &in) {
		return 0
	}
	parts := strings.Split(string(in.Data), "|")
	if len(parts) < 6 {
		return 0
	}
	n, _ := strconv.ParseInt(parts[5], 10, 64)
	return max(n, 0)
}

func decodeLine(raw json.RawMessage, chatID int64, portal string) (im.History, im.Dialog, error) {
	var in struct {
		ChatID                      number `json:"chatId"`
		Message, Users, Files, Chat json.RawMessage
	}
	if !readObject(raw, &in) || !isNone(in.Message) {
		return im.History{}, im.Dialog{}, decodingError("imopenlines.session.history.get")
	}
	h := im.History{ChatID: chatID}
	for _, e := range entries(in.Message) {
		var one struct {
			ID, SenderID number
			Date         json.RawMessage
			Text         text
			Params       json.RawMessage
		}
		if !readObject(e.value, &one) || one.ID <= 0 {
			h.Unreadable++
			continue
		}
		h.Messages = append(h.Messages, im.Message{
			ID: one.ID.message(), ChatID: chatID, AuthorID: im.UserID(max(one.SenderID, 0)),
			Date: decodeDate(one.Date), Text: string(one.Text), Params: decodeParams(upperNames(one.Params), portal),
		})
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
	var named im.Dialog
	for _, e := range entries(in.Chat) {
		var chat struct{ Name, Avatar, Color text }
		if readObject(e.value, &chat) {
			named = im.Dialog{Name: string(chat.Name), Avatar: avatar(string(chat.Avatar), portal), Color: color(string(chat.Color))}
		}
	}
	return h, named, nil
}

// upperNames spells a message's params as the messenger's own methods do:
// fileId becomes FILE_ID.
func upperNames(raw json.RawMessage) json.RawMessage {
	var in map[string]json.RawMessage
	if !readObject(raw, &in) {
		return raw
	}
	out := make(map[string]json.RawMessage, len(in))
	for name, value := range in {
		if strings.ToUpper(name) != name {
			var b strings.Builder
			for i, r := range name {
				if unicode.IsUpper(r) && i > 0 {
					b.WriteByte('_')
				}
				b.WriteRune(unicode.ToUpper(r))
			}
			name = b.String()
		}
		out[name] = value
	}
	spelled, err := json.Marshal(out)
	if err != nil {
		return raw
	}
	return spelled
}
