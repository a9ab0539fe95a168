package session

import (
	"errors"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/live"
	"seenline/app/read"
)

// watching is how the list of dialogs keeps up with the portal while it is
// looked at.
type watching struct {
	pace    *live.Pace
	stop    func() // of the timer
	seq     int    // tells timers apart
	visible bool   // the tab is
	shown   bool   // and the list is what the frame shows
}

// RecentPace is how often the list is asked for: it costs a request, and what
// comes in is seen by its counter soon enough.
func RecentPace() live.Config {
	pace := live.Defaults()
	pace.Active = 10 * time.Second
	return pace
}

// Show tells whether the list is what the frame shows. What has changed
// meanwhile is asked for.
func (r *Recent) Show(on bool) {
	r.tune(func(now time.Duration, p *live.Pace) {
		if on && !r.watch.shown && r.state.Phase != Loading {
			p.Want()
		}
		r.watch.shown = on
		p.Attend(now, r.watch.visible && on)
	})
}

// Attend tells whether the tab is visible.
func (r *Recent) Attend(a read.Attention) {
	r.tune(func(now time.Duration, p *live.Pace) {
		r.watch.visible = a.Visible && !a.Frozen
		p.Attend(now, r.watch.visible && r.watch.shown)
	})
}

// Input tells that the person touched something in the frame.
func (r *Recent) Input() { r.tune(func(now time.Duration, p *live.Pace) { p.Input(now) }) }

// Online tells that the browser has the network, or lost it.
func (r *Recent) Online(connected bool) {
	r.tune(func(_ time.Duration, p *live.Pace) { p.Online(connected) })
	if connected && errors.Is(r.State().Failure, b24.ErrNetwork) {
		r.Retry()
	}
}

func (r *Recent) tune(f func(now time.Duration, p *live.Pace)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f(r.clock.Now(), r.watch.pace)
	r.beat()
}

// beat asks for the list if it is time for it, else when it will be. It is
// called with the lock held.
func (r *Recent) beat() {
	w := &r.watch
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
	w.seq++
	if r.ctx.Err() != nil || r.state.Phase != Ready && r.state.Phase != Empty {
		return
	}
	now := r.clock.Now()
	if w.pace.Turn(now) == live.Ask {
		w.pace.Asked(now)
		go r.refresh()
		return
	}
	if at, ok := w.pace.Next(now); ok {
		seq := w.seq
		w.stop = r.clock.AfterFunc(max(at-now, time.Millisecond), func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			if seq == w.seq {
				r.beat()
			}
		})
	}
}

// refresh asks for the unread dialogs and the first page again. Dialogs of later
// pages stay behind them, as far as they are still there.
func (r *Recent) refresh() {
	first, err := r.first()
	r.mu.Lock()
	outcome := live.Same
	switch {
	case err != nil:
		outcome = live.Failed
	case r.take(first):
		outcome = live.News
		r.filter()
	}
	r.watch.pace.Done(r.clock.Now(), outcome, 0)
	r.beat()
	r.mu.Unlock()
	if outcome == live.News {
		r.tell()
	}
}

// take puts what was asked for again in front of the list, and reports whether
// that changes anything. It is called with the lock held.
func (r *Recent) take(first firstDialogs) bool {
	fresh := first.list()
	here := make(map[im.DialogID]bool, len(fresh))
	for _, d := range fresh {
		here[d.Dialog] = true
	}
	for _, d := range r.known {
		if !here[d.Dialog] {
			if first.unreadTold && len(first.unread) < b24.MaxRecent {
				d.Counter, d.Unread = 0, false // it would be among them
			}
			fresh = append(fresh, d)
		}
	}
	same := len(fresh) == len(r.known)
	for i := range fresh {
		same = same && fresh[i] == r.known[i]
	}
	if same {
		return false
	}
	r.known = fresh
	if len(fresh) > 0 {
		r.state.Phase = Ready
	}
	return true
}
