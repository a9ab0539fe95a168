package b24

import (
	"context"
	"strings"
	"time"
)

// noteReset remembers when a method's working time is next forgotten.
func (c *core) noteReset(method string, t Time) {
	if t.ResetIn <= 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reset[strings.ToLower(method)] = c.config.Now().Add(t.ResetIn)
}

// noteSpent bars a method that the portal refused for its working time, and
// returns until when.
func (c *core) noteSpent(method string) time.Time {
	method = strings.ToLower(method)
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.config.Now()
	until := now.Add(spentFor(c.reset[method].Sub(now)))
	c.spent[method] = until
	return until
}

// barred returns until when a method must not be asked, and false if it may.
func (c *core) barred(method string) (time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	until := c.spent[strings.ToLower(method)]
	return until, c.config.Now().Before(until)
}

func spentError(method string, until time.Time) *Error {
	return &Error{
		Status: 429, Code: "OPERATION_TIME_LIMIT", Method: method, ResetAt: until,
		Description: "not asked again before its time", kinds: []error{ErrOperationTimeLimit},
	}
}

// awaitReset holds a call back while its method is barred: for a while if the
// caller can wait, else by the error the portal would give.
func (c *Client) awaitReset(ctx context.Context, method string, retry bool) error {
	until, barred := c.barred(method)
	if !barred {
		return nil
	}
	delay := until.Sub(c.config.Now())
	if !retry || delay > spentLongest {
		return spentError(method, until)
	}
	// A little apart, so that those who wait do not come back as one.
	return c.config.Sleep(ctx, delay+time.Duration(c.config.Rand()*float64(time.Second)))
}
