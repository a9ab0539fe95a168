package timeline_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/timeline"
)

// portal is a dialog as im.dialog.messages.get shows it: the model the window
// is compared with.
type portal struct {
	rand     *rand.Rand
	messages []im.Message // ascending
	mark     int64
}

func (p *portal) write(n int) {
	next := int64(1)
	if len(p.messages) > 0 {
		next = p.messages[len(p.messages)-1].ID.Int64() + 1
	}
	for range n {
		next += p.rand.Int64N(4) // ids are the portal's, not the dialog's
		p.messages = append(p.messages, msg(next, im.UserID(p.rand.IntN(4))))
		next++
	}
}

// answer is a reply in whatever order, and perhaps with the pivot in it.
func (p *portal) answer(req timeline.Request) im.History {
	var rows []im.Message
	switch {
	case req.FromStart || !req.After.IsZero():
		for _, m := range p.messages {
			if req.After.Before(m.ID) && len(rows) < req.Limit {
				rows = append(rows, m)
			}
		}
	case !req.Before.IsZero():
		for _, m := range slices.Backward(p.messages) {
			if m.ID.Before(req.Before) && len(rows) < req.Limit {
				rows = append(rows, m)
			}
		}
	default:
		at := len(p.messages)
		for i, m := range p.messages {
			if m.ID.Int64() > p.mark {
				at = i
				break
			}
		}
		unread := len(p.messages) - at
		from, to := max(0, at-req.Limit), len(p.messages)
		if unread > req.Limit {
			to = at + req.Limit
		}
		rows = slices.Clone(p.messages[from:to])
	}
	switch p.rand.IntN(3) {
	case 0:
		slices.Reverse(rows)
	case 1:
		p.rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	}
	if len(rows) > 0 && p.rand.IntN(4) == 0 { // a row twice instead of another page's length
		rows = append(rows, rows[p.rand.IntN(len(rows))])
	}
	return im.History{Messages: rows}
}

func (p *portal) between(from, to int64) []int64 {
	var all []int64
	for _, m := range p.messages {
		if n := m.ID.Int64(); from <= n && n <= to {
			all = append(all, n)
		}
	}
	return all
}

// question is a request whose reply is still on its way.
type question struct {
	req   timeline.Request
	reply im.History
}

func TestWindowAgreesWithThePortalWhateverHappens(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if again, err := strconv.ParseUint(os.Getenv("SEED"), 10, 64); err == nil {
		seed = again
	}
	t.Logf("seed %d", seed)
	for trace := range 200 {
		p := &portal{rand: rand.New(rand.NewPCG(seed, uint64(trace)))}
		walk(t, p)
		if t.Failed() {
			t.Fatalf("seed %d, trace %d", seed, trace)
		}
	}
}

