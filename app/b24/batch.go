package b24

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// MaxCommands is how many commands a batch may have.
const MaxCommands = 50

// Command is one call inside a batch. A string parameter may refer to an
// earlier command's result as $result[key][field], except where it would move
// a mark.
type Command struct {
	Key    string // letters, digits and _; unique within the batch
	Method string
	Params Params
	// Idempotent allows the batch to be repeated, if all its commands are.
	Idempotent bool
}

// BatchReply is what one command answered. Either Err is set or Result is
// present; a present Result may be false or null.
type BatchReply struct {
	Result json.RawMessage
	Err    error // an *Error
	Total  int
	Next   int

	time Time
}

// Batch carries out up to 50 commands in one request, the price of one. With
// halt the first that fails ends it. The map has an entry for every command;
// one that was not carried out has [ErrNotRun]. The error is that of the batch
// as a whole.
//
// Commands the portal refuses because the token ran out meanwhile are repeated
// once with a new one, unless they build on others' results. If that fails, it
// is their error alone: the others were carried out.
//
// Source: https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
func (c *Client) Batch(ctx context.Context, halt bool, cmds ...Command) (map[string]BatchReply, error) {
	encoded, err := encodeCommands(cmds)
	if err != nil {
		return nil, err
	}
	out := make(map[string]BatchReply, len(cmds))
	renewed := false
	for todo := c.admit(cmds, halt, out); len(todo) > 0; {
		token := c.tokens.current()
		if err := c.sendBatch(ctx, halt, todo, encoded, out); err != nil && !renewed {
			return nil, err
		} else if err != nil {
			for _, cmd := range todo {
				out[cmd.Key] = BatchReply{Err: err} // what the others did is done
			}
			break
		}
		todo = refusedForToken(todo, out)
		if renewed || len(todo) == 0 {
			break
		}
		renewed = true
		if _, ok, err := c.tokens.renew(ctx, token); err != nil && len(todo) == len(cmds) {
			return nil, err
		} else if err != nil || !ok {
			break
		}
	}
	for _, cmd := range cmds {
		if _, ok := out[cmd.Key]; !ok {
			out[cmd.Key] = BatchReply{Err: refused(cmd.Method, "", ErrNotRun)}
		}
	}
	return out, nil
}

// encodeCommands returns the commands' texts by their keys, or why nothing
// must be sent.
func encodeCommands(cmds []Command) (map[string]string, error) {
	if len(cmds) == 0 || len(cmds) > MaxCommands {
		return nil, refused("batch", fmt.Sprintf("%d commands", len(cmds)), ErrRequest)
	}
	encoded := make(map[string]string, len(cmds))
	for _, cmd := range cmds {
		if cmd.Key == "" || strings.IndexFunc(cmd.Key, func(r rune) bool { return r > 127 || !isWord(byte(r)) }) >= 0 {
			return nil, refused("batch", "key is not a word", ErrRequest)
		}
		if _, twice := encoded[cmd.Key]; twice {
			return nil, refused("batch", "key used twice: "+cmd.Key, ErrRequest)
		}
		if bareName(cmd.Method) == "batch" {
			return nil, refused("batch", "batches do not nest", ErrRequest)
		}
		form, err := prepare(cmd.Method, cmd.Params)
		if err != nil {
			return nil, err
		}
		if form != "" {
			form = "?" + form
		}
		encoded[cmd.Key] = cmd.Method + form
	}
	return encoded, nil
}

// admit leaves out commands whose method is barred and gives them the error
// the portal would; with halt, that ends the batch.
func (c *Client) admit(cmds []Command, halt bool, out map[string]BatchReply) []Command {
	var todo []Command
	for _, cmd := range cmds {
		if b, barred := c.barred(cmd.Method); barred {
			out[cmd.Key] = BatchReply{Err: spentError(cmd.Method, b)}
			if halt {
				break
			}
			continue
		}
		todo = append(todo, cmd)
	}
	return todo
}

