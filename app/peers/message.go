package peers

import (
	"errors"
	"strconv"
	"strings"

	"seenline/app/im"
)

// ID tells frames apart. Of two that claim the lead under equal circumstances
// the one with the smaller ID has it, so it should begin with the time at which
// the frame was opened.
type ID uint64

// NewID returns the id of a frame opened at this time, in ms since 1970. The
// salt tells it from those opened in the same millisecond.
func NewID(ms int64, salt uint32) ID { return ID(uint64(ms)<<20 | uint64(salt&(1<<20-1))) }

// Rank says how well a frame could lead: browsers slow down what is hidden.
type Rank uint8

// The ranks, the best one last.
const (
	Hidden Rank = iota
	Visible
	Focused
)

// Kind is what a message is about.
type Kind uint8

const (
	// Hello: the sender would lead, unless somebody else does or should.
	Hello Kind = iota + 1
	// Lead: the sender leads.
	Lead
	// Seen: the sender's person has seen up to Mark; the leader is to bring it.
	Seen
	// Took: the leader sees to it that up to Mark reaches the portal.
	Took
	// Sent: the sender does not lead, and yet brings Mark itself: its person
	// asked for it, or its page is being hidden.
	Sent
	// Saved: the portal has just told that its mark is Mark.
	Saved
	// Undone: the portal's mark was Mark and has gone back to Back.
	Undone
	// Bye: the sender is going away. A leader has tried to bring up to Mark,
	// with an end that nobody will tell.
	Bye
)

// Message is what frames say to each other. There are ids in it, and how many
// messages are unread; nothing else.
type Message struct {
	Kind Kind
	From ID

	Rank   Rank         // of Hello, Lead and Took
	Locked bool         // of Lead and Took: the sender holds its lock, see [Line]
	Mark   im.MessageID // of all but Hello and Lead; may be zero in Bye

	Failing bool // of Took: it has not worked so far

	Counter    int // of Saved and Undone: unread messages
	HasCounter bool

	Back im.MessageID // of Undone; zero: nothing is read any more
}

// ErrMessage is what a text on the channel is that is no message of ours.
var ErrMessage = errors.New("not a message of a peer")

const version = "1"

// String returns the form in which the message travels.
func (m Message) String() string {
	counter := -1
	if m.HasCounter {
		counter = m.Counter
	}
	numbers := []int64{int64(m.Rank), flag(m.Locked), m.Mark.Int64(), flag(m.Failing), int64(counter), m.Back.Int64()}
	parts := []string{version, strconv.Itoa(int(m.Kind)), strconv.FormatUint(uint64(m.From), 36)}
	for _, n := range numbers {
		parts = append(parts, strconv.FormatInt(n, 10))
	}
	return strings.Join(parts, " ")
}

func flag(on bool) int64 {
	if on {
		return 1
	}
	return 0
}

// Parse reads what [Message.String] returned, and believes nothing that makes
// no sense. The error is [ErrMessage].
func Parse(text string) (Message, error) {
	if len(text) > 256 {
		return Message{}, ErrMessage
	}
	parts := strings.Split(text, " ")
	if len(parts) != 9 || parts[0] != version {
		return Message{}, ErrMessage
	}
	from, err := strconv.ParseUint(parts[2], 36, 64)
	if err != nil || from == 0 {
		return Message{}, ErrMessage
	}
	kind, err := strconv.ParseUint(parts[1], 10, 8)
	if err != nil || kind < uint64(Hello) || kind > uint64(Bye) {
		return Message{}, ErrMessage
	}
	var n [6]int64
	for i, part := range parts[3:] {
		if n[i], err = strconv.ParseInt(part, 10, 64); err != nil {
			return Message{}, ErrMessage
		}
	}
	rank, locked, mark, failing, counter, back := n[0], n[1], n[2], n[3], n[4], n[5]
	if rank < 0 || rank > int64(Focused) || locked>>1 != 0 || failing>>1 != 0 ||
		mark < 0 || back < 0 || counter < -1 || counter > 1<<30 {
		return Message{}, ErrMessage
	}
	m := Message{Kind: Kind(kind), From: ID(from), Rank: Rank(rank), Locked: locked == 1, Failing: failing == 1}
	m.Mark, _ = im.NewMessageID(mark)
	m.Back, _ = im.NewMessageID(back)
	if counter >= 0 {
		m.Counter, m.HasCounter = int(counter), true
	}
	switch m.Kind {
	case Seen, Took, Sent, Saved:
		if m.Mark.IsZero() {
			return Message{}, ErrMessage
		}
	case Undone:
		if !m.Back.Before(m.Mark) {
			return Message{}, ErrMessage
		}
	}
	return m, nil
}
