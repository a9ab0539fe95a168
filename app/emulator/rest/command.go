package rest

import (
	"strings"

	"seenline/app/emulator/world"
)

// messageCommand is im.message.command: a button of a bot's was pressed. The
// portal's bot answers as bots do: it writes what it was told, and takes away
// the keyboard that was to be pressed once.
func (c *call) messageCommand() (*reply, *Error) {
	id, bot := c.int("MESSAGE_ID"), c.int("BOT_ID")
	command := strings.TrimSpace(c.text("COMMAND"))
	m, found := c.world.Message(id)
	switch {
	case id <= 0 || !found:
		return nil, known("MESSAGE_ID_ERROR")
	case bot <= 0:
		return nil, fail(400, "BOT_ID_ERROR", "Bot ID can't be empty")
	case command == "":
		return nil, fail(400, "COMMAND_ERROR", "Command can't be empty")
	}
	ref := world.Ref{Kind: "chat", ID: m.ChatID}
	d, err := c.world.Dialog(c.user, ref)
	if u, ok := c.world.User(bot); err != nil || !ok || !u.Bot || m.ID < d.Me.FirstID {
		return nil, fail(400, "PARAMS_ERROR", "Incorrect params")
	}
	if c.world.Locks(id, command) {
		if _, err := c.world.Edit(0, id, nil, world.Params{"KEYBOARD": nil}, false); err != nil {
			return nil, fail(400, "PARAMS_ERROR", "Incorrect params")
		}
	}
	text := "You pressed [b]" + command + "[/b]"
	if params := c.text("COMMAND_PARAMS"); params != "" {
		text += " with " + params
	}
	if _, err := c.world.Speak(c.user, ref, bot, text, nil); err != nil {
		return nil, fail(400, "PARAMS_ERROR", "Incorrect params")
	}
	return give(true)
}
