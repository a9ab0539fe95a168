package frame

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
)

// ErrMalformed is an answer of the portal that makes no sense.
var ErrMalformed = errors.New("frame: the portal's answer makes no sense")

// InitData is what the portal tells a widget of itself, of who opened it and
// from where.
//
// Source: https://apidocs.bitrix24.com/sdk/bx24-js-sdk/system-functions/bx24-init.html
type InitData struct {
	Lang     string // the portal's own code, lower case: "en", "la", "ua"
	Domain   string // host, with a port unless it is the usual one
	Protocol string // "https" or "http"
	Path     string // of REST: "/rest"
	Auth     Auth
	MemberID string // the portal's own id; may be empty
	FirstRun bool   // the person's first time in this application
	IsAdmin  bool
	Install  bool // the application is being installed

	UserOptions map[string]json.RawMessage
	AppOptions  map[string]json.RawMessage
	Placement   string            // upper case: "IM_SIDEBAR", "DEFAULT"
	Options     map[string]string // PLACEMENT_OPTIONS; names in upper case
}

// Origin returns the portal's origin, or "" if it told no domain.
func (d InitData) Origin() string {
	if d.Domain == "" {
		return ""
	}
	return d.Protocol + "://" + d.Domain
}

// ParseInitData reads the answer to getInitData in any of the forms in which
// portals send it. The error is [ErrMalformed].
func ParseInitData(raw []byte) (InitData, error) {
	fields, err := upperFields(raw)
	if err != nil {
		return InitData{}, err
	}
	d := InitData{
		Lang:        strings.ToLower(text(fields["LANG"])),
		Protocol:    "https",
		Path:        text(fields["PATH"]),
		Auth:        parseAuth(fields),
		MemberID:    text(fields["MEMBER_ID"]),
		FirstRun:    truth(fields["FIRST_RUN"]),
		IsAdmin:     truth(fields["IS_ADMIN"]),
		Install:     truth(fields["INSTALL"]),
		UserOptions: object(fields["USER_OPTIONS"]),
		AppOptions:  object(fields["APP_OPTIONS"]),
		Placement:   strings.ToUpper(text(fields["PLACEMENT"])),
		Options:     ParseOptions(fields["PLACEMENT_OPTIONS"]),
	}
	if p := strings.ToLower(text(fields["PROTOCOL"])); p == "0" || p == "http" {
		d.Protocol = "http"
	}
	if domain := text(fields["DOMAIN"]); domain != "" {
		_, d.Domain, _ = strings.Cut(origin(d.Protocol+"://"+domain), "://")
	}
	if d.Placement == "" {
		d.Placement = "DEFAULT"
	}
	// It goes behind the portal's origin, which it must not change.
	if !strings.HasPrefix(d.Path, "/") || strings.HasPrefix(d.Path, "//") || strings.ContainsAny(d.Path, "\\?#@") {
		d.Path = "/rest"
	}
	return d, nil
}

// ParseAuth reads the answer to refreshAuth. The error is [ErrMalformed].
func ParseAuth(raw []byte) (Auth, error) {
	fields, err := upperFields(raw)
	if err != nil {
		return Auth{}, err
	}
	auth := parseAuth(fields)
	if auth.AccessToken == "" {
		return Auth{}, ErrMalformed
	}
	return auth, nil
}

func parseAuth(fields map[string]json.RawMessage) Auth {
	auth := Auth{AccessToken: text(fields["AUTH_ID"])}
	if seconds, err := strconv.ParseFloat(text(fields["AUTH_EXPIRES"]), 64); err == nil && seconds > 0 && seconds < 1e9 {
		auth.Expires = time.Duration(seconds * float64(time.Second))
	}
	return auth
}

// ParseOptions reads PLACEMENT_OPTIONS: an object, that object as a string,
// "", [], null or nothing. Names come out in upper case; values that are no
// strings come out as their JSON, but null not at all.
func ParseOptions(raw []byte) map[string]string {
	options := map[string]string{}
	raw = bytes.TrimSpace(raw)
	for range 2 { // a string in which there is a string is none of the portal's
		if len(raw) == 0 || raw[0] != '"' {
			break
		}
		raw = bytes.TrimSpace([]byte(text(raw)))
	}
	for name, value := range object(raw) {
		value = bytes.TrimSpace(value)
		switch {
		case len(value) == 0 || string(value) == "null":
		case value[0] == '"':
			options[strings.ToUpper(name)] = text(value)
		default:
			options[strings.ToUpper(name)] = string(value)
		}
	}
	return options
}

func upperFields(raw []byte) (map[string]json.RawMessage, error) {
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil || fields == nil {
		return nil, ErrMalformed // the decoder's own error may quote
	}
	upper := make(map[string]json.RawMessage, len(fields))
	for name, value := range fields {
		upper[strings.ToUpper(name)] = value
	}
	return upper, nil
}

// object reads a map; PHP sends an empty one as a list.
func object(raw []byte) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	if raw = bytes.TrimSpace(raw); len(raw) > 0 && raw[0] == '{' && json.Unmarshal(raw, &out) != nil {
		return map[string]json.RawMessage{}
	}
	return out
}

// text reads a string or a number.
func text(raw []byte) string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return ""
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if raw[0] == '-' || '0' <= raw[0] && raw[0] <= '9' {
		return string(raw)
	}
	return ""
}

func truth(raw []byte) bool {
	switch strings.ToLower(text(raw)) {
	case "1", "y", "true":
		return true
	}
	return string(bytes.TrimSpace(raw)) == "true"
}
