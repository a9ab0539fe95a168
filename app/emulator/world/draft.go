package world

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// draft is a seeded message before it has a number. Numbers follow the dates
// through all dialogs, with gaps, as on a portal where others write too.
type draft struct {
	chat   *chat
	author int64
	at     time.Time
	text   string
	params Params
	label  string // what {id:label} in texts and params[ReplyTo] may mean
}

// replyTo stands in params for the number of a labelled message.
type replyTo string

type drafts struct {
	rng  *rand.Rand
	list []draft
}

func (d *drafts) add(c *chat, author int64, at time.Time, text string, p Params) *draft {
	d.list = append(d.list, draft{chat: c, author: author, at: at, text: text, params: p})
	return &d.list[len(d.list)-1]
}

// file numbers the drafts and puts them into their chats.
func (d *drafts) file(w *World) {
	slices.SortStableFunc(d.list, func(a, b draft) int { return a.at.Compare(b.at) })
	ids := map[string]int64{}
	var slots []string // {id:label} and what it stands for, in turns
	numbers := make([]int64, len(d.list))
	next := w.lastID
	for i := range d.list {
		next += 1 + int64(d.rng.IntN(3))
		numbers[i] = next
		if l := d.list[i].label; l != "" {
			ids[l] = next
			slots = append(slots, "{id:"+l+"}", itoa(next))
		}
	}
	fill := strings.NewReplacer(slots...)
	for i, one := range d.list {
		one.text = fill.Replace(one.text)
		for k, v := range one.params {
			if label, ok := v.(replyTo); ok {
				one.params[k] = ids[string(label)]
			}
		}
		uuid := ""
		if one.author != 0 {
			uuid = d.uuid()
		}
		w.insert(one.chat, Message{ID: numbers[i], AuthorID: one.author, Date: one.at, Text: one.text, UUID: uuid, Params: one.params})
	}
}

// uuid makes a random-looking id of version 4 from the seed.
func (d *drafts) uuid() string {
	a, b := d.rng.Uint64(), d.rng.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, 0x8000|b>>48&0x3fff, b&0xffffffffffff)
}

// office returns n moments in working hours: per day as many as given, the
// last ones in the hours before now. They rise.
func (d *drafts) office(now time.Time, n, perDay int) []time.Time {
	now = now.Truncate(time.Second)
	out := make([]time.Time, 0, n)
	today := min(n, perDay)
	for range today {
		out = append(out, now.Add(-2*time.Minute-time.Duration(d.rng.IntN(4*3600))*time.Second))
	}
	day := now
	for len(out) < n {
		day = day.AddDate(0, 0, -1)
		if wd := day.Weekday(); wd == time.Saturday || wd == time.Sunday {
			continue
		}
		nine := time.Date(day.Year(), day.Month(), day.Day(), 9, 0, 0, 0, day.Location())
		for range min(perDay, n-len(out)) {
			out = append(out, nine.Add(time.Duration(d.rng.IntN(8*3600))*time.Second))
		}
	}
	slices.SortFunc(out, func(a, b time.Time) int { return cmp.Compare(a.Unix(), b.Unix()) })
	return out
}

// leaveUnread puts the read pointer of user so that n messages of others are
// left.
func (c *chat) leaveUnread(user int64, n int) {
	m := c.members[user]
	i := len(c.messages)
	for left := n; i > 0 && left > 0; i-- {
		if c.messages[i-1].AuthorID != user {
			left--
		}
	}
	if m.LastID = 0; i > 0 {
		m.LastID, m.ReadAt = c.messages[i-1].ID, c.messages[i-1].Date.Add(time.Minute)
	}
}
