package b24

import (
	"bytes"
	"encoding/json"
	"time"
)

// Reply is what a method answered.
type Reply struct {
	// Result is the method's result, which may be false, null or an empty
	// list: look at what it is, not at whether it is "empty".
	Result json.RawMessage
	Total  int // of a list; 0 if the method does not tell
	Next   int // offset of a list's next page; 0 if there is none
	Time   Time
}

// Time is what the portal tells about its work on a call.
//
// Source: https://apidocs.bitrix24.com/limits.html
type Time struct {
	Finish    time.Time     // by the portal's clock; zero if not told
	Duration  time.Duration // of the whole call, as the portal saw it
	Operating time.Duration // of the method in the last ten minutes
	// ResetIn is how long after Finish a part of Operating is forgotten; 0 if
	// the portal counts no working time.
	ResetIn time.Duration
}

// decodeReply reads an envelope: by its error first, then by the status, for
// the portal sends errors with status 200 too.
func decodeReply(status int, body []byte) (Reply, *Error) {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	ok := status >= 200 && status < 300
	if len(body) == 0 {
		if ok {
			return Reply{Result: json.RawMessage("{}")}, nil
		}
		return Reply{}, malformed(status, "empty reply")
	}
	var envelope map[string]json.RawMessage
	if err := json.Unmarshal(body, &envelope); err != nil || envelope == nil {
		what := "reply is no JSON object"
		if body[0] == '<' {
			what = "reply is a page, not data"
		}
		return Reply{}, malformed(status, what)
	}
	code, description := decodeError(envelope["error"])
	if description == "" {
		description = decodeText(envelope["error_description"])
	}
	if code != "" {
		return Reply{}, newError(status, code, description)
	}
	if !ok {
		return Reply{}, newError(status, "", description)
	}
	result, present := envelope["result"]
	if !present {
		return Reply{}, malformed(status, "reply has no result")
	}
	return Reply{
		Result: result,
		Total:  int(decodeInt(envelope["total"])),
		Next:   int(decodeInt(envelope["next"])),
		Time:   decodeTime(envelope["time"]),
	}, nil
}

// decodeError reads the value of "error": a code, or an object with code and
// message as the third version of the interface has it. "" means no error.
func decodeError(raw json.RawMessage) (code, description string) {
	if isObject(raw) {
		var inner struct {
			Code, Error          text
			Message, Description text
			ErrorDescription     text `json:"error_description"`
		}
		if json.Unmarshal(raw, &inner) != nil {
			return "", ""
		}
		code = firstOf(string(inner.Code), string(inner.Error))
		description = firstOf(string(inner.Message), string(inner.ErrorDescription), string(inner.Description))
		if code == "" && description != "" {
			code = "ERROR"
		}
		return code, description
	}
	code = decodeText(raw)
	if code == "0" {
		return "", ""
	}
	return code, ""
}

func decodeTime(raw json.RawMessage) Time {
	if !isObject(raw) {
		return Time{}
	}
	var t struct {
		Finish, Duration, Operating float
		ResetAt                     float `json:"operating_reset_at"`
	}
	if json.Unmarshal(raw, &t) != nil {
		return Time{}
	}
	out := Time{Duration: t.Duration.seconds(), Operating: t.Operating.seconds()}
	if t.Finish > 0 && t.Finish < 1<<40 {
		out.Finish = time.UnixMilli(int64(float64(t.Finish) * 1000))
		// Both are by the portal's clock, which need not be ours.
		if t.ResetAt > t.Finish {
			out.ResetIn = (t.ResetAt - t.Finish).seconds()
		}
	}
	return out
}
