package app

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"seenline/app/b24"
	"seenline/app/boot"
	"seenline/app/frame"
	"seenline/app/im"
	"seenline/app/launch"
	"seenline/app/live"
	"seenline/app/locale"
	"seenline/app/peers"
	"seenline/app/read"
	"seenline/app/session"
)

// connection is the portal around the widget, once it has answered.
type connection struct {
	frame  *frame.Frame
	client *b24.Client
	init   frame.InitData
	locale *locale.Locale
	target launch.Target
	batch  func(context.Context) (*boot.Batch, error)
	files  map[im.DialogID]*option
}

var errBatch = errors.New("there was no first batch for this dialog")

// connect takes over from the page's script and resolves which dialog to show.
func connect(ctx context.Context) (*connection, error) {
	handover, err := boot.Take()
	if err != nil {
		return nil, err
	}
	raw, err := handover.InitData(ctx)
	if err != nil {
		return nil, err
	}
	init, err := frame.ParseInitData(raw)
	if err != nil {
		return nil, err
	}
	around := frame.New(frame.Config{
		Portal: handover.Portal,
		SID:    handover.SID,
		Window: frame.BrowserWindow(handover.Portal),
	})
	client := b24.New(b24.Config{
		// The page may talk to the origin the server vouched for and to no
		// other, so that is the one to use, whatever the handshake calls it.
		Endpoint:  handover.Portal + init.Path,
		Auth:      &auth{frame: around, token: init.Auth.AccessToken},
		Transport: b24.BrowserTransport(),
	})
	c := &connection{
		frame: around, client: client, init: init, locale: speak(ctx, handover),
		target: launch.Resolve(init.Placement, init.Options),
		batch:  handover.Batch,
	}
	if c.target.Dialog.IsZero() {
		boot.Taken() // nobody will ask for the batch
		c.batch = nil
	}
	return c, nil
}

// wordsPatience is how long the page's words may take once everything else is
// there. They are small and were asked for first: if they are not there by then
// they are not coming.
const wordsPatience = 5 * time.Second

// speak returns the page's language, or English if its words do not come. The
// page is written for that language, so it counts rather than what the portal's
// answer calls its own.
func speak(ctx context.Context, handover boot.Handover) *locale.Locale {
	ctx, stop := context.WithTimeout(ctx, wordsPatience)
	defer stop()
	words, err := handover.Words(ctx)
	if err != nil {
		return locale.English()
	}
	return locale.New(handover.Lang, words)
}

// first returns the batch that the page's script asked for while the program
// was loading, if it was for this dialog. It serves one opening: by the next
// it would tell of the past.
func (c *connection) first(dialog im.DialogID) session.First {
	take := c.batch
	c.batch = nil
	if take == nil {
		return nil
	}
	return func(ctx context.Context) (map[string]b24.BatchReply, error) {
		batch, err := take(ctx)
		boot.Taken()
		if err != nil {
			return nil, err
		}
		if batch == nil {
			return nil, errBatch
		}
		if asked, err := im.ParseDialogID(batch.DialogID); err != nil || asked != dialog {
			return nil, errBatch
		}
		return b24.DecodeBatch(batch.Status, batch.Body)
	}
}

// find asks the portal for the dialogs of a place that only says what it is
// about, and, if there are several, what they are called.
func (c *connection) find(ctx context.Context) ([]session.Found, []im.Dialog, error) {
	c.client.Reset() // after a failure it is a person who asks again
	found, err := session.Find(ctx, c.client, *c.target.Lookup)
	if err != nil || len(found) < 2 {
		return found, nil, err
	}
	named, err := session.Describe(ctx, c.client, found)
	return found, named, err
}

// open starts a session on a dialog, at a message of it if message is not zero.
func (c *connection) open(dialog im.DialogID, message im.MessageID, local func(time.Time) time.Time, changed, measure func(), trace func([]byte)) *session.Session {
	portal := c.client.Portal()
	return session.Open(session.Config{
		Portal:  c.client,
		Clock:   session.NewSystemClock(),
		Read:    read.Defaults(),
		Live:    live.Defaults(),
		Once:    c.client.With(b24.NoRetry(), b24.Keepalive()),
		Soon:    c.client.With(b24.NoRetry(), b24.Keepalive(), b24.Impatient()),
		Jitter:  rand.Float64,
		Local:   local,
		Store:   openStore("seenline:" + portal + ":" + dialog.String()),
		File:    c.file(dialog),
		Line:    peers.Open,
		Owner:   portal,
		Changed: changed,
		Measure: measure,
		Trace:   trace,
	}, dialog, message, c.first(dialog))
}

// file is where the portal keeps a mark of a dialog, the same one each time the
// dialog is opened: what the portal told once is the past by then.
func (c *connection) file(dialog im.DialogID) *option {
	if c.files == nil {
		c.files = map[im.DialogID]*option{}
	}
	if c.files[dialog] == nil {
		c.files[dialog] = pendingOption(c.frame, dialog, c.init.UserOptions)
	}
	return c.files[dialog]
}

// auth is the person's access token, renewed by the portal's page.
type auth struct {
	frame *frame.Frame
	mu    sync.Mutex
	token string
}

func (a *auth) Token() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.token
}

func (a *auth) Refresh(ctx context.Context, stale string) (string, error) {
	fresh, err := a.frame.RefreshAuth(ctx)
	if err != nil {
		return "", err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.token = fresh.AccessToken
	return a.token, nil
}
