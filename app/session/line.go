package session

import (
	"context"
	"slices"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/timeline"
)

// LinePortal is what [OpenLine] asks of the portal; [b24.Client] is one.
type LinePortal interface {
	LineHistory(ctx context.Context, chatID int64) (im.History, im.Dialog, error)
}

var _ LinePortal = (*b24.Client)(nil)

// Line is a chat with a customer that the person does not take part in: its
// last conversation, to look at. There is nothing to mark in it, and nobody who
// could.
type Line struct {
	Dialog im.Dialog
	Pages  []*timeline.Page
	rows   *timeline.Timeline
}

// OpenLine loads what may be looked at of a chat. local turns times into the
// person's time zone.
func OpenLine(ctx context.Context, portal LinePortal, chatID int64, local func(time.Time) time.Time) (*Line, error) {
	history, dialog, err := portal.LineHistory(ctx, chatID)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(history.Messages, func(a, b im.Message) int { return a.ID.Compare(b.ID) })
	var last im.MessageID
	if n := len(history.Messages); n > 0 {
		last = history.Messages[n-1].ID
	}
	t := timeline.New(timeline.Config{Mark: last, Local: local}) // nothing is shown as unread that nobody here can read
	t.SetLatest(last)
	t.Merge(timeline.First(max(len(history.Messages)+1, 1)), history)
	return &Line{Dialog: dialog, Pages: t.Pages(), rows: t}, nil
}

// User finds one of the people who wrote.
func (l *Line) User(id im.UserID) (im.User, bool) { return l.rows.User(id) }
