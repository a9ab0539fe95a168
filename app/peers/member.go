package peers

import (
	"time"

	"seenline/app/im"
)

// Config holds how long frames wait for each other.
type Config struct {
	// Settle is how long one that would lead waits for an objection.
	Settle time.Duration
	// Answer is when a question is repeated, and Silence when a leader that
	// does not answer counts as gone.
	Answer, Silence time.Duration
	// Again is how long a leader is trusted with a mark before it is asked
	// whether it is still there.
	Again time.Duration
	// Grace is what a request may take that a frame sent while going away:
	// before that is over it makes no sense to ask the portal for its mark.
	Grace time.Duration
}

// Defaults returns the waits the product ships with. Browsers deliver messages
// between frames in a few ms, also to hidden ones.
func Defaults() Config {
	return Config{
		Settle:  150 * time.Millisecond,
		Answer:  400 * time.Millisecond,
		Silence: 1200 * time.Millisecond,
		Again:   2 * time.Second,
		Grace:   time.Second,
	}
}

// Facts are what a frame tells of itself.
type Facts struct {
	Rank    Rank
	Waiting im.MessageID // seen, due to be brought, and not on its way from here
	Pending im.MessageID // seen and not confirmed
	Settled im.MessageID // nothing up to here needs to be brought
	Busy    bool         // a request of this frame is on its way
	Failing bool         // what was tried so far has failed
	Locked  bool         // see [Line]
}

// Advice is what follows for a frame.
type Advice struct {
	Say []Message // in this order
	// Lead: this frame brings the marks now.
	Lead bool
	// Taken is up to where another frame has promised to bring them, and
	// Failing that it has not succeeded so far.
	Taken   im.MessageID
	Failing bool
	// Doubt is what another frame may have brought, without telling of its end:
	// this one is to bring it, after it has asked the portal for its mark. Told
	// once.
	Doubt im.MessageID
	// Watch is the frame whose lock to watch, see [Line]; zero: none.
	Watch ID
	// Wake is when to ask again at the latest; zero: not before something
	// happens.
	Wake time.Duration
}

// News is what a message means for the frame.
type News struct {
	Carry im.MessageID // to be brought by this frame, should it lead
	Doubt bool         // ask the portal for its mark
}

type role uint8

const (
	candidate role = iota
	leader
	follower
)

// Member is one frame's part in the agreement. Times are on a monotonic clock
// of the caller. It is not safe for concurrent use.
type Member struct {
	cfg Config
	id  ID

	role     role
	announce bool          // as a candidate
	deadline time.Duration // of a candidate
	company  bool          // somebody else was heard
	out      []Message

	// of a follower
	leader       ID
	leaderRank   Rank
	leaderLocked bool
	taken        im.MessageID
	takenAt      time.Duration
	failing      bool
	asked        im.MessageID
	askedAt      time.Duration
	open         bool          // a question is not answered
	openAt       time.Duration // since then
	claimAt      time.Duration // not to claim the lead before

	// of a leader
	told        im.MessageID
	toldFailing bool
	doubt       im.MessageID  // another one may have brought this
	doubtUntil  time.Duration // not to bring anything as a leader before
	saved       Message       // what the portal told last
	savedAt     time.Duration
}

// New returns the part of the frame with this id, which tries to find out at
// once who leads.
func New(cfg Config, id ID, at time.Duration) *Member {
	m := &Member{cfg: cfg, id: id}
	m.stand(at)
	return m
}

// Next answers what follows from the time and from what happened since. Ask
// after everything that may matter.
func (m *Member) Next(at time.Duration, f Facts) Advice {
	if m.role == candidate {
		m.campaign(at, f)
	}
	wake, hold := time.Duration(0), false
	switch m.role {
	case candidate:
		wake = m.deadline
	case leader:
		m.promise(f)
		if hold = !m.doubt.IsZero() && at < m.doubtUntil; hold {
			wake = m.doubtUntil
		}
	case follower:
		wake = m.hand(at, f)
	}
	a := Advice{Say: m.out, Lead: m.role == leader && !hold, Wake: wake}
	m.out = nil
	if m.role == follower {
		a.Taken, a.Failing = m.taken, m.failing
		if m.leaderLocked {
			a.Watch = m.leader
		}
	}
	if a.Lead {
		a.Doubt, m.doubt = m.doubt, im.MessageID{}
	}
	return a
}

func (m *Member) say(msg Message) {
	msg.From = m.id
	m.out = append(m.out, msg)
}

// stand makes the frame a candidate.
func (m *Member) stand(at time.Duration) {
	m.role, m.announce, m.deadline = candidate, true, at+m.cfg.Settle
	m.leader, m.leaderLocked = 0, false
	m.forgetAnswers()
}

func (m *Member) forgetAnswers() {
	m.taken, m.failing = im.MessageID{}, false
	m.asked, m.open = im.MessageID{}, false
}

func (m *Member) campaign(at time.Duration, f Facts) {
	if m.announce {
		m.announce = false
		m.say(Message{Kind: Hello, Rank: f.Rank})
	}
	if at < m.deadline {
		return
	}
	m.role, m.told = leader, im.MessageID{}
	m.say(Message{Kind: Lead, Rank: f.Rank, Locked: f.Locked})
}

// promise tells the others what this frame sees to, so that they know what is
// open should it vanish.
func (m *Member) promise(f Facts) {
	if f.Pending.IsZero() {
		m.told, m.toldFailing = f.Pending, false
		return
	}
	if m.company && (f.Pending != m.told || f.Failing != m.toldFailing) {
		m.took(f.Pending, f)
	}
}

func (m *Member) took(mark im.MessageID, f Facts) {
	m.told, m.toldFailing = mark, f.Failing
	m.say(Message{Kind: Took, Rank: f.Rank, Locked: f.Locked, Mark: mark, Failing: f.Failing})
}

// hand gives the leader what waits here, and makes sure that it is there. It
// answers when to do so again.
func (m *Member) hand(at time.Duration, f Facts) (wake time.Duration) {
	if f.Waiting.IsZero() {
		m.asked, m.open = im.MessageID{}, false
		return 0
	}
	if m.open && at >= m.openAt+m.cfg.Silence {
		m.lost(at, im.MessageID{})
		m.campaign(at, f)
		return m.deadline
	}
	if f.Rank > m.leaderRank && at >= m.claimAt {
		m.claimAt = at + m.cfg.Again
		m.stand(at)
		m.campaign(at, f)
		return m.deadline
	}
	next := m.askedAt + m.cfg.Answer
	if m.asked.Before(f.Waiting) {
		next = at
	} else if !m.open {
		next = m.takenAt + m.cfg.Again
	}
	if at < next {
		return next
	}
	m.say(Message{Kind: Seen, Mark: f.Waiting})
	m.asked, m.askedAt = f.Waiting, at
	if !m.open {
		m.open, m.openAt = true, at
	}
	return min(m.askedAt+m.cfg.Answer, m.openAt+m.cfg.Silence)
}

// lost makes the frame a candidate because the leader is gone, which may have
// brought up to mark.
func (m *Member) lost(at time.Duration, mark im.MessageID) {
	m.wonder(at, mark)
	m.wonder(at, m.taken)
	m.stand(at)
}

// Alone reports whether no other frame has been heard so far.
func (m *Member) Alone() bool { return !m.company }
