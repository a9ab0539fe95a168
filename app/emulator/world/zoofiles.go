package world

import "time"

type sayer func(author int64, text string, p Params) *draft

// zooFiles adds messages with files of every type.
func (w *World) zooFiles(say sayer, c *chat, at *time.Time) {
	file := func(author int64, f File) int64 {
		f.ChatID, f.AuthorID, f.Date = c.ID, author, *at
		return w.addFile(f)
	}
	image := func(author int64, name string, width, height int) int64 {
		return file(author, File{Type: Image, Name: name, Extension: "png", Size: int64(width*height/9 + 977), Width: width, Height: height})
	}
	say(3, "", Params{"FILE_ID": []int64{image(3, "stand.png", 960, 640)}})
	say(3, "A portrait and a panorama", Params{"FILE_ID": []int64{image(3, "portrait.png", 480, 1280), image(3, "panorama.png", 2400, 300)}})
	say(2, "", Params{"FILE_ID": []int64{image(2, "a.png", 400, 400), image(2, "b.png", 400, 300), image(2, "c.png", 300, 400), image(2, "d.png", 1, 1), image(2, "e.png", 640, 480)}})
	say(4, "The contract, please read", Params{"FILE_ID": []int64{file(4, File{Type: Other, Name: "Contract (final) v3.pdf", Extension: "pdf", Size: 1843200})}})
	say(4, "", Params{"FILE_ID": []int64{file(4, File{Type: Other, Name: "a-very-long-file-name-that-nobody-can-read-in-a-narrow-sidebar-2026-08-21.tar.gz", Extension: "gz", Size: 104857600})}})
	say(2, "", Params{"FILE_ID": []int64{file(2, File{Type: Audio, Name: "voice.wav", Extension: "wav", Size: 8044, Voice: true})}})
	say(2, "", Params{"FILE_ID": []int64{file(2, File{Type: Video, Name: "tour.mp4", Extension: "mp4", Size: 7340032, Width: 1280, Height: 720})}})
	say(3, "Still on its way up", Params{"FILE_ID": []int64{file(3, File{Type: Other, Name: "upload.zip", Extension: "zip", Size: 512000, Uploading: true})}})
	say(3, "A file that is gone", Params{"FILE_ID": []int64{999999}})
}

// list and thing spare the reader the braces of JSON in Go.
type (
	list  = []any
	thing = map[string]any
)

// zooAttach adds messages with attachments, keyboards and menus.
func (w *World) zooAttach(say sayer) {
	attach := func(blocks ...any) Params {
		return Params{"ATTACH": list{thing{"ID": "1", "COLOR": "#29619b", "BLOCKS": list(blocks)}}}
	}
	say(Bot, "", attach(thing{"MESSAGE": "An attachment with [B]bold[/B] text[BR]and a line break"}))
	say(Bot, "Author", attach(thing{"USER": list{thing{"NAME": "Marco Silva", "AVATAR": "/upload/avatar/2.png", "AVATAR_TYPE": "USER", "USER_ID": 2}}}))
	say(Bot, "Link", attach(thing{"LINK": list{thing{"NAME": "The fair's page", "LINK": "https://demo.example/fair", "DESC": "Opening hours and plans", "PREVIEW": "/disk/preview/501/", "WIDTH": 320, "HEIGHT": 200}}}))
	say(2, "https://demo.example/fair", Params{"URL_ID": []int64{5}, "URL_ONLY": "Y", "ATTACH": list{thing{"ID": "5", "COLOR": "transparent", "BLOCKS": list{
		thing{"RICH_LINK": list{thing{"NAME": "Spring fair", "LINK": "https://demo.example/fair", "DESC": "Everything about the spring fair", "PREVIEW": "/disk/preview/501/"}}}}}}})
	grid := func(display string) thing {
		return thing{"GRID": list{
			thing{"DISPLAY": display, "NAME": "Amount", "VALUE": "[B]4,480 €[/B]", "COLOR": "#aac337", "WIDTH": 120},
			thing{"DISPLAY": display, "NAME": "Responsible", "VALUE": "Marco Silva", "USER_ID": 2},
			thing{"DISPLAY": display, "NAME": "Deal", "VALUE": "40 exhibition walls", "LINK": "/crm/deal/details/7/"},
		}}
	}
	say(Bot, "Grids", attach(grid("BLOCK"), thing{"DELIMITER": thing{"SIZE": 200, "COLOR": "#c6c6c6"}}, grid("LINE"), grid("ROW"), grid("TABLE")))
	say(Bot, "Picture and file", attach(
		thing{"IMAGE": list{thing{"NAME": "stand", "LINK": "/disk/show/501/", "PREVIEW": "/disk/preview/501/", "WIDTH": 960, "HEIGHT": 640}}},
		thing{"FILE": list{thing{"NAME": "list.csv", "LINK": "/disk/download/504/", "SIZE": 2048}}},
		thing{"HTML": "Old <b>html</b> block"}))
	say(Bot, "One object instead of a list", Params{"ATTACH": thing{"ID": 2, "COLOR_TOKEN": "alert", "DESCRIPTION": "Alert", "BLOCKS": list{thing{"MESSAGE": "Delivery is late"}, thing{"DELIMITER": thing{}}, thing{"USER": thing{"NAME": "Nobody", "AVATAR": ""}}}}})
	say(Bot, "Shall I order the panels?", Params{"KEYBOARD_UID": int64(1), "KEYBOARD": list{
		thing{"TEXT": "Order", "COMMAND": "order", "COMMAND_PARAMS": "7", "BOT_ID": Bot, "DISPLAY": "LINE", "BG_COLOR_TOKEN": "primary", "BLOCK": "Y"},
		thing{"TEXT": "The list", "LINK": "https://demo.example/list", "DISPLAY": "LINE", "BG_COLOR": "#29619b", "TEXT_COLOR": "#fff"},
		thing{"TYPE": "NEWLINE"},
		thing{"TEXT": "Copy number", "ACTION": "COPY", "ACTION_VALUE": "B12", "DISPLAY": "BLOCK"},
		thing{"TEXT": "Call", "ACTION": "CALL", "ACTION_VALUE": "+442079460102", "DISPLAY": "LINE"},
		thing{"TEXT": "Not now", "DISABLED": "Y", "DISPLAY": "LINE", "CONTEXT": "DESKTOP"},
	}})
	say(Bot, "A keyboard in its other shape", Params{"KEYBOARD": thing{"BOT_ID": Bot, "BUTTONS": list{thing{"TEXT": "Put", "ACTION": "PUT", "ACTION_VALUE": "hello"}}}})
	say(Bot, "A menu, and a keyboard that was taken away", Params{"KEYBOARD": "N", "MENU": list{thing{"TEXT": "Open the deal", "LINK": "/crm/deal/details/7/"}, thing{"TEXT": "Mark", "COMMAND": "mark", "COMMAND_PARAMS": "1", "BOT_ID": Bot, "DISABLED": "N", "CONTEXT": "ALL"}}})
}
