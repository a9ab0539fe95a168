package bbcode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/bbcode"
)

// show writes nodes compactly, so that expectations can be read.
func show(nodes []bbcode.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		name := [...]string{"", "br", "b", "i", "u", "s", "size", "color", "link", "user", "chat", "context",
			"send", "put", "call", "icon", "image", "code", "time", "disk", "quote"}[n.Kind]
		if n.Kind == bbcode.Text {
			b.WriteString(n.Text)
			continue
		}
		b.WriteString("<" + name)
		for _, field := range []string{n.Text, n.URL, n.Value} {
			if field != "" {
				b.WriteString(" " + field)
			}
		}
		if n.ID != 0 {
			fmt.Fprintf(&b, " %d", n.ID)
		}
		if n.Width != 0 || n.Height != 0 {
			fmt.Fprintf(&b, " %dx%d", n.Width, n.Height)
		}
		if n.Replace {
			b.WriteString(" replace")
		}
		if n.Ref != nil {
			fmt.Fprintf(&b, " %s|%s|%s|%d", n.Ref.Author, n.Ref.Date, n.Ref.Dialog, n.Ref.Message)
		}
		if len(n.Children) > 0 {
			b.WriteString(": " + show(n.Children))
		}
		b.WriteString(">")
	}
	return b.String()
}

func check(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		require.Equal(t, c[1], show(bbcode.Parse(c[0])), "%q", c[0])
	}
}

func TestTextWithoutMarkupStaysAsItIs(t *testing.T) {
	for _, s := range []string{"", "hello", "a[0] = b[i] + c[b];", "1 < 2 && 3 > 2 & <b>x</b> &amp;", "[see above] [x] [1] []", "[[[", "]]]",
		"[b", "[/b]", "[b]", "[url=", "5 > 3 >> 2", "-- --", "# heading #BR", "\ttab    four", "[примечание]", "[note to self] x [/note]", "C:\\temp"} {
		require.Equal(t, s, show(bbcode.Parse(s)))
	}
}

func TestEveryTagIsRead(t *testing.T) {
	check(t, [][2]string{
		{"[b]a[/b] [I]b[/i] [u]c[/U] [s]d[/s]", "<b: a> <i: b> <u: c> <s: d>"},
		{"[size=20]x[/size][size=2]y[/size][size=99]z[/size]", "<size 20x0: x><size 8x0: y><size 30x0: z>"},
		{"[color=#F00]x[/color][color=#00ff7F]y[/color]", "<color #ff0000: x><color #00ff7f: y>"},
		{"[url]https://a.io/x[/url]", "<link https://a.io/x: https://a.io/x>"},
		{"[URL=https://a.io/x?a[]=1]T[/URL]", "<link https://a.io/x?a[]=1: T>"},
		{"[url=/company/personal/user/5/]T[/url]", "<link /company/personal/user/5/: T>"},
		{"[url=https://a.io][/url]", "<link https://a.io: https://a.io>"},
		{"[user=5]Ann[/user] [USER=503 REPLACE]Bo[/USER] [user=5][/user] [user=all]everybody[/user]",
			"<user 5: Ann> <user 503 replace: Bo> <user 5> <user all: everybody>"},
		{"[chat=12]T[/chat] [chat=imol|7]L[/chat] [CHAT=3][/CHAT]", "<chat chat12 12: T> <chat imol|7 7: L> <chat chat3 3>"},
		{"[context=chat123/456]T[/context] [context=5/6]D[/context]", "<context ||chat123|456: T> <context ||5|6: D>"},
		{"[send=/help me]Help[/send] [send]yes[/send] [put=a\nb]P[/put]", "<send /help me: Help> <send yes: yes> <put a\nb: P>"},
		{"[call=+7 (495) 123-45-67]Call[/call] [call]112[/call]", "<call tel:+74951234567 +7 (495) 123-45-67: Call> <call tel:112 112: 112>"},
		{"[pch=5]history[/pch]", "history"},
		{"[icon=https://a.io/i.png size=20 title=Two words]", "<icon Two words https://a.io/i.png 20x20>"},
		{"[ICON=/i.png width=16 height=18]", "<icon /i.png 16x18>"},
		{"[img size=small]https://a.io/p.png [/img]", "<image https://a.io/p.png small>"},
		{"[img]/p_[b]1.png[/img]", "<image /p_[b]1.png medium>"},
		{"[code]\nif a[b] { >>x }\n[/code]", "<code if a[b] { >>x }>"},
		{"[timestamp=1700000000 format=SHORT_TIME_FORMAT]", "<time 2023-11-14 22:13 UTC SHORT_TIME_FORMAT 1700000000>"},
		{"[disk=42] [DISK=43]", "<disk [disk=42] 42> <disk [DISK=43] 43>"},
		{"a[br]b#BR#c\nd\r\ne\rf", "a<br>b<br>c<br>d<br>e<br>f"},
	})
}

