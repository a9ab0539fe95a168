package session

import (
	"context"
	"encoding/json"
	"sync"
	"sync/atomic"
	"time"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/live"
	"seenline/app/outbox"
	"seenline/app/peers"
	"seenline/app/read"
	"seenline/app/timeline"
)

// Portal is what a session asks of the portal; [b24.Client] is one.
type Portal interface {
	Batcher
	Dialog(ctx context.Context, dialog im.DialogID, options ...b24.Option) (im.Dialog, error)
	Messages(ctx context.Context, dialog im.DialogID, query b24.MessagesQuery, options ...b24.Option) (im.History, error)
	Read(ctx context.Context, dialog im.DialogID, message im.MessageID, options ...b24.Option) (b24.ReadResult, error)
	Unread(ctx context.Context, dialog im.DialogID, message im.MessageID, options ...b24.Option) error
	MessageAdd(ctx context.Context, dialog im.DialogID, message b24.NewMessage, options ...b24.Option) (im.MessageID, error)
	MessageUpdate(ctx context.Context, message im.MessageID, text string, options ...b24.Option) error
	MessageDelete(ctx context.Context, message im.MessageID, options ...b24.Option) error
	MessageLike(ctx context.Context, message im.MessageID, like bool, options ...b24.Option) error
	Search(ctx context.Context, chatID int64, text string, before im.MessageID, options ...b24.Option) (b24.SearchResult, error)
	SetUser(me im.UserID)
	Reset()
	DecodeDialog(result json.RawMessage, asked im.DialogID) (im.Dialog, error)
	DecodeHistory(result json.RawMessage) (im.History, error)
	DecodeUser(result json.RawMessage) (im.User, error)
}

// Clock is the time a session lives in: monotonic and mockable.
type Clock interface {
	// Now returns the time since some fixed moment; it never goes back.
	Now() time.Duration
	// Time returns the time of day.
	Time() time.Time
	// AfterFunc calls f in its own goroutine after d, unless stopped before.
	AfterFunc(d time.Duration, f func()) (stop func())
}

// Store keeps one short text for a dialog beyond the life of the page: ids of
// a mark, never anything of what was written.
type Store interface {
	Load() string
	Save(text string) // "" removes it
}

// LineOpener opens the line with this name to other frames, see [peers.Open];
// nil if there is none.
type LineOpener func(name string, id peers.ID, ear peers.Ear) peers.Line

// Config is what a session needs; all fields but Store, File, Line and Trace are
// required.
type Config struct {
	Portal  Portal
	Clock   Clock
	Read    read.Config
	Live    live.Config
	Once    Batcher                   // Portal without patience of its own, for what is asked again anyway; nil: Portal
	Soon    Batcher                   // Once, and impatient; nil: Once
	Jitter  func() float64            // in [0, 1)
	Store   Store                     // keeps a mark that could not be sent; nil keeps nothing
	File    Store                     // the same at the portal, for where there is no Store: used sparingly; may be nil
	Line    LineOpener                // to other frames on the same dialog; nil for none
	Owner   string                    // tells the portal's people from another portal's in Store
	Local   func(time.Time) time.Time // into the person's time zone
	Changed func()                    // State has something new; must not block or call back
	Measure func()                    // See is wanted again for the rows on screen; must not block
	Trace   func(line []byte)         // gets all that the engine is fed, see [read.Engine.Trace]; nil for nobody
}

// Session is one dialog, opened once. Its methods may be called from any
// goroutine and never block on the portal.
type Session struct {
	config  Config
	dialog  im.DialogID
	context im.MessageID    // the message the dialog was opened at, or zero
	ctx     context.Context // ends with Close
	cancel  context.CancelFunc

	order atomic.Int64 // of what is asked and told: see page

	mu        sync.Mutex
	changed   bool // there is something new to draw: see unlock
	closed    bool
	unplugged bool // the browser says that there is no network
	away      bool // the person could not see what was written: the page was hidden, or the portal not reached
	cut       bool // it was not reached
	state     State
	timeline  *timeline.Timeline
	reader    *read.Reader                       // nil until the dialog is loaded
	standing  [standings]func(now time.Duration) // told before there was a reader
	policy    read.Policy                        // what the person wants, also while the mark is unknown
	jump      jump
	roll      roll
	kept      keeping
	company   company
	out       outgoing
	pulse     pulse
	altered   altered
	shown     []im.MessageID // kept for its room, see ahead
	alarm     alarm
}

// Open starts a session on a dialog, at a message of it if message is not
// zero. first brings the replies if they were already asked for, else it is
// nil.
func Open(config Config, dialog im.DialogID, message im.MessageID, first First) *Session {
	s := &Session{config: config, dialog: dialog, context: message}
	s.config.Portal = hearing{config.Portal, s.answered}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.state = State{Phase: Loading, DialogID: dialog, Context: message}
	s.out.box = outbox.New(outbox.Defaults())
	go s.load(first)
	return s
}

// Close ends the session: nothing is seen or drawn any more. A mark that is
// not saved yet goes on trying to be, until the page is gone.
func (s *Session) Close() {
	s.Leave()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.closed = true
	s.cancel()
	if s.reader != nil {
		s.reader.Engine.Attend(s.config.Clock.Now(), read.Attention{})
		s.advance()
	}
}

// Finished reports whether a closed session has nothing more to bring to the
// portal. Until then it is to be told by Online, Return and Leave.
func (s *Session) Finished() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader == nil {
		return s.closed
	}
	pending, _ := s.reader.Delivery.Saving()
	return s.closed && !pending
}

// Retry loads the dialog again after it could not be loaded.
func (s *Session) Retry() {
	s.mu.Lock()
	defer s.unlock()
	if s.closed || s.state.Phase != Failed && s.state.Phase != NoAccess {
		return
	}
	s.state.Phase, s.state.Failure = Loading, nil
	s.changed = true
	s.config.Portal.Reset()
	go s.load(nil)
}

// unlock gives the lock back and tells if there is something new to draw.
func (s *Session) unlock() {
	changed := s.changed && !s.closed
	s.changed = false
	s.mu.Unlock()
	if changed {
		s.config.Changed()
	}
}
