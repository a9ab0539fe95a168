package host

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"seenline/web"
)

const form = "AUTH_ID=secret-token&REFRESH_ID=secret-refresh&member_id=secret-member&PLACEMENT=IM_SIDEBAR&PLACEMENT_OPTIONS=%7B%22dialogId%22%3A%22chat2%22%7D"

const formType = "Content-Type: application/x-www-form-urlencoded"

func TestPageForPortal(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, method := range []string{"POST", "GET", "HEAD"} {
		t.Run(method, func(t *testing.T) {
			response := f.do(method, "/?DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=ua&APP_SID=99c8", form, formType)
			require.Equal(t, 200, response.StatusCode)
			require.NotEmpty(t, response.Header.Get("Content-Length"))
			page := text(t, response)
			if method == "HEAD" {
				require.Empty(t, page)
				return
			}
			require.Contains(t, page, `<html lang="uk" dir="ltr" data-state="loading" data-portal="https://acme.bitrix24.com" data-lang="ua">`)
			require.Contains(t, page, `<script src="/assets/boot.11ee.js" data-wasm="/assets/app.00ff.wasm" async>`)
			require.Contains(t, page, `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="/assets/app.00ff.wasm">`)
			require.Contains(t, page, `<script src="/assets/wasm_exec.33cc.js" defer>`)
			require.Contains(t, page, `<link rel="stylesheet" href="/assets/app.22dd.css">`)
			require.Regexp(t, `<body>\s*<main id="seenline"`, page)
			require.NotContains(t, page, "secret")
			require.NotContains(t, page, "99c8")
			require.NotContains(t, page, "style=")
			require.NotRegexp(t, `<script[^>]*>[^<]`, page)
		})
	}
}

func TestPageLanguages(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for lang, want := range map[string]string{
		"la": `lang="es" dir="ltr"`, "ar": `lang="ar" dir="rtl"`, "br": `lang="pt-BR" dir="ltr"`, "sc": `lang="zh-Hans" dir="ltr"`,
		"EN": `lang="en" dir="ltr"`, "": `lang="en" dir="ltr"`, "xx": `lang="en" dir="ltr"`, `"><b>`: `lang="en" dir="ltr"`,
	} {
		page := text(t, f.do("GET", "/?DOMAIN=acme.bitrix24.com&LANG="+url.QueryEscape(lang), ""))
		require.Contains(t, page, want, "LANG=%s", lang)
		require.NotContains(t, page, "<b>")
	}
	require.Len(t, tags, 20)
	page := text(t, f.do("GET", "/?DOMAIN=acme.bitrix24.com&LANG=ar", ""))
	require.Contains(t, page, `<noscript><p class="failure">يحتاج Seenline إلى JavaScript.`)
}

func TestPageNamesTheWordsOfItsLanguageOnly(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for lang, file := range map[string]string{
		"ar": "words_ar.44dd.txt", "LA": "words_la.55ee.txt",
		"en": "", "": "", "xx": "", "../ar": "", "ru": "", // of which nothing is packed here
	} {
		page := text(t, f.do("POST", "/?DOMAIN=acme.bitrix24.com&LANG="+url.QueryEscape(lang), form, formType))
		if file == "" {
			require.NotContains(t, page, "words", lang)
			continue
		}
		require.Equal(t, 2, strings.Count(page, "words_"), lang)
		require.Contains(t, page, `<script src="/assets/boot.11ee.js" data-wasm="/assets/app.00ff.wasm" data-words="/assets/`+file+`" async>`)
		require.Contains(t, page, `<link rel="preload" as="fetch" type="text/plain" crossorigin href="/assets/`+file+`">`)
	}
	response := f.do("GET", "/assets/words_ar.44dd.txt", "")
	require.Equal(t, "nas", text(t, response))
	require.Equal(t, "text/plain; charset=utf-8", response.Header.Get("Content-Type"))
	require.Equal(t, "public, max-age=31536000, immutable", response.Header.Get("Cache-Control"))
	require.Equal(t, "*", response.Header.Get("Access-Control-Allow-Origin"))
}

// The words that a page asks for are those that the packer has made.
func TestEveryLanguageOfPagesHasItsWords(t *testing.T) {
	_, links, err := loadAssets(web.Dist(), "")
	require.NoError(t, err, "run make build")
	for code := range tags {
		require.Equal(t, code != "en", links[web.WordsName(code)].URL != "", code)
	}
}

