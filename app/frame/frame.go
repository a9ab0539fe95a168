package frame

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/google/uuid"
)

// Limits after which silence is taken for an answer.
const (
	// AnswerLimit is for what nothing goes on without. It is the official SDK's
	// for refreshAuth; it has none for getInitData, and hangs.
	AnswerLimit = 10 * time.Second
	// SilenceLimit is for what may well be refused, and then does no harm.
	SilenceLimit = 900 * time.Millisecond
)

var (
	// ErrTimeout means that the portal's page did not answer.
	ErrTimeout = errors.New("frame: the portal's page did not answer")
	// ErrClosed means that the frame was closed meanwhile.
	ErrClosed = errors.New("frame: closed")
)

// Config is what a [Frame] works with.
type Config struct {
	Portal string // its origin, "https://acme.bitrix24.com"
	SID    string // this frame's id, the last part of window.name or APP_SID
	Window Window
	NewID  func() string                        // of callbacks; random UUIDs
	After  func(time.Duration) <-chan time.Time // time.After
}

// Frame is a conversation with the portal's page. It may be used by many
// goroutines.
type Frame struct {
	config Config
	stop   func()

	mu      sync.Mutex
	waiting map[string]chan string // by callback; each is answered once
	closed  chan struct{}
}

// New starts listening.
func New(c Config) *Frame {
	if c.NewID == nil {
		c.NewID = uuid.NewString
	}
	if c.After == nil {
		c.After = time.After
	}
	c.Portal = origin(c.Portal)
	f := &Frame{config: c, waiting: map[string]chan string{}, closed: make(chan struct{})}
	f.stop = c.Window.Listen(f.hear)
	return f
}

// Close stops listening; questions under way end with [ErrClosed].
func (f *Frame) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	select {
	case <-f.closed:
	default:
		close(f.closed)
		f.stop()
	}
}

// hear takes a message from any window, believes only the portal's, and wakes
// who waits for it.
func (f *Frame) hear(from string, fromParent bool, data any) {
	message, isString := data.(string)
	if !isString || !fromParent || f.config.Portal == "" || from != f.config.Portal {
		return
	}
	callback, body, ok := Split(message)
	if !ok {
		return
	}
	f.mu.Lock()
	answer, ok := f.waiting[callback]
	delete(f.waiting, callback)
	f.mu.Unlock()
	if ok {
		answer <- body // has room for the one it gets
	}
}

// ask sends a message and waits for the answer.
func (f *Frame) ask(ctx context.Context, limit time.Duration, command string, params any) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	callback := f.config.NewID()
	message, err := Encode(command, params, callback, f.config.SID)
	if err != nil {
		return "", err
	}
	answer := make(chan string, 1)
	f.mu.Lock()
	select {
	case <-f.closed:
		f.mu.Unlock()
		return "", ErrClosed
	default:
	}
	f.waiting[callback] = answer
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		delete(f.waiting, callback)
		f.mu.Unlock()
	}()
	timeout := f.config.After(limit)
	f.config.Window.Post(message)
	select {
	case body := <-answer:
		return body, nil
	case <-timeout:
		return "", ErrTimeout
	case <-f.closed:
		return "", ErrClosed
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// tell sends a message to which the portal never answers.
func (f *Frame) tell(command string, params any) error {
	message, err := Encode(command, params, f.config.NewID(), f.config.SID)
	if err != nil {
		return err
	}
	select {
	case <-f.closed:
		return ErrClosed
	default:
	}
	f.config.Window.Post(message)
	return nil
}

// request sends a message that the portal may answer or not.
func (f *Frame) request(ctx context.Context, command string, params any) (string, error) {
	body, err := f.ask(ctx, SilenceLimit, command, params)
	if errors.Is(err, ErrTimeout) {
		return "", nil
	}
	return body, err
}
