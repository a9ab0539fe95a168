package read

import "time"

// Config holds every parameter of the reading rules. The zero value is not
// useful: start from [Defaults].
type Config struct {
	// Slack is how many pixels of a message may be missing at either edge
	// while it still counts as fully on screen. Fractional pixels under zoom
	// make an exact comparison fail for the last message of a list.
	Slack float64
	// Coverage is the part of a message taller than the viewport that must
	// have been on screen at some time: jumping to its last line is not
	// reading it.
	Coverage float64

	// Lines is how many pixels of a message must be there for time to count,
	// if that is less than half of it: a few lines.
	Lines float64

	// A message must be on screen for DwellBase and DwellWord for each of its
	// words, at most DwellMax, and at least DwellMedia if it carries a picture
	// or the like. Shorter is "a flick reads everything", longer is "it never
	// gets read".
	DwellBase, DwellWord, DwellMax, DwellMedia time.Duration
	// Slice is the most that the time between two inputs counts: neither a
	// sleeping machine nor a throttled timer nor a debugger makes reading.
	Slice time.Duration
	// Glance is the shortest stay on screen that leaves anything behind:
	// several flicks past a message do not add up to reading it.
	Glance time.Duration
	// Lag is how late the browser may tell that a message left the screen: a
	// frame or two, for an observer without a delay of its own. The last Lag
	// of a stay is not counted.
	Lag time.Duration
	// CoverLag is the same for something of the portal being put above: the
	// browser looks for that no more often than every 100 ms, and then a frame
	// or two pass.
	CoverLag time.Duration

	// Idle is how long a person may sit without any input before reading
	// pauses.
	Idle time.Duration
	// Engaged is how long an input inside the frame stands in for a focused
	// window and overrules the browser saying that the frame is covered.
	Engaged time.Duration
	// Rest is how long the list must stand still under the policy [OnStop].
	Rest time.Duration

	// A new mark waits for Quiet without another change, at most for Hold
	// after the first change. Two requests a second are the budget of a whole
	// office.
	Quiet, Hold time.Duration
	// Gap is the least time between two requests, and Pace the least time
	// between them on average after Burst of them: 17 in any minute, whatever
	// is being read. With what else a widget asks it stays below 20, so that
	// five of them do not use up what an office has.
	Gap, Pace time.Duration
	Burst     int
	// Backoff are the waits after one, two, … failures; the last one repeats.
	Backoff []time.Duration
	// Probe is the longest wait after a failure while somebody is looking:
	// nobody but a try can tell that the portal is back, and what was seen is to
	// be marked five seconds after it is. With the jitter, a request that was
	// on its way at that moment and the one that succeeds it stays below that.
	// It is one small request, of one frame.
	Probe time.Duration
	// ProbeBusy is the same for a portal that says that it is too busy (503,
	// 429): as long as the promise allows.
	ProbeBusy time.Duration
	// Believe is for how long a browser that says that there is no network is
	// believed before a try is made all the same: some say so of a network that
	// they do not know, and never take it back.
	Believe time.Duration
	// Silence is for how long without a word from the portal a mark is tried again
	// as it is. After that the portal is asked first how far it is: meanwhile another
	// device may have made messages unread.
	Silence time.Duration
	// Watch is for how long after the last input somebody counts as looking.
	Watch time.Duration
	// Jitter spreads each wait by this part of it in both directions.
	Jitter float64
	// Slow is when a request without an answer is worth saying that the portal is
	// being waited for.
	Slow time.Duration
	// Lost is when a request without an answer counts as lost.
	Lost time.Duration
	// UndoFor is how long a mark can be taken back.
	UndoFor time.Duration
	// Keep is how long a mark that could not be delivered is worth keeping.
	Keep time.Duration
}

// Defaults returns the parameters the product ships with.
func Defaults() Config {
	return Config{
		Slack:      2,
		Coverage:   0.9,
		Lines:      64,
		DwellBase:  500 * time.Millisecond,
		DwellWord:  15 * time.Millisecond,
		DwellMax:   2 * time.Second,
		DwellMedia: 800 * time.Millisecond,
		Slice:      250 * time.Millisecond,
		Glance:     100 * time.Millisecond,
		Lag:        50 * time.Millisecond,
		CoverLag:   150 * time.Millisecond,
		Idle:       60 * time.Second,
		Engaged:    10 * time.Second,
		Rest:       300 * time.Millisecond,
		Quiet:      400 * time.Millisecond,
		Hold:       2 * time.Second,
		Gap:        time.Second,
		Pace:       4500 * time.Millisecond,
		Burst:      3,
		Backoff: []time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second,
			16 * time.Second, 32 * time.Second, 60 * time.Second},
		Probe:     2500 * time.Millisecond,
		ProbeBusy: 3200 * time.Millisecond,
		Believe:   5 * time.Second,
		Silence:   10 * time.Second,
		Watch:     10 * time.Minute,
		Jitter:    0.2,
		Slow:      3 * time.Second,
		Lost:      60 * time.Second,
		UndoFor:   10 * time.Second,
		Keep:      7 * 24 * time.Hour,
	}
}

// engine hands out what the engine's decisions depend on, in the order in which
// traces tell it: new parameters go to the end.
func (c *Config) engine(number func(*float64), wait func(*time.Duration)) {
	for _, f := range []*float64{&c.Slack, &c.Coverage, &c.Lines} {
		number(f)
	}
	for _, d := range []*time.Duration{&c.DwellBase, &c.DwellWord, &c.DwellMax, &c.DwellMedia,
		&c.Slice, &c.Glance, &c.Lag, &c.CoverLag, &c.Idle, &c.Engaged, &c.Rest} {
		wait(d)
	}
}

// dwell returns how long a message must stay on screen.
func (c *Config) dwell(words int, media bool) time.Duration {
	// The bound on words keeps the product from overflowing.
	d := c.DwellBase + time.Duration(min(max(words, 0), 1<<16))*c.DwellWord
	if media && words <= 0 {
		d = c.DwellMedia
	} else if media {
		d = max(d, c.DwellMedia)
	}
	return min(d, c.DwellMax)
}

// Policy is what the person wants to happen with what they have seen.
type Policy uint8

const (
	// Automatic marks messages read as they are seen.
	Automatic Policy = iota
	// OnStop does the same, but only while the list stands still.
	OnStop
	// Manual marks nothing by itself; see [Engine.MarkUpTo].
	Manual
	// Private remembers what was seen ([Decision.Seen]) and tells the portal
	// only through [Engine.MarkUpTo].
	Private
)

var policies = [...]string{"automatic", "on-stop", "manual", "private"}

// String returns the name under which the policy is stored.
func (p Policy) String() string {
	if int(p) < len(policies) {
		return policies[p]
	}
	return policies[Automatic]
}

// ParsePolicy returns the policy with this name, and false if there is none.
func ParsePolicy(name string) (Policy, bool) {
	for i, s := range policies {
		if s == name {
			return Policy(i), true
		}
	}
	return Automatic, false
}

// Reason says why messages are being read or not; it is shown to the person.
type Reason string

// The engine answers with the first six, delivery with the last three.
const (
	ReasonReading   Reason = "reading"
	ReasonHidden    Reason = "paused-hidden"
	ReasonUnfocused Reason = "paused-unfocused"
	ReasonCovered   Reason = "paused-covered"
	ReasonIdle      Reason = "paused-idle"
	ReasonManual    Reason = "manual"
	ReasonWaiting   Reason = "waiting"
	ReasonOffline   Reason = "offline"
	ReasonRefused   Reason = "refused"
)
