package read

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"seenline/app/im"
)

// ErrTrace is what a trace that cannot be read is.
var ErrTrace = errors.New("not a trace")

// Replay feeds an engine what [Engine.Trace] wrote down and hands out each
// decision that was made. The same trace gives the same decisions, always. The
// configuration is the recorded one; cfg is for old traces, which do not tell
// it. It returns the engine as it was at the end. Errors wrap [ErrTrace] and name the
// line, or are the reader's.
func Replay(cfg Config, from io.Reader, decided func(at time.Duration, d Decision)) (*Engine, error) {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, 1<<22)
	var e *Engine
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" {
			continue
		}
		in := input{fields: strings.Fields(lines.Text())}
		kind, at := in.kind(), time.Duration(in.int())
		switch {
		case kind == "N":
			version := in.int()
			mark := in.id()
			if version == traceVersion {
				cfg.engine(func(f *float64) { *f = in.float() }, func(d *time.Duration) { *d = time.Duration(in.int()) })
			} else if version != 1 {
				in.bad = true
			}
			e = New(cfg, mark)
		case e == nil:
			in.bad = true
		default:
			in.feed(e, kind, at, decided)
		}
		if in.bad || len(in.fields) > 0 {
			return nil, fmt.Errorf("%w: line %d", ErrTrace, n)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if e == nil {
		return nil, fmt.Errorf("%w: empty", ErrTrace)
	}
	return e, nil
}

// input is a line that is being read.
type input struct {
	fields []string
	bad    bool
}

func (in *input) feed(e *Engine, kind string, at time.Duration, decided func(time.Duration, Decision)) {
	switch kind {
	case "L":
		if run := in.run(); !in.bad {
			e.Load(at, run)
		}
	case "S":
		if sights := in.sights(); !in.bad {
			e.See(at, sights)
		}
	case "T":
		b := in.int()
		e.Attend(at, Attention{Visible: b&1 != 0, Focused: b&2 != 0, Frozen: b&8 != 0})
	case "V":
		width := in.float()
		e.Viewport(at, width, in.float())
	case "M":
		programmatic := in.int() != 0
		e.Moving(at, programmatic, in.int() != 0)
	case "I":
		e.Input(at)
	case "G":
		var ids []im.MessageID
		for len(in.fields) > 0 && !in.bad {
			ids = append(ids, in.id())
		}
		if !in.bad {
			e.Forget(at, ids)
		}
	case "R":
		e.Remove(at, in.id())
	case "C":
		e.Confirm(at, in.id())
	case "B":
		e.Carry(at, in.id())
	case "F":
		e.Focus(at, in.id())
	case "U":
		e.MarkUpTo(at, in.id())
	case "W":
		e.Withdraw(at)
	case "P":
		e.SetPolicy(at, Policy(in.int()))
	case "A", "Z":
		var d Decision
		if kind == "A" {
			d = e.Advance(at)
		} else {
			d = e.Final(at)
		}
		if decided != nil {
			decided(at, d)
		}
	default:
		in.bad = true
	}
}

func (in *input) run() Run {
	run := Run{After: in.id(), Before: in.id()}
	ends := in.int()
	run.First, run.Last = ends&1 != 0, ends&2 != 0
	for len(in.fields) > 0 && !in.bad {
		id, b, words := in.id(), in.int(), in.int()
		run.Rows = append(run.Rows, Row{ID: id, Passive: b&1 != 0, Own: b&2 != 0, Media: b&4 != 0, Words: int(words)})
	}
	return run
}

func (in *input) sights() []Sight {
	var sights []Sight
	for len(in.fields) > 0 && !in.bad {
		id, b := in.id(), in.int()
		sights = append(sights, Sight{ID: id, Covered: b&1 != 0, Collapsed: b&2 != 0, Shaded: b&4 != 0,
			Height: in.float(), Top: in.float(), Bottom: in.float()})
	}
	return sights
}

func (in *input) next() string {
	if len(in.fields) == 0 {
		in.bad = true
		return ""
	}
	field := in.fields[0]
	in.fields = in.fields[1:]
	return field
}

func (in *input) kind() string { return in.next() }

func (in *input) int() int64 {
	n, err := strconv.ParseInt(in.next(), 10, 64)
	in.bad = in.bad || err != nil
	return n
}

// id reads a message id; 0 is "no message".
func (in *input) id() im.MessageID { return messageID(in.int()) }

func (in *input) float() float64 {
	f, err := strconv.ParseFloat(in.next(), 64)
	in.bad = in.bad || err != nil
	return f
}
