package bbcode_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/bbcode"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                       0,
		" \n ":                   0,
		"one":                    1,
		"one two, three - four!": 4,
		"[b]bold[/b] [url=https://a.io/x]li[/url]nk": 2,
		"https://a.io/a-very-long/path?x=1 here":     2,
		"Привет, как дела?":                          3,
		"مرحبا بك":                                   2,
		"今天的会议改到下午":                                  5,
		"こんにちは":                                      3,
		"안녕하세요 여러분":                                  2,
		"สวัสดีครับ":                                 3,
		"🎉🎉":                                         1,
		"ok 今天 yes":                                  3,
	} {
		require.Equal(t, want, bbcode.Words(text), "%q", text)
	}
}

func TestEmojiOnlyMessagesAreCounted(t *testing.T) {
	for text, want := range map[string]int{
		"":          0,
		"👍":         1,
		"👍👍🏽 ❤️\n😀": 4,
		"👨‍👩‍👧‍👦":   1,
		"🏳️‍🌈":      1,
		"🇩🇪🇫🇷":      2,
		"🏴󠁧󠁢󠁥󠁮󠁧󠁿":   1,
		"1️⃣#️⃣":    2,
		"❤":         1,
		"☺":         1,
		"12":        0,
		"ok 👍":      0,
		"→":         0,
		"©":         0,
		"©️":        1,
		"[b]👍[/b]":  0,
		"👍\u200d":   0,
		"🇩":         0,
		">>👍":       0,
	} {
		require.Equal(t, want, bbcode.Emoji(bbcode.Parse(text)), "%q", text)
	}
}

func TestPlainTextPutsBlocksOnTheirOwnLines(t *testing.T) {
	text := "a\n" + fenced("Ann [10:11] #chat5/7\n", "q") + "\nb [user=5][/user] [code]x[/code] c\n>>d\n[img]/p.png[/img] [chat=3][/chat][context=5/6][/context]"
	require.Equal(t, "a\nAnn [10:11]\nq\nb @5 \nx\n c\nd\n/p.png #chat3#5/6", bbcode.PlainText(text))
}

func TestWalkReachesAndChangesEveryNode(t *testing.T) {
	nodes := bbcode.Parse(">>[b]hi [user=5][/user][/b]")
	bbcode.Walk(nodes, func(n *bbcode.Node) {
		if n.Kind == bbcode.User {
			n.Children = []bbcode.Node{{Text: "Ann"}}
		}
	})
	require.Equal(t, "hi Ann", bbcode.Plain(nodes))
	require.False(t, strings.Contains(show(nodes), "@"))
}
