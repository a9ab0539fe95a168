package rest

import "net/http"

// Error is what a portal answers instead of a result.
type Error struct {
	Status      int
	Code        string
	Description string
	Argument    string // the "argument" field of ERROR_ARGUMENT
}

// system are the errors every method may answer, with the portal's spelling.
var system = map[string]Error{}

func init() {
	for _, e := range []Error{
		{401, "expired_token", "The access token provided has expired.", ""},
		{401, "invalid_token", "Unable to get application by token", ""},
		{401, "NO_AUTH_FOUND", "Wrong authorization data", ""},
		{401, "METHOD_CONFIRM_WAITING", "Waiting for confirmation", ""},
		{403, "METHOD_CONFIRM_DENIED", "Method call denied", ""},
		{403, "insufficient_scope", "The request requires higher privileges than provided by the access token", ""},
		{403, "INVALID_CREDENTIALS", "Invalid request credentials", ""},
		{403, "ACCESS_DENIED", "REST API is available only on commercial plans.", ""},
		{403, "user_access_error", "The user does not have access to the application.", ""},
		{403, "allowed_only_intranet_user", "The method is available to intranet users only", ""},
		{403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method Application context required", ""},
		{404, "ERROR_METHOD_NOT_FOUND", "Method not found!", ""},
		{404, "ERROR_MANIFEST_IS_NOT_AVAILABLE", "Manifest is not available", ""},
		{400, "INVALID_REQUEST", "Https required.", ""},
		{400, "ERROR_ARGUMENT", "Argument is null or empty", ""},
		{400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded", ""},
		{405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage", ""},
		{429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.", ""},
		{503, "QUERY_LIMIT_EXCEEDED", "Too many requests", ""},
		{503, "OVERLOAD_LIMIT", "REST API is blocked due to overload.", ""},
		{500, "INTERNAL_SERVER_ERROR", "Internal server error", ""},
		{500, "ERROR_UNEXPECTED_ANSWER", "Server returned an unexpected response.", ""},
		{500, "PORTAL_DELETED", "Portal was deleted.", ""},
		{402, "PAYMENT_REQUIRED", "Payment required", ""},
		{500, "WRONG_ENCODING", "Wrong response encoding", ""},
		{400, "DIALOG_ID_EMPTY", "Dialog ID can't be empty", ""},
		{400, "MESSAGE_ID_ERROR", "Message ID can't be empty", ""},
		{403, "ACCESS_ERROR", "You do not have access to the specified dialog", ""},
	} {
		system[e.Code] = e
	}
}

// known returns the error with this code as portals send it.
func known(code string) *Error {
	e := system[code]
	return &e
}

func fail(status int, code, description string) *Error {
	return &Error{Status: status, Code: code, Description: description}
}

func argument(name string) *Error {
	return &Error{Status: http.StatusBadRequest, Code: "ERROR_ARGUMENT", Description: "Argument '" + name + "' is null or empty", Argument: name}
}

// byStatus names the error a bare status most likely stands for.
func byStatus(status int) string {
	switch status {
	case 401:
		return "expired_token"
	case 403:
		return "ACCESS_DENIED"
	case 404:
		return "ERROR_METHOD_NOT_FOUND"
	case 429:
		return "OPERATION_TIME_LIMIT"
	case 503:
		return "QUERY_LIMIT_EXCEEDED"
	}
	if status >= 500 {
		return "INTERNAL_SERVER_ERROR"
	}
	return "ERROR_CORE"
}

func (e *Error) body() *Array {
	a := NewArray()
	a.Set("error", e.Code)
	a.Set("error_description", e.Description)
	if e.Argument != "" {
		a.Set("argument", e.Argument)
	}
	return a
}
