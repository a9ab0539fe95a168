package app

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/timeline"
)

// drawn draws a message with these params, as the portal would send them.
func drawn(t testing.TB, text, params string) string {
	t.Helper()
	quoted, err := json.Marshal(text)
	require.NoError(t, err)
	h, err := b24.DecodeHistory(json.RawMessage(`{"messages":[{"id":42,"author_id":2,"text":` + string(quoted) + `,"params":` + params + `}]}`))
	require.NoError(t, err)
	r := testRow(func(it *timeline.Item) { it.Message = h.Messages[0] })
	r.Look.Press = func(context.Context, im.MessageID, im.Button) error { return nil }
	return markup(r)
}

const here = "https://acme.bitrix24.com"

func TestEveryBlockOfAnAttachmentIsDrawn(t *testing.T) {
	for block, want := range map[string]string{
		`{"MESSAGE":"[b]x[/b]"}`:                                             `<div class="attach-text" dir="auto"><b>x</b></div>`,
		`{"USER":{"NAME":"Bo","USER_ID":2}}`:                                 `<a class="link card-person" href="` + here + `/company/personal/user/2/"`,
		`{"USER":{"NAME":"Room","CHAT_ID":5}}`:                               `href="` + here + `/online/?IM_DIALOG=chat5"`,
		`{"USER":{"NAME":"Nobody"}}`:                                         `<div class="card-person">`,
		`{"LINK":{"LINK":"/l","DESC":"[i]d[/i]"}}`:                           `<div class="card-text" dir="auto"><i>d</i></div>`,
		`{"LINK":{"NAME":"n","LINK":"javascript:x"}}`:                        `<div class="card"><span class="card-name" dir="auto">n</span></div>`,
		`{"LINK":{"LINK":"https://x.example/a"}}`:                            `<span class="card-name" dir="auto">x.example</span>`,
		`{"IMAGE":{"LINK":"/big","PREVIEW":"/small","WIDTH":3,"HEIGHT":2}}`:  `<img alt="Image" class="picture-image" decoding="async" loading="lazy" src="` + here + `/small">`,
		`{"FILE":{"NAME":"a.csv","LINK":"/f","SIZE":2048}}`:                  `>2.0 KB</span>`,
		`{"GRID":[{"DISPLAY":"ROW","NAME":"n","VALUE":"v","COLOR":"#f00"}]}`: `<dl class="grid grid-row"><div class="grid-cell"><dt class="grid-name" dir="auto">n</dt><dd class="grid-value colored tone-red" dir="auto">v</dd></div></dl>`,
		`{"GRID":[{"DISPLAY":"LINE","VALUE":"v","LINK":"/l"}]}`:              `<dl class="grid grid-line"><div class="grid-cell"><dt class="grid-name" dir="auto"></dt><dd class="grid-value" dir="auto"><a class="link" href="` + here + `/l"`,
		`{"DELIMITER":{"SIZE":200}}`:                                         `<hr class="attach-line attach-line-short">`,
		`{"HTML":"<b onclick=x>old</b>"}`:                                    `<div class="attach-text" dir="auto">old</div>`,
	} {
		require.Contains(t, drawn(t, "", `{"ATTACH":[{"BLOCKS":[`+block+`]}]}`), want, block)
	}
	for attach, class := range map[string]string{
		`"COLOR":"#df532d"`: "tone-red", `"COLOR":"transparent"`: "attach-bare", `"COLOR_TOKEN":"alert"`: "token-alert", `"ID":1`: "token-base",
	} {
		require.Contains(t, drawn(t, "x", `{"ATTACH":[{`+attach+`,"BLOCKS":[{"MESSAGE":"m"}]}]}`), `<div class="attach `+class+`">`)
	}
	require.Contains(t, drawn(t, "", `{"ATTACH":[{"BLOCKS":[],"DESCRIPTION":"only this"}]}`), ">only this</div>")
	nested := drawn(t, "", `{"ATTACH":[{"BLOCKS":[{"GRID":[{"VALUE":"[user=3]B[/user] [url=/x]y[/url]","LINK":"/l"}]}]}]}`)
	require.Equal(t, 1, strings.Count(nested, "<a "), "a link has no links in it")
}

