package timeline

import (
	"reflect"
	"slices"

	"seenline/app/im"
)

// MaxLimit is the largest page im.dialog.messages.get answers, whatever it is
// asked for.
const MaxLimit = 50

// Request says what im.dialog.messages.get was asked for; without it a reply
// does not tell what lies around its messages. After wins over Before, as it
// does in the portal; with neither, the portal chooses: the end of the dialog,
// or the surroundings of the mark.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-messages-get.html
type Request struct {
	Before    im.MessageID // LAST_ID: messages older than this
	After     im.MessageID // FIRST_ID: messages newer than this
	FromStart bool         // FIRST_ID=0: from the first message on
	Limit     int          // LIMIT; 0 means MaxLimit
	// Jump lets the reply take the window's place where the two do not touch,
	// unless it is empty. A first page always does.
	Jump bool
}

// First asks for what the portal chooses to open the dialog with.
func First(limit int) Request { return Request{Limit: limit} }

// Older asks for the page before a message.
func Older(before im.MessageID, limit int) Request { return Request{Before: before, Limit: limit} }

// Newer asks for the page after a message, or from the start if there is none.
func Newer(after im.MessageID, limit int) Request {
	return Request{After: after, FromStart: after.IsZero(), Limit: limit}
}

// Merged tells what a reply did to the window.
type Merged struct {
	Joined  bool           // false: it lies elsewhere in the dialog and was left out
	Run     Run            // what the reply itself tells, joined or not
	Added   []im.MessageID // ascending
	Missing []im.MessageID // in the window, and the reply ought to have told of them
	Dropped []im.MessageID // no longer in the window, which had grown too large
}

// Merge takes in the reply to a request. Replies may come late, twice, in any
// order and sorted in any way.
func (t *Timeline) Merge(req Request, h im.History) Merged {
	rows := sorted(h)
	covers, ends := req.covers(rows, h.Size())
	if n := len(rows); n > 0 && t.latest.Before(rows[n-1].message.ID) {
		t.latest = rows[n-1].message.ID
	}
	out := Merged{Run: t.run(rows, covers, ends)}
	first := req.Before.IsZero() && req.After.IsZero() && !req.FromStart
	switch {
	case !t.open:
		t.known, t.open = covers, true
	case t.known.touches(covers):
	case first || req.Jump && len(out.Run.Rows) > 0:
		t.chunks, t.known, t.atEnd = nil, covers, false
		t.epoch++
	default:
		return out
	}
	out.Joined = true
	if covers.to >= t.known.to {
		t.atEnd = ends || t.atEnd && covers.to == t.known.to
		if ends {
			// What was said to be newer has been deleted since, or the next
			// reply brings it: believing in it would ask for it forever.
			t.latest, _ = im.NewMessageID(covers.to)
			t.told = t.latest
		}
	}
	t.known = t.known.union(covers)
	out.Missing = t.missing(rows, covers)
	t.AddUsers(h.Users...)
	out.Added = t.take(rows)
	out.Dropped = t.trim(!req.Before.IsZero() && req.After.IsZero() && !req.FromStart)
	t.dirty = true
	t.settle()
	return out
}

// sorted returns the messages of a reply in ascending order, each once, with
// their files.
func sorted(h im.History) []*entry {
	rows := make([]*entry, 0, len(h.Messages))
	for _, m := range h.Messages {
		if m.ID.IsZero() {
			continue
		}
		e := &entry{message: m}
		for _, id := range m.Params.FileIDs {
			if i := slices.IndexFunc(h.Files, func(f im.File) bool { return f.ID == id }); i >= 0 {
				e.files = append(e.files, h.Files[i])
			}
		}
		rows = append(rows, e)
	}
	slices.SortStableFunc(rows, func(a, b *entry) int { return a.message.ID.Compare(b.message.ID) })
	return slices.CompactFunc(rows, func(a, b *entry) bool { return a.message.ID == b.message.ID })
}

// covers returns the ids of which the reply tells everything, and whether it
// reaches the newest message. count is the number of messages as they came:
// the portal may repeat the pivot, and a short page means the end.
func (r Request) covers(rows []*entry, count int) (span, bool) {
	limit := r.Limit
	if limit <= 0 || limit > MaxLimit {
		limit = MaxLimit
	}
	short := count < limit
	var oldest, newest int64
	if n := len(rows); n > 0 {
		oldest, newest = rows[0].message.ID.Int64(), rows[n-1].message.ID.Int64()
	}
	switch {
	case !r.After.IsZero() || r.FromStart:
		after := r.After.Int64()
		return span{after + 1, max(newest, after)}, short || newest <= after
	case !r.Before.IsZero():
		before := r.Before.Int64()
		if short || oldest == 0 || oldest >= before {
			return span{1, before - 1}, false
		}
		return span{oldest, before - 1}, false
	case short:
		return span{1, newest}, true
	default:
		return span{oldest, newest}, false
	}
}

// missing returns the messages of the window inside covers that rows lacks.
func (t *Timeline) missing(rows []*entry, covers span) (ids []im.MessageID) {
	for _, c := range t.chunks {
		for _, e := range c.rows {
			id := e.message.ID
			if !covers.has(id) {
				continue
			}
			if _, ok := slices.BinarySearchFunc(rows, id, func(e *entry, id im.MessageID) int {
				return e.message.ID.Compare(id)
			}); !ok {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// take puts the rows that lie in the window into it. Rows outside of it are
// ones the portal was not asked for; what lies beside them is not known.
func (t *Timeline) take(rows []*entry) (added []im.MessageID) {
	oldest, newest := t.Oldest(), t.Newest()
	var before, after []*entry
	for _, e := range rows {
		id := e.message.ID
		if !t.known.has(id) {
			continue
		}
		if old := t.find(id); old != nil {
			t.change(old, e.message, e.files)
			continue
		}
		e.rev = t.nextRev()
		added = append(added, id)
		switch {
		case oldest.IsZero() || newest.Before(id):
			after = append(after, e)
		case id.Before(oldest):
			before = append(before, e)
		default:
			t.insert(e)
		}
	}
	t.prepend(before)
	t.append(after)
	return added
}

func (t *Timeline) change(e *entry, m im.Message, files []im.File) bool {
	if len(files) < len(m.Params.FileIDs) && slices.Equal(m.Params.FileIDs, e.message.Params.FileIDs) {
		files = e.files // the reply only repeats the message
	}
	if reflect.DeepEqual(e.message, m) && slices.Equal(e.files, files) {
		return false
	}
	e.message, e.files, e.rev = m, files, t.nextRev()
	t.dirty = true
	return true
}

// Update replaces a message of the window, after it was edited or liked, and
// reports whether anything changed. Files the message had already may be left
// out.
func (t *Timeline) Update(m im.Message, files ...im.File) bool {
	e := t.find(m.ID)
	return e != nil && t.change(e, m, files)
}

// Delete removes a message from the window, and reports whether it was there.
// A message whose place remains visible is updated with Params.Deleted
// instead.
func (t *Timeline) Delete(id im.MessageID) bool {
	i := t.chunkOf(id)
	if i == len(t.chunks) {
		return false
	}
	c := t.chunks[i]
	j, ok := c.search(id)
	if !ok {
		return false
	}
	c.rows = slices.Delete(c.rows, j, j+1)
	if len(c.rows) == 0 {
		t.chunks = slices.Delete(t.chunks, i, i+1)
	}
	t.dirty = true
	return true
}
