package read

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
)

const (
	ms  = time.Millisecond
	sec = time.Second
)

// desk is a person at a widget: a list 600 px high in a visible tab of the
// focused window.
type desk struct {
	*Reader
	t   *testing.T
	now time.Duration
}

var present = Attention{Visible: true, Focused: true}

func mid(n int64) im.MessageID { return messageID(n) }

func dialog(t testing.TB, s string) im.DialogID {
	id, err := im.ParseDialogID(s)
	require.NoError(t, err)
	return id
}

// even is a jitter that changes nothing.
func even() float64 { return 0.5 }

// slow is a browser that tells up to 100 ms late: round numbers for tests.
func slow() Config {
	cfg := Defaults()
	cfg.Lag = 100 * ms
	return cfg
}

// sit opens a dialog that is read up to mark.
func sit(t *testing.T, mark int64) *desk {
	d := &desk{Reader: NewReader(slow(), dialog(t, "chat7"), "portal/1", mid(mark), even), t: t, now: sec}
	d.Engine.Viewport(d.now, 400, 600)
	d.Engine.Attend(d.now, present)
	return d
}

// run is the messages from..to, two words each, which follow one another.
func run(from, to int64) Run {
	r := Run{}
	for id := from; id <= to; id++ {
		r.Rows = append(r.Rows, Row{ID: mid(id), Words: 2})
	}
	return r
}

// have loads messages from..to of a dialog that has no others.
func (d *desk) have(from, to int64) *desk {
	r := run(from, to)
	r.First, r.Last = true, true
	d.Engine.Load(d.now, r)
	return d
}

// show puts messages fully on screen, hide takes them off it.
func (d *desk) show(ids ...int64) *desk {
	for _, id := range ids {
		d.part(id, 40, 0, 40)
	}
	return d
}

func (d *desk) hide(ids ...int64) *desk {
	for _, id := range ids {
		d.part(id, 40, 0, 0)
	}
	return d
}

func (d *desk) part(id int64, height, top, bottom float64) *desk {
	d.Engine.See(d.now, []Sight{{ID: mid(id), Height: height, Top: top, Bottom: bottom}})
	return d
}

// wait lets time pass the way a page does: it asks whenever it was told to, and
// leaves requests alone.
func (d *desk) wait(for_ time.Duration) *desk {
	for end := d.now + for_; ; {
		wake := d.Engine.Advance(d.now).Wake
		if wake == 0 || wake >= end {
			d.now = end
			d.Engine.Advance(d.now)
			return d
		}
		require.Greater(d.t, wake, d.now, "the engine asks for the past")
		d.now = wake
	}
}

func (d *desk) mark() int64 { return d.Engine.Advance(d.now).Mark.Int64() }

func (d *desk) reason() Reason { return d.Reader.Next(d.now).Decision.Reason }

// sends lets time pass and answers every request with the same outcome; the
// portal's mark follows. It returns what was sent.
func (d *desk) sends(for_ time.Duration, out Outcome) []Send {
	var sent []Send
	for end := d.now + for_; ; {
		step := d.Next(d.now)
		if step.Send.Verb != Nothing {
			sent = append(sent, step.Send)
			d.Done(d.now, step.Send, out)
			continue
		}
		if step.Wake == 0 || step.Wake >= end {
			d.now = end
			return sent
		}
		require.Greater(d.t, step.Wake, d.now, "the reader asks for the past")
		d.now = step.Wake
	}
}

func marks(sent []Send) []int64 {
	var ids []int64
	for _, s := range sent {
		if s.Verb == Read {
			ids = append(ids, s.Mark.Int64())
		}
	}
	return ids
}