func TestButtonsDoWhatCanBeDoneHere(t *testing.T) {
	for button, want := range map[string]string{
		`"LINK":"/x"`:                                              `<a class="key" href="` + here + `/x" rel="noopener noreferrer" tabindex="0" target="_blank">T</a>`,
		`"ACTION":"CALL","ACTION_VALUE":"+1 23"`:                   `href="tel:+123"`,
		`"ACTION":"COPY","ACTION_VALUE":"x"`:                       `<button class="key" data-button="0" tabindex="0" type="button">T</button>`,
		`"ACTION":"DIALOG","ACTION_VALUE":"chat5"`:                 `data-action="chat" data-value="chat5"`,
		`"COMMAND":"c","BOT_ID":7`:                                 `data-button="0"`,
		`"COMMAND":"c"`:                                            `data-button="0"`, // the author's
		`"COMMAND":"c","BG_COLOR_TOKEN":"alert","DISPLAY":"BLOCK"`: `class="key hued token-alert wide"`,
		`"BG_COLOR":"#29619b","LINK":"/x"`:                         `class="key hued tone-azure"`,
		`"COMMAND":"c","DISABLED":"Y"`:                             ` disabled `,
		`"LINK":"/x","DISABLED":"Y"`:                               ` disabled `,
		`"LINK":"javascript:x"`:                                    ` disabled `,
		`"ACTION":"PUT","ACTION_VALUE":"x"`:                        ` disabled `,
		`"ACTION":"SEND","ACTION_VALUE":"x"`:                       ` disabled `,
		`"ACTION":"DIALOG","ACTION_VALUE":"../x"`:                  ` disabled `,
		`"ACTION":"CALL","ACTION_VALUE":"javascript:x"`:            ` disabled `,
		`"APP_ID":5`: ` disabled `,
	} {
		require.Contains(t, drawn(t, "x", `{"KEYBOARD":[{"TEXT":"T",`+button+`}]}`), want, button)
	}
	require.Contains(t, drawn(t, "", `{"KEYBOARD":[{"TEXT":"a","LINK":"/"},{"TYPE":"NEWLINE"},{"TEXT":"b","LINK":"/"}]}`), `</a><span class="keyboard-line"></span><a`)
	k := &keyboard{Look: testLook(), Buttons: []im.Button{{Text: "T", Action: im.ActionPut, Value: "v"}, {Text: "U", Command: "c", Bot: 1}}}
	k.Look.Compose = true
	require.Contains(t, markup(k), `data-action="put" data-value="v"`)
	require.Contains(t, markup(k), ` disabled tabindex="0" type="button">U`, "nobody to tell")
}

func TestAKeyboardTellsWhatBecameOfAPress(t *testing.T) {
	k := &keyboard{Look: testLook(), Buttons: []im.Button{{Text: "once", Command: "c", Bot: 1, Locks: true}, {Text: "more", Command: "d", Bot: 1}, {Text: "copy", Action: im.ActionCopy}}}
	k.Look.Press = func(context.Context, im.MessageID, im.Button) error { return nil }
	set := func(at int, p phase, err error) string {
		k.presser = presser{of: &k.Buttons[0], at: at, phase: p, err: err}
		return markup(k)
	}
	got := set(0, sending, nil)
	require.Contains(t, got, `aria-busy aria-disabled class="key button-sending"`)
	require.Equal(t, 2, strings.Count(got, "aria-disabled"), "no other command meanwhile")
	require.Contains(t, got, `<span class="sr" role="status">Sending…</span>`)
	require.Equal(t, 2, strings.Count(set(0, sent, nil), "aria-disabled"), "until the bot has changed the message")
	require.NotContains(t, set(1, sent, nil), "aria-disabled", "this one does not lock")
	require.Contains(t, set(1, failed, errors.New("x")), `<span class="keyboard-failed" role="status">That did not work. Try again.</span>`)
	require.Contains(t, set(1, failed, b24.ErrNetwork), "Try again. · Bitrix24 could not be reached.")
	require.Contains(t, set(2, copied, nil), ">Copied</span>")
	k.Buttons = []im.Button{{Text: "answer", Command: "e", Bot: 1}}
	require.NotContains(t, markup(k), "Copied", "other buttons begin anew")
}

func TestMenuIsAButtonUntilItIsOpen(t *testing.T) {
	got := drawn(t, "x", `{"MENU":[{"TEXT":"Open","LINK":"/d"},{"TEXT":"Mark","COMMAND":"m","BOT_ID":7}]}`)
	require.Contains(t, got, `<div class="menu" id="menu-42"><button aria-expanded="false" aria-haspopup="menu" aria-label="More actions" class="menu-button" title="More actions" type="button"></button></div>`)
	require.Contains(t, got, "with-menu")
	m := &messageMenu{Look: testLook(), Message: testID(42), Items: []im.Button{{Text: "Open", URL: "/d"}, {Text: "Copy", Action: im.ActionCopy, Value: "x"}}, open: true}
	got = markup(m)
	require.Contains(t, got, `<div aria-label="More actions" class="menu-list" id="menu-42-items" role="menu">`)
	require.Equal(t, 2, strings.Count(got, `role="menuitem"`))
	require.Equal(t, 2, strings.Count(got, `tabindex="-1"`), "the arrow keys lead through it")
}

