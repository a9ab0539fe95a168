package session

import (
	"errors"
	"strings"
	"time"

	"seenline/app/b24"
	"seenline/app/live"
	"seenline/app/read"
)

// hopeless are the errors that asking again does not mend.
var hopeless = []error{
	b24.ErrAccessDenied, b24.ErrInsufficientScope, b24.ErrMethodNotFound, b24.ErrDialogIDEmpty, b24.ErrMessageID,
	b24.ErrPortalGone, b24.ErrOverload, b24.ErrRequest,
	b24.ErrExpiredToken, b24.ErrInvalidToken, b24.ErrNoAuth, // of a token that was renewed for it
}

// failure tells what an error means for a mark.
func (s *Session) failure(err error) answer {
	a := answer{Outcome: read.Outcome{Result: read.Failed}, err: err}
	var failure *b24.Error
	if !errors.As(err, &failure) {
		return a
	}
	switch {
	case failure.Is(b24.ErrOperationTimeLimit):
		a.Result = read.Limited
		a.Until = s.resetAt(err)
		return a
	case failure.Is(b24.ErrRefresh): // the page around us may be offline, too: it will not stay so
		return a
	case failure.Is(b24.ErrMalformed): // a page from in between, whatever its status
		a.Result = read.Busy
		return a
	case failure.Code != "" && failure.Status/100 == 4 && failure.Status != 408 && failure.Status != 429:
		a.Result = read.Denied
		return a
	}
	for _, kind := range hopeless {
		if failure.Is(kind) {
			a.Result = read.Denied
		}
	}
	if a.Result == read.Failed && failure.Status/100 == 5 {
		a.Result = read.Busy
	}
	return a
}

// setback tells what an error means for the next question, and until when the
// portal wants none, zero if it does not say.
func (s *Session) setback(err error) (outcome live.Outcome, until time.Duration) {
	if errors.Is(err, b24.ErrOperationTimeLimit) || errors.Is(err, b24.ErrQueryLimitExceeded) {
		return live.Limited, s.resetAt(err)
	}
	return live.Failed, 0
}

// resetAt is when a method whose working time is spent may be called again, by
// the session's clock, zero if an error does not tell.
func (s *Session) resetAt(err error) time.Duration {
	var failure *b24.Error
	if !errors.As(err, &failure) || failure.ResetAt.IsZero() {
		return 0
	}
	return s.config.Clock.Now() + failure.ResetAt.Sub(s.config.Clock.Time())
}

func isCode(err error, code string) bool {
	var failure *b24.Error
	return errors.As(err, &failure) && strings.EqualFold(failure.Code, code)
}
