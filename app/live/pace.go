package live

import "time"

// Config holds the intervals between questions. The zero Config asks none.
type Config struct {
	// Active is the interval while the person works with the widget, and
	// Attentive for how long after the last input they count as doing so. It is
	// as long as a person keeps looking at what they have touched.
	Active, Attentive time.Duration
	// Idle is the interval that is reached, doubling, when nobody touches the
	// widget: someone may still be looking.
	Idle time.Duration
	// Penalty is the longest interval while the portal asks for less, Setback
	// while it does not answer: whoever looks waits for it to be back. It is the
	// shortest while the browser says that there is no network.
	Penalty, Setback time.Duration
	// Defer is by how much the frames that do not lead wait longer than the one
	// that does, as a share of the interval: its answer will reach them.
	Defer float64
	// Beside is by how much each request of another kind puts off the next
	// question, up to twice: the portal counts both.
	Beside time.Duration
	// Claim is how long a frame that does not lead waits once it has told the
	// others that it is about to ask: whoever was about to at the same moment, or
	// has been held up, is heard until then.
	Claim time.Duration
	// Jitter is by how much intervals are longer at the most, as a share: an
	// office that comes back from lunch must not ask in step.
	Jitter float64
	// Share is how long before its time a question travels with a mark that is
	// sent anyway, as a share of the interval.
	Share float64
}

// Defaults returns the intervals the product ships with.
func Defaults() Config {
	return Config{
		Active: 5 * time.Second, Attentive: time.Minute, Idle: time.Minute, Penalty: time.Minute, Setback: 10 * time.Second,
		Defer: 0.25, Claim: 150 * time.Millisecond, Beside: time.Second, Jitter: 0.2, Share: 0.3,
	}
}

// Outcome is how a question ended.
type Outcome int

// The outcomes.
const (
	Same    Outcome = iota // nothing new
	News                   // something new: somebody is writing
	Failed                 // no answer, or one that says nothing
	Limited                // the portal asks for less: 503, 429
)

// Turn is what a frame is to do now.
type Turn int

// The turns.
const (
	Wait  Turn = iota
	Claim      // tell the others that this frame is about to ask
	Ask
)

// Pace is the rhythm of one frame. Times are on a monotonic clock of the
// caller. It is not safe for concurrent use.
type Pace struct {
	cfg    Config
	jitter func() float64 // in [0, 1)

	visible  bool
	online   bool
	leads    bool
	input    time.Duration
	last     time.Duration // the last question, anybody's
	idle     time.Duration // the interval when nobody touches the widget
	penalty  time.Duration // the interval is at least this
	until    time.Duration // no question before
	spread   float64       // this interval's share of jitter, 0 to 1
	beside   time.Duration // what other requests put it off by
	claimed  bool          // the others were told that this frame is about to ask,
	claimAt  time.Duration // then
	inFlight bool
	wanted   bool // there is something new: the interval does not matter
}

// New returns the rhythm of a frame that has just been told everything and is
// hidden until the contrary is told.
func New(cfg Config, at time.Duration, jitter func() float64) *Pace {
	p := &Pace{cfg: cfg, jitter: jitter, online: true, leads: true, input: at, idle: cfg.Active}
	p.begin(at)
	return p
}

// begin starts an interval.
func (p *Pace) begin(at time.Duration) {
	p.last, p.spread, p.wanted, p.claimed = at, p.jitter(), false, false
}

// Attend tells whether the frame is on screen. What is not asks nothing.
func (p *Pace) Attend(at time.Duration, visible bool) {
	if visible && !p.visible {
		p.touch(at)
	}
	p.visible, p.claimed = visible, p.claimed && visible
}

// Input tells that the person touched the widget.
func (p *Pace) Input(at time.Duration) { p.touch(at) }

func (p *Pace) touch(at time.Duration) { p.input, p.idle = at, p.cfg.Active }

// Online tells whether the browser has the network. It may be wrong, so that a
// question is tried now and then also where it says that it has none.
func (p *Pace) Online(connected bool) {
	if connected && !p.online {
		p.wanted = true // much may have been missed
	}
	p.online = connected
}

