package read

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"seenline/app/im"
)

// Pending is a mark that the portal has not confirmed: what must survive a
// reload. There are ids in it and nothing else: no text, no token.
type Pending struct {
	Dialog im.DialogID
	User   string // the key given to [NewDelivery]
	Mark   im.MessageID
	Base   im.MessageID // how far the portal was; zero if that is not known
	Time   time.Time    // when it was seen
}

// ErrPending is what a stored mark that cannot be read is.
var ErrPending = errors.New("not a pending mark")

// String returns the form to store.
func (p Pending) String() string {
	return strings.Join([]string{"2", p.Dialog.String(), p.Mark.String(),
		strconv.FormatInt(p.Base.Int64(), 10), strconv.FormatInt(p.Time.Unix(), 10), p.User}, " ")
}

// ParsePending reads what [Pending.String] returned. The error wraps
// [ErrPending].
func ParsePending(s string) (Pending, error) {
	parts := strings.SplitN(s, " ", 6)
	if len(parts) != 6 || parts[0] != "2" {
		return Pending{}, ErrPending
	}
	dialog, err := im.ParseDialogID(parts[1])
	if err != nil {
		return Pending{}, fmt.Errorf("%w: %w", ErrPending, err)
	}
	mark, err := im.ParseMessageID(parts[2])
	if err != nil {
		return Pending{}, fmt.Errorf("%w: %w", ErrPending, err)
	}
	base, err := strconv.ParseInt(parts[3], 10, 64)
	if err != nil {
		return Pending{}, fmt.Errorf("%w: base", ErrPending)
	}
	seconds, err := strconv.ParseInt(parts[4], 10, 64)
	if err != nil {
		return Pending{}, fmt.Errorf("%w: time", ErrPending)
	}
	return Pending{dialog, parts[5], mark, messageID(base), time.Unix(seconds, 0)}, nil
}

// pending is the highest mark that was to be sent and is not confirmed.
func (d *Delivery) pending() int64 {
	p := max(d.want, d.carried, d.flight.reads(), d.flushed.reads())
	if p <= d.settled {
		p = 0
	}
	return max(p, d.again)
}

// Pending returns what to store, and false if nothing is to be stored (any
// more). Ask after every step; now is the time of day. What the portal has
// refused for good is stored, too: access may be given later.
func (d *Delivery) Pending(now time.Time) (Pending, bool) {
	mark := d.pending()
	if mark == d.carried && !d.carriedAt.IsZero() {
		now = d.carriedAt // being loaded again does not make it younger
	}
	return Pending{d.dialog, d.user, messageID(mark), messageID(d.confirmed), now}, mark > 0
}

// Worth reports whether a stored mark is worth keeping.
func (d *Delivery) Worth(now time.Time, p Pending) bool {
	age := now.Sub(p.Time)
	return p.Dialog == d.dialog && p.User == d.user && age < d.cfg.Keep && age >= -24*time.Hour &&
		p.Mark.Int64() > d.settled
}

// Restore takes over a stored mark. It answers false if that is of no use: of
// another dialog or person, too old, or the server is as far already; or it has
// gone back since: then the person has made it unread elsewhere.
func (d *Delivery) Restore(at time.Duration, now time.Time, p Pending) bool {
	if !d.Worth(now, p) || d.confirmed < p.Base.Int64() || !d.Carry(at, p.Mark) {
		return false
	}
	d.carriedAt = p.Time
	return true
}

// Carry takes over a mark that was seen somewhere else in this browser: in
// another frame on the same dialog.
func (d *Delivery) Carry(at time.Duration, mark im.MessageID) bool {
	n := mark.Int64()
	if n <= d.settled || n <= d.carried {
		return false
	}
	before := d.target()
	d.carried, d.carriedAt = n, time.Time{}
	d.touch(at, before)
	return true
}
