package b24

import (
	"context"
	"strings"
	"time"
)

// spentLikely is from which working time on a refusal is believed to last until
// the portal's time: it gives a method 480 seconds in ten minutes, or 420.
const spentLikely = 200 * time.Second

// bar is until when a method must not be asked.
type bar struct {
	until time.Time
	told  bool // the portal told when; else it is a guess
}

// noteReset remembers when a method's working time is next forgotten. Of one
// that has hardly worked the portal tells that, too; should it be refused all
// the same, it is for something else, which that time says nothing about.
func (c *core) noteReset(method string, t Time) {
	if t.ResetIn <= 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	method = strings.ToLower(method)
	if t.Operating < spentLikely {
		delete(c.reset, method)
		return
	}
	c.reset[method] = c.config.Now().Add(t.ResetIn)
}

// noteSpent bars a method that the portal refused for its working time, and
// returns until when, zero if the portal has not told.
func (c *core) noteSpent(method string) time.Time {
	method = strings.ToLower(method)
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.config.Now()
	reset, told := c.reset[method]
	b := bar{now.Add(spentFor(reset.Sub(now))), told}
	c.spent[method] = b
	if !told {
		return time.Time{}
	}
	return b.until
}

// barred returns until when a method must not be asked, and false if it may.
func (c *core) barred(method string) (bar, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	b := c.spent[strings.ToLower(method)]
	return b, c.config.Now().Before(b.until)
}

func spentError(method string, b bar) *Error {
	e := &Error{
		Status: 429, Code: "OPERATION_TIME_LIMIT", Method: method,
		Description: "not asked again before its time", kinds: []error{ErrOperationTimeLimit},
	}
	if b.told {
		e.ResetAt = b.until
	}
	return e
}

// awaitReset holds a call back while its method is barred: for a while if the
// caller can wait, else by the error the portal would give. What is only a
// guess does not hold back who has a pace of their own.
func (c *Client) awaitReset(ctx context.Context, method string, retry, impatient bool) error {
	b, barred := c.barred(method)
	if !barred || impatient && !b.told {
		return nil
	}
	delay := b.until.Sub(c.config.Now())
	if !retry || delay > spentLongest {
		return spentError(method, b)
	}
	// A little apart, so that those who wait do not come back as one.
	return c.config.Sleep(ctx, delay+time.Duration(c.config.Rand()*float64(time.Second)))
}
