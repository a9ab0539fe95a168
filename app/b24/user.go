package b24

import (
	"context"
	"encoding/json"
	"strings"

	"seenline/app/im"
)

// Me asks who the token belongs to, and remembers it as [Client.SetUser] does.
//
// Source: https://apidocs.bitrix24.com/api-reference/chats/users/im-user-get.html
func (c *Client) Me(ctx context.Context, opts ...Option) (im.User, error) {
	cmd := MeCommand("")
	result, err := c.run(ctx, cmd, opts)
	if err != nil {
		return im.User{}, err
	}
	user, err := c.DecodeUser(result)
	if err == nil {
		c.SetUser(user.ID)
	}
	return user, err
}

// MeCommand is [Client.Me] for a batch.
func MeCommand(key string) Command {
	return Command{Key: key, Method: "im.user.get", Idempotent: true}
}

// DecodeUser reads the result of im.user.get.
func (c *Client) DecodeUser(raw json.RawMessage) (im.User, error) { return decodeUser(raw, c.portal) }

// DecodeUser reads the result of im.user.get without a client: relative
// addresses are dropped.
func DecodeUser(raw json.RawMessage) (im.User, error) { return decodeUser(raw, "") }

func decodeUser(raw json.RawMessage, portal string) (im.User, error) {
	var in struct {
		ID            number
		Name          text
		FirstName     text `json:"first_name"`
		LastName      text `json:"last_name"`
		WorkPosition  text `json:"work_position"`
		Avatar, Color text
		Gender        text
		Bot, Extranet flag
	}
	if !isObject(raw) || json.Unmarshal(raw, &in) != nil || in.ID <= 0 {
		return im.User{}, decodingError("im.user.get")
	}
	u := im.User{
		ID: im.UserID(in.ID), Name: strings.TrimSpace(string(in.Name)),
		FirstName: string(in.FirstName), LastName: string(in.LastName), WorkPosition: string(in.WorkPosition),
		Avatar: avatar(string(in.Avatar), portal), Color: color(string(in.Color)),
		Bot: bool(in.Bot), Extranet: bool(in.Extranet),
	}
	if u.Name == "" {
		u.Name = strings.TrimSpace(u.FirstName + " " + u.LastName)
	}
	if g := strings.ToUpper(string(in.Gender)); g == "M" || g == "F" {
		u.Gender = g
	}
	return u, nil
}
