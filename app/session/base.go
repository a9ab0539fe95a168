package session

import (
	"context"
	"slices"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/timeline"
)

// base is the mark that reading begins at. Reading goes on from there without
// a hole, so a mark that is too low costs a second look at messages that were
// read before; one that is too high would mark messages nobody has seen.
type base struct {
	mark    im.MessageID // zero: nothing has been read, if known
	counter int
	known   bool
}

// Old portals tell neither the mark nor the newest message, only how many
// messages are unread in each dialog.
const (
	// basePages bounds the search for the mark on such a portal, in requests.
	basePages = 12
	// cappedCounter is the counter that means "more than 99".
	cappedCounter = 100

	keyCounters = "counters"
)

// findBase works out the mark on a portal that does not tell it: from the
// newest message backwards, as many messages of others as are unread. The
// portal may count its own messages among them or not; leaving them out can
// only put the mark too low. It returns what it has loaded on the way as well,
// also beside an error.
func (s *Session) findBase(ctx context.Context, chat int64, me im.UserID) (found base, pages []page, err error) {
	// How many are unread is asked together with the newest messages, and after
	// them: one that arrives in between makes the mark too low, not too high.
	var unread b24.Counters
	request := timeline.First(pageLimit)
	for whole := false; !whole; {
		if len(pages) == basePages {
			return base{}, pages, nil
		}
		var next page
		if next, unread, err = s.countedPage(ctx, request); err != nil {
			return base{}, pages, err
		}
		before := newest(pages)
		pages = append(pages, next)
		whole = next.history.Size() < pageLimit || newest(pages) == before
		request = timeline.Newer(newest(pages), pageLimit)
	}
	n, told := unread.Of(s.dialog, chat)
	if !told || n == cappedCounter || me == 0 && n > 0 {
		return base{}, pages, nil
	}
	for whole := len(pages) == 1; ; {
		rows := collect(pages)
		if mark, ok := markBefore(rows, n, me); ok || whole {
			return base{mark: mark, counter: n, known: true}, pages, nil
		}
		if len(pages) >= 2*basePages {
			return base{}, pages, nil
		}
		request := timeline.Older(rows[0].ID, pageLimit)
		next, err := s.fetch(ctx, request)
		if err != nil {
			return base{}, pages, err
		}
		pages = append(pages, next)
		whole = next.history.Size() < pageLimit
	}
}

// countedPage asks for a page of messages and then for the counters, in one
// request.
func (s *Session) countedPage(ctx context.Context, request timeline.Request) (page, b24.Counters, error) {
	asked := s.order.Add(1)
	replies, err := s.config.Portal.Batch(ctx, false,
		b24.MessagesCommand(keyMessages, s.dialog, query(request)), b24.CountersCommand(keyCounters))
	if err != nil {
		return page{}, b24.Counters{}, err
	}
	history, err := decode(replies[keyMessages], s.config.Portal.DecodeHistory)
	if err != nil {
		return page{}, b24.Counters{}, err
	}
	counters, err := decode(replies[keyCounters], b24.DecodeCounters)
	return page{request, history, asked}, counters, err
}

// markBefore returns the last message before the n-th unread one, counted from
// the newest, and false if there are fewer.
func markBefore(rows []im.Message, n int, me im.UserID) (im.MessageID, bool) {
	for i := len(rows); ; i-- {
		if n == 0 {
			if i == 0 {
				if len(rows) == 0 {
					return im.MessageID{}, true
				}
				before, _ := im.NewMessageID(rows[0].ID.Int64() - 1)
				return before, true
			}
			return rows[i-1].ID, true
		}
		if i == 0 {
			return im.MessageID{}, false
		}
		if m := rows[i-1]; !m.System() && m.AuthorID != me && !m.Params.Deleted {
			n--
		}
	}
}

// collect returns the messages of pages in ascending order, each once.
func collect(pages []page) []im.Message {
	var rows []im.Message
	for _, p := range pages {
		rows = append(rows, p.history.Messages...)
	}
	slices.SortFunc(rows, func(a, b im.Message) int { return a.ID.Compare(b.ID) })
	return slices.CompactFunc(rows, func(a, b im.Message) bool { return a.ID == b.ID })
}

// newest returns the newest message of pages, zero if there is none.
func newest(pages []page) im.MessageID {
	var last im.MessageID
	for _, p := range pages {
		for _, m := range p.history.Messages {
			if last.Before(m.ID) {
				last = m.ID
			}
		}
	}
	return last
}
