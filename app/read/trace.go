package read

import (
	"strconv"
	"time"

	"seenline/app/im"
)

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Trace writes down everything that the engine is fed from now on, one line
// for each input: a letter, the time, ids and numbers. There is nothing else in
// it, so that it can be given away. Begin with it right after [New]; [Replay]
// makes the same decisions from it again. The line is only valid during the
// call.
func (e *Engine) Trace(to func(line []byte)) {
	e.trace = to
	e.record(func(w *writer) {
		w.line('N', 0, traceVersion, e.mark)
		e.cfg.engine(w.float, w.duration)
	})
}

// Version 2 begins with the configuration; what came before does not tell it.
const traceVersion = 2

func (e *Engine) record(write func(w *writer)) {
	if e.trace == nil {
		return
	}
	var w writer
	write(&w)
	e.trace(append(w.buf, '\n'))
}

type writer struct{ buf []byte }

func (w *writer) line(kind byte, at time.Duration, ns ...int64) {
	w.buf = append(w.buf, kind)
	w.int(int64(at))
	for _, n := range ns {
		w.int(n)
	}
}

func (w *writer) int(n int64) { w.buf = strconv.AppendInt(append(w.buf, ' '), n, 10) }

func (w *writer) float(f *float64) { w.number(*f) }

func (w *writer) duration(d *time.Duration) { w.int(int64(*d)) }

func (w *writer) number(f float64) {
	w.buf = strconv.AppendFloat(append(w.buf, ' '), f, 'g', -1, 64)
}

func (w *writer) load(at time.Duration, run Run) {
	w.line('L', at, run.After.Int64(), run.Before.Int64(), bit(run.First)|bit(run.Last)<<1)
	for _, r := range run.Rows {
		w.int(r.ID.Int64())
		w.int(bit(r.Passive) | bit(r.Own)<<1 | bit(r.Media)<<2)
		w.int(int64(r.Words))
	}
}

func (w *writer) forget(at time.Duration, ids []im.MessageID) {
	w.line('G', at)
	for _, id := range ids {
		w.int(id.Int64())
	}
}

func (w *writer) see(at time.Duration, sights []Sight) {
	w.line('S', at)
	for _, s := range sights {
		w.int(s.ID.Int64())
		w.int(bit(s.Covered) | bit(s.Collapsed)<<1 | bit(s.Shaded)<<2)
		w.number(s.Height)
		w.number(s.Top)
		w.number(s.Bottom)
	}
}

func (w *writer) attend(at time.Duration, a Attention) {
	w.line('T', at, bit(a.Visible)|bit(a.Focused)<<1|bit(a.Frozen)<<3) // 1<<2 told once of a covered frame
}

func (w *writer) viewport(at time.Duration, width, height float64) {
	w.line('V', at)
	w.number(width)
	w.number(height)
}
