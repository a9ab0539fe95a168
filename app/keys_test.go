package app

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/screen"
)

func TestKeysDoWhatTheirNamesSay(t *testing.T) {
	for want, presses := range map[order][]screen.Press{
		nextMessage:     {{Key: "ArrowDown"}, {Key: "ArrowDown", InList: true, Repeat: true}},
		previousMessage: {{Key: "ArrowUp"}},
		pageDown:        {{Key: "PageDown"}},
		pageUp:          {{Key: "PageUp"}},
		firstMessage:    {{Key: "Home"}, {Key: "Home", Ctrl: true}},
		lastMessage:     {{Key: "End"}, {Key: "End", Ctrl: true}},
		nextUnread: {
			{Key: "u", Code: "KeyU", InList: true}, {Key: "u", Code: "KeyF", InList: true},
			{Key: "г", Code: "KeyU", InList: true}, {Key: "U", Code: "KeyU", InList: true}, {Key: "u", InList: true, Repeat: true},
		},
		markHere: {{Key: "m", InList: true}, {Key: "ь", Code: "KeyM", InList: true}},
		markAll:  {{Key: "M", Shift: true, InList: true}, {Key: "Ь", Code: "KeyM", Shift: true, InList: true}},
		undoMark: {{Key: "z", InList: true}, {Key: "я", Code: "KeyZ", InList: true}},
		inspect:  {{Key: "I", Code: "KeyI", Alt: true, Shift: true}, {Key: "ˆ", Code: "KeyI", Alt: true, Shift: true}},
		noOrder: {
			{Key: "u", Code: "KeyU"}, {Key: "m"}, {Key: "M", Shift: true}, {Key: "z"}, // nobody is in the list
			{Key: "m", InList: true, Ctrl: true}, {Key: "m", InList: true, Alt: true}, {Key: "m", InList: true, Meta: true},
			{Key: "m", InList: true, Repeat: true}, {Key: "M", InList: true, Shift: true, Repeat: true},
			{Key: "ArrowDown", Ctrl: true}, {Key: "ArrowDown", Alt: true}, {Key: "ArrowDown", Shift: true},
			{Key: "Enter", Code: "Enter", InList: true}, {Key: " ", Code: "Space", InList: true}, {Key: "Tab", InList: true},
			{Key: "Unidentified", Code: "KeyU", InList: true}, {Key: "Dead", Code: "KeyM", InList: true}, {},
		},
	} {
		for _, p := range presses {
			require.Equal(t, want, orderOf(p), "%+v", p)
		}
	}
}

func TestKeysAreToldToWhoeverAsks(t *testing.T) {
	told := strings.Fields(keysOfList)
	require.Len(t, told, len(moves)+len(letters)+2, "and the menu by two keys")
	for _, key := range told {
		p := screen.Press{Key: key, InList: true}
		if letter, ok := strings.CutPrefix(key, "Shift+"); ok {
			p.Key, p.Shift = letter, true
		}
		require.NotEqual(t, noOrder, orderOf(p), key)
	}
	require.Equal(t, "Undo (Z)", titled("Undo", keyUndo))
	require.Equal(t, "All (Shift+M)", titled("All", keyAll))
}
