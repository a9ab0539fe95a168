package b24_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
)

// paramsOf decodes the params of one message.
func paramsOf(t *testing.T, params string) im.Params {
	t.Helper()
	h, err := b24.DecodeHistory(raw(`{"messages":[{"id":1,"text":"x","params":` + params + `}]}`))
	require.NoError(t, err, params)
	require.Len(t, h.Messages, 1, params)
	return h.Messages[0].Params
}

func blocksOf(t *testing.T, attach string) []im.Block {
	t.Helper()
	all := paramsOf(t, `{"ATTACH":`+attach+`}`).Attach
	require.Len(t, all, 1, attach)
	return all[0].Blocks
}

func TestAttachmentsComeInManyShapes(t *testing.T) {
	hi := im.Block{Kind: im.BlockText, Text: "hi"}
	for shape, want := range map[string][]im.Attach{
		`[{"ID":1,"COLOR":"#ABC","BLOCKS":[{"MESSAGE":"hi"}]}]`:                                      {{Color: "#aabbcc", Blocks: []im.Block{hi}}},
		`{"ID":1,"COLOR":"transparent","BLOCKS":{"0":{"MESSAGE":"hi"}}}`:                             {{Bare: true, Blocks: []im.Block{hi}}},
		`{"0":{"COLOR_TOKEN":"ALERT","BLOCKS":[{"MESSAGE":"hi"}]},"1":{"BLOCKS":[],"ID":2}}`:         {{Token: "alert", Blocks: []im.Block{hi}}},
		`[{"MESSAGE":"hi"},{"MESSAGE":"hi"}]`:                                                        {{Blocks: []im.Block{hi, hi}}},
		`{"MESSAGE":"hi"}`:                                                                           {{Blocks: []im.Block{hi}}},
		`{"BLOCKS":{"MESSAGE":"hi"}}`:                                                                {{Blocks: []im.Block{hi}}},
		`"[{\"MESSAGE\":\"hi\"}]"`:                                                                   {{Blocks: []im.Block{hi}}},
		`[{"BLOCKS":[{"MESSAGE":7}]}]`:                                                               {{Blocks: []im.Block{{Text: "7"}}}},
		`[{"BLOCKS":[],"DESCRIPTION":"only this"}]`:                                                  {{Description: "only this"}},
		`[{"COLOR":"red;background:url(//evil)","COLOR_TOKEN":"x\" y","BLOCKS":[{"MESSAGE":"hi"}]}]`: {{Blocks: []im.Block{hi}}},
		`[]`: nil, `{}`: nil, `"N"`: nil, `null`: nil, `false`: nil, `7`: nil, `""`: nil, `[[]]`: nil, `[null,7,"x",false]`: nil,
		`[{"BLOCKS":false}]`: nil, `[{"BLOCKS":"x"}]`: nil, `[{"BLOCKS":[{"MESSAGE":""},{"UNKNOWN":1},[],7]}]`: nil, `"[{"`: nil,
	} {
		require.Equal(t, want, paramsOf(t, `{"ATTACH":`+shape+`}`).Attach, shape)
	}
}

func TestEveryBlockIsRead(t *testing.T) {
	for block, want := range map[string]im.Block{
		`{"USER":[{"NAME":"Bo","AVATAR":"/a.png","USER_ID":"2"}]}`: {Kind: im.BlockUsers, Cards: []im.Card{{Name: "Bo", Picture: "/a.png", UserID: 2}}},
		`{"USER":{"NAME":"Room","CHAT_ID":5,"USER_ID":-1}}`:        {Kind: im.BlockUsers, Cards: []im.Card{{Name: "Room", ChatID: 5}}},
		`{"LINK":[{"NAME":"n","LINK":"/l","DESC":"d","HTML":"<b>h</b>","PREVIEW":"/p","WIDTH":"320","HEIGHT":200.0}]}`: {
			Kind: im.BlockLinks, Cards: []im.Card{{Name: "n", URL: "/l", Text: "d", Picture: "/p", Width: 320, Height: 200}}},
		`{"RICH_LINK":{"LINK":"https://x.example","HTML":"a<br>b &amp; c","EXTRA_IMAGE":"/e"}}`: {
			Kind: im.BlockLinks, Cards: []im.Card{{URL: "https://x.example", Text: "a\nb & c", Picture: "/e"}}},
		`{"IMAGE":[{"LINK":"/big"},{"LINK":"/big","PREVIEW":"/small","WIDTH":-5}]}`: {
			Kind: im.BlockImages, Cards: []im.Card{{URL: "/big", Picture: "/big"}, {URL: "/big", Picture: "/small"}}},
		`{"FILE":{"LINK":"/f","NAME":"n","SIZE":"2048"}}`: {Kind: im.BlockFiles, Cards: []im.Card{{URL: "/f", Name: "n", Size: 2048}}},
		`{"GRID":[{"DISPLAY":"row","NAME":"n","VALUE":5,"COLOR":"#aac337"},{"DISPLAY":"COLUMN","VALUE":"v"},{"DISPLAY":"LINE","NAME":"l"},{"NAME":"b"},{}]}`: {
			Kind: im.BlockGrid, Cards: []im.Card{
				{Name: "n", Text: "5", Color: "#aac337", Display: im.GridRow}, {Text: "v", Display: im.GridRow},
				{Name: "l", Display: im.GridLine}, {Name: "b"}}},
		`{"DELIMITER":{"SIZE":200,"COLOR":"#c6c6c6"}}`: {Kind: im.BlockDelimiter, Width: 200, Color: "#c6c6c6"},
		`{"DELIMITER":[]}`:              {Kind: im.BlockDelimiter},
		`{"HTML":"<p>old</p><script>"}`: {Kind: im.BlockText, Text: "old\n"},
	} {
		require.Equal(t, []im.Block{want}, blocksOf(t, `[{"BLOCKS":[`+block+`]}]`), block)
	}
	all := paramsOf(t, `{"ATTACH":[{"BLOCKS":[{"MESSAGE":"a"},{"GRID":[{"NAME":"n","VALUE":"v"}]}]}]}`).Attach
	require.Equal(t, "a\nn\nv\n", all[0].Text())
}

