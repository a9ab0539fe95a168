package bbcode_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/bbcode"
)

func TestSafeURLAllows(t *testing.T) {
	for raw, want := range map[string]string{
		"https://a.io":                       "https://a.io",
		" HTTPS://a.io/x ":                   "https://a.io/x",
		"http://localhost:8090/x":            "http://localhost:8090/x",
		"http://127.0.0.1/x":                 "http://127.0.0.1/x",
		"http://[::1]:8080/":                 "http://[::1]:8080/",
		"https://пример.рф/путь?q=ё":         "https://пример.рф/путь?q=ё",
		"https://a.io/two words":             "https://a.io/two%20words",
		"example.com/x":                      "https://example.com/x",
		"example.com:8080":                   "https://example.com:8080",
		"/company/personal/user/5/":          "/company/personal/user/5/",
		"/":                                  "/",
		"mailto:a@b.io?subject=Hi there":     "mailto:a@b.io?subject=Hi%20there",
		"MailTo:a@b.io":                      "mailto:a@b.io",
		"tel:+7 (495) 123-45-67":             "tel:+74951234567",
		"tel:*100#":                          "tel:*100%23",
		"https://a.io/?u=javascript:alert()": "https://a.io/?u=javascript:alert()",
	} {
		got, ok := bbcode.SafeURL(raw)
		require.True(t, ok, "%q", raw)
		require.Equal(t, want, got)
	}
}

func TestSafeURLRefuses(t *testing.T) {
	for attack, urls := range map[string][]string{
		"script schemes": {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,<b>x</b>", "data:image/svg+xml;base64,AAAA",
			"blob:https://a.io/x", "file:///etc/passwd", "about:blank", "filesystem:https://a.io/x", "ws://a.io", "ftp://a.io", "intent://x#Intent;end", "bx://v2/x", "view-source:https://a.io"},
		"control characters": {"java\tscript:alert(1)", "java\nscript:x", "\x01javascript:x", "javascript\x00:x", "https://a.io/\x00", "ht\ntps://a.io", "/\t/evil.io", "\u0085javascript:x", "mailto:a@b.io\nbcc:c@d.io"},
		"white space":        {"java script:x", "\u00a0javascript:x", "https:// a.io", "https://a .io", "\u2028javascript:x", "https://a.io/\u3000x", "\u3164https://a.io"},
		"entities":           {"javascript&colon;alert(1)", "&#106;avascript:x", "javascript%3Aalert(1)", "j&Tab;avascript:x"},
		"direction":          {"https://a.io/\u202etxt.exe", "https://\u2066a.io", "https://a\u200b.io", "\ufeffhttps://a.io"},
		"other hosts":        {"//evil.io", "/\\evil.io", "\\\\evil.io", "https:evil.io", "https:/evil.io", "https:\\\\evil.io", "https:///evil.io", "https://portal.io\\@evil.io"},
		"user names":         {"https://portal.io@evil.io", "https://a:b@evil.io/", "portal.io@evil.io"},
		"malformed":          {"", " ", "https://", "https://?x", "https://a..io", "https://.io", "https://a.io:port", "https://a.io:999999", "http://[::1", "http://[x]", "https://a%2eio", "https://ev℀il.io", "word", "a.b:c", "./x", "../x", "?x", "#x", "mailto:", "mailto:@", "mailto:a", "tel:", "tel:abc"},
		"markup":             {"https://a.io/\"onclick=x", "https://a.io/<script>", "https://a.io/`"},
		"length":             {"https://a.io/" + strings.Repeat("x", 10000)},
	} {
		for _, u := range urls {
			got, ok := bbcode.SafeURL(u)
			require.False(t, ok, "%s: %.60q", attack, u)
			require.Empty(t, got)
		}
	}
}

func TestRefusedURLsAreShownAsText(t *testing.T) {
	check(t, [][2]string{
		{"[url=javascript:alert(1)]click[/url]", "click"},
		{"[url]javascript:alert(1)[/url]", "javascript:alert(1)"},
		{"[url=java\tscript:x]click[/url]", "click"},
		{"[url=//evil.io]x[/url]", "x"},
		{"[img size=small]data:image/svg+xml,<svg onload=x> [/img]", "data:image/svg+xml,<svg onload=x> "},
		{"[img]mailto:a@b.io[/img]", "mailto:a@b.io"},
		{"[icon=data:image/png;base64,AA title=x]", "[icon=data:image/png;base64,AA title=x]"},
		{"[call=javascript:x]n[/call]", "n"},
		{"[color=#fff;background:url(x)]x[/color]", "x"},
		{"[size=9;x]x[/size]", "x"},
		{"https://portal.io@evil.io", "https://portal.io@evil.io"},
	})
}

func TestURLsOfThePortalAreMadeAbsolute(t *testing.T) {
	require.Equal(t, "https://p.io/x", bbcode.Absolute("https://p.io", "/x"))
	require.Equal(t, "https://a.io", bbcode.Absolute("https://p.io/", "https://a.io"))
}

func TestPicturesAreKnownByTheirPath(t *testing.T) {
	require.True(t, bbcode.IsPicture("https://a.io/x.PNG?size=2#a"))
	require.False(t, bbcode.IsPicture("https://a.io/?x.png"))
	require.False(t, bbcode.IsPicture("https://a.io/x"))
}

func TestOnlyThePortalsOwnIsLoadedUnasked(t *testing.T) {
	const portal = "https://acme.bitrix24.com"
	for url, want := range map[string]bool{
		portal + "/disk/1": true, portal: true, portal + "?x": true, "https://cdn-ru.bitrix24.ru/b1/a.png": true, "https://CDN.bitrix24.com.br/x": true,
		portal + ".evil.example/a.png": false, portal + ":8443/a.png": false, portal + "@evil.example/": false, "https://evil.example/a.png": false,
		"http://cdn.bitrix24.com/a.png": false, "https://cdn.bitrix24.evil.example/a": false, "https://cdn.bitrix24.com.evil.example/a": false,
		"https://evil.example/.bitrix24.com/": false, "https://evil.example?cdn.bitrix24.com": false, "https://other.bitrix24.com/a.png": false,
		portal + "/rest/1/x/im.dialog.read.all": false, portal + "/REST": false, portal + "/%72est/a.png": false, portal + "/a/../rest/a": false,
		portal + "/a/%2e%2e//rest/a": false, portal + "/./rest/?a.png": false, portal + "/?LogOut=yes": false, portal + "/%zz": false,
		portal + "/restaurant.png": true, portal + "/upload/rest/a.png?v=1#rest": true,
		"https://cdn.evil.bitrix24.com/": false, "": false, "data:image/png;base64,AA": false, "javascript:1": false,
	} {
		require.Equal(t, want, bbcode.Loadable(portal, url), url)
	}
	require.False(t, bbcode.Loadable("", "/a.png"))
	require.Equal(t, "x.example:8080", bbcode.Host("https://x.example:8080/a?b"))
	require.Empty(t, bbcode.Host("mailto:a@b.example"))
	require.True(t, bbcode.Askable("https://x.example/a"))
	require.False(t, bbcode.Askable("http://x.example/a"))
}
