package world

import (
	"strings"
	"time"
)

const rule = "------------------------------------------------------" // 54 dashes

// seedZoo puts one message of every kind a portal can hold into a chat.
func (w *World) seedZoo(d *drafts, c *chat, now time.Time) {
	at := now.Truncate(time.Second).Add(-26 * time.Hour)
	step := 0
	say := func(author int64, text string, p Params) *draft {
		step++
		pause := 7 * time.Minute
		if step%4 == 0 {
			pause = 40 * time.Second
		}
		at = at.Add(pause)
		return d.add(c, author, at, text, p)
	}
	say(0, "[USER=1 REPLACE]Anna Berg[/USER] created the chat", Params{"NOTIFY": "N"})
	say(0, "[USER=1 REPLACE]Anna Berg[/USER] invited [USER=2 REPLACE]Marco Silva[/USER] and [USER=3][/USER] to the chat", Params{"CODE": []string{"CHAT_JOIN"}, "NOTIFY": "N"})
	for _, text := range markup {
		say(2, text, nil)
	}
	say(2, "Thirty words of plain text so that a reply has something to quote, and a second line\nwhich shows how a line break is kept.", nil).label = "quoted"
	say(3, "This answers the message above.", Params{"REPLY_ID": replyTo("quoted")})
	say(4, rule+"\nMarco Silva [14:05] #chat2/{id:quoted}\nThirty words of plain text so that a reply has something to quote\n"+rule+"\nA full quote with its source.", nil)
	say(4, rule+"\nPriya Raman\nOnly a name, no date.\n"+rule+"\n", nil)
	say(3, "And here is the place: [context=chat2/{id:quoted}]the message about plain text[/context]", nil)
	say(1, "An own message.", nil)
	say(1, "An own message that somebody likes and that was edited.", Params{"LIKE": []int64{2, 3, 4}, "IS_EDITED": "Y"})
	say(2, DeletedText, Params{"IS_DELETED": "Y"})
	say(2, "", nil) // portals show an empty message as deleted
	say(3, "Reworded once.", Params{"IS_EDITED": "Y"})
	say(3, "Everybody likes this one", Params{"LIKE": []int64{1, 2, 4}})
	say(4, "Pinned, a favourite, with a date: tomorrow at ten", Params{"IS_PINNED": "Y", "FAVORITE": []int64{1}, "DATE_TEXT": []string{"tomorrow at ten"}, "DATE_TS": []int64{now.AddDate(0, 0, 1).Unix()}})
	w.zooFiles(say, c, &at)
	w.zooAttach(say)
	say(77, "The author of this message has left the company and is not in the list of users.", nil)
	say(Bot, "Passed on from the web site: is anybody there?", Params{"NAME": "Katharina (customer)", "AVATAR": "/upload/avatar/11.png", "USER_ID": "guest-7", "CLASS": "bx-messenger-content-item-ol-output"})
	say(2, "Forwarded text", Params{"FORWARD_ID": int64(70011), "FORWARD_CONTEXT_ID": "chat5/70011", "FORWARD_USER_ID": int64(3), "FORWARD_CHAT_TITLE": "Board only"})
	say(0, "[USER=9 REPLACE]Zoë Featherstonehaugh-Wintersgill[/USER] has left the chat", Params{"CODE": []string{"CHAT_LEAVE"}, "NOTIFY": "N"})
	say(2, "👍", Params{"LARGE_FONT": "Y"})
	say(3, "👩🏽‍🚀🏳️‍🌈👨‍👩‍👧‍👦🇵🇹 1️⃣ ✌🏿 and a smile :) ;-)", nil)
	say(4, "Zalgo t̷̢̛e̸͇͑x̴̱̾t, a zero width\u200bspace, a soft\u00adhyphen and a bidi \u202eoverride\u202c.", nil)
	say(6, "مرحبا بالعالم – mixed with Latin and שלום", nil)
	say(2, strings.Repeat("Donaudampfschifffahrtsgesellschaftskapitän", 9), nil)
	say(2, strings.Repeat("This text is longer than a portal keeps, so it was cut at its end. ", 400), nil)
	say(3, "Lines\n\n\n\nwith\n\ngaps\n\tand a tab\n    and four spaces", nil)
	say(4, "<script>alert('no')</script> &amp; <b>not bold</b> \"quoted\" 'single' \\ back\\slash %s {id} ${x}", nil)
	w.zooOdd(say)
	w.zooHostile(say)
	say(2, "The last one of the collection.", nil)
}

// markup is BBCode, proper and broken.
var markup = []string{
	"[b]bold[/b] [i]italic[/i] [u]underlined[/u] [s]struck[/s] [B][I]both, upper case[/I][/B]",
	"[size=8]tiny[/size] [size=30]huge[/size] [color=#df532d]red[/color] [color=#0a0]green[/color]",
	"A link [url=https://demo.example/a?b=1&c=2]with a name[/url], one [url]https://demo.example/path[/url], a bare https://demo.example/bare. And one (https://demo.example/in-brackets).",
	"https://demo.example/picture.png",
	"Hello [USER=1]Anna Berg[/USER], [user=3][/user] and [user=all]everybody[/user]",
	"See [CHAT=1]the fair[/CHAT] and [chat=imol|20]the customer[/chat]",
	"[send=yes]Send yes[/send] [send]as it stands[/send] [put=draft: ]Put a draft[/put] [call=+442079460102]Call Marco[/call] [call]+44 20 7946 0102[/call] [pch=5]history[/pch]",
	"Look [icon=/upload/avatar/5.png size=20 title=icon] inline and [img size=small]/disk/show/501/ [/img]",
	"[code]func main() {\n\tfmt.Println(\"[b]not bold[/b]\")\n}[/code]",
	"The meeting starts at [timestamp=1767261600 format=SHORT_TIME_FORMAT]; the file is [disk=501]",
	"One[br]two#BR#three\nfour",
	">>a quoted line\n>>and another\nthe answer\n>>>>deeper",
	"[url=javascript:alert(1)]do not click[/url] [url=data:text/html,x]nor this[/url] [url=//evil.example]nor that[/url] [url=/company/]but this[/url]",
	"[b]never closed [i]nested [u]deep",
	"[/b] closed before it opened [unknown=1]inner text stays[/unknown] [] [=] [[b]x[/b]]",
	"[font=Arial]font[/font] [LIKE] [RATING=5] [ATTACH=3]",
	"[b][i][u][s][b][i][u][s][b][i][u][s]twelve deep[/s][/u][/i][/b][/s][/u][/i][/b][/s][/u][/i][/b]",
}
