package bbcode_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"seenline/app/bbcode"
)

var seeds = []string{
	"", "hello [b]bold[/b] https://a.io/x.", "[b]a[i]b[/b]c[/i]", ">>a\n>>>>b\n" + strings.Repeat("-", 54) + "\nAnn [10:11] #chat5/7\nhi\n" + strings.Repeat("-", 54),
	"[url=javascript:alert(1)]x[/url][img size=small]https://a.io/p.png [/img]", "[code]x[/code][br]#BR#\r\n[disk=1][timestamp=1 format=X]",
	"[user=5 REPLACE][/user][chat=imol|5]x[/chat][context=1:2/3]x[/context][icon=/i.png size=20 title=a b]",
	"[send=a[b]c]x[/send][put]\n[/put][call]+7 (495)[/call][size=20][color=#fff]x[/color][/size]", "\xff[b\xfe]", "👨‍👩‍👧 [/b][/code][code][[]]", "a@b.io www.a.io (http://a.io))",
}

// atoms are what random texts are made of: the pieces that mean something, in
// any order.
var atoms = strings.Fields(`[b] [/b] [i] [/i] [u] [/u] [s] [/s] [size=9] [/size] [color=#abc] [/color] [url] [url=https://a.io] [url=x] [/url]
	[user=5] [/user] [chat=5] [/chat] [context=5/6] [/context] [send] [/send] [put=x] [/put] [call] [/call] [pch=1] [/pch] [icon=/x] [img] [/img] [code] [/code]
	[timestamp=1] [disk=1] [br] #BR# [foo] [/foo] [ ] / = >> >>>> a b c . ) ( https://b.io 👍 x@y.io ` + dashes)

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(40) {
		switch r.IntN(6) {
		case 0:
			b.WriteString("\n")
		case 1:
			b.WriteString("\n" + dashes + "\n")
		case 2:
			b.WriteString(" ")
		}
		b.WriteString(atoms[r.IntN(len(atoms))])
	}
	return b.String()
}

func TestRandomMarkupKeepsItsText(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 5000 {
		holds(t, randomText(r))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(holds)
}

// holds fails if the tree of text breaks one of the promises.
func holds(t *testing.T, text string) {
	nodes := bbcode.Parse(text)
	sound(t, nodes, 0, false, text)
	plain := bbcode.Plain(nodes)
	requireSubsequence(t, visible(text), plain, "lost in %q", text)
	// Nothing is invented either, but for names, times and labels that tags carry.
	if !strings.ContainsAny(text, "[#") {
		require.Equal(t, visible(text), letters(plain), "of %q", text)
	}
	require.GreaterOrEqual(t, bbcode.Words(text), 0)
	bbcode.Emoji(nodes)
}

// sound checks what a renderer relies on.
func sound(t *testing.T, nodes []bbcode.Node, depth int, pressed bool, text string) {
	require.LessOrEqual(t, depth, 25, "too deep: %q", text)
	for _, n := range nodes {
		inner := pressed
		switch n.Kind {
		case bbcode.Text:
			require.NotEmpty(t, n.Text)
			require.NotContains(t, n.Text, "\n")
			require.True(t, utf8.ValidString(n.Text))
		case bbcode.Link, bbcode.User, bbcode.Chat, bbcode.Context, bbcode.Send, bbcode.Put, bbcode.Call:
			require.False(t, pressed, "one inside another: %q", text)
			inner = true
		case bbcode.Bold, bbcode.Italic, bbcode.Underline, bbcode.Strike:
			require.NotEmpty(t, n.Children, "%q", text)
		case bbcode.Quote:
			require.False(t, pressed, "a quote inside a link: %q", text)
		}
		switch n.Kind {
		case bbcode.Link, bbcode.Icon, bbcode.Image, bbcode.Call:
			url, ok := bbcode.SafeURL(n.URL)
			require.True(t, ok, "%q in %q", n.URL, text)
			require.Equal(t, n.URL, url, "safe once, safe always")
		case bbcode.Context:
			require.NotNil(t, n.Ref)
		}
		sound(t, n.Children, depth+1, inner, text)
	}
}

// visible returns the letters of text that no reading of it may lose: those
// outside brackets, and not the reference in a quote's header. It knows nothing
// of how the parser works.
func visible(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.ReplaceAll(text, "#BR#", "\n")
	var b strings.Builder
	depth, reference := 0, false
	for _, r := range text {
		reference = r == '#' || reference && strings.ContainsRune("chatsgu0123456789:/", unicode.ToLower(r))
		switch {
		case reference:
		case r == '[':
			depth++
		case r == ']' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return letters(b.String())
}

// letters drops what may change: white space, dashes, arrows and brackets.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("->[]#", r) {
			return -1
		}
		return r
	}, s)
}

func requireSubsequence(t *testing.T, want, got string, msg ...any) {
	t.Helper()
	rest := []rune(want)
	for _, r := range got {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	require.Empty(t, string(rest), msg...)
}

// The work must grow with the text and not with its square: at this size the
// square would take hundreds of times as long as an ordinary text does. A busy
// machine is given several tries to show that it is not.
func TestHostileTextsTakeLinearTime(t *testing.T) {
	const size, factor = 256 << 10, 25
	ordinary := strings.Repeat("[b]some[/b] text, https://a.io/x\n>>and more\n", size/44)
	base := min(elapsed(ordinary), elapsed(ordinary), elapsed(ordinary))
	for _, piece := range []string{
		"[", "[b", "[b]", "[/b]", "[url=", "[url=[b]", "[url=[url=x]", "[send=\n", "[code]", "[code", "[/code]",
		">>", ">>\n", ">>a\nb\n", dashes + "\n", "[b][i]x[/b][/i]", "[b]x[i]y[/b]z[b]w[/i]", "http://", "http://(", "http://a", "http://!", "http://@x!",
		"www.", "a@", "a@b.io,", "@", "(((", "#BR#", "[foo]", "[foo][bar]x[/foo][/bar]", "[img]", "[url][/url]", "[url]",
		"[icon=/x title=", "[size=9][color=#fff]", "x[user=1]", "[url]http://a.io[b]x[/url][/b]",
	} {
		text := strings.Repeat(piece, size/len(piece))
		took := elapsed(text)
		for try := 0; try < 4 && took > factor*base; try++ {
			took = min(took, elapsed(text))
		}
		require.LessOrEqual(t, took, factor*base, "%.40q: an ordinary text takes %v", piece, base)
	}
}

func elapsed(text string) time.Duration {
	start := time.Now()
	bbcode.Words(text)
	return time.Since(start)
}