func TestSeveralPicturesStandTogether(t *testing.T) {
	files := []im.File{
		{ID: 1, Type: "image", PreviewURL: here + "/1"}, {ID: 2, Type: "file", Name: "a.txt"}, {ID: 3, Type: "image", PreviewURL: here + "/3"}, {ID: 4, Type: "image", Uploading: true, Name: "up.png", Progress: 40},
	}
	got := markup(app.Div().Body(filesOf(testLook(), files, 1)...))
	require.Contains(t, got, `<div class="gallery gallery-two"><span class="picture tile">`)
	require.Equal(t, 2, strings.Count(got, "tile"))
	require.Contains(t, got, ">a.txt</span>")
	require.Contains(t, got, `Uploading… <progress aria-label="Uploading…" class="file-progress" max="100" value="40">`)
	require.Contains(t, got, "The file is not available")
	one := markup(app.Div().Body(filesOf(testLook(), files[:2], 0)...))
	require.NotContains(t, one, "gallery")
}

func TestStrangersPicturesWaitToBeAskedFor(t *testing.T) {
	got := drawn(t, "[img size=small]https://x.example/a.png [/img] [icon=https://x.example/i.png title=smile]", `[]`)
	require.NotContains(t, got, "src=")
	require.Contains(t, got, `<button class="picture shape-small" type="button">`)
	require.Contains(t, got, `>x.example</span><span class="picture-open">Show the image</span>`)
	require.Contains(t, got, `>smile</a>`)
	require.Contains(t, drawn(t, "[icon=/i.png]", `[]`), `<img aria-hidden class="icon"`)
	p := &picture{Look: testLook(), URL: "https://x.example/a.png", Link: "https://x.example/", Shape: "tile"}
	p.onAsk(app.Context{}, app.Event{})
	require.Contains(t, markup(p), `src="https://x.example/a.png"`)
	require.Contains(t, markup(&picture{Look: testLook(), URL: "http://x.example/a.png", Shape: "tile"}), "No preview available")
	require.Contains(t, drawn(t, "https://acme.bitrix24.com/a.png", `[]`), `<img `)
	require.Contains(t, drawn(t, "https://x.example/a.png", `[]`), `>https://x.example/a.png</a>`)
	require.NotContains(t, drawn(t, "x", `{"NAME":"n","AVATAR":"https://x.example/a.png"}`), "src=")
}

func TestFilmsAndSoundsKeepTheirBoxWhenTheyCannotBeLoaded(t *testing.T) {
	for _, p := range []*player{{URL: here + "/v", Shape: "shape-wide"}, {URL: here + "/s", Sound: true}} {
		p.Look = testLook()
		require.Contains(t, markup(p), `preload="none"`)
		p.onError(app.Context{}, app.Event{})
		got := markup(p)
		require.Contains(t, got, "Open in Bitrix24")
		require.NotContains(t, got, "src=")
	}
	require.NotContains(t, markup(fileOf(testLook(), &im.File{Type: "video", DownloadURL: "https://x.example/v"})), "<video")
}

func TestForwardedMessagesSayFromWhere(t *testing.T) {
	require.Contains(t, drawn(t, "x", `{"FORWARD_ID":7,"FORWARD_CONTEXT_ID":"chat5/7","FORWARD_USER_ID":3,"FORWARD_CHAT_TITLE":"Board"}`),
		`<button class="forward" data-action="message" data-value="chat5/7" dir="auto" type="button">Forwarded from `+isolated("Boris")+" · "+isolated("Board")+`</button>`)
	require.Contains(t, drawn(t, "x", `{"FORWARD_CHAT_TITLE":"Board"}`), `<div class="forward" dir="auto">Forwarded from `+isolated("Board")+`</div>`)
	require.Contains(t, drawn(t, "x", `{"FORWARD_ID":7,"FORWARD_CONTEXT_ID":"nonsense"}`), `<div class="forward" dir="auto">Forwarded from `+isolated("Unknown author")+`</div>`)
}

func TestLikesNameWhoTheyAreFrom(t *testing.T) {
	require.Contains(t, drawn(t, "x", `{"LIKE":["3",1,9]}`), `aria-pressed class="likes likes-mine" data-action="like" tabindex="-1" title="Liked by 3 people: Boris, You …" type="button">`)
	require.Contains(t, drawn(t, "x", `{"LIKE":[9]}`), `aria-pressed="false" class="likes" data-action="like" tabindex="-1" title="Liked by 1 person" type="button">`)
}