func (c *Client) sendBatch(ctx context.Context, halt bool, cmds []Command, encoded map[string]string, out map[string]BatchReply) error {
	var form strings.Builder
	form.WriteString("halt=0")
	if halt {
		form.Reset()
		form.WriteString("halt=1")
	}
	o := c.defaults
	o.idempotent = true
	for _, cmd := range cmds {
		form.WriteString("&" + url.QueryEscape("cmd["+cmd.Key+"]") + "=" + url.QueryEscape(encoded[cmd.Key]))
		o.idempotent = o.idempotent && cmd.Idempotent
	}
	reply, failure, err := c.send(ctx, "batch", form.String(), o)
	if failure != nil {
		return failure
	}
	if err != nil {
		return err
	}
	replies, failure := decodeBatch(reply.Result)
	if failure != nil {
		c.own(failure, "batch")
		return failure
	}
	for _, cmd := range cmds {
		got, ok := replies[cmd.Key]
		if !ok {
			delete(out, cmd.Key)
			continue
		}
		if failure, isError := got.Err.(*Error); isError {
			c.own(failure, cmd.Method)
		} else {
			c.noteReset(cmd.Method, got.time)
		}
		out[cmd.Key] = got
	}
	return nil
}

// refusedForToken returns the commands worth a repeat with a new token: those
// refused for the old one, and those a halt then skipped.
func refusedForToken(cmds []Command, out map[string]BatchReply) []Command {
	var again []Command
	stopped := false
	for _, cmd := range cmds {
		got, ok := out[cmd.Key]
		failure, _ := got.Err.(*Error)
		expired := failure != nil && failure.auth()
		stopped = stopped || expired
		if expired || stopped && !ok {
			if form, _ := cmd.Params.encode(); strings.Contains(form, "%24result") {
				return nil
			}
			again = append(again, cmd)
		}
	}
	return again
}

// DecodeBatch reads the reply to a batch that somebody else sent. Only
// commands the portal answered have an entry.
func DecodeBatch(status int, body []byte) (map[string]BatchReply, error) {
	reply, failure := decodeReply(status, body)
	if failure == nil {
		var replies map[string]BatchReply
		if replies, failure = decodeBatch(reply.Result); failure == nil {
			return replies, nil
		}
	}
	failure.Method = "batch"
	return nil, failure
}

func decodeBatch(result json.RawMessage) (map[string]BatchReply, *Error) {
	var sections struct {
		Result      json.RawMessage
		ResultError json.RawMessage `json:"result_error"`
		ResultTotal json.RawMessage `json:"result_total"`
		ResultNext  json.RawMessage `json:"result_next"`
		ResultTime  json.RawMessage `json:"result_time"`
	}
	if !isObject(result) || json.Unmarshal(result, &sections) != nil || sections.Result == nil && sections.ResultError == nil {
		return nil, malformed(200, "reply is no batch's")
	}
	out := map[string]BatchReply{}
	for _, e := range entries(sections.Result) {
		out[e.key] = BatchReply{Result: e.value}
	}
	for _, e := range entries(sections.ResultError) {
		code, description := decodeError(e.value)
		if _, succeeded := out[e.key]; succeeded && code == "" && description == "" {
			continue // an empty error is none
		}
		out[e.key] = BatchReply{Err: newError(0, code, description)}
	}
	each := func(section json.RawMessage, put func(*BatchReply, json.RawMessage)) {
		for _, e := range entries(section) {
			if got, ok := out[e.key]; ok {
				put(&got, e.value)
				out[e.key] = got
			}
		}
	}
	each(sections.ResultTotal, func(r *BatchReply, v json.RawMessage) { r.Total = int(decodeInt(v)) })
	each(sections.ResultNext, func(r *BatchReply, v json.RawMessage) { r.Next = int(decodeInt(v)) })
	each(sections.ResultTime, func(r *BatchReply, v json.RawMessage) { r.time = decodeTime(v) })
	return out, nil
}
