package b24

import (
	"context"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"seenline/app/im"
)

// MinSearch is the shortest text the portal searches for, in characters: a
// shorter one would find everything.
const MinSearch = 3

// SearchResult is one page of messages that hold a text.
type SearchResult struct {
	im.History // newest first
	// Limited: the portal's plan hides older messages from the search.
	Limited bool
}

// Search looks for messages of a chat that hold a text, newest first: those
// older than before, or the newest if that is zero. A text that is too short is
// refused with [ErrRequest] before anything is sent.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-messages-search.html
func (c *Client) Search(ctx context.Context, chatID int64, text string, before im.MessageID, opts ...Option) (SearchResult, error) {
	const method = "im.dialog.messages.search"
	text = strings.TrimSpace(text)
	if chatID <= 0 || utf8.RuneCountInString(text) < MinSearch {
		return SearchResult{}, refused(method, "no chat, or too short a text", ErrRequest)
	}
	params := Params{
		"CHAT_ID": chatID, "SEARCH_MESSAGE": text, "LIMIT": MaxMessages, "ORDER": map[string]string{"ID": "DESC"},
	}
	if !before.IsZero() {
		params["LAST_ID"] = before
	}
	result, err := c.run(ctx, Command{Method: method, Params: params, Idempotent: true}, opts)
	if err != nil {
		return SearchResult{}, err
	}
	return decodeSearch(result, c.portal)
}

// DecodeSearch reads the result of im.dialog.messages.search without a client:
// relative addresses are dropped.
func DecodeSearch(raw json.RawMessage) (SearchResult, error) { return decodeSearch(raw, "") }

func decodeSearch(raw json.RawMessage, portal string) (SearchResult, error) {
	history, err := decodeHistory(raw, portal)
	if err != nil {
		err.(*Error).Method = "im.dialog.messages.search"
		return SearchResult{}, err
	}
	var in struct {
		TariffRestrictions json.RawMessage
	}
	var limits struct {
		IsHistoryLimitExceeded flag
	}
	// Anything odd in there is no restriction.
	if json.Unmarshal(raw, &in) == nil && isObject(in.TariffRestrictions) {
		_ = json.Unmarshal(in.TariffRestrictions, &limits)
	}
	return SearchResult{History: history, Limited: bool(limits.IsHistoryLimitExceeded)}, nil
}
