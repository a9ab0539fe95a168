package world

import (
	"maps"
	"math/rand/v2"
	"slices"
	"time"
)

// Numbers of the seeded things.
const (
	Deal      = 7
	TaskID    = 5
	Workgroup = 9
	GroupChat = 19 // the chat of the workgroup: not chat9, as on a portal
	LineChat  = 20 // an open channel's chat no operator has taken
)

// seed makes the dialogs every portal starts with. The same ones each time;
// only the dates follow the clock.
func (w *World) seed() {
	now := w.now()
	d := &drafts{rng: rand.New(rand.NewPCG(20260821, 24))}
	born := now.AddDate(0, -3, 0).Truncate(time.Second)
	make := func(id int64, title, color string, owner int64, members ...int64) *chat {
		return w.put(Chat{ID: id, Title: title, Type: TypeChat, Owner: owner, Color: color, Created: born}, members...)
	}

	private := w.put(Chat{ID: 102, Type: TypePrivate, Pair: pair(Me, 2), Created: born}, Me, 2)
	w.private[private.Pair] = private.ID
	chat1 := make(1, "Spring fair 2026", "#4ba984", 2, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	chat2 := make(2, "Every kind of content", "#8474c8", 1, 1, 2, 3, 4, Bot)
	chat2.Type, chat2.Avatar = TypeOpen, "/upload/avatar/chat2.png"
	chat3 := make(3, "Minutes and long reads", "#df532d", 4, 1, 3, 4, 5)
	make(4, "Not a word yet", "#58cc47", 1, 1, 3)
	chat5 := make(5, "Board only", "#29619b", 2, 2, 3, 4)
	chat6 := make(6, "Deal: 40 exhibition walls", "#f76187", 2, 1, 2, 8, 9)
	chat6.EntityType, chat6.EntityID = "CRM", "DEAL|7"
	chat7 := make(7, "فريق بيروت", "#1eb4aa", 6, 1, 6, 3)
	chat8 := make(8, "Task: Order the wall panels", "#ab7761", 8, 1, 8, 4)
	chat8.EntityType, chat8.EntityID = "TASKS_TASK", "5"
	news := make(10, "Announcements", "#c2c2c2", 2, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	news.Type, news.ReadOnly = TypeOpen, true
	group := make(GroupChat, "Workgroup: Stand builders", "#6fb1d8", 8, 1, 8, 5, 2)
	group.Type, group.EntityType, group.EntityID = TypeOpen, "SONET_GROUP", "9"
	w.groups[Workgroup] = GroupChat
	line := make(LineChat, "Guest 4711 - Website chat", "#c2c2c2", 0, 2, 6, Customer)
	line.Type, line.Waiting, line.Extranet = TypeLines, true, true
	line.EntityType, line.EntityID = "LINES", "livechat|1|4711|11"
	line.EntityData = [3]string{"Y|DEAL|7|N|N|31|0|0|0|0", "DEAL|7", ""}
	w.tasks[TaskID] = Task{ID: TaskID, Title: "Order the wall panels", ChatID: 8, Owner: 8}

	w.seedFair(d, chat1, now)
	w.seedZoo(d, chat2, now)
	w.seedTall(d, chat3, now)
	w.talk(d, private, now, 86, 30, []int64{Me, 2})
	w.talk(d, chat5, now.Add(-time.Hour), 25, 10, []int64{2, 3, 4})
	w.talk(d, chat6, now.Add(-20*time.Minute), 48, 12, []int64{1, 2, 8, 9})
	w.seedRightToLeft(d, chat7, now.Add(-35*time.Minute))
	w.talk(d, chat8, now.Add(-50*time.Minute), 31, 9, []int64{1, 4, 8})
	w.talk(d, group, now.Add(-15*time.Minute), 64, 16, []int64{1, 2, 5, 8})
	d.add(line, 0, now.Add(-11*time.Minute), "The conversation was forwarded to the queue", Params{"CLASS": "bx-messenger-content-item-ol-output", "TYPE": "lines", "COMPONENT_ID": "HiddenMessage"})
	d.add(line, Customer, now.Add(-10*time.Minute), "Hello! Do you ship wall panels to Ireland?", Params{"IMOL_SID": int64(31), "NAME": "Website visitor"})
	d.file(w)
	w.seedNews(news, now)

	for id, unread := range map[int64]int{1: 240, 2: 24, 3: 14, 6: 3, 7: 9, 8: 0, 10: 0, GroupChat: 18, private.ID: 6} {
		w.chats[id].leaveUnread(Me, unread)
	}
	// What was said before Anna came into the workgroup is not hers to see.
	joined := w.chats[GroupChat]
	joined.members[Me].FirstID = joined.messages[8].ID
	for _, chatID := range slices.Sorted(maps.Keys(w.chats)) {
		c := w.chats[chatID]
		read := rand.New(rand.NewPCG(uint64(chatID), 3)) // whatever else is seeded
		for _, id := range c.memberIDs() {
			if id != Me || c.members[Me] == nil {
				c.leaveUnread(id, read.IntN(12))
			}
		}
	}
	w.chats[8].members[Me].Muted = true
	w.chats[6].members[8].Muted = true
	w.chats[1].members[3].Manager = true
}

// seedNews is a chat in which only managers write. It takes no numbers from
// between those of the others.
func (w *World) seedNews(c *chat, now time.Time) {
	d := &drafts{rng: rand.New(rand.NewPCG(20260821, 10))}
	for i, text := range []string{"Doors open at nine on Tuesday.", "The shuttle leaves from the north entrance.", "Lunch is at half past twelve, in hall 4."} {
		d.add(c, c.Owner, now.AddDate(0, 0, i-10), text, nil)
	}
	d.file(w)
}

// seedFair is the long group chat: 1,200 messages, the last 240 unread and by
// others.
func (w *World) seedFair(d *drafts, c *chat, now time.Time) {
	const all, unread = 1200, 240
	times := d.office(now, all, 110)
	last := int64(0)
	for i, at := range times {
		speakers := []int64{1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9}
		if i >= all-unread {
			speakers = speakers[1:]
		}
		author := last
		if author == 0 || d.rng.Float64() > 0.36 || author == Me && i >= all-unread {
			author = speakers[d.rng.IntN(len(speakers))]
		}
		last = author
		switch {
		case i == 0:
			d.add(c, 0, at, "[USER=2 REPLACE]Marco Silva[/USER] created the chat", Params{"NOTIFY": "N"})
			last = 0
		case i < 9:
			d.add(c, 0, at, "[USER=2 REPLACE]Marco Silva[/USER] invited [USER="+itoa(int64(i)+1)+" REPLACE]"+w.users[int64(i)+1].Name()+"[/USER] to the chat", Params{"CODE": []string{"CHAT_JOIN"}, "NOTIFY": "N"})
			last = 0
		case i == 700 || i == all-120:
			d.add(c, 0, at, `[USER=8 REPLACE]Liam O'Connor[/USER] changed the chat topic to "Spring fair 2026"`, nil)
			last = 0
		default:
			one := d.add(c, author, at, d.say(w, author), nil)
			w.adorn(d, one, i)
		}
	}
}

// adorn gives some messages what messages have: likes, edits, replies, photos.
func (w *World) adorn(d *drafts, one *draft, i int) {
	switch {
	case i%37 == 5:
		one.params = Params{"LIKE": []int64{3, 5}}
	case i%53 == 7:
		one.params = Params{"IS_EDITED": "Y"}
	case i%71 == 11:
		id := w.addFile(File{ChatID: one.chat.ID, AuthorID: one.author, Date: one.at, Type: Image, Name: "stand-" + itoa(int64(i)) + ".png", Extension: "png", Size: 48213 + int64(i), Width: 960, Height: 640})
		one.params = Params{"FILE_ID": []int64{id}}
		one.text = ""
	case i%61 == 9:
		one.params = Params{"REPLY_ID": replyTo("fair" + itoa(int64(i-4)))}
	case i%61 == 5:
		one.label = "fair" + itoa(int64(i))
	}
}
