package frame

import (
	"encoding/json"
	"errors"
	"strings"
)

// Encode returns a message to the portal's page:
// "command:params:callback:sid", or without params the shorter
// "command:callback:sid". It fails if a part would be taken for another one.
func Encode(command string, params any, callback, sid string) (string, error) {
	for _, part := range [...]string{command, callback, sid} {
		if strings.Contains(part, ":") {
			return "", errors.New("frame: colon in a message's name")
		}
	}
	if command == "" {
		return "", errors.New("frame: message without a name")
	}
	if params == nil {
		return command + ":" + callback + ":" + sid, nil
	}
	encoded, err := json.Marshal(params)
	if err != nil {
		return "", errors.New("frame: params of " + command + " cannot be encoded")
	}
	return command + ":" + string(encoded) + ":" + callback + ":" + sid, nil
}

// Split takes a message of the portal's page apart: the callback it answers,
// and JSON or nothing. It is false for what is no such message.
func Split(message string) (callback, body string, ok bool) {
	callback, body, ok = strings.Cut(message, ":")
	return callback, body, ok && callback != ""
}

// origin returns an origin as a browser spells it in event.origin.
func origin(s string) string {
	s = strings.ToLower(strings.TrimRight(strings.TrimSpace(s), "/"))
	if rest, ok := strings.CutPrefix(s, "https://"); ok {
		return "https://" + strings.TrimSuffix(rest, ":443")
	}
	if rest, ok := strings.CutPrefix(s, "http://"); ok {
		return "http://" + strings.TrimSuffix(rest, ":80")
	}
	return s
}