func TestLineBreaksBelongToTheBlocksBesideThem(t *testing.T) {
	check(t, [][2]string{
		{"a\n", "a<br>"},
		{"\na\n\nb", "<br>a<br><br>b"},
		{"a\n[code]x[/code]\nb", "a<code x>b"},
		{"a\n\n[code]x[/code]\n\nb", "a<br><code x><br>b"},
		{"a [code]x[/code] b", "a <code x> b"},
		{"[send=a\nb]", "[send=a<br>b]"},
	})
}

func TestUnknownTagsShowWhatIsInside(t *testing.T) {
	check(t, [][2]string{
		{"[foo]x [b]y[/b][/foo]", "x <b: y>"},
		{"[FONT=Arial]x[/font]", "x"},
		{"[foo]x", "[foo]x"},
		{"[color=red]x[/color]", "x"},
		{"[user=abc]x[/user] [chat=-1]y[/chat] [context=x/y]z[/context]", "x y z"},
		{"[timestamp=abc] [disk=x] [icon=javascript:1]", "[timestamp=abc] [disk=x] [icon=javascript:1]"},
	})
}

func TestUnclosedAndMisnestedTagsDegrade(t *testing.T) {
	check(t, [][2]string{
		{"[b]a[i]b", "[b]a[i]b"},
		{"[b]a[i]b[/b]", "<b: a[i]b>"},
		{"[b]a[i]b[/b]c[/i]d", "<b: a<i: b>><i: c>d"},
		{"[b][/b]x", "x"},
		{"[b][b]x[/b][/b]", "<b: x>"},
		{"[/b]x[b]", "[/b]x[b]"},
		{"[code]x", "[code]x"},
		{"[url=https://a.io]x[b]y[/url]z[/b]", "<link https://a.io: x<b: y>><b: z>"},
		{"[url=https://a.io][user=5]x[/user][/url]", "<link https://a.io: x>"},
		{"[url=https://a.io][url=https://b.io]x[/url][/url]", "<link https://a.io: x>"},
	})
}

func TestNestingIsBounded(t *testing.T) {
	deepest := 0
	var depth func([]bbcode.Node, int)
	depth = func(nodes []bbcode.Node, d int) {
		deepest = max(deepest, d)
		for _, n := range nodes {
			depth(n.Children, d+1)
		}
	}
	const n = 5000
	text := strings.Repeat(">>", n) + strings.Repeat("[size=9]", n) + "x" + strings.Repeat("[/size]", n)
	nodes := bbcode.Parse(strings.Repeat("-", 54) + "\n" + text + "\n" + strings.Repeat("-", 54))
	depth(nodes, 0)
	require.LessOrEqual(t, deepest, 25)
	require.Contains(t, bbcode.Plain(nodes), "[size=9]x[/size]")
}

func TestBareAddressesBecomeLinks(t *testing.T) {
	check(t, [][2]string{
		{"see https://a.io/x.", "see <link https://a.io/x: https://a.io/x>."},
		{"(https://a.io/x_(y))", "(<link https://a.io/x_(y): https://a.io/x_(y)>)"},
		{"https://a.io/?a[]=1&b=2, ok?", "<link https://a.io/?a[]=1&b=2: https://a.io/?a[]=1&b=2>, ok?"},
		{"www.example.com!", "<link https://www.example.com: www.example.com>!"},
		{"HTTP://A.IO", "<link http://A.IO: HTTP://A.IO>"},
		{"https://пример.рф/путь», да", "<link https://пример.рф/путь: https://пример.рф/путь>», да"},
		{"看https://a.io/路。好", "看<link https://a.io/路: https://a.io/路>。好"},
		{"me@example.com, (you@x.org)", "<link mailto:me@example.com: me@example.com>, (<link mailto:you@x.org: you@x.org>)"},
		{"[b]https://a.io[/b]", "<b: <link https://a.io: https://a.io>>"},
		{"[url=https://b.io]https://a.io[/url]", "<link https://b.io: https://a.io>"},
		{"xhttps://a.io https:// http://. @me a@b", "xhttps://a.io https:// http://. @me a@b"},
		{"[send]https://a.io[/send]", "<send https://a.io: https://a.io>"},
		{"javascript://a.io/%0aalert(1)", "javascript://a.io/%0aalert(1)"},
	})
}
