package rest

import (
	"strings"
	"time"

	"seenline/app/emulator/world"
)

// found is a message as im.dialog.messages.search spells it.
type found struct {
	ID             int64  `json:"id"`
	ChatID         int64  `json:"chat_id"`
	ChatIDToo      int64  `json:"chatId"`
	AuthorID       int64  `json:"author_id"`
	Date           string `json:"date"`
	Text           string `json:"text"`
	IsSystem       bool   `json:"isSystem"`
	UUID           any    `json:"uuid"`
	Forward        any    `json:"forward"`
	Params         any    `json:"params"`
	ViewedByOthers bool   `json:"viewedByOthers"`
	ViewedCount    int    `json:"viewedCount"`
	Unread         bool   `json:"unread"`
	Viewed         bool   `json:"viewed"`
}

// messagesSearch is im.dialog.messages.search.
func (c *call) messagesSearch() (*reply, *Error) {
	chatID := c.int("CHAT_ID")
	if chatID <= 0 {
		return nil, fail(400, "CHAT_ID_EMPTY", "CHAT_ID can't be empty")
	}
	s := world.Search{Limit: c.limit(50, 200), LastID: c.int("LAST_ID"), From: c.moment("DATE_FROM"), To: c.moment("DATE_TO")}
	if t := c.text("SEARCH_MESSAGE"); len([]rune(t)) > 2 {
		s.Text = t
	}
	if day := c.moment("DATE"); !day.IsZero() {
		s.From, s.To = day, day.Add(24*time.Hour)
	}
	if order, ok := c.value("ORDER").(*Array); ok {
		by, _ := upper(order).Get("ID")
		s.Ascending = strings.EqualFold(text(by), "ASC")
	}
	messages, me, err := c.world.Search(c.user, chatID, s)
	if err != nil {
		return nil, fail(403, "ACCESS_ERROR", "You do not have access to this chat")
	}
	d, err := c.world.Dialog(c.user, world.Ref{Kind: "chat", ID: chatID})
	if err != nil {
		return nil, known("ACCESS_ERROR")
	}
	list, users, reactions, short := []found{}, []any{}, []any{}, []any{}
	var ids, fileIDs, likers []int64
	for _, m := range messages {
		one := found{
			ID: m.ID, ChatID: m.ChatID, ChatIDToo: m.ChatID, AuthorID: m.AuthorID, Date: date(m.Date), Text: m.Text, IsSystem: m.AuthorID == 0,
			Params: params(m), Unread: m.ID > me.LastID, Viewed: m.ID <= me.LastID || m.AuthorID == c.user,
		}
		if m.UUID != "" {
			one.UUID = m.UUID
		}
		for _, other := range d.Members {
			if other.UserID != m.AuthorID && other.LastID >= m.ID {
				one.ViewedCount++
				one.ViewedByOthers = one.ViewedByOthers || other.UserID != c.user
			}
		}
		if likes := m.Likes(); len(likes) > 0 {
			own := []string{}
			for _, id := range likes {
				if id == c.user {
					own = append(own, "like")
				}
			}
			likers = append(likers, likes...)
			reactions = append(reactions, map[string]any{
				"messageId": m.ID, "reactionCounters": map[string]int{"like": len(likes)},
				"reactionUsers": map[string][]int64{"like": likes}, "ownReactions": own,
			})
		}
		list = append(list, one)
		ids = append(ids, mentioned(m)...)
		fileIDs = append(fileIDs, m.FileIDs()...)
	}
	for _, u := range c.world.Users(ids...) {
		users = append(users, c.camel(u))
	}
	for _, u := range c.world.Users(likers...) {
		short = append(short, map[string]any{"id": u.ID, "name": u.Name(), "avatar": c.link(u.Avatar)})
	}
	out := NewArray()
	out.Set("users", users)
	out.Set("files", c.files(fileIDs))
	out.Set("additionalMessages", []any{})
	out.Set("copilot", nil)
	out.Set("stickers", []any{})
	out.Set("reactions", reactions)
	out.Set("tariffRestrictions", map[string]bool{"isHistoryLimitExceeded": false})
	out.Set("usersShort", short)
	out.Set("messages", list)
	return give(out)
}
