package b24

import (
	"encoding/json"
	"strconv"
	"strings"

	"seenline/app/im"
)

// The most a message may carry: a portal keeps 60,000 characters, so nothing
// real comes near. What lies beyond is left out.
const (
	maxAttach = 50
	maxBlocks = 200
	maxCards  = 200
)

// decodeAttach reads ATTACH: a list of attachments, a single one, or only the
// blocks of one.
func decodeAttach(raw json.RawMessage) []im.Attach {
	raw = unquote(raw)
	var out []im.Attach
	var loose im.Attach // of blocks that stand by themselves
	for _, e := range items(raw) {
		var in struct {
			Color       text
			ColorToken  text `json:"COLOR_TOKEN"`
			Description text
			Blocks      json.RawMessage
		}
		if !isObject(e) || json.Unmarshal(e, &in) != nil {
			continue
		}
		if in.Blocks == nil {
			loose.Blocks = appendBlocks(loose.Blocks, e)
			continue
		}
		a := im.Attach{
			Color: hex(in.Color), Token: token(in.ColorToken), Bare: strings.EqualFold(string(in.Color), "transparent"),
			Description: string(in.Description),
		}
		for _, block := range items(in.Blocks) {
			a.Blocks = appendBlocks(a.Blocks, block)
		}
		if len(a.Blocks) > 0 || a.Description != "" {
			out = append(out, a)
		}
	}
	if len(loose.Blocks) > 0 {
		out = append(out, loose)
	}
	return out[:min(len(out), maxAttach):min(len(out), maxAttach)]
}

// unquote takes a structure out of the text some portals put it in.
func unquote(raw json.RawMessage) json.RawMessage {
	if s := strings.TrimSpace(decodeText(raw)); s != "" && (s[0] == '[' || s[0] == '{') {
		return json.RawMessage(s)
	}
	return raw
}

// items returns the elements of a list, or of a map that PHP made of one, or a
// single object.
func items(raw json.RawMessage) []json.RawMessage {
	all := entries(raw)
	if isObject(raw) && len(all) > 0 {
		if _, err := strconv.Atoi(all[0].key); err != nil {
			return []json.RawMessage{raw}
		}
	}
	out := make([]json.RawMessage, 0, len(all))
	for _, e := range all {
		out = append(out, e.value)
	}
	return out
}

// appendBlocks reads one block: an object whose key says what it is.
func appendBlocks(blocks []im.Block, raw json.RawMessage) []im.Block {
	var in struct {
		Message, User, Link, Image, File, Grid, Delimiter json.RawMessage
		RichLink                                          json.RawMessage `json:"RICH_LINK"`
		HTML                                              json.RawMessage `json:"HTML"`
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil {
		return blocks
	}
	add := func(b im.Block) {
		if len(blocks) < maxBlocks {
			blocks = append(blocks, b)
		}
	}
	for _, text := range [...]string{decodeText(in.Message), plain(decodeText(in.HTML))} {
		if strings.TrimSpace(text) != "" {
			add(im.Block{Kind: im.BlockText, Text: text})
		}
	}
	for _, group := range [...]struct {
		kind im.BlockKind
		raw  json.RawMessage
	}{
		{im.BlockUsers, in.User}, {im.BlockLinks, in.Link}, {im.BlockLinks, in.RichLink},
		{im.BlockImages, in.Image}, {im.BlockFiles, in.File}, {im.BlockGrid, in.Grid},
	} {
		if cards := decodeCards(group.kind, group.raw); len(cards) > 0 {
			add(im.Block{Kind: group.kind, Cards: cards})
		}
	}
	if in.Delimiter != nil && !isNull(in.Delimiter) {
		var line struct {
			Size  number
			Color text
		}
		if isObject(in.Delimiter) {
			_ = json.Unmarshal(in.Delimiter, &line) // whatever it is, it is a line
		}
		add(im.Block{Kind: im.BlockDelimiter, Width: pixels(line.Size), Color: hex(line.Color)})
	}
	return blocks
}

func decodeCards(kind im.BlockKind, raw json.RawMessage) []im.Card {
	var out []im.Card
	for _, e := range items(raw) {
		if card, ok := decodeCard(kind, e); ok && len(out) < maxCards {
			out = append(out, card)
		}
	}
	return out
}

func decodeCard(kind im.BlockKind, raw json.RawMessage) (im.Card, bool) {
	var in struct {
		Name, Link, Desc, Avatar, Preview, Value, Color, Display text
		HTML                                                     text   `json:"HTML"`
		ExtraImage                                               text   `json:"EXTRA_IMAGE"`
		ColorToken                                               text   `json:"COLOR_TOKEN"`
		UserID                                                   number `json:"USER_ID"`
		ChatID                                                   number `json:"CHAT_ID"`
		Width, Height, Size                                      number
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil {
		return im.Card{}, false
	}
	c := im.Card{
		Name: string(in.Name), URL: string(in.Link),
		UserID: im.UserID(max(in.UserID, 0)), ChatID: int64(max(in.ChatID, 0)),
		Width: pixels(in.Width), Height: pixels(in.Height), Size: int64(max(in.Size, 0)),
		Color: hex(in.Color), Token: token(in.ColorToken),
	}
	switch kind {
	case im.BlockUsers:
		c.Picture = string(in.Avatar)
	case im.BlockLinks:
		c.Text = firstOf(string(in.Desc), plain(string(in.HTML)))
		c.Picture = firstOf(string(in.Preview), string(in.ExtraImage))
	case im.BlockImages:
		c.Picture = firstOf(string(in.Preview), string(in.Link))
	case im.BlockGrid:
		c.Text = string(in.Value)
		switch strings.ToUpper(string(in.Display)) {
		case "LINE":
			c.Display = im.GridLine
		case "ROW", "TABLE", "COLUMN":
			c.Display = im.GridRow
		}
	}
	return c, c.Name != "" || c.Text != "" || c.URL != "" || c.Picture != ""
}

// pixels returns a size on screen, 0 if it is none.
func pixels(n number) int {
	if n <= 0 || n > 1<<16 {
		return 0
	}
	return int(n)
}

// hex returns #rrggbb in small letters, or "".
func hex(s text) string {
	c := color(strings.TrimSpace(string(s)))
	if len(c) == 4 {
		return string([]byte{'#', c[1], c[1], c[2], c[2], c[3], c[3]})
	}
	return c
}

// token returns the name of a colour of the portal's design, or "".
func token(s text) string {
	switch t := strings.ToLower(string(s)); t {
	case "primary", "secondary", "alert", "base":
		return t
	}
	return ""
}
