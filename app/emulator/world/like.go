package world

import (
	"slices"
	"sort"
)

// Like gives or takes a like: action is "plus", "minus" or "auto". It fails
// with ErrUnchanged when the like is already so.
func (w *World) Like(user, id int64, action string) (Message, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if m, ok := w.messages[id]; !ok || w.chats[m.ChatID].members[user] == nil {
		return Message{}, ErrNoMessage
	}
	if err := w.like(user, id, action); err != nil {
		return Message{}, err
	}
	return *w.messages[id], nil
}

func (w *World) like(user, id int64, action string) error {
	_, err := w.change(id, func(m *Message) error {
		likes := slices.Clone(m.Likes())
		at := slices.Index(likes, user)
		switch {
		case m.Deleted(), at >= 0 && action == "plus", at < 0 && action == "minus":
			return ErrUnchanged
		case at >= 0:
			likes = slices.Delete(likes, at, at+1)
		default:
			likes = append(likes, user)
			sort.Slice(likes, func(i, j int) bool { return likes[i] < likes[j] })
		}
		if len(likes) == 0 {
			delete(m.Params, "LIKE")
		} else {
			m.Params["LIKE"] = likes
		}
		return nil
	})
	return err
}
