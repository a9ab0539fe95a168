// Package boot takes over from the page's script, which has started talking to
// the portal while the program was still loading.
//
// It must never import the packages that decide or draw.
package boot

import (
	"context"
	"errors"
)

// Handover is what the script has done so far. The functions wait for what is
// still under way.
type Handover struct {
	Portal string // the portal's origin
	SID    string // links this frame's messages to its place in the portal
	Lang   string // the page's language, by Bitrix24's code
	// InitData returns the portal's answer to getInitData: JSON. It holds the
	// person's token.
	InitData func(context.Context) ([]byte, error)
	// Batch returns the reply to the first batch, or nil if there was none.
	Batch func(context.Context) (*Batch, error)
	// Words returns the words of the page's language, "" if there are none.
	Words func(context.Context) (string, error)
}

// Batch is the first batch's reply as it came.
type Batch struct {
	DialogID string
	Status   int
	Body     []byte
}

// ErrOutside means that the page is not inside a portal.
var ErrOutside = errors.New("not opened inside a portal")

// Codes for [Fail], as the page's script knows them.
const (
	FrameSilent = "frame" // the portal never answered
)
