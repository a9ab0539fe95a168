package app

import (
	"context"
	"encoding/json"
	"sync"

	"seenline/app/im"
)

// userOptions is the part of a frame that keeps something for the person.
type userOptions interface {
	SetUserOption(ctx context.Context, name string, value any) error
}

// option keeps a text for the person at the portal: where the browser keeps
// nothing for us, the portal does. Each change costs the portal a request.
type option struct {
	portal userOptions
	name   string

	mu     sync.Mutex
	text   string             // as told to the portal last, or by it when the widget was opened
	cancel context.CancelFunc // of the last change, nil if there was none
}

// pendingOption is where a mark of this dialog is kept that could not be
// saved. Each dialog has an option of its own: frames on several dialogs
// cannot overwrite what the others keep.
func pendingOption(portal userOptions, dialog im.DialogID, told map[string]json.RawMessage) *option {
	o := &option{portal: portal, name: "pending-" + dialog.String()}
	_ = json.Unmarshal(told[o.name], &o.text) // what is no text is none of ours
	return o
}

// Load returns what is kept.
func (o *option) Load() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text
}

// Save tells the portal, without waiting. There is no way to remove an option,
// so an empty one stays.
func (o *option) Save(text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.cancel != nil {
		o.cancel() // not told yet: it need not be any more
	}
	ctx, cancel := context.WithCancel(context.Background())
	o.cancel, o.text = cancel, text
	go func() {
		defer cancel()
		_ = o.portal.SetUserOption(ctx, o.name, text)
	}()
}
