package control

import (
	"io"
	"net/http"
	"strconv"

	"seenline/app/emulator/rest"
	"seenline/app/emulator/world"
)

func (c *Control) calls(r *http.Request) (any, error) {
	since, _ := strconv.ParseInt(r.URL.Query().Get("since"), 10, 64)
	return c.rest.Journal.Since(since), nil
}

func (c *Control) dialog(r *http.Request) (any, error) {
	user := int64(world.Me)
	if s := r.URL.Query().Get("user"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return nil, bad("user is not a number")
		}
		user = n
	}
	ref, err := name(r.PathValue("id")).ref()
	if err != nil {
		return nil, err
	}
	d, ids, err := c.world.Snapshot(user, sideOf(user, ref))
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"dialogId": d.DialogID, "lastId": d.Me.LastID, "counter": d.Counter, "unreadId": d.UnreadID,
		"lastMessageId": d.LastMessageID, "messageIds": ids,
	}, nil
}

func (c *Control) fault(r *http.Request) (any, error) {
	var rule rest.Fault
	if err := body(r, &rule); err != nil {
		return nil, err
	}
	if string(rule.Body) == "null" {
		rule.Body = nil
	}
	if rule.Times < 0 || rule.DelayMs < 0 || rule.Truncate < 0 || rule.Status != 0 && (rule.Status < 200 || rule.Status > 599) {
		return nil, bad("status is 200 to 599, and the numbers are not negative")
	}
	return map[string]int64{"id": c.rest.Faults.Add(rule)}, nil
}

func (c *Control) faults(*http.Request) (any, error) { return c.rest.Faults.List(), nil }

func (c *Control) clear(*http.Request) (any, error) {
	c.rest.Faults.Clear()
	return done, nil
}

// expire ends tokens: everybody's or one user's; with "invalid" they are
// refused with invalid_token rather than expired_token.
func (c *Control) expire(r *http.Request) (any, error) {
	var in struct {
		UserID  id   `json:"userId"`
		Invalid bool `json:"invalid"`
	}
	if err := body(r, &in); err != nil {
		return nil, err
	}
	return map[string]int{"expired": c.rest.Expire(int64(in.UserID), in.Invalid)}, nil
}

func (c *Control) settings(*http.Request) (any, error) { return c.rest.Settings(), nil }

func (c *Control) configure(r *http.Request) (any, error) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		return nil, err
	}
	out, err := c.rest.Patch(raw)
	if err != nil {
		return nil, bad(err.Error())
	}
	return out, nil
}
