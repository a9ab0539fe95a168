package timeline_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/timeline"
)

const me, anna, boris = im.UserID(1), im.UserID(2), im.UserID(3)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func id(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}

// msg is message n by author, n minutes after noon.
func msg(n int64, author im.UserID) im.Message {
	return im.Message{ID: id(n), AuthorID: author, Date: noon.Add(time.Duration(n) * time.Minute), Text: fmt.Sprint("text ", n)}
}

// history is a reply with messages from to to, all by Anna.
func history(from, to int64) im.History {
	var h im.History
	for n := from; n <= to; n++ {
		h.Messages = append(h.Messages, msg(n, anna))
	}
	return h
}

func items(tl *timeline.Timeline) []timeline.Item {
	var all []timeline.Item
	for _, p := range tl.Pages() {
		all = append(all, p.Items...)
	}
	return all
}

func ids(tl *timeline.Timeline) []int64 {
	var all []int64
	for _, it := range items(tl) {
		all = append(all, it.Message.ID.Int64())
	}
	return all
}

func span(from, to int64) []int64 {
	var all []int64
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

func numbers(list []im.MessageID) []int64 {
	var all []int64
	for _, id := range list {
		all = append(all, id.Int64())
	}
	return all
}

// dividers returns the rows with the unread divider before them.
func dividers(tl *timeline.Timeline) []int64 {
	var all []int64
	for _, it := range items(tl) {
		if it.UnreadBefore {
			all = append(all, it.Message.ID.Int64())
		}
	}
	return all
}

func opened(t *testing.T, cfg timeline.Config, limit int, h im.History) *timeline.Timeline {
	t.Helper()
	cfg.Me = me
	tl := timeline.New(cfg)
	require.True(t, tl.Merge(timeline.First(limit), h).Joined)
	return tl
}