func TestNoMessageIsAsLargeAsAnAttackerLikes(t *testing.T) {
	many := strings.Repeat(`{"MESSAGE":"x"},`, 1000)
	require.Len(t, blocksOf(t, `[{"BLOCKS":[`+strings.TrimSuffix(many, ",")+`]}]`), 200)
	buttons := strings.Repeat(`{"TEXT":"x"},`, 1000)
	require.Len(t, paramsOf(t, `{"KEYBOARD":[`+strings.TrimSuffix(buttons, ",")+`]}`).Keyboard, 100)
}

func TestKeyboardsComeInManyShapes(t *testing.T) {
	x := im.Button{Text: "x"}
	for shape, want := range map[string][]im.Button{
		`[{"TEXT":"x"}]`:                     {x},
		`{"BUTTONS":[{"TEXT":"x"}]}`:         {x},
		`{"ITEMS":{"0":{"TEXT":"x"}}}`:       {x},
		`{"0":{"TEXT":"x"}}`:                 {x},
		`{"TEXT":"x"}`:                       {x},
		`"{\"BUTTONS\":[{\"TEXT\":\"x\"}]}"`: {x},
		`{"BOT_ID":"7","BUTTONS":[{"TEXT":"x","COMMAND":"c","COMMAND_PARAMS":1},{"TEXT":"y","COMMAND":"c","BOT_ID":8,"BLOCK":"Y","DISABLED":true}]}`: {
			{Text: "x", Command: "c", Params: "1", Bot: 7}, {Text: "y", Command: "c", Bot: 8, Locks: true, Disabled: true}},
		`[{"TYPE":"NEWLINE"},{"TEXT":"x"},{"TYPE":"newline"},{"TYPE":"NEWLINE"},{"TEXT":"x"},{"TYPE":"NEWLINE"}]`: {x, {NewLine: true}, x},
		`[{"TEXT":"c","ACTION":"copy","ACTION_VALUE":5,"DISPLAY":"BLOCK","BG_COLOR":"#29619B","BG_COLOR_TOKEN":"primary"}]`: {
			{Text: "c", Action: im.ActionCopy, Value: "5", Wide: true, Color: "#29619b", Token: "primary"}},
		`[{"TEXT":"x","CONTEXT":"MOBILE"},{"TEXT":"x","CONTEXT":"DESKTOP","ACTION":"FORMAT C:"},{"LINK":"/no-text"}]`: {x},
		`"N"`: nil, `[]`: nil, `{}`: nil, `null`: nil, `false`: nil, `""`: nil, `[7,null,"x",[]]`: nil, `{"BUTTONS":"N"}`: nil, `[{"TYPE":"NEWLINE"}]`: nil,
	} {
		p := paramsOf(t, `{"KEYBOARD":`+shape+`,"MENU":`+shape+`}`)
		require.Equal(t, want, p.Keyboard, shape)
		require.Equal(t, want, p.Menu, shape)
	}
}

func TestForwardsAndFilesOnTheirWay(t *testing.T) {
	require.Equal(t, im.Forward{Message: message(70011), Place: "chat5/70011", UserID: 3, ChatTitle: "Board"},
		paramsOf(t, `{"FORWARD_ID":"70011","FORWARD_CONTEXT_ID":"chat5/70011","FORWARD_USER_ID":"3","FORWARD_CHAT_TITLE":"Board"}`).Forward)
	require.True(t, paramsOf(t, `{"FORWARD_ID":0,"FORWARD_USER_ID":-2,"FORWARD_CHAT_TITLE":false}`).Forward.IsZero())
	h, err := b24.DecodeHistory(raw(`{"messages":[],"files":[{"id":1,"status":"upload","progress":"40"},{"id":2,"status":"done","progress":100},{"id":3,"status":"upload","progress":-1,"isVideoNote":true}]}`))
	require.NoError(t, err)
	require.Equal(t, []im.File{{ID: 1, Type: "file", Uploading: true, Progress: 40}, {ID: 2, Type: "file"}, {ID: 3, Type: "file", Uploading: true, Note: true}}, h.Files)
}

