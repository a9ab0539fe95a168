package read

// judgeManual: nothing leaves by itself.
func (w *world) judgeManual(s Send) {
	if s.Verb == Read && s.Mark.Int64() > max(w.user.marked, w.reader.Delivery.carried) {
		w.fail("%v sent although only %d was marked", s.Mark, w.user.marked)
	}
}

// judge: safety, monotony, budget.
func (w *world) judge(s Send, d Decision) {
	p, mark := &w.portal, s.Mark.Int64()
	w.note("read %d (leaving %v, all %v)", mark, s.Leaving, d.All)
	if w.byID[mark] == nil {
		w.fail("%d is no message", mark)
		return
	}
	confirmed := w.reader.Delivery.Confirmed().Int64()
	if mark <= confirmed {
		w.fail("%d is not above the confirmed mark %d", mark, confirmed)
	}
	for _, open := range p.open {
		if mark <= open {
			w.fail("%d sent again", mark)
		}
	}
	if wanted := max(d.Mark.Int64(), w.reader.Delivery.carried); !s.Leaving && mark != wanted {
		w.fail("%d sent, but %d is what is wanted now", mark, wanted)
	}
	w.safe(confirmed, mark)
	p.open[s.Seq] = mark
	if !s.Keepalive {
		w.fail("%d dies with the page", mark)
	}
	if s.Leaving {
		return
	}
	p.sent = append(p.sent, w.now)
	for i, at := range p.sent {
		// Those that are tried again, or that the person asked for, have a pace
		// of their own; all of them together stay within the promise.
		n, limit := len(p.sent)-i, w.cfg.Burst+2+int((w.now-at)/(2*sec))
		if w.now-at <= 60*sec {
			limit = min(limit, 31)
		}
		if n > limit {
			w.fail("%d requests within %v", n, w.now-at)
		}
	}
	if !s.Deliberate && w.reader.Delivery.failures == 0 {
		p.paced = append(p.paced, w.now)
	}
	for i, at := range p.paced {
		// One more than a burst may be borrowed, and the first of them is at the
		// beginning of the time.
		if n, limit := len(p.paced)-i, w.cfg.Burst+2+int((w.now-at)/w.cfg.Pace); n > limit {
			w.fail("%d requests within %v, which nobody asked for", n, w.now-at)
		}
	}
	if n := len(p.sent); n > 1 && w.now-p.sent[n-2] < w.cfg.Gap {
		w.fail("requests only %v apart", w.now-p.sent[n-2])
	}
}

// safe: every message in (from, to] that counts was truly seen.
func (w *world) safe(from, to int64) {
	for _, m := range w.messages {
		if m.id <= from || m.id > to || m.removed || m.absent {
			continue
		}
		if !m.loaded && m.late {
			continue // nobody could know
		}
		if !m.loaded && to > w.user.marked && !m.excused && !m.ordered {
			w.fail("%d covers %d, of which the page knows nothing", to, m.id)
		}
		if !m.seen(w) {
			w.fail("%d covers %d, which was not seen: full %v, some %v of %v, end %v, big %v, held %v",
				to, m.id, m.full, m.some, m.need(w), m.end, m.big, m.held)
		}
	}
}
