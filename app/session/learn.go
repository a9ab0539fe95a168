package session

import (
	"encoding/json"
	"slices"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
)

// learn takes an answer in, this frame's or another's, and reports whether
// somebody has written.
func (s *Session) learn(q question, replies map[string]b24.BatchReply) (news bool) {
	now, resumed := s.config.Clock.Now(), false
	told := map[string]im.History{}
	untold := false // the end of the dialog, although it was asked for
	for _, part := range q.parts {
		history, err := decode(replies[part.key], s.config.Portal.DecodeHistory)
		if err == nil && replies[part.key].Result != nil {
			told[part.key] = history
		} else if part.key == keyEnd {
			untold = true
		}
	}
	dialog, err := decode(replies[keyDialog], func(raw json.RawMessage) (im.Dialog, error) {
		return s.config.Portal.DecodeDialog(raw, s.dialog)
	})
	if err == nil {
		if untold {
			// What is new would count as something one can go to, and is not asked
			// for any more then.
			dialog.LastMessageID = s.timeline.Latest()
		}
		resumed = s.back(now, dialog.LastMessageID)
		if dialog.HasMark {
			s.reader.Learn(q.at, now, dialog.LastID, dialog.Counter)
		}
		if dialog.ChatID == 0 {
			dialog.ChatID = s.state.Dialog.ChatID
		}
		s.setDialog(dialog)
		s.refresh()
	}
	if q.epoch != s.timeline.Epoch() {
		return false // the window has moved on
	}
	for _, part := range q.parts {
		history, ok := told[part.key]
		if !ok {
			continue
		}
		if after := part.request.After; len(history.Messages) == 0 && !after.IsZero() {
			// There are messages after that one: so it must have been deleted.
			s.pulse.gone = append(s.pulse.gone, after)
			continue
		}
		before := s.timeline.Newest()
		merged := s.merge(page{part.request, history, q.asked})
		if part.key == keyEnd {
			news = s.arrive(before, merged.Added, history, resumed)
		}
	}
	return news
}

// back: the portal was heard again. Where the person was away and somebody has
// written meanwhile, what is new begins where their reading stopped. Resumed:
// they were away because the portal could not be reached.
func (s *Session) back(now time.Duration, latest im.MessageID) (resumed bool) {
	if !s.away {
		return false
	}
	resumed, s.cut = s.cut, s.unplugged
	s.away = s.unplugged || !s.reader.Engine.Attention().Visible
	if s.timeline.Latest().Before(latest) {
		s.timeline.Divide(s.reader.Reached(now))
	}
	return resumed
}

// arrive notes which messages of others have come at the end of the dialog.
func (s *Session) arrive(before im.MessageID, added []im.MessageID, h im.History, resumed bool) bool {
	a := Arrived{Seq: s.state.Arrived.Seq + 1, Resumed: resumed}
	for _, m := range h.Messages {
		if !before.Before(m.ID) || !slices.Contains(added, m.ID) || m.AuthorID == s.state.Me {
			continue
		}
		a.Count++
		if !slices.Contains(a.Authors, m.AuthorID) {
			a.Authors = append(a.Authors, m.AuthorID)
		}
	}
	if a.Count > 0 {
		a.More = s.timeline.HasNewer()
		s.state.Arrived = a
	}
	return a.Count > 0
}

// setDialog takes in what the portal told of the dialog.
func (s *Session) setDialog(dialog im.Dialog) {
	s.state.Dialog = dialog
	s.timeline.SetLatest(dialog.LastMessageID)
	s.notePosting()
}
