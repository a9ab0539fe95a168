package session

import (
	"seenline/app/im"
)

// State returns what there is to draw now.
func (s *Session) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// Is reports whether a dialog id, in any spelling the portal uses, names this
// dialog: a workgroup's chat is both sgN and chatM.
func (s *Session) Is(dialog string) bool {
	id, err := im.ParseDialogID(dialog)
	if err != nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return id == s.dialog || id == im.ChatDialog(s.state.Dialog.ChatID) && !s.dialog.IsPrivate()
}

// User returns a person the dialog has told of.
func (s *Session) User(id im.UserID) (im.User, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timeline == nil {
		return im.User{}, false
	}
	return s.timeline.User(id)
}
