package session

import (
	"context"
	"slices"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/live"
	"seenline/app/read"
	"seenline/app/timeline"
)

// pulse is how the session keeps up with the dialog.
type pulse struct {
	pace  *live.Pace     // nil until the dialog is loaded
	gone  []im.MessageID // beside them the portal finds nothing
	heard int64          // when another frame began to ask, in the session's order
}

// What is asked for beside the dialog: a mark or an answer that travels along,
// the end of the dialog, what is on screen if that is somewhere else, and what was
// jumped over: what others delete there does not hold the mark back any more.
const (
	keyMark    = "mark"
	keyAdd     = "add"
	keyEnd     = "end"
	keyAround  = "around"
	keySkipped = "skipped"
)

// recent is how many messages at the end are asked for again, since they are
// the ones that still get edited and liked; with them comes what is new.
const recent = 20

// beat asks the portal what is new, if it is time for it, and returns when it
// will be. It is called with the lock held.
func (s *Session) beat(now time.Duration) (wake time.Duration) {
	p := s.pulse.pace
	if s.closed || s.state.Phase != Ready && s.state.Phase != Empty {
		return 0
	}
	p.Lead(s.company.member == nil || s.company.leads)
	switch p.Turn(now) {
	case live.Claim:
		s.tellClaim()
	case live.Ask:
		s.ask(now)
	}
	wake, _ = p.Next(now)
	return wake
}

// ask asks the portal what is new.
func (s *Session) ask(now time.Duration) {
	q := s.question(now)
	commands := s.commands(q)
	go func() {
		replies, err := s.once().Batch(s.ctx, false, commands...)
		s.mu.Lock()
		defer s.unlock()
		if !s.closed {
			s.polled(q, replies, err)
			s.advance()
		}
	}()
}

// shares reports whether a mark that leaves now takes the next question along:
// the portal counts requests, not what is in them. One that is tried again goes
// alone: it is small, and how long a question takes tells how slow the line is.
func (s *Session) shares(send read.Send) bool {
	now := s.config.Clock.Now()
	_, failing := s.reader.Delivery.Saving()
	return send.Verb == read.Read && !failing && !s.closed && !send.Leaving && s.state.Phase == Ready && s.pulse.pace.Shares(now)
}

// askAlong sends a mark and the next question in one request.
func (s *Session) askAlong(ctx context.Context, send read.Send) {
	mark, err := b24.ReadCommand(keyMark, s.dialog, send.Mark)
	if err != nil { // impossible: marks are ids
		s.settle(send, s.failure(err))
		return
	}
	q := s.question(s.config.Clock.Now())
	commands := append([]b24.Command{mark}, s.commands(q)...)
	go func() {
		replies, err := s.soon().Batch(ctx, false, commands...)
		var result b24.ReadResult
		markErr := err
		if err == nil {
			result, markErr = decode(replies[keyMark], b24.DecodeRead)
		}
		a := s.marked(result, markErr)
		s.mu.Lock()
		defer s.unlock()
		s.settle(send, a)
		if !s.closed {
			s.polled(q, replies, err)
			s.advance()
		}
	}()
}

// once returns the portal without patience of its own.
func (s *Session) once() Batcher {
	if s.config.Once != nil {
		return s.config.Once
	}
	return s.config.Portal
}

// soon is once for what is asked again at once.
func (s *Session) soon() Batcher {
	if s.config.Soon != nil {
		return s.config.Soon
	}
	return s.once()
}

// question is one asking for news.
type question struct {
	at    time.Duration
	asked int64 // in the session's order
	epoch int   // of the window at that time
	parts []part
}

// part is a part of the dialog that is asked for.
type part struct {
	key     string
	request timeline.Request
}

// question prepares to ask and tells the other frames.
func (s *Session) question(now time.Duration) question {
	q := question{at: now, asked: s.order.Add(1), epoch: s.timeline.Epoch(), parts: s.parts()}
	s.pulse.pace.Asked(now)
	s.tellAsking()
	return q
}

// commands are the calls of a question.
func (s *Session) commands(q question) []b24.Command {
	commands := []b24.Command{b24.DialogCommand(keyDialog, s.dialog)}
	for _, part := range q.parts {
		commands = append(commands, b24.MessagesCommand(part.key, s.dialog, query(part.request)))
	}
	return commands
}

// parts returns which parts of the dialog to ask for. They are named by the
// message before them: beside a message the dialog does not have the portal finds
// nothing.
func (s *Session) parts() (parts []part) {
	ids := s.ids()
	s.pulse.gone = slices.DeleteFunc(s.pulse.gone, func(id im.MessageID) bool { return !slices.Contains(ids, id) })
	end := len(ids) - 1 - recent // what is asked for comes after this one
	switch {
	case s.timeline.HasNewer():
		end = len(ids)
	case end >= 0:
		parts = append(parts, part{keyEnd, timeline.Newer(s.pivot(ids, end), pageLimit)})
	case !s.timeline.HasOlder():
		parts = append(parts, part{keyEnd, timeline.Newer(im.MessageID{}, pageLimit)}) // all there is
	case len(ids) > 0:
		parts = append(parts, part{keyEnd, timeline.Newer(ids[0], pageLimit)})
	}
	first, last := -1, -1
	if s.shown = s.reader.Engine.Shown(s.shown[:0]); len(s.shown) > 0 {
		first, last = slices.Index(ids, s.shown[0]), slices.Index(ids, s.shown[len(s.shown)-1])
	}
	if 0 < first && first <= min(last, end) {
		parts = append(parts, s.stretch(keyAround, ids, first, last))
	}
	skipped := s.state.Skipped
	if from, to := slices.Index(ids, skipped.From), slices.Index(ids, skipped.To); 0 < from && from <= min(to, end) && (from < first || last < from) {
		parts = append(parts, s.stretch(keySkipped, ids, from, to))
	}
	return parts
}

// stretch is the part from one message to another, and one more.
func (s *Session) stretch(key string, ids []im.MessageID, from, to int) part {
	return part{key, timeline.Newer(s.pivot(ids, from-1), min(to-from+2, pageLimit))}
}

// pivot returns the i-th message, or the nearest one before it that is not gone.
func (s *Session) pivot(ids []im.MessageID, i int) im.MessageID {
	for i > 0 && slices.Contains(s.pulse.gone, ids[i]) {
		i--
	}
	return ids[i]
}

// ids are the messages of the window.
func (s *Session) ids() []im.MessageID {
	var ids []im.MessageID
	for _, p := range s.state.Pages {
		for i := range p.Items {
			ids = append(ids, p.Items[i].Message.ID)
		}
	}
	return ids
}

// polled acts on what the portal said to a question.
func (s *Session) polled(q question, replies map[string]b24.BatchReply, err error) {
	now := s.config.Clock.Now()
	if err == nil {
		err = replies[keyDialog].Err
	}
	if err != nil {
		s.away, s.cut = true, true
		outcome, until := s.setback(err)
		s.pulse.pace.Done(now, outcome, until)
		return
	}
	s.reader.Delivery.Healed(now)
	outcome, until := live.Same, time.Duration(0)
	if s.learn(q, replies) {
		outcome = live.News
	}
	if err := replies[keyEnd].Err; err != nil {
		outcome, until = s.setback(err)
	} else {
		s.tellNews(q, replies)
	}
	s.pulse.pace.Done(now, outcome, until)
}