// Lead tells whether this frame speaks for the others of the browser.
func (p *Pace) Lead(leads bool) { p.leads = leads }

// Want asks for a question as soon as one may be asked: there is something new.
func (p *Pace) Want() { p.wanted = true }

// Asked tells that this frame asks now.
func (p *Pace) Asked(at time.Duration) {
	p.inFlight, p.beside = true, 0
	p.begin(at)
}

// Overheard tells that another frame asks now, or has got an answer.
func (p *Pace) Overheard(at time.Duration) {
	if !p.inFlight {
		p.beside = 0
		p.begin(at)
	}
}

// Beside tells that a request of another kind leaves.
func (p *Pace) Beside() { p.beside = min(p.beside+p.cfg.Beside, 2*p.cfg.Beside) }

// Quiet tells that the portal has said, in its answer to something else, that
// nobody has written: the next question may wait as long as after one, and by what
// that has cost.
func (p *Pace) Quiet(at time.Duration) {
	if !p.inFlight && !p.wanted {
		p.begin(at)
	}
}

// Done tells how this frame's question ended. until is when the portal allows
// the next one, zero if it did not say.
func (p *Pace) Done(at time.Duration, outcome Outcome, until time.Duration) {
	p.inFlight = false
	p.until = until
	switch outcome {
	case News:
		p.penalty = 0
		p.idle = min(p.idle, 2*p.cfg.Active)
	case Same:
		p.penalty = 0
		if !p.active(at) {
			p.idle = min(2*p.idle, p.cfg.Idle)
		}
	case Failed:
		p.penalty = max(p.penalty, p.cfg.Setback)
	case Limited:
		p.penalty = min(max(2*p.penalty, 2*p.cfg.Active), p.cfg.Penalty)
	}
}

func (p *Pace) active(at time.Duration) bool { return at-p.input < p.cfg.Attentive }

// Turn returns what to do now. It is Claim once, and then Ask if no other frame
// was heard meanwhile.
func (p *Pace) Turn(at time.Duration) Turn {
	next, ok := p.Next(at)
	switch {
	case !ok || next > at:
		return Wait
	case p.leads || p.claimed || p.cfg.Claim <= 0:
		return Ask
	}
	p.claimed, p.claimAt = true, at
	return Claim
}

// Yield tells that another frame is about to ask, and whether it goes before this
// one where both are.
func (p *Pace) Yield(at time.Duration, before bool) {
	if before || !p.claimed {
		p.Overheard(at)
	}
}

// May reports whether to ask now if there is a reason to, as [Pace.Want] gives.
func (p *Pace) May(at time.Duration) bool {
	return p.cfg.Active > 0 && p.visible && p.online && !p.inFlight && p.until <= at
}

// Shares reports whether a request that leaves anyway should ask, too.
func (p *Pace) Shares(at time.Duration) bool {
	next, ok := p.Next(at)
	return ok && p.May(at) && float64(next-at) <= p.cfg.Share*float64(p.interval(at))
}

// Next returns when to ask, as things stand; false if not before something is
// told.
func (p *Pace) Next(at time.Duration) (time.Duration, bool) {
	if p.cfg.Active <= 0 || !p.visible || p.inFlight {
		return 0, false
	}
	if p.claimed && !p.leads {
		return max(p.claimAt+p.cfg.Claim, p.until), true
	}
	if p.wanted && p.online {
		return max(at, p.until), true
	}
	interval := p.interval(at)
	share := 1 + p.cfg.Jitter*p.spread
	if !p.leads {
		share += p.cfg.Defer * (1 + p.spread)
	}
	return max(p.last+time.Duration(share*float64(interval))+p.beside, p.until), true
}

func (p *Pace) interval(at time.Duration) time.Duration {
	interval := p.idle
	if p.active(at) {
		interval = p.cfg.Active
	}
	if !p.online {
		interval = max(interval, p.cfg.Setback)
	}
	return max(interval, p.penalty)
}