func TestEmptyMessagesAreGone(t *testing.T) {
	require.Contains(t, drawn(t, " ", `[]`), "This message was deleted")
	require.NotContains(t, drawn(t, "", `{"KEYBOARD":[{"TEXT":"x"}]}`), "deleted")
}

func TestThePortalMaySpeakWithAFaceAndAttachments(t *testing.T) {
	got := markup(testRow(func(it *timeline.Item) {
		it.Message.AuthorID = 0
		it.Author = timeline.Author{Name: "Visitor"}
		it.Message.Params.Attach = []im.Attach{{Blocks: []im.Block{{Text: "closed"}}}}
	}))
	require.Contains(t, got, `<span dir="auto">Visitor</span>`)
	require.Contains(t, got, "closed")
	require.Contains(t, got, `aria-label="Visitor, 12:00"`)
}

func TestReferencesLeadToTheirMessages(t *testing.T) {
	const rule = "------------------------------------------------------"
	for header, value := range map[string]string{
		"Anna [14:05] #chat2/77": "chat2/77", "Anna [14:05] #u1:u3/77": "3/77", "Anna [14:05] #3:1/77": "3/77",
	} {
		require.Contains(t, textOf(rule+"\n"+header+"\nx\n"+rule), `data-action="message" data-value="`+value+`" type="button">Anna</button>`, header)
	}
	require.NotContains(t, textOf(rule+"\nAnna [14:05] #u2:u3/77\nx\n"+rule), `data-action="message"`, "not this person's dialog")
	require.Contains(t, textOf("[chat=imol|5]c[/chat]"), `/online/?IM_DIALOG=imol%7C5"`)
	require.Contains(t, textOf("[timestamp=1767261600 format=SHORT_TIME_FORMAT]"), `>10:00</time>`)
	require.Contains(t, textOf("[timestamp=1767261600]"), `>2026-01-01 10:00:00</time>`)
	require.Contains(t, textOf("[disk=501]"), `<span class="disk">File 501</span>`)
	require.Contains(t, markup(testRow(func(it *timeline.Item) {
		it.Message.Text = "[disk=7]"
		it.Message.Params.FileIDs = []int64{7}
		it.Files = []im.File{{ID: 7, Name: "a.pdf", DownloadURL: here + "/d"}}
	})), `href="`+here+`/d" rel="noopener noreferrer" target="_blank">a.pdf</a>`)
}

// FuzzNoMessageBecomesMarkup draws any text with any params.
func FuzzNoMessageBecomesMarkup(f *testing.F) {
	for _, s := range hostile {
		quoted, err := json.Marshal(s)
		require.NoError(f, err)
		f.Add(s, strings.ReplaceAll(`{"NAME":S,"AVATAR":S,"FORWARD_CONTEXT_ID":S,"FORWARD_CHAT_TITLE":S,"LIKE":[S],"REPLY_ID":S,
			"ATTACH":[{"COLOR":S,"COLOR_TOKEN":S,"DESCRIPTION":S,"BLOCKS":[{"MESSAGE":S},{"HTML":S},{"DELIMITER":{"COLOR":S}},
			{"USER":{"NAME":S,"AVATAR":S,"LINK":S}},{"LINK":{"NAME":S,"LINK":S,"DESC":S,"PREVIEW":S}},{"RICH_LINK":{"LINK":S,"HTML":S,"EXTRA_IMAGE":S}},
			{"IMAGE":{"NAME":S,"LINK":S,"PREVIEW":S}},{"FILE":{"NAME":S,"LINK":S}},{"GRID":{"DISPLAY":S,"NAME":S,"VALUE":S,"LINK":S,"COLOR":S}}]}],
			"KEYBOARD":[{"TEXT":S,"LINK":S,"BG_COLOR":S},{"TEXT":S,"ACTION":"CALL","ACTION_VALUE":S},{"TEXT":S,"ACTION":"COPY","ACTION_VALUE":S},
			{"TEXT":S,"ACTION":"DIALOG","ACTION_VALUE":S},{"TEXT":S,"COMMAND":S}],"MENU":[{"TEXT":S,"LINK":S}]}`, "S", string(quoted)))
	}
	for _, odd := range []string{`[]`, `false`, `""`, `null`, `7`, `{"ATTACH":"N","KEYBOARD":false,"MENU":[[]]}`} {
		f.Add("x", odd)
	}
	f.Fuzz(func(t *testing.T, text, params string) {
		if !json.Valid([]byte(params)) {
			return
		}
		onlyKnownMarkup(t, drawn(t, text, params), text+params)
	})
}
