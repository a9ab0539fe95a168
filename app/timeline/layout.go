package timeline

import (
	"slices"
	"time"

	"seenline/app/im"
)

// GroupPause is the silence after which a message of the same author stands
// apart.
const GroupPause = 5 * time.Minute

// Page is a part of the window that stays together in the view. Pages and
// their items are never changed once they were handed out: a page that is the
// same pointer as before shows the same.
type Page struct {
	Key   int // of consecutive pages, older ones less; unique within an epoch
	Items []Item
}

// Item is one row: a message and what stands before and around it.
type Item struct {
	Message im.Message
	At      time.Time // Message.Date in the person's time zone
	Author  Author
	Files   []im.File
	Reply   Reply

	Day          Date // the day that begins with this row; zero if it goes on
	UnreadBefore bool // the divider where reading started stands before the row

	First, Last bool // of a group of messages by one author
	Own         bool
	Unread      bool
}

// Author is who a message is shown to be from. The message's own name and
// picture, where it brings any, replace the user's.
type Author struct {
	ID     im.UserID // 0 for the system
	Name   string    // "" if the portal did not tell
	Avatar string
	Color  string // #rrggbb, or ""
}

// Reply is the message another one answers to. Of one that is not in the
// window only the id is known.
type Reply struct {
	ID      im.MessageID // zero: the message answers to none
	Author  Author
	Text    string // BBCode
	Known   bool
	Deleted bool
}

// Date is a day in the person's time zone. The zero value is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day of a time in the time's own zone.
func DateOf(at time.Time) Date {
	y, m, d := at.Date()
	return Date{y, m, d}
}

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Add returns the day n days later.
func (d Date) Add(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 12, 0, 0, 0, time.UTC))
}

// divider is the place where reading started: before the first message above
// after that somebody else wrote. It is looked for until everything that could
// precede it is known, and then stays.
type divider struct {
	after   int64
	at      im.MessageID // zero: none
	settled bool
}

func (t *Timeline) settle() {
	if d := &t.divider; !d.settled && !t.divide() && t.known.from <= d.after+1 {
		// Everything was read when the dialog was opened; what comes later is new
		// but divides nothing.
		d.settled = !t.HasNewer()
	}
}

// divide looks for the message that the divider stands before among those that
// are loaded, unless it may lie above them.
func (t *Timeline) divide() (found bool) {
	d := &t.divider
	if t.known.from > d.after+1 {
		return false
	}
	for _, c := range t.chunks {
		for _, e := range c.rows {
			if e.message.ID.Int64() > d.after && !t.own(e) {
				d.at, d.settled = e.message.ID, true
				return true
			}
		}
	}
	return false
}

// Divide looks for the unread divider anew: before the first message above after
// that somebody else wrote. It is for a reader who was away.
func (t *Timeline) Divide(after im.MessageID) {
	t.divider = divider{after: after.Int64()}
	t.dirty = true
	t.divide()
}

// UnreadDivider returns the message the unread divider stands before, and
// false while there is none in the window.
func (t *Timeline) UnreadDivider() (im.MessageID, bool) {
	return t.divider.at, !t.divider.at.IsZero() && t.find(t.divider.at) != nil
}

// stamp is all an item depends on; two items with one stamp are the same.
type stamp struct {
	id    im.MessageID
	rev   int // of the message
	user  int // of the author
	reply stampReply
	day   Date
	flags [5]bool
}

type stampReply struct {
	id        im.MessageID
	rev, user int
}

// Pages returns the window laid out, oldest page first. A page that shows the
// same as at the last call is the same pointer.
func (t *Timeline) Pages() []*Page {
	if !t.dirty && t.pages != nil {
		return t.pages
	}
	t.dirty = false
	if t.HasOlder() && len(t.chunks) > 0 {
		// What is at the top may be looked at: it does not become less high when
		// an older message of its author's arrives above it.
		t.chunks[0].rows[0].leads = true
	}
	var prev *entry
	pages := make([]*Page, 0, len(t.chunks))
	for i, c := range t.chunks {
		var next *entry
		if i+1 < len(t.chunks) {
			next = t.chunks[i+1].rows[0]
		}
		pages = append(pages, t.layout(c, prev, next))
		prev = c.rows[len(c.rows)-1]
	}
	t.pages = pages
	return pages
}

// layout makes the page of a chunk that stands between two messages, nil at
// the ends of the window.
func (t *Timeline) layout(c *chunk, prev, next *entry) *Page {
	items := make([]Item, len(c.rows))
	stamps := make([]stamp, len(c.rows))
	for i, e := range c.rows {
		after := next
		if i+1 < len(c.rows) {
			after = c.rows[i+1]
		}
		items[i], stamps[i] = t.item(prev, e, after)
		prev = e
	}
	if c.page != nil && slices.Equal(stamps, c.stamps) {
		return c.page
	}
	c.page, c.stamps = &Page{Key: c.key, Items: items}, stamps
	return c.page
}

func (t *Timeline) item(prev, e, next *entry) (Item, stamp) {
	m := e.message
	it := Item{
		Message: m,
		At:      t.cfg.Local(m.Date),
		Files:   e.files,
		Own:     t.own(e),
		Unread:  t.unread(e),
		First:   !t.grouped(prev, e),
		Last:    !t.grouped(e, next),

		UnreadBefore: m.ID == t.divider.at,
	}
	if day := DateOf(it.At); prev == nil || day != DateOf(t.cfg.Local(prev.message.Date)) {
		it.Day = day
	}
	s := stamp{
		id: m.ID, rev: e.rev, day: it.Day,
		flags: [5]bool{it.Own, it.Unread, it.First, it.Last, it.UnreadBefore},
	}
	it.Author, s.user = t.author(m)
	if id := m.Params.ReplyID; !id.IsZero() {
		it.Reply.ID, s.reply.id = id, id
		if r := t.find(id); r != nil {
			it.Reply.Known, it.Reply.Text, it.Reply.Deleted = true, r.message.Text, r.message.Params.Deleted
			it.Reply.Author, s.reply.user = t.author(r.message)
			s.reply.rev = r.rev
		}
	}
	return it, s
}

// grouped reports whether b continues what the author of a was saying.
func (t *Timeline) grouped(a, b *entry) bool {
	if a == nil || b == nil || b.leads || a.message.System() || b.message.System() ||
		a.message.AuthorID != b.message.AuthorID ||
		a.message.Params.AuthorName != b.message.Params.AuthorName ||
		b.message.ID == t.divider.at {
		return false
	}
	pause := b.message.Date.Sub(a.message.Date)
	return pause < GroupPause && pause > -GroupPause &&
		DateOf(t.cfg.Local(a.message.Date)) == DateOf(t.cfg.Local(b.message.Date))
}

func (t *Timeline) author(m im.Message) (Author, int) {
	p := t.users[m.AuthorID]
	a := Author{ID: m.AuthorID, Name: p.user.Name, Avatar: p.user.Avatar, Color: p.user.Color}
	if m.Params.AuthorName != "" {
		a.Name, a.Avatar = m.Params.AuthorName, ""
	}
	if m.Params.AuthorAvatar != "" {
		a.Avatar = m.Params.AuthorAvatar
	}
	return a, p.rev
}
