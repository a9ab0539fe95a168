package session

import (
	"strings"
	"time"

	"seenline/app/im"
	"seenline/app/peers"
	"seenline/app/read"
)

// company is the session's part among the frames that show the same dialog to
// the same person in this browser.
type company struct {
	id      peers.ID
	line    peers.Line
	member  *peers.Member // nil while the session is alone
	leads   bool
	failing bool
	watch   peers.ID
	wake    time.Duration
}

// join meets the other frames. Where nobody knows who the person is, or the
// browser refuses, the session stays alone.
func (s *Session) join(now time.Duration) {
	if s.config.Line == nil || s.state.Me == 0 {
		return
	}
	dialog := s.dialog
	if chat := im.ChatDialog(s.state.Dialog.ChatID); !chat.IsZero() && !dialog.IsPrivate() {
		dialog = chat // a workgroup's chat goes by two names
	}
	c := &s.company
	c.id = peers.NewID(s.config.Clock.Time().UnixMilli(), uint32(s.config.Jitter()*(1<<20)))
	name := "seenline " + s.config.Owner + " " + s.state.Me.String() + " " + dialog.String()
	c.line = s.config.Line(name, c.id, peers.Ear{
		Heard: s.heard,
		Gone: func(id peers.ID) {
			s.among(func(now time.Duration) { c.member.Gone(now, id) })
		},
		Leaving: func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.part()
		},
		Returned: func() {
			s.mu.Lock()
			defer s.unlock()
			s.meet(s.config.Clock.Now())
			s.advance()
		},
	})
	if c.line != nil {
		s.meet(now)
	}
}

// meet begins to agree with the others.
func (s *Session) meet(now time.Duration) {
	c := &s.company
	c.member, c.leads, c.watch = peers.New(peers.Defaults(), c.id, now), false, 0
	s.reader.Delivery.Follow(true, im.MessageID{}, false) // until it is known who leads
}

// part says goodbye; from then on the session is alone.
func (s *Session) part() {
	c := &s.company
	if c.member == nil {
		return
	}
	duty := s.reader.Delivery.Duty(s.config.Clock.Now())
	c.line.Post(c.member.Bye(duty.Pending).String())
	c.line.Watch(0)
	c.member, c.wake = nil, 0
	s.reader.Delivery.Follow(false, im.MessageID{}, false)
}

// leaveCompany parts for good.
func (s *Session) leaveCompany() {
	s.part()
	if s.company.line != nil {
		s.company.line.Close()
		s.company.line = nil
	}
}

// among does something to the agreement and acts on what follows from it, also
// when the session is closed: it may still have a mark to bring.
func (s *Session) among(f func(now time.Duration)) {
	s.mu.Lock()
	defer s.unlock()
	if s.company.member != nil {
		f(s.config.Clock.Now())
		s.advance()
	}
}

// heard takes what another frame said.
func (s *Session) heard(text string) {
	if overheard, ok := strings.CutPrefix(text, newsPrefix); ok {
		s.overhear(overheard)
		return
	}
	m, err := peers.Parse(text)
	if err != nil {
		return
	}
	s.among(func(now time.Duration) {
		news := s.company.member.Hear(now, s.facts(now), m)
		s.reader.Delivery.Carry(now, news.Carry)
		if news.Doubt {
			s.reader.Delivery.Recheck()
		}
		switch m.Kind {
		case peers.Saved:
			s.reader.Told(now, m.Mark, m.Counter, m.HasCounter)
			s.quiet(now, m.Counter, m.HasCounter)
		case peers.Undone:
			s.reader.ToldBack(now, m.Mark, m.Back, m.Counter, m.HasCounter)
		}
	})
}

func (s *Session) facts(now time.Duration) peers.Facts {
	duty := s.reader.Delivery.Duty(now)
	rank := peers.Hidden
	switch a := s.reader.Engine.Attention(); {
	case a.Visible && a.Focused:
		rank = peers.Focused
	case a.Visible:
		rank = peers.Visible
	}
	return peers.Facts{
		Rank: rank, Waiting: duty.Waiting, Pending: duty.Pending, Settled: duty.Settled,
		Busy: duty.Busy, Failing: duty.Failing, Locked: s.company.line.Locked(),
	}
}

// agree finds out who brings the marks, and reports whether that changes what
// the reader would do.
func (s *Session) agree(now time.Duration) (changed bool) {
	c := &s.company
	if c.member == nil {
		return false
	}
	if s.reader.Delivery.Duty(now).Stopped {
		s.part() // the others may have more success
		return false
	}
	advice := c.member.Next(now, s.facts(now))
	for _, m := range advice.Say {
		c.line.Post(m.String())
	}
	if advice.Watch != c.watch {
		c.watch = advice.Watch
		c.line.Watch(c.watch)
	}
	s.reader.Delivery.Follow(!advice.Lead, advice.Taken, advice.Failing)
	changed = advice.Lead != c.leads || advice.Failing != c.failing || !advice.Doubt.IsZero()
	c.leads, c.failing, c.wake = advice.Lead, advice.Failing, advice.Wake
	if !advice.Doubt.IsZero() {
		s.reader.Delivery.Carry(now, advice.Doubt)
		s.reader.Delivery.Recheck()
	}
	return changed
}

// tellSent tells the others of a mark on its way, if they must know.
func (s *Session) tellSent(send read.Send) {
	if c := &s.company; c.member != nil && send.Verb == read.Read {
		if m, ok := c.member.Sent(send.Mark); ok {
			c.line.Post(m.String())
		}
	}
}

// tellAnswer tells the others what the portal answered, where the mark was
// before.
func (s *Session) tellAnswer(now time.Duration, before im.MessageID, a answer) {
	c := &s.company
	mark := s.reader.Delivery.Confirmed()
	switch {
	case c.member == nil || a.Result != read.Saved:
	case mark.Before(before):
		c.line.Post(c.member.Undone(before, mark, a.Counter, a.HasCounter).String())
	case !mark.IsZero() && a.Mark == mark:
		c.line.Post(c.member.Saved(now, mark, a.Counter, a.HasCounter).String())
	}
}
