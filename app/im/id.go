package im

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrInvalidID is what every malformed identifier is: see [ParseDialogID] and
// [ParseMessageID].
var ErrInvalidID = errors.New("invalid id")

// MessageID identifies a message inside its portal. Ids grow with time, so
// they also order messages.
//
// The portal takes a missing or non-positive id in im.dialog.read as "read
// everything". That is why the number is out of reach: a MessageID that is not
// zero always holds a positive number, and the zero value, "no message", is
// refused by everything that sends one.
type MessageID struct{ n int64 }

// NewMessageID returns the id with the number n, and false if n is not
// positive.
func NewMessageID(n int64) (MessageID, bool) {
	if n <= 0 {
		return MessageID{}, false
	}
	return MessageID{n}, true
}

// ParseMessageID reads a positive decimal number. The error wraps
// [ErrInvalidID].
func ParseMessageID(s string) (MessageID, error) {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n <= 0 {
		return MessageID{}, fmt.Errorf("message id %.40q: %w", s, ErrInvalidID)
	}
	return MessageID{n}, nil
}

// IsZero reports whether id is "no message".
func (id MessageID) IsZero() bool { return id.n == 0 }

// Int64 returns the number the portal uses, 0 for "no message".
func (id MessageID) Int64() int64 { return id.n }

// String returns the decimal number, or "" for "no message".
func (id MessageID) String() string {
	if id.n == 0 {
		return ""
	}
	return strconv.FormatInt(id.n, 10)
}

// Compare orders ids from the oldest to the newest; "no message" is before
// every message.
func (id MessageID) Compare(other MessageID) int { return cmp.Compare(id.n, other.n) }

// Before reports whether id is older than other.
func (id MessageID) Before(other MessageID) bool { return id.n < other.n }

// UserID identifies a person or bot in its portal. 0 is nobody: the author of
// system messages.
type UserID int64

// String returns the decimal number.
func (id UserID) String() string { return strconv.FormatInt(int64(id), 10) }

// DialogID names a dialog the way REST methods take it in DIALOG_ID: a user's
// number for a private dialog, chatN, sgN (the chat of workgroup N) or crmN
// for a group chat. It is always lower-case and valid unless it is zero.
type DialogID struct{ s string }

// ParseDialogID reads a dialog id in any case. The error wraps [ErrInvalidID].
func ParseDialogID(s string) (DialogID, error) {
	id := strings.ToLower(strings.TrimSpace(s))
	digits := id
	for _, kind := range [...]string{"chat", "sg", "crm"} {
		if rest, ok := strings.CutPrefix(id, kind); ok {
			digits = rest
			break
		}
	}
	if n, err := strconv.ParseInt(digits, 10, 64); err != nil || n <= 0 || digits[0] == '+' || digits[0] == '0' {
		return DialogID{}, fmt.Errorf("dialog id %.40q: %w", s, ErrInvalidID)
	}
	return DialogID{id}, nil
}

// ChatDialog returns the dialog of the group chat with this number, or the
// zero DialogID if the number is not positive.
func ChatDialog(chatID int64) DialogID {
	if chatID <= 0 {
		return DialogID{}
	}
	return DialogID{"chat" + strconv.FormatInt(chatID, 10)}
}

// IsZero reports whether id is "no dialog".
func (id DialogID) IsZero() bool { return id.s == "" }

// IsPrivate reports whether id names a private dialog, by the other person's
// number.
func (id DialogID) IsPrivate() bool { return id.s != "" && id.s[0] >= '0' && id.s[0] <= '9' }

// String returns the id as DIALOG_ID takes it, "" for "no dialog".
func (id DialogID) String() string { return id.s }
