package b24

import (
	"encoding/json"
	"strings"

	"seenline/app/im"
)

// decodeParams reads what a message carries; an empty map is a list, as PHP
// has it.
func decodeParams(raw json.RawMessage, portal string) im.Params {
	var in struct {
		Deleted   flag            `json:"IS_DELETED"`
		Edited    flag            `json:"IS_EDITED"`
		LargeFont flag            `json:"LARGE_FONT"`
		FileID    json.RawMessage `json:"FILE_ID"`
		Like      json.RawMessage `json:"LIKE"`
		ReplyID   number          `json:"REPLY_ID"`
		Name      text            `json:"NAME"`
		Avatar    text            `json:"AVATAR"`
		Attach    json.RawMessage `json:"ATTACH"`
		Keyboard  json.RawMessage `json:"KEYBOARD"`
		Menu      json.RawMessage `json:"MENU"`

		ForwardID        number `json:"FORWARD_ID"`
		ForwardContextID text   `json:"FORWARD_CONTEXT_ID"`
		ForwardUserID    number `json:"FORWARD_USER_ID"`
		ForwardChatTitle text   `json:"FORWARD_CHAT_TITLE"`
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil {
		return im.Params{}
	}
	p := im.Params{
		Deleted: bool(in.Deleted), Edited: bool(in.Edited), LargeFont: bool(in.LargeFont),
		FileIDs: numbers(in.FileID), ReplyID: in.ReplyID.message(),
		AuthorName: string(in.Name), AuthorAvatar: avatar(string(in.Avatar), portal),
		Forward: im.Forward{
			Message: in.ForwardID.message(), Place: string(in.ForwardContextID),
			UserID: im.UserID(max(in.ForwardUserID, 0)), ChatTitle: string(in.ForwardChatTitle),
		},
		Attach: decodeAttach(in.Attach), Keyboard: decodeButtons(in.Keyboard), Menu: decodeButtons(in.Menu),
	}
	for _, id := range numbers(in.Like) {
		p.Likes = append(p.Likes, im.UserID(id))
	}
	return p
}

func decodeFile(raw json.RawMessage, portal string) (im.File, bool) {
	var in struct {
		ID          number
		Type, Name  text
		Size        number
		Image       json.RawMessage
		URLPreview  text
		URLShow     text
		URLDownload text
		IsVoiceNote flag
		IsVideoNote flag
		Status      text
		Progress    number
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil || in.ID <= 0 {
		return im.File{}, false
	}
	f := im.File{
		ID: int64(in.ID), Type: strings.ToLower(string(in.Type)), Name: string(in.Name), Size: int64(max(in.Size, 0)),
		PreviewURL:  address(string(in.URLPreview), portal),
		ShowURL:     address(string(in.URLShow), portal),
		DownloadURL: address(string(in.URLDownload), portal),
		Voice:       bool(in.IsVoiceNote), Note: bool(in.IsVideoNote),
		Uploading: strings.EqualFold(string(in.Status), "upload"),
	}
	if f.Uploading {
		f.Progress = int(min(max(in.Progress, 0), 100))
	}
	switch f.Type {
	case "image", "video", "audio":
	default:
		f.Type = "file"
	}
	var size struct{ Width, Height number }
	if isObject(in.Image) && json.Unmarshal(in.Image, &size) == nil && size.Width > 0 && size.Height > 0 && size.Width < 1<<20 && size.Height < 1<<20 {
		f.Width, f.Height = int(size.Width), int(size.Height)
	}
	return f, true
}
