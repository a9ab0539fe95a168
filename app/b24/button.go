package b24

import (
	"context"
	"encoding/json"
	"strings"

	"seenline/app/im"
)

const maxButtons = 100

// decodeButtons reads KEYBOARD and MENU: a list of buttons, or an object with
// the list in it; "N" stands for one that was taken away.
func decodeButtons(raw json.RawMessage) []im.Button {
	raw = unquote(raw)
	list := raw
	var around struct {
		BotID          number `json:"BOT_ID"`
		Buttons, Items json.RawMessage
	}
	if isObject(raw) && json.Unmarshal(raw, &around) == nil {
		switch {
		case around.Buttons != nil:
			list = around.Buttons
		case around.Items != nil:
			list = around.Items
		}
	}
	var out []im.Button
	for _, e := range items(list) {
		if b, ok := decodeButton(e, around.BotID); ok && len(out) < maxButtons {
			out = append(out, b)
		}
	}
	return trimLines(out)
}

func decodeButton(raw json.RawMessage, bot number) (im.Button, bool) {
	var in struct {
		Type, Text, Link, Command, Action, Display, Context text
		CommandParams                                       text   `json:"COMMAND_PARAMS"`
		ActionValue                                         text   `json:"ACTION_VALUE"`
		BotID                                               number `json:"BOT_ID"`
		Block, Disabled                                     flag
		Color                                               text `json:"BG_COLOR"`
		ColorToken                                          text `json:"BG_COLOR_TOKEN"`
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil {
		return im.Button{}, false
	}
	if strings.EqualFold(string(in.Type), "NEWLINE") {
		return im.Button{NewLine: true}, true
	}
	if in.Text == "" || strings.EqualFold(string(in.Context), "MOBILE") {
		return im.Button{}, false
	}
	if in.BotID <= 0 {
		in.BotID = bot
	}
	b := im.Button{
		Text: string(in.Text), URL: string(in.Link), Command: string(in.Command), Params: string(in.CommandParams),
		Bot: im.UserID(max(in.BotID, 0)), Value: string(in.ActionValue), Locks: bool(in.Block), Disabled: bool(in.Disabled),
		Wide: strings.EqualFold(string(in.Display), "BLOCK"), Color: hex(in.Color), Token: token(in.ColorToken),
	}
	switch a := im.ButtonAction(strings.ToUpper(string(in.Action))); a {
	case im.ActionPut, im.ActionSend, im.ActionCopy, im.ActionCall, im.ActionDialog:
		b.Action = a
	}
	return b, true
}

// trimLines takes away line breaks that stand between no two buttons.
func trimLines(all []im.Button) []im.Button {
	var out []im.Button
	for _, b := range all {
		if b.NewLine && (len(out) == 0 || out[len(out)-1].NewLine) {
			continue
		}
		out = append(out, b)
	}
	if n := len(out); n > 0 && out[n-1].NewLine {
		out = out[:n-1]
	}
	return out
}

// Press tells a bot that one of its buttons was pressed: its command, in the
// context of the message the button belongs to. It is never repeated by itself:
// what a bot does, it might do twice.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-message-command.html
func (c *Client) Press(ctx context.Context, message im.MessageID, b im.Button, opts ...Option) error {
	const method = "im.message.command"
	switch {
	case message.IsZero():
		return refused(method, "no message", ErrMessageID)
	case b.Bot <= 0 || b.Command == "":
		return refused(method, "no bot or no command", ErrRequest)
	}
	result, err := c.run(ctx, Command{Method: method, Params: Params{
		"MESSAGE_ID": message, "BOT_ID": b.Bot, "COMMAND": b.Command, "COMMAND_PARAMS": b.Params,
	}}, opts)
	if err == nil && !decodeFlag(result) {
		return decodingError(method)
	}
	return err
}
