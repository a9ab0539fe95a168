package app

import (
	"errors"
	"strings"

	"seenline/app/b24"
	"seenline/app/locale"
)

// hints are the sentences for what can stand in the way, each with something a
// person can do about it. The first that fits is shown.
var hints = []struct {
	err error
	key locale.Key
}{
	{b24.ErrInsufficientScope, locale.ErrorScope},
	{b24.ErrRefresh, locale.SessionEnded},
	{b24.ErrExpiredToken, locale.SessionEnded},
	{b24.ErrInvalidToken, locale.SessionEnded},
	{b24.ErrNoAuth, locale.SessionEnded},
	{b24.ErrQueryLimitExceeded, locale.PortalBusy},
	{b24.ErrOperationTimeLimit, locale.ErrorTimeLimit},
	{b24.ErrOverload, locale.ErrorOverload},
	{b24.ErrPortalGone, locale.ErrorPortalGone},
	{b24.ErrMethodNotFound, locale.ErrorMethodMissing},
	{b24.ErrNetwork, locale.ErrorUnreachable},
	{b24.ErrMalformed, locale.ErrorPortalFault},
	{b24.ErrServer, locale.ErrorPortalFault},
}

// codeHints tell the portal's several ways of denying access apart, and of being
// gone.
var codeHints = map[string]locale.Key{
	"payment_required":           locale.ErrorPayment,
	"user_access_error":          locale.ErrorNotGranted,
	"access_denied":              locale.ErrorPlan,
	"invalid_credentials":        locale.ErrorRights,
	"allowed_only_intranet_user": locale.ErrorExtranet,
	"method_confirm_waiting":     locale.ErrorConfirmation,
	"method_confirm_denied":      locale.ErrorConfirmDenied,
}

// scopeOf returns the scope without which the portal refused a call: that of
// the messenger, unless the method is another module's.
func scopeOf(refusal *b24.Error) string {
	method := ""
	if refusal != nil {
		method, _, _ = strings.Cut(refusal.Method, ".")
	}
	switch method {
	case "placement", "imopenlines":
		return method
	case "tasks":
		return "task"
	}
	return "im"
}

// sendHint is hint for an answer that was not sent.
func sendHint(l *locale.Locale, err error) string {
	var refusal *b24.Error
	if errors.As(err, &refusal) && strings.EqualFold(refusal.Code, "ACCESS_ERROR") {
		return l.T(locale.NoPosting)
	}
	return hint(l, err)
}

// hint returns the sentence for an error, "" for no error.
func hint(l *locale.Locale, err error) string {
	if err == nil {
		return ""
	}
	var refusal *b24.Error
	if errors.As(err, &refusal) {
		if key, ok := codeHints[strings.ToLower(refusal.Code)]; ok {
			return l.T(key)
		}
	}
	for _, h := range hints {
		if errors.Is(err, h.err) {
			return l.T(h.key, "scope", scopeOf(refusal))
		}
	}
	return l.T(locale.ErrorHint)
}
