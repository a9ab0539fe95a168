package world

import "strings"

// zooOdd adds what is rare but proper: shapes that only some portals send, and
// combinations nobody thinks of.
func (w *World) zooOdd(say sayer) {
	say(Bot, "Blocks without anything around them", Params{"ATTACH": list{
		thing{"MESSAGE": "The first block"}, thing{"DELIMITER": thing{"SIZE": 400}}, thing{"MESSAGE": "The second block"}}})
	say(Bot, "Single blocks where others send lists", Params{"ATTACH": thing{"ID": 3, "COLOR": "#df532d", "BLOCKS": list{
		thing{"LINK": thing{"NAME": "One link", "LINK": "/company/", "DESC": "Only one"}},
		thing{"GRID": thing{"DISPLAY": "COLUMN", "NAME": "Only", "VALUE": "one"}},
		thing{"IMAGE": thing{"LINK": "/disk/show/501/", "NAME": "one picture"}},
		thing{"FILE": thing{"LINK": "/disk/download/504/", "NAME": "one file.txt"}},
	}}})
	say(Bot, "A map where others send lists", Params{"ATTACH": thing{
		"0": thing{"ID": 1, "COLOR_TOKEN": "primary", "BLOCKS": thing{"0": thing{"MESSAGE": "Primary"}}},
		"1": thing{"ID": 2, "COLOR_TOKEN": "secondary", "BLOCKS": thing{"0": thing{"MESSAGE": "Secondary"}}},
	}})
	say(Bot, "A chat and a bot", Params{"ATTACH": list{thing{"ID": 1, "BLOCKS": list{thing{"USER": list{
		thing{"NAME": "Spring fair 2026", "AVATAR": "/upload/avatar/chat1.png", "AVATAR_TYPE": "CHAT", "CHAT_ID": 1},
		thing{"NAME": "Courier", "AVATAR": "", "AVATAR_TYPE": "BOT", "BOT_ID": Bot},
	}}}}}})
	say(Bot, "Rows with half of them missing", Params{"ATTACH": list{thing{"ID": 1, "BLOCKS": list{thing{"GRID": list{
		thing{"DISPLAY": "ROW", "NAME": "Only a name over the whole width of the table"},
		thing{"DISPLAY": "ROW", "VALUE": "Only a value over the whole width of the table"},
		thing{"DISPLAY": "ROW", "NAME": "Status", "VALUE": "[URL=/crm/deal/details/7/]open[/URL] [USER=3]Priya[/USER]", "COLOR_TOKEN": "alert"},
		thing{"DISPLAY": "ROW", "NAME": "A name that is much longer than names of fields ought to be", "VALUE": strings.Repeat("and a long value ", 9)},
	}}}}}})
	say(Bot, "", Params{"ATTACH": list{thing{"ID": 1, "DESCRIPTION": "Only a description", "BLOCKS": list{}}}})
	var keys list
	for _, token := range []string{"primary", "secondary", "alert", "base"} {
		keys = append(keys, thing{"TEXT": "Token " + token, "COMMAND": "none", "BOT_ID": Bot, "BG_COLOR_TOKEN": token, "DISPLAY": "LINE"})
	}
	for _, color := range []string{"#df532d", "#64a513", "#4ba984", "#fff", "#000", "#58cc47"} {
		keys = append(keys, thing{"TEXT": color, "COMMAND": "none", "BOT_ID": Bot, "BG_COLOR": color, "TEXT_COLOR": "#fff", "DISPLAY": "LINE"})
	}
	keys = append(keys, thing{"TYPE": "NEWLINE"},
		thing{"TEXT": "A button whose text is much longer than the narrow window of a messenger's sidebar is wide", "LINK": "/company/", "DISPLAY": "LINE"},
		thing{"TEXT": "Only on phones", "LINK": "/company/", "CONTEXT": "MOBILE"},
		thing{"TEXT": "Open the fair", "ACTION": "DIALOG", "ACTION_VALUE": "chat1", "DISPLAY": "LINE"},
		thing{"TEXT": "Say yes", "ACTION": "SEND", "ACTION_VALUE": "yes", "DISPLAY": "LINE"},
		thing{"TEXT": "An old app", "APP_ID": 5, "APP_PARAMS": "x", "DISPLAY": "LINE"})
	say(Bot, "Every colour of buttons", Params{"KEYBOARD": thing{"BOT_ID": Bot, "BUTTONS": keys}})
	say(Bot, "", Params{"KEYBOARD": list{thing{"TEXT": "A keyboard without a text", "COMMAND": "alone", "BOT_ID": Bot}}})
	say(0, "A message of the portal's with somebody's face", Params{"NAME": "Website visitor", "AVATAR": "/upload/avatar/11.png", "NOTIFY": "N"})
	say(0, "The portal speaks with an attachment", Params{"ATTACH": list{thing{"ID": 1, "COLOR_TOKEN": "base", "BLOCKS": list{thing{"MESSAGE": "[B]Deal closed[/B]"}}}}})
	say(3, "Passed on, nobody knows from where", Params{"FORWARD_ID": int64(70012)})
	say(1, "An own message with a picture and much to say about it, so that the text is wider than the picture.", Params{"FILE_ID": []int64{501}, "REPLY_ID": replyTo("quoted")})
	say(2, rule+"\n"+rule+"\n>>quoted\n"+rule+"\nMarco Silva [today, 14:05] #u1:u2/77\ninner\n"+rule, nil)
	say(2, "[url=https://demo.example/][img size=medium]/disk/show/501/ [/img][/url] [url=/company/]a [b]bold[/b] link with [user=3]Priya[/user][/url]", nil)
	say(2, "[timestamp=1767261600] [timestamp=1767261600 format=LONG_DATE_FORMAT] [timestamp=99999999999999] [icon=/upload/avatar/5.png] [chat=imol|20][/chat] [context=5/77][/context]", nil)
	say(2, "[code]"+strings.Repeat("a line of code that does not end where the window does ", 4)+"[/code]", nil)
	say(6, "[b]مهم:[/b] >> [url=https://demo.example/]الرابط[/url] [code]x := 1[/code] https://demo.example/a?b=1", nil)
	say(2, "👍🏽 👎", nil)
}

