package app

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/bbcode"
	"seenline/app/im"
	"seenline/app/timeline"
)

func textOf(s string) string {
	return markup(testRow(func(it *timeline.Item) { it.Message.Text = s }))
}

func TestTextBecomesElements(t *testing.T) {
	for in, want := range map[string]string{
		"[b]x[/b] [i]y[/i]":             `<b>x</b> <i>y</i>`,
		"a\nb":                          `a<br>b`,
		"[size=24]x[/size]":             `<span class="size-huge">x</span>`,
		"[color=#f00]x[/color]":         `<span class="colored tone-red">x</span>`,
		"[url=/docs/]d[/url]":           `<a class="link" href="https://acme.bitrix24.com/docs/" rel="noopener noreferrer" target="_blank">d</a>`,
		"[user=3][/user]":               `>Boris</a>`,
		"[user=1]Me[/user]":             `class="link mention mention-me"`,
		"[user=9][/user]":               `>Unknown author</a>`,
		"[user=all][/user]":             `<span class="mention">Everyone</span>`,
		"[context=chat1/42]m[/context]": `<button class="link button-text" data-action="message" data-value="chat1/42" type="button">m</button>`,
		"[put=hi]p[/put]":               `<span class="command">p</span>`,
		"[code]<b>[/code]":              `<pre class="code" dir="ltr"><code>&lt;b&gt;</code></pre>`,
	} {
		require.Contains(t, textOf(in), want, in)
	}
}

func TestCommandsCanBePressedWhereThereIsAComposer(t *testing.T) {
	r := testRow(func(it *timeline.Item) { it.Message.Text = "[put=hi]p[/put][send]s[/send]" })
	r.Look.Compose = true
	got := markup(r)
	require.Contains(t, got, `data-action="put" data-value="hi" type="button">p</button>`)
	require.Contains(t, got, `data-action="send" data-value="s" type="button">s</button>`)
}

// hostile are texts that want to be more than text.
var hostile = []string{
	`<script>alert(1)</script><img src=x onerror=alert(1)>`,
	`"><img src=x onerror=alert(1)>`, `' onclick='alert(1)`, "`; alert(1)//",
	`javascript:alert(1)`, `[url=javascript:alert(1)]x[/url]`, `[url=" onclick="alert(1)]x[/url]`,
	`[url=data:text/html,<script>1</script>]x[/url]`, `[url=//evil.example]x[/url]`, `[url=vbscript:x]y[/url]`,
	`[img size=large]javascript:alert(1) [/img]`, `[icon=https://e.com/"onload="alert(1) title="><b>]`,
	`[user=1" onclick="x]<b>[/user]`, `[color=red;background:url(//evil)]x[/color]`, `[size=9999999]x[/size]`,
	`[call=tel:" onclick="]x[/call]`, `[context=chat1/"><script>]x[/context]`, `{{.}} ${x} %s %!d`,
	"\u202e[url=https://e.com]moc[/url]\u0000\ufffe", strings.Repeat("[b]", 500) + "x",
}

var (
	allowedTags       = regexp.MustCompile(`^(article|div|span|a|b|i|u|s|br|button|blockquote|pre|code|img|time|video|audio|dl|dt|dd|hr|progress)$`)
	allowedAttributes = regexp.MustCompile(`^(aria-(label|hidden|busy|disabled|expanded|haspopup)|class|data-(message-id|unread|action|value|button)|dir|disabled|id|max|role|value|tabindex|type|href|target|rel|src|alt|title|width|height|loading|decoding|datetime|controls|preload|poster)$`)
	allowedURL        = regexp.MustCompile(`^"(https?://|mailto:|tel:)`)
)

func TestNothingThePortalSendsBecomesMarkup(t *testing.T) {
	for _, s := range hostile {
		drawn := markup(testRow(func(it *timeline.Item) {
			it.Message.Text = s
			it.Message.Params.FileIDs = []int64{1, 2, 3}
			it.Author = timeline.Author{ID: 2, Name: s, Avatar: s, Color: s}
			it.Reply = timeline.Reply{ID: testID(1), Known: true, Text: s, Author: it.Author}
			for _, kind := range []string{"image", "video", "audio"} {
				it.Files = append(it.Files, im.File{Type: kind, Name: s, PreviewURL: s, ShowURL: s, DownloadURL: s})
			}
		})) + markup(&Header{Look: testLook(), Dialog: im.Dialog{Name: s, Avatar: s, Color: s}})[len(`<header class="header">`):]
		onlyKnownMarkup(t, drawn, s)
	}
}

// onlyKnownMarkup wants no element, attribute or URL but those the widget itself
// draws with.
func onlyKnownMarkup(t *testing.T, drawn, from string) {
	t.Helper()
	for _, part := range tag.FindAllStringSubmatch(drawn, -1) {
		if part[2] == "header" || part[2] == "h1" || part[2] == "p" {
			continue
		}
		require.Regexp(t, allowedTags, part[2], from)
		for _, a := range attribute.FindAllStringSubmatch(part[3], -1) {
			if a[1] == "data-unread-count" || a[1] == "data-reading" {
				continue
			}
			require.Regexp(t, allowedAttributes, a[1], from)
			switch url := strings.Trim(a[2], `"`); {
			case a[1] == "src" || a[1] == "poster":
				require.True(t, bbcode.Loadable("https://acme.bitrix24.com", url), "%s loaded for %s", url, from)
			case a[1] == "href":
				require.Regexp(t, allowedURL, a[2], from)
			}
		}
		if part[2] == "a" && part[1] == "" {
			require.Contains(t, part[3], ` rel="noopener noreferrer"`)
			require.Contains(t, part[3], ` target="_blank"`)
		}
	}
}

func TestTextInIsTextOut(t *testing.T) {
	for _, s := range hostile[:4] {
		require.Equal(t, s, bbcode.PlainText(s))
	}
}

func TestFirstLine(t *testing.T) {
	require.Equal(t, "a b", firstLine("\n\na b\nc"))
	require.Equal(t, "", firstLine("\n"))
	require.Equal(t, strings.Repeat("ж", 100)+"…", firstLine(strings.Repeat("ж", 300)))
}
