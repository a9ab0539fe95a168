package world

import (
	"math/rand/v2"
	"slices"
)

// Script says how colleagues live: where, and which of "write", "edit",
// "delete", "like", "read", "leave" and "join" they do; all but the last two if
// Acts is empty.
type Script struct {
	Rand    *rand.Rand
	Dialogs []Ref // as user Me names them
	Acts    []string
}

// Act is a step somebody took.
type Act struct {
	Kind      string `json:"kind"` // "" if there was nothing to do
	DialogID  string `json:"dialogId"`
	UserID    int64  `json:"userId"`
	MessageID int64  `json:"messageId"`
}

// habits is how often colleagues do what.
var habits = []string{"write", "write", "write", "write", "write", "read", "read", "read", "like", "edit", "delete"}

// Live takes the next step of a script. The same script in the same world takes
// the same step.
func (w *World) Live(s Script) Act {
	w.mu.Lock()
	defer w.mu.Unlock()
	acts := s.Acts
	if len(acts) == 0 {
		acts = habits
	}
	act := Act{Kind: acts[s.Rand.IntN(len(acts))]}
	c := w.resolve(Me, s.Dialogs[s.Rand.IntN(len(s.Dialogs))])
	if c == nil {
		return Act{}
	}
	act.DialogID = c.dialogID(Me)
	others := slices.DeleteFunc(c.memberIDs(), func(id int64) bool { return id == Me || w.users[id].Bot || w.users[id].Connector })
	if len(others) == 0 && act.Kind != "join" {
		return Act{}
	}
	if len(others) > 0 {
		act.UserID = others[s.Rand.IntN(len(others))]
	}
	d := drafts{rng: s.Rand}
	var own []*Message
	for _, m := range c.messages[max(0, len(c.messages)-40):] {
		if m.AuthorID == act.UserID && !m.Deleted() {
			own = append(own, m)
		}
	}
	switch act.Kind {
	case "write":
		act.MessageID = w.write(c, act.UserID, d.say(w, act.UserID), d.uuid(), nil).ID
	case "read":
		w.advance(c, c.members[act.UserID], c.newest())
		act.MessageID = c.members[act.UserID].LastID
	case "edit", "delete":
		if len(own) == 0 {
			return Act{}
		}
		act.MessageID = own[s.Rand.IntN(len(own))].ID
		w.change(act.MessageID, func(m *Message) error {
			if m.Params["IS_EDITED"] = "Y"; act.Kind == "delete" {
				m.Text, m.Params = DeletedText, Params{"IS_DELETED": "Y"}
			} else {
				m.Text = Cut(m.Text + " " + d.say(w, act.UserID))
			}
			return nil
		})
	case "like":
		if len(c.messages) == 0 {
			return Act{}
		}
		act.MessageID = c.messages[len(c.messages)-1-s.Rand.IntN(min(20, len(c.messages)))].ID
		if w.like(act.UserID, act.MessageID, "auto") != nil {
			return Act{}
		}
	case "leave":
		if c.Type == TypePrivate || len(others) < 2 {
			return Act{}
		}
		w.leave(c, act.UserID)
	case "join":
		act.UserID = int64(2 + s.Rand.IntN(8))
		if c.Type == TypePrivate || c.members[act.UserID] != nil {
			return Act{}
		}
		w.join(c, act.UserID, true)
	}
	return act
}
