package listen

import (
	"io"
	"sync"
	"time"
)

// Log gathers lines and writes many of them at once: a write for each would
// cost more than answering. What it holds is written after a moment, or when
// it has become much.
type Log struct {
	out   io.Writer
	delay time.Duration

	mu    sync.Mutex
	lines []byte
	timer *time.Timer
}

const logSize = 32 << 10

// NewLog returns a log that writes to out with this delay at most. [Log.Flush]
// must be called at the end.
func NewLog(out io.Writer, delay time.Duration) *Log {
	return &Log{out: out, delay: delay}
}

// Write adds lines. It returns no error: there is nowhere to tell it.
func (l *Log) Write(lines []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.lines) == 0 {
		if l.timer == nil {
			l.timer = time.AfterFunc(l.delay, l.Flush)
		} else {
			l.timer.Reset(l.delay)
		}
	}
	l.lines = append(l.lines, lines...)
	if len(l.lines) >= logSize {
		l.flush()
	}
	return len(lines), nil
}

// Flush writes what there is.
func (l *Log) Flush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.flush()
}

func (l *Log) flush() {
	if len(l.lines) > 0 {
		_, _ = l.out.Write(l.lines)
		l.lines = l.lines[:0]
	}
}
