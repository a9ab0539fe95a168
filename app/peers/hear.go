package peers

import (
	"time"

	"seenline/app/im"
)

// Hear takes what another frame said and answers what it means for this one.
// [Saved] and [Undone] are for the caller to act on. Ask [Member.Next] next.
func (m *Member) Hear(at time.Duration, f Facts, msg Message) News {
	if msg.From == m.id {
		return News{}
	}
	m.company = true
	switch msg.Kind {
	case Hello:
		m.hello(at, f, msg)
	case Lead:
		if m.role == leader && !better(msg, f.Rank, m.id) {
			m.say(Message{Kind: Lead, Rank: f.Rank, Locked: f.Locked})
		} else {
			m.follow(at, msg)
		}
	case Seen:
		return m.seen(at, f, msg)
	case Took:
		m.heardTook(at, f, msg)
	case Sent:
		m.wonder(at, msg.Mark)
	case Saved:
		if m.role == leader { // that is not for others to do, if they knew
			m.say(Message{Kind: Lead, Rank: f.Rank, Locked: f.Locked})
		}
		m.saved, m.savedAt = msg, at
		m.settle(at, msg)
	case Undone:
		m.saved = Message{}
		m.doubt, m.told = im.MessageID{}, im.MessageID{}
		m.forgetAnswers()
	case Bye:
		if m.role == follower && msg.From == m.leader {
			m.lost(at, msg.Mark)
		}
	}
	return News{}
}

// better reports whether the sender of a message has a better claim to lead.
func better(msg Message, rank Rank, id ID) bool {
	return msg.Rank > rank || msg.Rank == rank && msg.From < id
}

func (m *Member) hello(at time.Duration, f Facts, msg Message) {
	switch {
	case m.role == leader && msg.Rank > f.Rank && !f.Busy:
		// Once it is where the person is, the lead may stay there: a leader
		// does not give way to its equals. What it gives way to may have been
		// said before that one began to follow this one: it has to hear of it,
		// or each takes the other for the leader.
		m.follow(at, msg)
		m.say(Message{Kind: Hello, Rank: f.Rank})
	case m.role == leader:
		m.say(Message{Kind: Lead, Rank: f.Rank, Locked: f.Locked})
	case m.role == candidate && better(msg, f.Rank, m.id):
		m.follow(at, msg)
	case m.role == candidate:
		m.say(Message{Kind: Hello, Rank: f.Rank})
	case msg.From == m.leader && !better(msg, f.Rank, m.id):
		m.stand(at) // it does not lead any more
	case msg.From == m.leader:
		m.leaderRank = msg.Rank
	}
}

// follow makes the sender of a message the leader.
func (m *Member) follow(at time.Duration, msg Message) {
	if m.role != follower || m.leader != msg.From {
		m.forgetAnswers()
	}
	m.role, m.leader = follower, msg.From
	m.open = false
	m.leaderRank, m.leaderLocked = msg.Rank, msg.Locked
}

func (m *Member) seen(at time.Duration, f Facts, msg Message) News {
	switch {
	case m.role == follower:
		return News{} // the leader heard it too
	case m.role == candidate:
		return News{Carry: msg.Mark} // without a promise: it will be asked for again
	case f.Settled.Before(msg.Mark):
		pending := msg.Mark
		if pending.Before(f.Pending) {
			pending = f.Pending
		}
		m.took(pending, f)
		return News{Carry: msg.Mark}
	case !m.saved.Mark.Before(msg.Mark) && at < m.savedAt+m.cfg.Again:
		m.say(m.saved) // the other one missed it
		return News{}
	}
	// Either the other frame missed something or this one did: perhaps
	// messages were made unread elsewhere.
	m.say(Message{Kind: Took, Rank: f.Rank, Locked: f.Locked, Mark: msg.Mark, Failing: f.Failing})
	return News{Doubt: true}
}

func (m *Member) heardTook(at time.Duration, f Facts, msg Message) {
	switch {
	case m.role == leader:
		m.say(Message{Kind: Lead, Rank: f.Rank, Locked: f.Locked})
		return
	case m.role == candidate:
		m.follow(at, msg)
	case m.leader != msg.From:
		return
	}
	m.leaderRank, m.leaderLocked = msg.Rank, msg.Locked
	m.taken, m.takenAt, m.failing = msg.Mark, at, msg.Failing
	m.open = m.open && msg.Mark.Before(m.asked)
}

// settle notes what the portal has told.
func (m *Member) settle(at time.Duration, msg Message) {
	if !msg.Mark.Before(m.doubt) {
		m.doubt = im.MessageID{}
	}
	if m.role != follower {
		return
	}
	if !msg.Mark.Before(m.taken) {
		m.taken, m.failing = im.MessageID{}, false
	}
	if msg.From == m.leader {
		m.open, m.takenAt = false, at
	}
}

// wonder notes that somebody else may be bringing a mark.
func (m *Member) wonder(at time.Duration, mark im.MessageID) {
	if m.doubt.Before(mark) {
		m.doubt = mark
	}
	m.doubtUntil = at + m.cfg.Grace
}

// Gone tells that a frame is no longer there.
func (m *Member) Gone(at time.Duration, id ID) {
	if m.role == follower && id == m.leader {
		m.lost(at, im.MessageID{})
	}
}

// Saved returns what to say when the portal told its mark in answer to this
// frame. Only what is fresh may be said: others believe it.
func (m *Member) Saved(at time.Duration, mark im.MessageID, counter int, hasCounter bool) Message {
	msg := Message{Kind: Saved, From: m.id, Mark: mark, Counter: counter, HasCounter: hasCounter}
	m.saved, m.savedAt = msg, at
	m.settle(at, msg)
	return msg
}

// Undone returns what to say when the portal's mark went back.
func (m *Member) Undone(mark, back im.MessageID, counter int, hasCounter bool) Message {
	m.saved, m.doubt, m.told = Message{}, im.MessageID{}, im.MessageID{}
	m.forgetAnswers()
	return Message{Kind: Undone, From: m.id, Mark: mark, Back: back, Counter: counter, HasCounter: hasCounter}
}

// Sent returns what to say when this frame sends a mark, and false if the
// others need not know.
func (m *Member) Sent(mark im.MessageID) (Message, bool) {
	return Message{Kind: Sent, From: m.id, Mark: mark}, m.role != leader
}

// Bye returns what to say when the frame goes away, or stops bringing marks.
// Pending is what it has not seen confirmed.
func (m *Member) Bye(pending im.MessageID) Message {
	if m.role != leader {
		pending = im.MessageID{}
	}
	return Message{Kind: Bye, From: m.id, Mark: pending}
}

// Rejoin finds out who leads after the frame has been asleep.
func (m *Member) Rejoin(at time.Duration) { m.stand(at) }
