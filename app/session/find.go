package session

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/launch"
)

// NoDialogError is [ErrNoDialog] where not all could be asked for.
type NoDialogError struct {
	Scopes []string // that were not granted
}

// Error returns what is missing.
func (e *NoDialogError) Error() string {
	return ErrNoDialog.Error() + ", or it needs " + strings.Join(e.Scopes, ", ")
}

// Unwrap returns [ErrNoDialog].
func (e *NoDialogError) Unwrap() error { return ErrNoDialog }

// ErrNoDialog is a thing in the portal that nobody has a dialog about.
var ErrNoDialog = errors.New("there is no dialog about this")

// Found is a dialog about something in the portal.
type Found struct {
	Dialog im.DialogID
	// Channel is how the customer writes in it, "" for the colleagues' own.
	Channel string
}

// Batcher makes several calls in one request; [b24.Client] is one.
type Batcher interface {
	Batch(ctx context.Context, halt bool, commands ...b24.Command) (map[string]b24.BatchReply, error)
}

// Find asks the portal, in one request, which dialogs belong to what the widget
// was opened for: the colleagues' own first, then those with customers. The
// error is [ErrNoDialog] if there is none. What the application or the person
// may not ask is left out.
func Find(ctx context.Context, portal Batcher, lookup launch.Lookup) ([]Found, error) {
	const task, lines, chat = "task", "lines", "chat"
	var commands []b24.Command
	if lookup.Task != "" {
		commands = append(commands, b24.TaskChatCommand(task, lookup.Task))
	}
	for i, entity := range lookup.Chats {
		commands = append(commands, b24.ChatOfCommand(chat+strconv.Itoa(i), entity.Type, entity.ID))
	}
	if lookup.Lines != nil {
		commands = append(commands, b24.LineChatsCommand(lines, lookup.Lines.Type, lookup.Lines.ID))
	}
	if len(commands) == 0 {
		return nil, ErrNoDialog
	}
	replies, err := portal.Batch(ctx, false, commands...)
	if err != nil {
		return nil, err
	}
	var found []Found
	var lacking []string
	lack := func(err error, scope string) {
		if errors.Is(err, b24.ErrInsufficientScope) {
			lacking = append(lacking, scope)
		}
	}
	var failed error // of a question whose answer could have been one
	add := func(number int64, channel string) {
		dialog := im.ChatDialog(number)
		for _, f := range found {
			if f.Dialog == dialog {
				return
			}
		}
		if !dialog.IsZero() {
			found = append(found, Found{dialog, channel})
		}
	}
	if lookup.Task != "" {
		number, err := decode(replies[task], b24.DecodeTaskChat)
		lack(err, "task")
		failed = errors.Join(failed, serious(err))
		add(number, "")
	}
	for i := 0; i < len(lookup.Chats) && len(found) == 0; i++ {
		number, err := decode(replies[chat+strconv.Itoa(i)], b24.DecodeChatOf)
		if errors.Is(err, b24.ErrInsufficientScope) {
			return nil, err // without the scope im there is nothing to show either
		}
		failed = errors.Join(failed, serious(err))
		add(number, "")
	}
	if lookup.Lines != nil {
		chats, err := decode(replies[lines], b24.DecodeLineChats)
		lack(err, "imopenlines")
		failed = errors.Join(failed, serious(err))
		for _, c := range chats {
			add(c.ChatID, c.Connector)
		}
	}
	switch {
	case len(found) > 0:
		return found, nil
	case failed != nil:
		return nil, failed
	case len(lacking) > 0:
		return nil, &NoDialogError{Scopes: lacking}
	}
	return nil, ErrNoDialog
}

// DialogReader is what [Describe] asks of the portal; [b24.Client] is one.
type DialogReader interface {
	Batcher
	DecodeDialog(result json.RawMessage, asked im.DialogID) (im.Dialog, error)
}

// Describe asks, in one request, what the found dialogs are called. Of one that
// the portal does not tell about only the number is known.
func Describe(ctx context.Context, portal DialogReader, found []Found) ([]im.Dialog, error) {
	out := make([]im.Dialog, len(found))
	var commands []b24.Command
	for i, f := range found {
		out[i].ID = f.Dialog
		if n := strconv.Itoa(i); len(commands)+2 <= b24.MaxCommands {
			commands = append(commands, b24.DialogCommand("d"+n, f.Dialog))
			if f.Channel != "" {
				commands = append(commands, b24.LineCommand("l"+n, f.Dialog))
			}
		}
	}
	replies, err := portal.Batch(ctx, false, commands...)
	if err != nil {
		return nil, err
	}
	for i := range out {
		for _, kind := range [...]string{"l", "d"} { // the person's own view knows more
			reply, ok := replies[kind+strconv.Itoa(i)]
			if !ok || reply.Err != nil {
				continue
			}
			if d, err := portal.DecodeDialog(reply.Result, found[i].Dialog); err == nil {
				out[i] = d
			}
		}
	}
	return out, nil
}

// serious leaves out the portal's plain "no": a scope that was not granted, a
// module that is not there, something the person may not see or that does not
// exist. What remains may be answered when it is asked again.
func serious(err error) error {
	var failure *b24.Error
	if !errors.As(err, &failure) {
		return err
	}
	for _, kind := range []error{
		b24.ErrNetwork, b24.ErrServer, b24.ErrMalformed, b24.ErrQueryLimitExceeded, b24.ErrOperationTimeLimit, b24.ErrOverload,
		b24.ErrPortalGone, b24.ErrNotRun, b24.ErrExpiredToken, b24.ErrInvalidToken, b24.ErrNoAuth, b24.ErrRefresh,
	} {
		if failure.Is(kind) {
			return err
		}
	}
	return nil
}
