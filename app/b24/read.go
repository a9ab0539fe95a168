package b24

import (
	"context"
	"encoding/json"
	"strings"

	"seenline/app/im"
)

// ReadResult is what the portal said to moving the mark. Exactly one of these
// holds: Refused; Bare; or the portal told where the mark is.
type ReadResult struct {
	LastID     im.MessageID // the mark after the call; zero if not told
	Counter    int          // unread messages left, if HasCounter
	HasCounter bool
	ChatID     int64
	// Refused: the portal answered false. The person has no access to the chat,
	// or, on old portals, there was nothing new to mark.
	Refused bool
	// Bare: the portal answered true and nothing more.
	Bare bool
}

// Read marks a dialog as read up to and including message. A zero dialog or
// message is refused with [ErrDialogIDEmpty] or [ErrMessageID] before anything
// is sent: the portal would take it as "everything". The same sentinels stand
// for the portal's refusals, which have a Status.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-read.html
func (c *Client) Read(ctx context.Context, dialog im.DialogID, message im.MessageID, opts ...Option) (ReadResult, error) {
	cmd, err := ReadCommand("", dialog, message)
	if err != nil {
		return ReadResult{}, err
	}
	result, err := c.run(ctx, cmd, opts)
	if err != nil {
		return ReadResult{}, err
	}
	return DecodeRead(result)
}

// ReadCommand is [Client.Read] for a batch.
func ReadCommand(key string, dialog im.DialogID, message im.MessageID) (Command, error) {
	return markCommand("im.dialog.read", key, dialog, message)
}

// Unread moves the mark back, so that message becomes the first unread one.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-unread.html
func (c *Client) Unread(ctx context.Context, dialog im.DialogID, message im.MessageID, opts ...Option) error {
	cmd, err := markCommand("im.dialog.unread", "", dialog, message)
	if err != nil {
		return err
	}
	result, err := c.run(ctx, cmd, opts)
	if err == nil && !decodeFlag(result) {
		return decodingError(cmd.Method)
	}
	return err
}

func markCommand(method, key string, dialog im.DialogID, message im.MessageID) (Command, error) {
	if dialog.IsZero() {
		return Command{}, refused(method, "no dialog", ErrDialogIDEmpty)
	}
	if message.IsZero() {
		return Command{}, refused(method, "no message", ErrMessageID)
	}
	return Command{
		Key: key, Method: method, Idempotent: true,
		Params: Params{"DIALOG_ID": dialog, "MESSAGE_ID": message},
	}, nil
}

// DecodeRead reads the result of im.dialog.read. The dialog's name in it is
// ignored: it need not be spelled as it was asked for.
func DecodeRead(raw json.RawMessage) (ReadResult, error) {
	switch strings.TrimSpace(string(raw)) {
	case "false":
		return ReadResult{Refused: true}, nil
	case "true":
		return ReadResult{Bare: true}, nil
	}
	var in struct {
		LastID   json.RawMessage
		Counter  json.RawMessage
		ChatID   number
		DialogID json.RawMessage
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil || isNull(in.LastID) && isNull(in.Counter) && isNull(in.DialogID) && in.ChatID <= 0 {
		return ReadResult{}, decodingError("im.dialog.read")
	}
	out := ReadResult{LastID: number(decodeInt(in.LastID)).message(), ChatID: int64(max(in.ChatID, 0))}
	if n, ok := parseInt(in.Counter); ok && n >= 0 {
		out.Counter, out.HasCounter = int(n), true
	}
	return out, nil
}
