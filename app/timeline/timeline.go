package timeline

import (
	"time"

	"seenline/app/im"
)

// Sizes of a window, in rows.
const (
	// A page is what is drawn in one go: on a slow machine five times as many
	// rows would hold up scrolling.
	DefaultPageSize = 6
	DefaultMaxRows  = 300
)

// Config is what a Timeline is opened with.
type Config struct {
	Me   im.UserID
	Mark im.MessageID // the last message read when the dialog was opened
	// FirstUnread is the first unread message when the dialog was opened, as
	// im.dialog.get tells it; zero where it is not told.
	FirstUnread im.MessageID
	// Local puts a time into the person's time zone; nil leaves it as it is.
	// It is a function because a browser knows the zone's rules and Go's
	// WebAssembly does not.
	Local    func(time.Time) time.Time
	PageSize int // rows in a page; 0 means DefaultPageSize
	MaxRows  int // rows kept in the window; 0 means DefaultMaxRows
}

// Timeline is the window of one dialog, from its opening to its closing. It is
// not safe for concurrent use.
type Timeline struct {
	cfg   Config
	users map[im.UserID]person

	chunks []*chunk     // oldest first, keys ascending by one
	known  span         // every message with an id in known is in chunks
	open   bool         // whether known means anything yet
	atEnd  bool         // known reached the newest message at the time of the reply
	latest im.MessageID // the newest message anyone told of
	told   im.MessageID // the newest of all, when it was told last
	anchor im.MessageID
	epoch  int

	mark    im.MessageID
	divider divider

	pages []*Page // as laid out last
	dirty bool
	revs  int
}

// span is a range of message ids, both ends included; it is empty if to is
// less than from.
type span struct{ from, to int64 }

func (s span) has(id im.MessageID) bool { return s.from <= id.Int64() && id.Int64() <= s.to }

// touches reports whether no id lies between the two spans.
func (s span) touches(o span) bool { return s.from <= o.to+1 && o.from <= s.to+1 }

func (s span) union(o span) span { return span{min(s.from, o.from), max(s.to, o.to)} }

// entry is a message in the window. rev changes whenever its content does.
type entry struct {
	message im.Message
	files   []im.File
	rev     int
	leads   bool // it was laid out as the first of a group, and stays that
}

type person struct {
	user im.User
	rev  int
}

// New opens a timeline that holds nothing yet.
func New(cfg Config) *Timeline {
	if cfg.PageSize <= 0 {
		cfg.PageSize = DefaultPageSize
	}
	if cfg.MaxRows <= 0 {
		cfg.MaxRows = DefaultMaxRows
	}
	if cfg.Local == nil {
		cfg.Local = func(t time.Time) time.Time { return t }
	}
	after := cfg.Mark.Int64()
	if !cfg.FirstUnread.IsZero() {
		after = cfg.FirstUnread.Int64() - 1
	}
	return &Timeline{cfg: cfg, users: map[im.UserID]person{}, mark: cfg.Mark, divider: divider{after: after}}
}

// Mark returns the last message that counts as read.
func (t *Timeline) Mark() im.MessageID { return t.mark }

// SetMark moves the mark, forward or (when it was moved back on another
// device) backward. The unread divider stays where it is.
func (t *Timeline) SetMark(mark im.MessageID) {
	if mark != t.mark {
		t.mark, t.dirty = mark, true
	}
}

// SetAnchor names the row that is being looked at. When the window gets too
// large, pages are dropped at the end farther from it.
func (t *Timeline) SetAnchor(id im.MessageID) { t.anchor = id }

// SetLatest tells the dialog's newest message, as im.dialog.get does.
func (t *Timeline) SetLatest(id im.MessageID) {
	if !id.Before(t.latest) {
		t.latest, t.told = id, id
	}
}

// AddUsers tells of people. Replies bring their own; this is for people known
// from elsewhere.
func (t *Timeline) AddUsers(users ...im.User) {
	for _, u := range users {
		if old, ok := t.users[u.ID]; ok && old.user == u {
			continue
		}
		t.users[u.ID] = person{u, t.nextRev()}
		t.dirty = true
	}
}

// User returns a person some message of this dialog told of.
func (t *Timeline) User(id im.UserID) (im.User, bool) {
	p, ok := t.users[id]
	return p.user, ok
}

// Epoch changes whenever the window moved to another part of the dialog, so
// that no row of the old one is a row of the new one.
func (t *Timeline) Epoch() int { return t.epoch }

// Len returns the number of rows.
func (t *Timeline) Len() int {
	n := 0
	for _, c := range t.chunks {
		n += len(c.rows)
	}
	return n
}

// Oldest returns the oldest message of the window, zero if it is empty.
func (t *Timeline) Oldest() im.MessageID {
	if len(t.chunks) == 0 {
		return im.MessageID{}
	}
	return t.chunks[0].first()
}

// Newest returns the newest message of the window, zero if it is empty.
func (t *Timeline) Newest() im.MessageID {
	if len(t.chunks) == 0 {
		return im.MessageID{}
	}
	return t.chunks[len(t.chunks)-1].last()
}

// Latest returns the newest message of the dialog anyone has told of.
func (t *Timeline) Latest() im.MessageID { return t.latest }

// HasOlder reports whether there may be messages before the window.
func (t *Timeline) HasOlder() bool { return t.open && t.known.from > 1 }

// HasNewer reports whether there may be messages after the window.
func (t *Timeline) HasNewer() bool {
	switch {
	case !t.open:
		return false
	case t.latest.Int64() > t.known.to:
		return true
	default:
		return !t.atEnd && (t.told.IsZero() || t.told != t.Newest())
	}
}

// FirstUnread returns the first message of the window above the mark that
// somebody else wrote, zero if there is none.
func (t *Timeline) FirstUnread() im.MessageID {
	for _, c := range t.chunks {
		for _, e := range c.rows {
			if t.unread(e) {
				return e.message.ID
			}
		}
	}
	return im.MessageID{}
}

// UnreadAbove reports whether unread messages may lie before the window.
func (t *Timeline) UnreadAbove() bool { return t.HasOlder() && t.mark.Int64()+1 < t.known.from }

// Message returns a message of the window.
func (t *Timeline) Message(id im.MessageID) (im.Message, bool) {
	if e := t.find(id); e != nil {
		return e.message, true
	}
	return im.Message{}, false
}

func (t *Timeline) own(e *entry) bool {
	return e.message.AuthorID == t.cfg.Me && !e.message.System() && e.message.Params.AuthorName == ""
}

func (t *Timeline) unread(e *entry) bool { return t.mark.Before(e.message.ID) && !t.own(e) }

func (t *Timeline) nextRev() int {
	t.revs++
	return t.revs
}
