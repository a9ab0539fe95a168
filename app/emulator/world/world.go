package world

import (
	"errors"
	"sync"
	"time"
)

// What is refused and why. Package rest turns these into the portal's codes.
var (
	ErrNoDialog  = errors.New("no such dialog")
	ErrNoAccess  = errors.New("no access to the dialog")
	ErrNoMessage = errors.New("no such message")
	ErrNotYours  = errors.New("the message cannot be changed by this user")
	ErrUnchanged = errors.New("nothing would change")
	ErrNoUser    = errors.New("no such user")
)

// World is one portal's state. All methods are safe for concurrent use and
// return copies: nothing a caller holds changes later.
type World struct {
	now func() time.Time

	mu       sync.RWMutex
	users    map[int64]*User
	chats    map[int64]*chat
	private  map[[2]int64]int64 // the pair of people, smaller number first, to the chat
	groups   map[int64]int64    // workgroup to its chat
	messages map[int64]*Message
	uuids    map[string]int64 // of messages
	files    map[int64]File
	tasks    map[int64]Task
	lastID   int64 // of messages, portal-wide
	lastChat int64
	lastFile int64
	version  int64
}

// New returns a portal with the seeded people and dialogs. now tells the time
// of everything that happens later, and dates the seeds back from its first
// answer.
func New(now func() time.Time) *World {
	w := &World{now: now}
	w.Reset()
	return w
}

// Empty returns a portal with the seeded people and not one dialog.
func Empty(now func() time.Time) *World {
	w := &World{now: now}
	w.clear()
	return w
}

// Reset puts everything back to the seeds.
func (w *World) Reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clear()
	w.seed()
}

func (w *World) clear() {
	w.users = map[int64]*User{}
	w.chats = map[int64]*chat{}
	w.private = map[[2]int64]int64{}
	w.groups = map[int64]int64{}
	w.messages = map[int64]*Message{}
	w.uuids = map[string]int64{}
	w.files = map[int64]File{}
	w.tasks = map[int64]Task{}
	w.lastID, w.lastChat, w.lastFile = 84000, 200, 500
	w.version++
	for _, u := range people(w.now()) {
		w.users[u.ID] = &u
	}
}

// Version rises with every change, so that a page can tell whether to redraw.
func (w *World) Version() int64 {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.version
}

// Task is a task of the portal with a chat of its own.
type Task struct {
	ID     int64
	Title  string
	ChatID int64
	Owner  int64
}

// Task returns a task by number.
func (w *World) Task(id int64) (Task, bool) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	t, ok := w.tasks[id]
	return t, ok
}
