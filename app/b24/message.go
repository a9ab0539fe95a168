package b24

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"seenline/app/im"
)

// MaxText is how many characters of a text a portal keeps; it cuts longer ones.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-message-add.html
const MaxText = 20_000

// NewMessage is a message to be sent.
type NewMessage struct {
	Text    string       // BBCode; not empty, at most [MaxText] characters
	ReplyTo im.MessageID // the message it answers; zero for none
	// UUID is the sender's own id of it. Portals that know such ids keep it as
	// the message's and take no second message under it; others ignore it.
	UUID string
}

// MessageAdd writes a message and returns its id. It is never repeated by
// itself, but for a token that ran out: of a request whose reply was lost nobody
// knows whether the portal has carried it out, see [Undone].
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-message-add.html
// (TEMPLATE_ID, the sender's own id, is not on that page: the portal's own
// clients send it.)
func (c *Client) MessageAdd(ctx context.Context, dialog im.DialogID, m NewMessage, opts ...Option) (im.MessageID, error) {
	cmd, err := AddCommand("", dialog, m)
	if err != nil {
		return im.MessageID{}, err
	}
	result, err := c.run(ctx, cmd, append(opts, NoRetry()))
	if err != nil {
		return im.MessageID{}, err
	}
	return DecodeAdd(result)
}

// AddCommand is [Client.MessageAdd] for a batch, which is then not repeated by
// itself either.
func AddCommand(key string, dialog im.DialogID, m NewMessage) (Command, error) {
	const method = "im.message.add"
	if dialog.IsZero() {
		return Command{}, refused(method, "no dialog", ErrDialogIDEmpty)
	}
	if err := checkText(method, m.Text); err != nil {
		return Command{}, err
	}
	params := Params{"DIALOG_ID": dialog, "MESSAGE": m.Text}
	if !m.ReplyTo.IsZero() {
		params["REPLY_ID"] = m.ReplyTo
	}
	if m.UUID != "" {
		params["TEMPLATE_ID"] = m.UUID
	}
	return Command{Key: key, Method: method, Params: params}, nil
}

// DecodeAdd reads the result of im.message.add: the id of the message.
func DecodeAdd(raw json.RawMessage) (im.MessageID, error) {
	id, ok := im.NewMessageID(decodeInt(raw))
	if !ok {
		return im.MessageID{}, decodingError("im.message.add")
	}
	return id, nil
}

// MessageUpdate gives an own message another text. An empty one is refused with
// [ErrMessageEmpty] before anything is sent: the portal would delete the
// message.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-message-update.html
func (c *Client) MessageUpdate(ctx context.Context, message im.MessageID, text string, opts ...Option) error {
	const method = "im.message.update"
	if err := checkText(method, text); err != nil {
		return err
	}
	return c.change(ctx, method, message, Params{"MESSAGE": text}, opts)
}

// MessageDelete deletes an own message. Deleting it again, as after a reply that
// was lost, is refused with [ErrCantEdit].
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-message-delete.html
func (c *Client) MessageDelete(ctx context.Context, message im.MessageID, opts ...Option) error {
	return c.change(ctx, "im.message.delete", message, Params{}, append(opts, NoRetry()))
}

// MessageLike likes a message, or takes that back. What is so already is no
// error.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-message-like.html
func (c *Client) MessageLike(ctx context.Context, message im.MessageID, like bool, opts ...Option) error {
	action := "minus"
	if like {
		action = "plus"
	}
	err := c.change(ctx, "im.message.like", message, Params{"ACTION": action}, opts)
	var failure *Error
	if errors.As(err, &failure) && strings.EqualFold(failure.Code, "WITHOUT_CHANGES") {
		return nil
	}
	return err
}

// change calls a method that may be repeated and answers true.
func (c *Client) change(ctx context.Context, method string, message im.MessageID, p Params, opts []Option) error {
	if message.IsZero() {
		return refused(method, "no message", ErrMessageID)
	}
	p["MESSAGE_ID"] = message
	result, err := c.run(ctx, Command{Method: method, Params: p, Idempotent: true}, opts)
	if err == nil && !decodeFlag(result) {
		return decodingError(method)
	}
	return err
}

func checkText(method, text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return refused(method, "no text", ErrMessageEmpty)
	case utf8.RuneCountInString(text) > MaxText:
		return refused(method, "text is too long", ErrMessageTooLong)
	}
	return nil
}

// Undone reports whether a call that failed has certainly not been carried out:
// the portal said so, or nothing was sent. Of every other failure nobody knows.
func Undone(err error) bool {
	var failure *Error
	if !errors.As(err, &failure) {
		return false
	}
	switch {
	case strings.EqualFold(failure.Code, "MESSAGE_DUPLICATED_BY_UUID"):
		return false // an earlier request is still being carried out
	case failure.Is(ErrMalformed), failure.Is(ErrNetwork), failure.Is(ErrServer):
		return false
	case failure.Code != "":
		return true
	}
	// Without a code it is the client's own refusal, which has no status, or a
	// word from something between us and the portal.
	return failure.Status == 0 || failure.Status/100 == 4 && failure.Status != 408
}

// Over reports whether the portal has answered a call itself and failed: it may
// have carried the call out before that, but will not do so any more. A word
// from something in between tells nothing, the portal may still be at it.
func Over(err error) bool {
	var failure *Error
	return errors.As(err, &failure) && strings.EqualFold(failure.Code, "INTERNAL_SERVER_ERROR")
}
