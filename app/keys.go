package app

import (
	"strings"

	"seenline/app/screen"
)

// order is what a key asks for.
type order int

const (
	noOrder order = iota
	nextMessage
	previousMessage
	pageDown
	pageUp
	firstMessage
	lastMessage
	nextUnread
	markHere
	markAll
	undoMark
	replyHere
	editHere
	likeHere
	showActions
	inspect
)

// moves are keys that do what they do in any list. They also work while
// nothing has the focus.
var moves = map[string]order{
	"ArrowDown": nextMessage, "ArrowUp": previousMessage, "PageDown": pageDown, "PageUp": pageUp,
	"Home": firstMessage, "End": lastMessage,
}

// letters work only while the list has the focus: somebody who dictates, or
// whose hand trembles, must not mark anything by accident.
var letters = map[string]order{"u": nextUnread, "m": markHere, "M": markAll, "z": undoMark, "r": replyHere, "e": editHere, "l": likeHere}

// The keys as the attribute aria-keyshortcuts names them, and as a title does.
const (
	keysOfList = "ArrowDown ArrowUp PageDown PageUp Home End u m Shift+M z r e l ContextMenu Shift+F10"
	keyUnread  = "u"
	keyEnd     = "End"
	keyHere    = "m"
	keyAll     = "Shift+M"
	keyUndo    = "z"
)

// titled adds a key to what a button is called.
func titled(name, key string) string {
	if len(key) == 1 {
		key = strings.ToUpper(key)
	}
	return name + " (" + key + ")"
}

// orderOf returns what a key does. Letters go by their place on the keyboard
// where the layout has other ones.
func orderOf(p screen.Press) order {
	if p.Alt && p.Shift && !p.Ctrl && !p.Meta && p.Code == "KeyI" && !p.Repeat {
		return inspect
	}
	if p.Alt || p.Meta {
		return noOrder
	}
	if p.InList && !p.Ctrl && (p.Key == "ContextMenu" || p.Key == "F10" && p.Shift) {
		return showActions
	}
	if c := moves[p.Key]; c != noOrder && !p.Shift {
		if p.Ctrl && c != firstMessage && c != lastMessage {
			return noOrder
		}
		return c
	}
	if p.Ctrl || !p.InList {
		return noOrder
	}
	key := strings.ToLower(p.Key)
	if len(key) != 1 {
		// A name of a key, or a letter of another alphabet.
		letter, ok := strings.CutPrefix(p.Code, "Key")
		if !ok || len([]rune(p.Key)) != 1 {
			return noOrder
		}
		key = strings.ToLower(letter)
	}
	if p.Shift {
		key = strings.ToUpper(key)
	}
	c := letters[key]
	if p.Repeat && c != nextUnread {
		return noOrder
	}
	return c
}
