package bbcode_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/bbcode"
)

// FuzzSafeURL asks another parser what an allowed URL means.
func FuzzSafeURL(f *testing.F) {
	for _, s := range []string{"https://a.io/x y?z#w", "HTTP://[::1]:80/", "example.com:8080/a", "/x/../y", "//evil.io", "/\\evil.io", "javascript:alert(1)",
		"java\tscript:x", "https://user@evil.io", "mailto:a@b.io?subject=x", "tel:+7 (495) 1#", "https:evil.io", "пример.рф", "https://a.io/%zz", "a.b:1", "\u202ehttps://a.io", "/" + strings.Repeat(" ", 3000), "tel:1" + strings.Repeat("#", 3000)} {
		f.Add(s)
	}
	portal, err := url.Parse("https://portal.bitrix24.com/app/")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, raw string) {
		safe, ok := bbcode.SafeURL(raw)
		if !ok {
			require.Empty(t, safe)
			return
		}
		again, ok := bbcode.SafeURL(safe)
		require.True(t, ok)
		require.Equal(t, safe, again)
		require.NotContains(t, safe, "\\")
		require.Equal(t, -1, strings.IndexFunc(safe, func(r rune) bool { return r <= ' ' }))

		u, err := portal.Parse(safe)
		if err != nil {
			// net/url is stricter than browsers about percent signs and ports.
			return
		}
		require.Nil(t, u.User)
		switch u.Scheme {
		case "http", "https":
			require.NotEmpty(t, u.Host)
			if safe[0] == '/' {
				require.Equal(t, portal.Host, u.Host, "relative URLs stay in the portal")
			}
		case "mailto", "tel":
		default:
			t.Fatalf("%q became %q", raw, safe)
		}
	})
}