func walk(t *testing.T, p *portal) {
	p.write(p.rand.IntN(200))
	if n := len(p.messages); n > 0 && p.rand.IntN(3) > 0 {
		p.mark = p.messages[p.rand.IntN(n)].ID.Int64()
	}
	limit := 1 + p.rand.IntN(12)
	pageSize := 1 + p.rand.IntN(12)
	maxRows := 3*pageSize + 30
	tl := timeline.New(timeline.Config{Me: me, Mark: id(p.mark), PageSize: pageSize, MaxRows: maxRows})

	first := timeline.First(limit)
	tl.Merge(first, p.answer(first))
	var waiting []question
	var divider im.MessageID
	for range 60 {
		ask := func(req timeline.Request) { waiting = append(waiting, question{req, p.answer(req)}) }
		switch p.rand.IntN(9) {
		case 0, 1:
			if tl.HasOlder() {
				ask(timeline.Older(tl.Oldest(), limit))
			}
		case 2, 3:
			ask(timeline.Newer(tl.Newest(), limit))
		case 4:
			p.write(p.rand.IntN(5))
		case 5:
			if n := len(p.messages); n > 0 {
				req := timeline.Newer(p.messages[p.rand.IntN(n)].ID, limit)
				if p.rand.IntN(2) == 0 {
					req = timeline.Older(p.messages[p.rand.IntN(n)].ID, limit)
				}
				req.Jump = p.rand.IntN(2) == 0
				ask(req)
			}
		case 6:
			if n := len(p.messages); n > 0 {
				tl.SetMark(p.messages[p.rand.IntN(n)].ID)
				tl.SetLatest(p.messages[n-1].ID)
			}
		case 7:
			if shown := ids(tl); len(shown) > 0 {
				tl.SetAnchor(id(shown[p.rand.IntN(len(shown))]))
			}
		default: // a reply arrives, sometimes twice
			if n := len(waiting); n > 0 {
				i := p.rand.IntN(n)
				q := waiting[i]
				if p.rand.IntN(5) > 0 {
					waiting = slices.Delete(waiting, i, i+1)
				}
				tl.Merge(q.req, q.reply)
			}
		}
		agree(t, p, tl, maxRows, pageSize)
		if at := dividers(tl); len(at) > 0 {
			require.Len(t, at, 1)
			if !divider.IsZero() {
				require.Equal(t, divider, id(at[0]), "the divider moved")
			}
			divider = id(at[0])
		}
		if t.Failed() {
			return
		}
	}
	settle(t, p, tl, limit)
}

// agree checks what must hold at any time.
func agree(t *testing.T, p *portal, tl *timeline.Timeline, maxRows, pageSize int) {
	shown := ids(tl)
	require.Equal(t, tl.Len(), len(shown))
	require.LessOrEqual(t, len(shown), maxRows)
	if len(shown) > 0 {
		require.Equal(t, p.between(shown[0], shown[len(shown)-1]), shown, "a gap, a stray or a wrong order")
	}
	pages := tl.Pages()
	for i, page := range pages {
		require.NotEmpty(t, page.Items)
		require.LessOrEqual(t, len(page.Items), pageSize)
		if i > 0 {
			require.Equal(t, pages[i-1].Key+1, page.Key)
		}
	}
	run := tl.Runs()[0]
	require.Len(t, run.Rows, len(shown))
	from, to := int64(1), run.Before.Int64()-1
	if !run.First {
		from = run.After.Int64() + 1
	}
	require.Equal(t, p.between(from, to), shown, "the run promises more, or less, than there is")
	if !tl.HasOlder() && len(p.messages) > 0 && len(shown) > 0 {
		require.Equal(t, p.messages[0].ID.Int64(), shown[0])
	}
	var day timeline.Date
	for _, it := range items(tl) {
		unread := tl.Mark().Before(it.Message.ID) && it.Message.AuthorID != me
		begins := timeline.DateOf(it.At) != day
		day = timeline.DateOf(it.At)
		if it.Unread != unread || it.Day.IsZero() == begins {
			t.Fatalf("message %s: unread %t, want %t; day %v, want one: %t", it.Message.ID, it.Unread, unread, it.Day, begins)
		}
	}
}

// settle loads to both ends and checks that they can be reached. A message that
// is told twice makes a page look full, which costs another request but loses
// nothing.
func settle(t *testing.T, p *portal, tl *timeline.Timeline, limit int) {
	tl.SetAnchor(im.MessageID{})
	enough := 2*len(p.messages) + 40
	for i, more := 0, true; more && i < enough; i++ { // polling goes on at the end, too
		req := timeline.Newer(tl.Newest(), limit)
		more = len(tl.Merge(req, p.answer(req)).Added) > 0 || tl.HasNewer()
	}
	require.False(t, tl.HasNewer())
	if n := len(p.messages); n > 0 {
		require.Equal(t, p.messages[n-1].ID, tl.Newest())
	}
	for i := 0; tl.HasOlder() && i < enough; i++ {
		req := timeline.Older(tl.Oldest(), limit)
		tl.Merge(req, p.answer(req))
	}
	require.False(t, tl.HasOlder())
	if len(p.messages) > 0 {
		require.Equal(t, p.messages[0].ID, tl.Oldest())
	}
}
