package b24

import (
	"context"
	"encoding/json"
	"strconv"

	"seenline/app/im"
)

// Counters are how many messages the person has not read in each dialog.
type Counters struct {
	chats, people       map[int64]int
	allChats, allPeople bool // what is not listed has nothing unread
}

// Counters asks how much is unread in all of the person's dialogs. Portals of
// any age answer it.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/im-counters-get.html
func (c *Client) Counters(ctx context.Context, opts ...Option) (Counters, error) {
	result, err := c.run(ctx, CountersCommand(""), opts)
	if err != nil {
		return Counters{}, err
	}
	return DecodeCounters(result)
}

// CountersCommand is [Client.Counters] for a batch.
func CountersCommand(key string) Command {
	return Command{Key: key, Method: "im.counters.get", Idempotent: true}
}

// Of returns the number of unread messages in a dialog, whose chat has the
// number chat; 100 may mean more than 99. It is false where the portal's
// answer leaves that open: a group that is not listed has nothing unread only
// if the muted ones would be listed, too.
func (c Counters) Of(dialog im.DialogID, chat int64) (int, bool) {
	if dialog.IsPrivate() {
		person, _ := strconv.ParseInt(dialog.String(), 10, 64)
		n, listed := c.people[person]
		return n, listed || c.allPeople
	}
	if chat <= 0 {
		return 0, false
	}
	n, listed := c.chats[chat]
	return n, listed || c.allChats
}

// DecodeCounters reads the result of im.counters.get.
func DecodeCounters(raw json.RawMessage) (Counters, error) {
	var in struct {
		Chat   json.RawMessage `json:"CHAT"`
		Muted  json.RawMessage `json:"CHAT_MUTED"`
		Lines  json.RawMessage `json:"LINES"`
		Dialog json.RawMessage `json:"DIALOG"`
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil || in.Chat == nil && in.Dialog == nil {
		return Counters{}, decodingError("im.counters.get")
	}
	out := Counters{chats: map[int64]int{}, people: map[int64]int{}}
	out.allChats = true
	for _, section := range []json.RawMessage{in.Chat, in.Muted, in.Lines} {
		out.allChats = count(section, out.chats) && out.allChats
	}
	out.allPeople = count(in.Dialog, out.people)
	return out, nil
}

// count reads a map of counters, which is a list when it is empty, and reports
// whether it is one and all of it was understood.
func count(section json.RawMessage, into map[int64]int) bool {
	list := entries(section)
	if !isObject(section) {
		return !isNull(section) && isNone(section) && len(list) == 0
	}
	whole := true
	for _, e := range list {
		id, err := strconv.ParseInt(e.key, 10, 64)
		n, ok := parseInt(e.value)
		if err != nil || id <= 0 || !ok || n < 0 {
			whole = false
			continue
		}
		into[id] = max(into[id], int(n))
	}
	return whole
}
