package bbcode_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/bbcode"
)

var dashes = strings.Repeat("-", 54)

func fenced(header, body string) string {
	return dashes + "\n" + header + body + "\n" + dashes
}

func TestArrowQuotes(t *testing.T) {
	check(t, [][2]string{
		{">>a", "<quote: a>"},
		{"x\n>>a\n>> b\ny", "x<quote: a<br>b>y"},
		{">>a\n>>>>b\n>>c\nd", "<quote: a<quote: b>c>d"},
		{">>>>b\nc", "<quote: <quote: b>>c"},
		{"a\n\n>>b\n\nc", "a<br><quote: b><br>c"},
		{">>[b]x\ny[/b]", "<quote: <b: x>><b: y>"},
		{"a#BR#>>b[br]c", "a<quote: b>c"},
		{"[code]\n>>a\n[/code]", "<code >>a>"},
		{"1 >>2", "1 >>2"},
	})
}

func TestFencedQuotes(t *testing.T) {
	check(t, [][2]string{
		{fenced("", "a\nb"), "<quote: a<br>b>"},
		{"x\n" + fenced("Ann Lee [12.03.2024 10:11]\n", "hi") + "\ny", "x<quote Ann Lee|12.03.2024 10:11||0: hi>y"},
		{fenced("Ann [today, 10:11] #chat5/77\n", "hi"), "<quote Ann|today, 10:11|chat5|77: hi>"},
		{fenced("Ann [10:11] #u1:u2/77\n", "hi"), "<quote Ann|10:11|1:2|77: hi>"},
		{fenced("Ann [10:11] #1:2/77\n", ">>x\nhi"), "<quote Ann|10:11|1:2|77: <quote: x>hi>"},
		{fenced("Total [EUR]\n", "5"), "<quote: Total [EUR]<br>5>"},
		{fenced("[b]Ann[/b] [x]\n", "5"), "<quote: <b: Ann> [x]<br>5>"},
		{strings.ReplaceAll(fenced("Ann [10:11]\n", "hi"), "\n", "#BR#"), "<quote Ann|10:11||0: hi>"},
		{fenced("", "a") + "\n" + fenced("", "b"), "<quote: a><quote: b>"},
		{"[b]" + "\n" + fenced("", "a") + "\n[/b]z", "<quote: <b: a>>z"},
	})
}

func TestDashesThatQuoteNothingAreText(t *testing.T) {
	for _, s := range []string{dashes, dashes + "\nAnn [10:11]\nhi", "a" + dashes + "\nb\n" + dashes, dashes + "-\nx\n" + dashes + "-"} {
		require.Equal(t, s, bbcode.PlainText(s))
	}
}

func TestReferenceOfAPrivateDialogIsTheOtherPerson(t *testing.T) {
	ref := bbcode.Ref{Dialog: "1:2"}
	require.Equal(t, "2", ref.DialogFor(1))
	require.Equal(t, "1", ref.DialogFor(2))
	require.Empty(t, ref.DialogFor(3))
	require.Equal(t, "chat5", bbcode.Ref{Dialog: "chat5"}.DialogFor(3))
}