func TestWhatHasNothingToShowIsGone(t *testing.T) {
	for params, gone := range map[string]bool{
		`[]`: true, `{"IS_DELETED":"Y"}`: true, `{"FILE_ID":[1]}`: false, `{"KEYBOARD":[{"TEXT":"x"}]}`: false, `{"ATTACH":[{"MESSAGE":"x"}]}`: false, `{"KEYBOARD":"N"}`: true,
	} {
		h, err := b24.DecodeHistory(raw(`{"messages":[{"id":1,"text":" ","params":` + params + `}]}`))
		require.NoError(t, err)
		require.Equal(t, gone, h.Messages[0].Gone(), params)
	}
}

func TestHTMLBecomesItsText(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "a < b > c": "a < b > c", "<b>x</b>": "x", "a<br/>b<BR>c": "a\nb\nc", "&lt;b&gt; &amp;amp; &#39;&#x41;&nbsp;": "<b> &amp; 'A\u00a0",
		"&unknown; & &#0; &#xffffffff;": "&unknown; & &#0; &#xffffffff;", "<img src=x onerror=alert(1)>": "", "<unclosed": "<unclosed", "<!-- c -->": "", "": "",
	} {
		encoded, err := json.Marshal(in)
		require.NoError(t, err)
		all := paramsOf(t, `{"ATTACH":[{"BLOCKS":[{"LINK":{"NAME":"n","HTML":`+string(encoded)+`}}]}]}`).Attach
		require.Equal(t, want, all[0].Blocks[0].Cards[0].Text, in)
	}
}

func TestPressingAButtonTellsItsBotOnce(t *testing.T) {
	p := always(t, ok("true"))
	b := im.Button{Command: "order", Params: "7", Bot: 11}
	require.NoError(t, client(p, nil).Press(t.Context(), message(5), b))
	require.Equal(t, map[string][]string{"MESSAGE_ID": {"5"}, "BOT_ID": {"11"}, "COMMAND": {"order"}, "COMMAND_PARAMS": {"7"}}, map[string][]string(p.requests[0].form))
	for _, bad := range []im.Button{{Command: "x"}, {Bot: 1}, {}} {
		require.ErrorIs(t, client(p, nil).Press(t.Context(), message(5), bad), b24.ErrRequest)
	}
	require.ErrorIs(t, client(p, nil).Press(t.Context(), im.MessageID{}, b), b24.ErrMessageID)
	require.Equal(t, 1, p.count())
	require.Error(t, client(always(t, ok("false")), nil).Press(t.Context(), message(5), b))
}

// FuzzDecodeHistory: whatever the portal answers, nothing panics and nothing
// gets through that is not what its field promises.
func FuzzDecodeHistory(f *testing.F) {
	f.Add(page)
	f.Add(`{"messages":[{"id":1,"params":{"ATTACH":{"BLOCKS":[{"GRID":{"NAME":"a","COLOR":"#abc"}},{"HTML":"<a&"}]},"KEYBOARD":{"BUTTONS":[{"TEXT":"x"}]},"MENU":"[{}]"}}]}`)
	f.Add(`{"messages":{"1":{"id":"1","params":{"ATTACH":"[{\"DELIMITER\":1}]"}}},"files":{"5":{"id":5,"image":{"width":1e9}}}}`)
	for _, odd := range []string{``, `[]`, `false`, `null`, `""`, `{"messages":[[]]}`, `{"messages":[{"id":1,"params":"x","date":{}}]}`} {
		f.Add(odd)
	}
	f.Fuzz(func(t *testing.T, body string) {
		h, err := b24.DecodeHistory(raw(body))
		if err != nil {
			require.ErrorIs(t, err, b24.ErrMalformed)
			return
		}
		web := func(url string) {
			require.True(t, url == "" || strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://"), url)
		}
		shade := func(color, token string) {
			require.Regexp(t, `^(#[0-9a-f]{6})?$`, color)
			require.Contains(t, []string{"", "primary", "secondary", "alert", "base"}, token)
		}
		for _, m := range h.Messages {
			require.False(t, m.ID.IsZero())
			web(m.Params.AuthorAvatar)
			for _, a := range m.Params.Attach {
				shade(a.Color, a.Token)
				for _, block := range a.Blocks {
					require.LessOrEqual(t, len(block.Cards), 200)
					shade(block.Color, "")
					for _, c := range block.Cards {
						shade(c.Color, c.Token)
						require.GreaterOrEqual(t, c.UserID, im.UserID(0))
					}
				}
			}
			for _, b := range append(m.Params.Keyboard, m.Params.Menu...) {
				shade(b.Color, b.Token)
				require.True(t, b.NewLine != (b.Text != ""))
			}
		}
		for _, u := range h.Users {
			web(u.Avatar)
		}
		for _, file := range h.Files {
			require.Positive(t, file.ID)
			web(file.PreviewURL)
			web(file.ShowURL)
			web(file.DownloadURL)
		}
	})
}