// The policy is written out: it is what the page's safety rests on, and a test
// that put it together as the code does would prove nothing.
func TestPageHeaders(t *testing.T) {
	const before = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
	const middle = "base-uri 'none'; form-action 'none'; object-src 'none'; "
	for _, c := range []struct {
		name, list, target, policy string
		status                     int
	}{
		{"cloud portal", "", "/?DOMAIN=acme.bitrix24.com&PROTOCOL=1",
			before + "connect-src 'self' https://acme.bitrix24.com; img-src 'self' data: https: https://acme.bitrix24.com; media-src https: https://acme.bitrix24.com; " + middle + "frame-ancestors https://acme.bitrix24.com", 200},
		{"local portal over http", "localhost:8090", "/?DOMAIN=localhost:8090&PROTOCOL=0",
			before + "connect-src 'self' http://localhost:8090; img-src 'self' data: https: http://localhost:8090; media-src https: http://localhost:8090; " + middle + "frame-ancestors http://localhost:8090", 200},
		{"no portal", "", "/", before + "connect-src 'self'; img-src 'self' data: https:; media-src https:; " + middle + "frame-ancestors 'none'", 200},
		{"unreadable portal", "", "/?DOMAIN=a%20b", before + "connect-src 'self'; img-src 'self' data: https:; media-src https:; " + middle + "frame-ancestors 'none'", 200},
		{"refused portal", "", "/?DOMAIN=evil.example", before + "connect-src 'self'; img-src 'self' data: https:; media-src https:; " + middle + "frame-ancestors 'none'", 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			response := newFixture(t, c.list, packed(t)).do("POST", c.target, form, formType)
			require.Equal(t, c.status, response.StatusCode)
			h := response.Header
			require.Equal(t, []string{c.policy}, h.Values("Content-Security-Policy"))
			require.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
			require.Equal(t, "no-referrer", h.Get("Referrer-Policy"))
			require.Equal(t, "no-store", h.Get("Cache-Control"))
			require.Equal(t, "text/html; charset=utf-8", h.Get("Content-Type"))
			for feature := range strings.SplitSeq(h.Get("Permissions-Policy"), ", ") {
				require.Regexp(t, `^[a-z-]+=\(\)$`, feature)
			}
			for _, name := range []string{"X-Frame-Options", "Set-Cookie", "Strict-Transport-Security", "Access-Control-Allow-Origin", "ETag"} {
				require.Empty(t, h.Values(name), name)
			}
		})
	}
}

func TestTransportSecurityUnderTLS(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, path := range []string{"/", "/healthz", appPath, "/nothing"} {
		response := f.do("GET", "https://widget.example"+path, "")
		require.Contains(t, response.Header.Get("Strict-Transport-Security"), "max-age=31536000", path)
	}
}

func TestNotices(t *testing.T) {
	built := newFixture(t, "", packed(t))
	unbuilt := newFixture(t, "", fstest.MapFS{})
	for _, c := range []struct {
		name   string
		f      fixture
		target string
		status int
		says   string
	}{
		{"opened on its own", built, "/", 200, `data-notice="outside"`},
		{"opened on its own before it is built", unbuilt, "/", 200, `data-notice="outside"`},
		{"portal not on the list", built, "/?DOMAIN=portal.example.com&PROTOCOL=1", 403, `<b dir="ltr">portal.example.com</b>`},
		{"not built", unbuilt, "/?DOMAIN=acme.bitrix24.com&PROTOCOL=1", 503, "make build"},
		{"no such page", built, "/nothing", 404, `data-notice="lost"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			response := c.f.do("GET", c.target, "")
			require.Equal(t, c.status, response.StatusCode)
			page := text(t, response)
			require.Contains(t, page, c.says)
			require.Contains(t, page, `data-state="outside"`)
			require.NotContains(t, page, "data-portal")
			require.NotContains(t, page, "<script")
		})
	}
	// The portal's frame may show what is missing: its administrator is there.
	policy := unbuilt.do("GET", "/?DOMAIN=acme.bitrix24.com", "").Header.Get("Content-Security-Policy")
	require.Contains(t, policy, "frame-ancestors https://acme.bitrix24.com")
}

func TestPagesRepeatNothingOfTheRequest(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, target := range []string{
		"/?DOMAIN=" + url.QueryEscape(`"><script>marker</script>`),
		"/?DOMAIN=marker.bitrix24.com" + url.QueryEscape("\r\nX-Marker: marker"),
		"/?DOMAIN=acme.bitrix24.com&LANG=marker&APP_SID=marker&PLACEMENT=marker",
		"/?DOMAIN=acme.bitrix24.com&DOMAIN=marker.bitrix24.com",
		"/marker?marker",
	} {
		response := f.do("POST", target, "marker=marker&AUTH_ID=marker", formType, "Referer: https://marker.example/", "User-Agent: marker", "Cookie: marker=1")
		require.NotContains(t, text(t, response), "marker", target)
		for name, values := range response.Header {
			require.NotContains(t, strings.ToLower(name+strings.Join(values, "")), "marker", target)
		}
		require.NotContains(t, f.log.String(), "marker", target)
	}
}

func FuzzPage(f *testing.F) {
	f.Add("POST", "DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en", "AUTH_ID=x")
	f.Add("GET", "DOMAIN=evil.example%0d%0a&LANG=%3Cb%3E;a;b", "")
	f.Add("HEAD", "%zz&&==&DOMAIN", "\x00")
	site := newFixture(f, "localhost:8090", packed(f))
	f.Fuzz(func(t *testing.T, method, query, body string) {
		if method == "" || strings.IndexFunc(method, func(c rune) bool { return c < 'A' || c > 'Z' }) >= 0 {
			return
		}
		site.log.Reset()
		request := httptest.NewRequest(method, "/", strings.NewReader(body))
		request.URL.RawQuery = query
		w := httptest.NewRecorder()
		site.ServeHTTP(w, request)
		r := w.Result()
		require.Less(t, r.StatusCode, 500)
		policy := r.Header.Get("Content-Security-Policy")
		if r.StatusCode != 405 {
			_, ancestors, _ := strings.Cut(policy, "frame-ancestors ")
			require.Contains(t, []string{"'none'", "http://localhost:8090", "https://localhost:8090"}, ancestors)
		}
	})
}
