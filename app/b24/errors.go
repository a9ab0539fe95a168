package b24

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// What an [Error] can be, for errors.Is. An error may be several at once: a
// page of HTML with status 502 is both ErrMalformed and ErrServer.
//
// Source: https://apidocs.bitrix24.com/error-codes.html
var (
	ErrExpiredToken       = errors.New("access token expired")
	ErrInvalidToken       = errors.New("access token invalid")
	ErrNoAuth             = errors.New("not authorised")
	ErrRefresh            = errors.New("access token not renewed")
	ErrQueryLimitExceeded = errors.New("too many requests to the portal")
	ErrOperationTimeLimit = errors.New("method's working time is spent") // see Error.ResetAt
	ErrInsufficientScope  = errors.New("application lacks a scope")
	ErrAccessDenied       = errors.New("access denied")
	ErrMethodNotFound     = errors.New("portal does not know the method")
	ErrDialogIDEmpty      = errors.New("dialog id missing or unknown")
	ErrMessageID          = errors.New("message id missing or invalid")
	ErrCantEdit           = errors.New("message is not the person's, or too old")
	ErrMessageEmpty       = errors.New("message has no text")
	ErrMessageTooLong     = errors.New("message is too long")
	ErrPortalGone         = errors.New("portal deleted or its plan is over")
	ErrOverload           = errors.New("portal blocks requests")
	ErrServer             = errors.New("portal failed")
	ErrMalformed          = errors.New("reply makes no sense")
	ErrNetwork            = errors.New("portal not reached")
	ErrNotRun             = errors.New("command not carried out")   // in a batch
	ErrRequest            = errors.New("request cannot be encoded") // nothing was sent
)

// Error is a call that did not succeed. No text in it holds a token.
type Error struct {
	Status      int    // HTTP status, 0 if there was no reply
	Code        string // the portal's code as it came, "" if there was none
	Description string // the portal's text, or what went wrong on the way
	Method      string
	// ResetAt is when a method whose working time is spent may be asked again:
	// set with [ErrOperationTimeLimit] by the client's own calls.
	ResetAt time.Time

	kinds []error
}

// Error returns the method, the status, the code and the description.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Method)
	b.WriteString(": ")
	if e.Code != "" {
		b.WriteString(e.Code)
	} else if len(e.kinds) > 0 {
		b.WriteString(e.kinds[0].Error())
	} else {
		b.WriteString("failed")
	}
	if e.Status != 0 {
		b.WriteString(" (status " + strconv.Itoa(e.Status) + ")")
	}
	if e.Description != "" {
		b.WriteString(": " + e.Description)
	}
	return b.String()
}

// Is reports whether e is one of the package's sentinels.
func (e *Error) Is(target error) bool {
	for _, kind := range e.kinds {
		if kind == target {
			return true
		}
	}
	return false
}

// auth reports whether a new token may help.
func (e *Error) auth() bool {
	return e.Is(ErrExpiredToken) || e.Is(ErrInvalidToken) || e.Is(ErrNoAuth)
}

// kindByCode is keyed in lower case: the portal's own casing is mixed.
var kindByCode = map[string]error{
	"expired_token":              ErrExpiredToken,
	"invalid_token":              ErrInvalidToken,
	"no_auth_found":              ErrNoAuth,
	"query_limit_exceeded":       ErrQueryLimitExceeded,
	"operation_time_limit":       ErrOperationTimeLimit,
	"insufficient_scope":         ErrInsufficientScope,
	"access_error":               ErrAccessDenied,
	"access_denied":              ErrAccessDenied,
	"invalid_credentials":        ErrAccessDenied,
	"user_access_error":          ErrAccessDenied,
	"allowed_only_intranet_user": ErrAccessDenied,
	"wrong_auth_type":            ErrAccessDenied,
	"method_confirm_waiting":     ErrAccessDenied,
	"method_confirm_denied":      ErrAccessDenied,
	"error_method_not_found":     ErrMethodNotFound,
	"dialog_id_empty":            ErrDialogIDEmpty,
	"message_id_error":           ErrMessageID,
	"cant_edit_message":          ErrCantEdit,
	"message_empty":              ErrMessageEmpty,
	"portal_deleted":             ErrPortalGone,
	"payment_required":           ErrPortalGone,
	"overload_limit":             ErrOverload,
	"internal_server_error":      ErrServer,
	"error_unexpected_answer":    ErrServer,
	"wrong_encoding":             ErrMalformed,
}

// newError classifies a refusal: by the portal's code where it is a known one,
// else by the status.
func newError(status int, code, description string, more ...error) *Error {
	e := &Error{Status: status, Code: clip(scrub(code), 100), Description: clip(scrub(description), 500)}
	if kind, ok := kindByCode[strings.ToLower(code)]; ok {
		e.kinds = append(e.kinds, kind)
	} else if kind := kindByStatus(status); kind != nil {
		e.kinds = append(e.kinds, kind)
	}
	e.kinds = append(e.kinds, more...)
	return e
}

func kindByStatus(status int) error {
	switch {
	case status == 401:
		return ErrNoAuth
	case status == 403:
		return ErrAccessDenied
	case status == 402:
		return ErrPortalGone
	case status == 429: // from a proxy: the portal's own carries a code
		return ErrQueryLimitExceeded
	case status >= 500:
		return ErrServer
	}
	return nil
}

func malformed(status int, description string) *Error {
	return newError(status, "", description, ErrMalformed)
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
