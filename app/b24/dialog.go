package b24

import (
	"context"
	"encoding/json"
	"strings"

	"seenline/app/im"
)

// Dialog asks what the portal knows of a dialog. A dialog the person may not
// see is [ErrAccessDenied].
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/im-dialog-get.html
func (c *Client) Dialog(ctx context.Context, id im.DialogID, opts ...Option) (im.Dialog, error) {
	cmd := DialogCommand("", id)
	result, err := c.run(ctx, cmd, opts)
	if err != nil {
		return im.Dialog{}, err
	}
	return c.DecodeDialog(result, id)
}

// DialogCommand is [Client.Dialog] for a batch.
func DialogCommand(key string, id im.DialogID) Command {
	return Command{Key: key, Method: "im.dialog.get", Params: Params{"DIALOG_ID": id}, Idempotent: true}
}

// DecodeDialog reads the result of im.dialog.get, with the portal's own
// pictures and, if [Client.SetUser] or [Client.Me] told who is asking, whether
// they muted the dialog.
func (c *Client) DecodeDialog(raw json.RawMessage, asked im.DialogID) (im.Dialog, error) {
	return decodeDialog(raw, asked, c.portal, c.user())
}

// DecodeDialog reads the result of im.dialog.get without a client: relative
// addresses are dropped and Muted stays false.
func DecodeDialog(raw json.RawMessage, asked im.DialogID) (im.Dialog, error) {
	return decodeDialog(raw, asked, "", 0)
}

func decodeDialog(raw json.RawMessage, asked im.DialogID, portal string, me im.UserID) (im.Dialog, error) {
	var in struct {
		ID               number
		DialogID         text `json:"dialog_id"`
		Name, Title      text
		Avatar, Color    text
		Type             text
		MessageType      text `json:"message_type"`
		Counter          number
		UserCounter      number          `json:"user_counter"`
		MessageCount     number          `json:"message_count"`
		LastID           json.RawMessage `json:"last_id"`
		LastMessageID    number          `json:"last_message_id"`
		UnreadID         number          `json:"unread_id"`
		MuteList         json.RawMessage `json:"mute_list"`
		EntityType       text            `json:"entity_type"`
		EntityID         text            `json:"entity_id"`
		Role             text
		TextFieldEnabled json.RawMessage `json:"text_field_enabled"`
		Permissions      json.RawMessage
		Restrictions     json.RawMessage
		ReadedList       json.RawMessage `json:"readed_list"`
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil || in.ID <= 0 {
		return im.Dialog{}, decodingError("im.dialog.get")
	}
	if asked.IsZero() {
		asked, _ = im.ParseDialogID(string(in.DialogID))
	}
	mark, told := parseInt(in.LastID)
	d := im.Dialog{
		ID: asked, ChatID: int64(in.ID),
		Name:   firstOf(string(in.Name), string(in.Title)),
		Avatar: avatar(string(in.Avatar), portal),
		Color:  color(string(in.Color)),
		Type:   strings.ToLower(string(in.Type)),

		Counter:       int(max(in.Counter, 0)),
		LastID:        number(mark).message(),
		LastMessageID: in.LastMessageID.message(),
		UnreadID:      in.UnreadID.message(),
		HasMark:       told && mark >= 0 && string(in.LastID) != "true",

		UserCounter:  int(max(in.UserCounter, 0)),
		MessageCount: int(max(in.MessageCount, 0)),
		Muted:        muted(in.MuteList, me),
		CanPost:      canPost(in.TextFieldEnabled, in.Permissions, in.Restrictions, string(in.Role)),
		EntityType:   string(in.EntityType),
		EntityID:     string(in.EntityID),
		Read:         receipts(in.ReadedList),
	}
	if d.Type == "" && strings.EqualFold(string(in.MessageType), "P") {
		d.Type = "private"
	}
	return d, nil
}

// muted reads [503], {"503": true} and [{"user_id": 503}] alike.
func muted(raw json.RawMessage, me im.UserID) bool {
	if me <= 0 {
		return false
	}
	isMap := isObject(raw)
	for _, e := range entries(raw) {
		switch {
		case isObject(e.value):
			var who struct {
				UserID number `json:"user_id"`
			}
			if json.Unmarshal(e.value, &who) == nil && im.UserID(who.UserID) == me {
				return true
			}
		case isMap && e.key == me.String():
			// {"0": 503} is a list with gaps, not person 0.
			if decodeFlag(e.value) || im.UserID(decodeInt(e.value)) == me {
				return true
			}
		case im.UserID(decodeInt(e.value)) == me && string(e.value) != "true":
			return true
		}
	}
	return false
}

// canPost is true unless the portal says otherwise: old ones say nothing.
// A restriction that is true is none.
func canPost(textField, permissions, restrictions json.RawMessage, role string) bool {
	var r struct{ Send json.RawMessage }
	if isObject(restrictions) && json.Unmarshal(restrictions, &r) == nil && !isNull(r.Send) && !decodeFlag(r.Send) {
		return false
	}
	if !isNull(textField) && !decodeFlag(textField) {
		return false
	}
	var p struct {
		CanPost text `json:"can_post"`
	}
	if isObject(permissions) && json.Unmarshal(permissions, &p) != nil {
		return true
	}
	role = strings.ToLower(role)
	switch strings.ToLower(string(p.CanPost)) {
	case "owner":
		return role == "owner"
	case "manager":
		return role == "owner" || role == "manager"
	case "none":
		return false
	}
	return true
}

func receipts(raw json.RawMessage) []im.ReadReceipt {
	var out []im.ReadReceipt
	for _, e := range entries(raw) {
		var in struct {
			UserID    number `json:"user_id"`
			UserName  text   `json:"user_name"`
			MessageID number `json:"message_id"`
			Date      json.RawMessage
		}
		if !isObject(e.value) || json.Unmarshal(e.value, &in) != nil || in.UserID <= 0 || in.MessageID <= 0 {
			continue
		}
		out = append(out, im.ReadReceipt{
			UserID: im.UserID(in.UserID), UserName: string(in.UserName),
			MessageID: in.MessageID.message(), Date: decodeDate(in.Date),
		})
	}
	return out
}

func decodingError(method string) *Error {
	e := malformed(200, "")
	e.Method = method
	return e
}