// zooHostile adds what somebody might send who wishes the reader ill, in every
// field that can be written.
func (w *World) zooHostile(say sayer) {
	for i, bad := range []string{
		`"><img src=x onerror=alert(1)>`,
		`javascript:alert(document.domain)`,
		`data:text/html,<script>alert(1)</script>`,
		"\u202ehttps://elpmaxe.live/\u202c\u200b\u2066",
		`https://evil.example/pixel.png" onload="alert(1)`,
		`https://evil.example/track.png?who=1`,
		`//evil.example/track.png`,
		`/\evil.example/track.png`,
		"{{7*7}}${7*7}<%= 7 %>\x00\ufeff%00%0d%0aSet-Cookie:x=1",
	} {
		say(Bot, bad+" [url="+bad+"]link[/url] [img size=large]"+bad+" [/img] [icon="+bad+" title="+bad+"] [user=3]"+bad+"[/user] [put="+bad+"]put[/put] [call="+bad+"]call[/call] [context=chat2/"+bad+"]there[/context]", Params{
			"NAME": bad, "AVATAR": bad, "CLASS": bad, "CODE": bad, "COMPONENT_ID": bad,
			"FORWARD_ID": int64(9), "FORWARD_CONTEXT_ID": bad, "FORWARD_CHAT_TITLE": bad,
			"ATTACH": list{thing{"ID": bad, "COLOR": bad, "COLOR_TOKEN": bad, "DESCRIPTION": bad, "BLOCKS": list{
				thing{"MESSAGE": bad}, thing{"HTML": "<script>alert(1)</script><b onclick=alert(1)>" + bad + "</b>"},
				thing{"USER": list{thing{"NAME": bad, "AVATAR": bad, "LINK": bad}}},
				thing{"LINK": list{thing{"NAME": bad, "LINK": bad, "DESC": bad, "HTML": bad, "PREVIEW": bad}}},
				thing{"RICH_LINK": list{thing{"NAME": bad, "LINK": bad, "HTML": bad, "EXTRA_IMAGE": bad}}},
				thing{"IMAGE": list{thing{"NAME": bad, "LINK": bad, "PREVIEW": bad, "WIDTH": "1e9", "HEIGHT": -1}}},
				thing{"FILE": list{thing{"NAME": bad, "LINK": bad, "SIZE": bad}}},
				thing{"GRID": list{thing{"DISPLAY": bad, "NAME": bad, "VALUE": bad, "COLOR": bad, "LINK": bad}}},
				thing{"DELIMITER": thing{"SIZE": bad, "COLOR": bad}},
			}}},
			"KEYBOARD": list{
				thing{"TEXT": bad, "LINK": bad, "BG_COLOR": bad, "BG_COLOR_TOKEN": bad, "TEXT_COLOR": bad, "WIDTH": bad},
				thing{"TEXT": "call", "ACTION": "CALL", "ACTION_VALUE": bad},
				thing{"TEXT": "copy", "ACTION": "COPY", "ACTION_VALUE": bad},
				thing{"TEXT": "dialog", "ACTION": "DIALOG", "ACTION_VALUE": bad},
				thing{"TEXT": "command", "COMMAND": bad, "COMMAND_PARAMS": bad, "BOT_ID": bad},
			},
			"MENU": list{thing{"TEXT": bad, "LINK": bad}, thing{"TEXT": bad, "COMMAND": bad}},
			"LIKE": []any{"1", bad, -5},
		})
		if i == 0 {
			for _, odd := range []any{false, list{}, "", nil, int64(7), "N", list{nil, 7, list{}, thing{}}, strings.Repeat("[", 50)} {
				say(2, "Params of a shape nobody has documented", Params{
					"ATTACH": odd, "KEYBOARD": odd, "MENU": odd, "NAME": odd, "AVATAR": odd, "REPLY_ID": odd, "IS_EDITED": odd, "FORWARD_ID": odd,
				})
			}
		}
	}
	say(2, strings.Repeat("[b]", 300)+"deep"+strings.Repeat("[/i]", 300)+strings.Repeat(">>", 30), nil)
	say(2, strings.Repeat("\u200b", 40)+strings.Repeat("a\u0301\u0302\u0303\u0304\u0305\u0306", 20), nil)
}
