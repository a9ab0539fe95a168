package host

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDrainingSaysSoAndGoesOn(t *testing.T) {
	f := newFixture(t, "", packed(t))
	require.Equal(t, 200, f.do("GET", "/readyz", "").StatusCode)
	f.Handler.(*Site).Drain()
	require.Equal(t, 503, f.do("GET", "/readyz", "").StatusCode)
	require.Equal(t, 200, f.do("GET", "/healthz", "").StatusCode)
	for _, target := range []string{"/?DOMAIN=acme.bitrix24.com", appPath} {
		response := f.do("GET", target, "")
		require.Equal(t, 200, response.StatusCode)
		require.Equal(t, "close", response.Header.Get("Connection"))
	}
}

func TestRequestIDs(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for given, kept := range map[string]bool{
		"0f8fad5b-d9cb-469f-a165-70867728950e": true, "proxy_1.23456": true,
		"": false, "short": false, "with space": false, "<script>12345": false, strings.Repeat("a", 65): false, "a\u00e9aaaaaaaa": false,
	} {
		f.log.Reset()
		response := f.do("GET", appPath, "", "X-Request-Id: "+given)
		record := f.logged(t)
		id := response.Header.Get("X-Request-Id")
		require.Equal(t, id, record["id"])
		if kept {
			require.Equal(t, given, id)
		} else {
			require.Regexp(t, `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`, id)
		}
	}
}

func TestRequestsThatSayTheyAreTooLarge(t *testing.T) {
	f := newFixture(t, "", packed(t))
	require.Equal(t, 200, f.do("POST", "/?DOMAIN=acme.bitrix24.com", strings.Repeat("a", bodyLimit)).StatusCode)
	response := f.do("POST", "/?DOMAIN=acme.bitrix24.com", strings.Repeat("a", bodyLimit+1))
	require.Equal(t, 413, response.StatusCode)
	require.Equal(t, "close", response.Header.Get("Connection"))
}

func TestAssetsOfAnotherOrigin(t *testing.T) {
	site := New(Config{Assets: packed(t), AssetsOrigin: "https://cdn.example.com"})
	response := fixture{Handler: site}.do("POST", "/?DOMAIN=acme.bitrix24.com", form, formType)
	page := text(t, response)
	require.Contains(t, page, `<script src="https://cdn.example.com/assets/boot.11ee.js" data-wasm="https://cdn.example.com/assets/app.00ff.wasm" async crossorigin integrity="sha384-`)
	require.Contains(t, page, `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="https://cdn.example.com/assets/app.00ff.wasm">`)
	require.Regexp(t, `<link rel="stylesheet" href="https://cdn.example.com/assets/app.22dd.css" crossorigin integrity="sha384-[^"]{64,}">`, page)
	require.NotRegexp(t, `"/assets`, page)
	arabic := text(t, fixture{Handler: site}.do("POST", "/?DOMAIN=acme.bitrix24.com&LANG=ar", form, formType))
	require.Regexp(t, `data-words="https://cdn.example.com/assets/words_ar.44dd.txt" data-integrity="sha384-[^"]{64,}" async`, arabic)
	require.Equal(t, 1, strings.Count(arabic, "words_"), "preloading knows no integrity, and would load it twice")
	require.NotRegexp(t, `"/assets`, arabic)
	policy := response.Header.Get("Content-Security-Policy")
	require.Contains(t, policy, "script-src https://cdn.example.com 'wasm-unsafe-eval'; style-src https://cdn.example.com; connect-src https://cdn.example.com https://acme.bitrix24.com; ")
	for value, ok := range map[string]bool{
		"https://cdn.example.com": true, "https://cdn.example.com/": true, "http://127.0.0.1:9000": true, "": true,
		"cdn.example.com": false, "https://": false, "https://a b": false, "https://cdn.example.com/x": false, "ftp://a.example": false, "https://a;script-src *": false,
	} {
		_, err := ParseAssetsOrigin(value)
		require.Equal(t, ok, err == nil, value)
	}
}

func TestNoticesSpeakThePersonsLanguage(t *testing.T) {
	require.Len(t, catalogue, len(tags))
	f := newFixture(t, "", packed(t))
	for code, tag := range tags {
		w, ok := catalogue[code]
		require.True(t, ok, code)
		response := f.do("GET", "/?DOMAIN=evil.example&LANG="+code, "")
		page := text(t, response)
		require.Equal(t, 403, response.StatusCode)
		require.Contains(t, page, `<html lang="`+tag+`"`)
		require.Contains(t, page, w.Refused)
		require.Contains(t, response.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'")
	}
	for accept, refused := range map[string]string{
		"de-AT,de;q=0.9,en;q=0.8": catalogue["de"].Refused, "xx, uk": catalogue["ua"].Refused, "zh-TW": catalogue["tc"].Refused,
		"es-419": catalogue["la"].Refused, "": catalogue["en"].Refused, "---,;;": catalogue["en"].Refused,
	} {
		require.Contains(t, text(t, f.do("GET", "/?DOMAIN=evil.example", "", "Accept-Language: "+accept)), refused, accept)
	}
	page := text(t, f.do("GET", "/?DOMAIN=evil.example&LANG=ar", "", "Accept-Language: de"))
	require.Contains(t, page, `dir="rtl"`)
}
