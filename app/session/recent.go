package session

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/live"
)

// RecentPortal is what the list of dialogs asks of the portal; [b24.Client] is
// one.
type RecentPortal interface {
	Batch(ctx context.Context, halt bool, commands ...b24.Command) (map[string]b24.BatchReply, error)
	DecodeRecent(raw json.RawMessage) (list []b24.RecentDialog, more bool, err error)
	DecodeFound(raw json.RawMessage, people bool) ([]b24.RecentDialog, error)
	Reset()
}

// RecentState is what there is to draw of the list of dialogs: a snapshot that
// never changes.
type RecentState struct {
	Phase   Phase // Loading, Ready, Empty or Failed
	Failure error
	// Uninstalled: the application waits for its installation to be finished.
	Uninstalled bool
	Query       string
	List        []b24.RecentDialog // what fits the query: unread ones first
	More        bool               // there is more to load
	Busy        bool               // a page or what was searched for is on its way
	MoreErr     error              // why the last page or search did not come
}

// Recent is the person's list of dialogs, to choose one from. Its methods may
// be called from any goroutine and never block on the portal.
type Recent struct {
	portal  RecentPortal
	clock   Clock
	changed func() // must not block or call back
	ctx     context.Context
	cancel  context.CancelFunc

	mu     sync.Mutex
	state  RecentState
	known  []b24.RecentDialog // unread ones first, each once
	found  []b24.RecentDialog // by the portal, for the query
	offset int
	more   bool
	asked  int // counts searches: an answer to an earlier one is stale
	stop   func()
	watch  watching
}

// OpenRecent asks for the list, and goes on asking as [Recent.Show] and
// [Recent.Attend] tell. Jitter returns numbers in [0, 1).
func OpenRecent(portal RecentPortal, clock Clock, pace live.Config, jitter func() float64, changed func()) *Recent {
	r := &Recent{portal: portal, clock: clock, changed: changed}
	r.watch.pace = live.New(pace, clock.Now(), jitter)
	r.ctx, r.cancel = context.WithCancel(context.Background())
	r.state = RecentState{Phase: Loading}
	go r.load()
	return r
}

// Close ends what is under way.
func (r *Recent) Close() {
	r.cancel()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked++
	if r.stop != nil {
		r.stop()
	}
	r.beat()
}

// State returns what there is to draw.
func (r *Recent) State() RecentState {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state
}

// Retry does again what failed.
func (r *Recent) Retry() {
	r.portal.Reset()
	r.mu.Lock()
	failed, searching := r.state.Phase == Failed, r.state.Query != "" && r.state.MoreErr != nil
	query := r.state.Query
	if failed {
		r.state = RecentState{Phase: Loading, Query: query}
		go r.load()
	}
	r.mu.Unlock()
	switch {
	case failed:
		r.changed()
	case searching:
		r.search(query, 0)
	default:
		r.Extend()
	}
}

const (
	keyUnread, keyPage, keyOld, keyApp = "unread", "page", "old", "app"
	keyChats, keyUsers                 = "chats", "users"
)

// firstDialogs are the unread dialogs and the first page.
type firstDialogs struct {
	unread, page []b24.RecentDialog
	unreadTold   bool // an old portal cannot tell them by themselves
	more         bool
	app          b24.BatchReply
}

// list returns them, unread ones first, each once.
func (f *firstDialogs) list() (all []b24.RecentDialog) {
	for _, list := range [][]b24.RecentDialog{f.unread, f.page} {
		for _, d := range list {
			if waits(d) {
				all = add(all, d)
			}
		}
	}
	for _, d := range f.page {
		all = add(all, d)
	}
	return all
}

// first asks for them and whether the application is installed at once. An old
// portal knows of a list without pages only.
func (r *Recent) first() (f firstDialogs, err error) {
	replies, err := r.portal.Batch(r.ctx, false,
		b24.RecentCommand(keyUnread, 0, true), b24.RecentCommand(keyPage, 0, false), b24.AppInfoCommand(keyApp))
	if err != nil {
		return f, err
	}
	f.app = replies[keyApp]
	f.page, f.more, err = r.decode(replies[keyPage])
	if errors.Is(err, b24.ErrMethodNotFound) {
		var old map[string]b24.BatchReply
		if old, err = r.portal.Batch(r.ctx, false, b24.RecentOldCommand(keyOld)); err == nil {
			f.page, _, err = r.decode(old[keyOld])
		}
	}
	unread, _, noUnread := r.decode(replies[keyUnread]) // without it they stand where they stand
	f.unread, f.unreadTold = unread, noUnread == nil
	return f, err
}

// load shows the list for the first time.
func (r *Recent) load() {
	first, err := r.first()
	r.mu.Lock()
	if err != nil {
		r.state.Phase, r.state.Failure = Failed, err
	} else {
		r.known = first.list()
		r.offset, r.more = b24.MaxRecent, first.more
		r.state.Phase, r.state.Failure = Ready, nil
		if len(r.known) == 0 {
			r.state.Phase = Empty
		}
		if first.app.Err == nil {
			r.state.Uninstalled = !b24.DecodeInstalled(first.app.Result)
		}
	}
	r.filter()
	r.beat()
	r.mu.Unlock()
	r.tell()
}

func (r *Recent) decode(reply b24.BatchReply) ([]b24.RecentDialog, bool, error) {
	if reply.Err != nil {
		return nil, false, reply.Err
	}
	return r.portal.DecodeRecent(reply.Result)
}

// waits tells whether something in a dialog is unread.
func waits(d b24.RecentDialog) bool { return d.Counter > 0 || d.Unread }

// add appends a dialog that is not there yet: pages overlap.
func add(list []b24.RecentDialog, d b24.RecentDialog) []b24.RecentDialog {
	for i := range list {
		if list[i].Dialog == d.Dialog {
			return list
		}
	}
	return append(list, d)
}

// Extend loads the next page, unless it is on its way or there is none.
func (r *Recent) Extend() {
	r.mu.Lock()
	if !r.more || r.state.Busy || r.state.Phase != Ready || r.state.Query != "" {
		r.mu.Unlock()
		return
	}
	r.state.Busy, r.state.MoreErr = true, nil
	offset := r.offset
	r.mu.Unlock()
	r.changed()
	go func() {
		replies, err := r.portal.Batch(r.ctx, false, b24.RecentCommand(keyPage, offset, false))
		var page []b24.RecentDialog
		var more bool
		if err == nil {
			page, more, err = r.decode(replies[keyPage])
		}
		r.mu.Lock()
		r.state.Busy, r.state.MoreErr = false, err
		if err == nil {
			for _, d := range page {
				r.known = add(r.known, d)
			}
			// An empty page is the end, whatever it says of itself.
			r.offset, r.more = offset+b24.MaxRecent, more && len(page) > 0
		}
		r.filter()
		r.mu.Unlock()
		r.tell()
	}()
}

// tell has the list drawn, unless nobody looks any more.
func (r *Recent) tell() {
	if r.ctx.Err() == nil {
		r.changed()
	}
}

// Counted takes over how much is unread in a dialog that was open meanwhile.
func (r *Recent) Counted(dialog im.DialogID, counter int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.known {
		if r.known[i].Dialog == dialog {
			known := append([]b24.RecentDialog(nil), r.known...)
			known[i].Counter, known[i].Unread = counter, false
			r.known = known
		}
	}
	r.filter()
}
