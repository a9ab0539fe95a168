package host

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func portals(t testing.TB, list string) Portals {
	t.Helper()
	p, err := ParsePortals(list)
	require.NoError(t, err)
	return p
}

func TestOriginOfPortal(t *testing.T) {
	const own = "portal.example.com,files.example.com:8443,https://strict.example.com,http://plain.example.com,*.zone.example.org,localhost:8090"
	for _, c := range []struct{ name, list, query, origin string }{
		{"cloud portal", "", "DOMAIN=acme.bitrix24.com&PROTOCOL=1", "https://acme.bitrix24.com"},
		{"cloud zone of two labels", "", "DOMAIN=acme.bitrix24.com.br&PROTOCOL=1", "https://acme.bitrix24.com.br"},
		{"protocol left out", "", "DOMAIN=acme.bitrix24.de", "https://acme.bitrix24.de"},
		{"own ports are no part of an origin", "", "DOMAIN=acme.bitrix24.de:443&PROTOCOL=1", "https://acme.bitrix24.de"},
		{"port 80 behind a proxy that ends TLS", "", "DOMAIN=acme.bitrix24.de:80&PROTOCOL=1", "https://acme.bitrix24.de"},
		{"letters of either case", "", "DOMAIN=ACME.Bitrix24.Com", "https://acme.bitrix24.com"},
		{"the same portal said twice", "", "DOMAIN=acme.bitrix24.de&DOMAIN=acme.bitrix24.de", "https://acme.bitrix24.de"},
		{"own host over https", own, "DOMAIN=portal.example.com&PROTOCOL=1", "https://portal.example.com"},
		{"own host over http", own, "DOMAIN=portal.example.com&PROTOCOL=0", "http://portal.example.com"},
		{"own host with port", own, "DOMAIN=files.example.com:8443&PROTOCOL=1", "https://files.example.com:8443"},
		{"the demo's portal", own, "DOMAIN=localhost:8090&PROTOCOL=0", "http://localhost:8090"},
		{"own zone", own, "DOMAIN=a.zone.example.org", "https://a.zone.example.org"},
		{"cloud beside own", "cloud,portal.example.com", "DOMAIN=acme.bitrix24.ru", "https://acme.bitrix24.ru"},
		{"scheme as listed", own, "DOMAIN=plain.example.com&PROTOCOL=0", "http://plain.example.com"},
	} {
		t.Run(c.name, func(t *testing.T) {
			query, err := url.ParseQuery(c.query)
			require.NoError(t, err)
			origin, _, err := portals(t, c.list).origin(query)
			require.NoError(t, err)
			require.Equal(t, c.origin, origin)
		})
	}
}

func TestOriginOfStranger(t *testing.T) {
	const own = "portal.example.com,files.example.com:8443,https://strict.example.com,http://plain.example.com,*.zone.example.org"
	for _, c := range []struct {
		name, list, query string
		err               error
	}{
		{"nothing", "", "", errNoPortal},
		{"empty", "", "DOMAIN=", errNoPortal},
		{"other host", "", "DOMAIN=evil.example", errRefused},
		{"zone as a prefix", "", "DOMAIN=acme.bitrix24.com.evil.example", errRefused},
		{"zone as an ending", "", "DOMAIN=evilbitrix24.com", errRefused},
		{"zone alone", "", "DOMAIN=bitrix24.com", errRefused},
		{"two labels below the zone", "", "DOMAIN=a.b.bitrix24.com", errRefused},
		{"other port in the cloud", "", "DOMAIN=acme.bitrix24.com:8443", errRefused},
		{"http in the cloud", "", "DOMAIN=acme.bitrix24.com&PROTOCOL=0", errRefused},
		{"http in an own zone", own, "DOMAIN=a.zone.example.org&PROTOCOL=0", errRefused},
		{"cloud when the list is restricted", own, "DOMAIN=acme.bitrix24.com", errRefused},
		{"own host without its port", own, "DOMAIN=files.example.com", errRefused},
		{"own host with another port", own, "DOMAIN=portal.example.com:8443", errRefused},
		{"http where https is listed", own, "DOMAIN=strict.example.com&PROTOCOL=0", errRefused},
		{"https where http is listed", own, "DOMAIN=plain.example.com&PROTOCOL=1", errRefused},
		{"two portals", "", "DOMAIN=acme.bitrix24.com&DOMAIN=evil.bitrix24.com", errNoPortal},
		{"unknown protocol", "", "DOMAIN=acme.bitrix24.com&PROTOCOL=2", errNoPortal},
		{"two protocols", own, "DOMAIN=portal.example.com&PROTOCOL=1&PROTOCOL=0", errNoPortal},
		{"scheme inside", "", "DOMAIN=https://acme.bitrix24.com", errNoPortal},
		{"path", "", "DOMAIN=acme.bitrix24.com/x", errNoPortal},
		{"user", "", "DOMAIN=evil.example@acme.bitrix24.com", errNoPortal},
		{"wildcard", "", "DOMAIN=*.bitrix24.com", errNoPortal},
		{"space and another source", "", "DOMAIN=acme.bitrix24.com+evil.example", errNoPortal},
		{"policy of its own", "", "DOMAIN=acme.bitrix24.com;script-src+*", errNoPortal},
		{"line break", "", "DOMAIN=acme.bitrix24.com%0d%0aX:+y", errNoPortal},
		{"null byte", "", "DOMAIN=acme.bitrix24.com%00", errNoPortal},
		{"markup", "", "DOMAIN=%3Cscript%3E.bitrix24.com", errNoPortal},
		{"letters that look alike", "", "DOMAIN=acme.bitrix24.c%D0%BEm", errNoPortal},
		{"letter that lower-cases to ASCII", "", "DOMAIN=acme.bitri%E2%84%AA24.com", errRefused},
		{"empty label", "", "DOMAIN=.bitrix24.com", errNoPortal},
		{"dot at the end", "", "DOMAIN=acme.bitrix24.com.", errNoPortal},
		{"hyphen first", "", "DOMAIN=-a.bitrix24.com", errNoPortal},
		{"port 0", own, "DOMAIN=portal.example.com:0", errNoPortal},
		{"port too high", own, "DOMAIN=portal.example.com:70000", errNoPortal},
		{"two ports", own, "DOMAIN=portal.example.com:80:90", errNoPortal},
		{"port with a sign", own, "DOMAIN=portal.example.com:%2B80", errNoPortal},
		{"empty port", own, "DOMAIN=portal.example.com:", errNoPortal},
		{"long label", "", "DOMAIN=" + strings.Repeat("a", 64) + ".bitrix24.com", errNoPortal},
		{"long name", "", "DOMAIN=" + strings.Repeat("a.", 130) + "bitrix24.com", errNoPortal},
	} {
		t.Run(c.name, func(t *testing.T) {
			query, _ := url.ParseQuery(c.query) // a server keeps what could be read
			origin, _, err := portals(t, c.list).origin(query)
			require.ErrorIs(t, err, c.err)
			require.Empty(t, origin)
		})
	}
}

func TestPortalListNamesItsBadEntry(t *testing.T) {
	for _, entry := range []string{"*.com", "*", "*.", "a b", "ftp://a.example", "https://", "a.example/path", "a.example:x", "-a.example", "*.a.example:80"} {
		_, err := ParsePortals("good.example," + entry)
		require.ErrorContains(t, err, strconv.Quote(entry))
	}
}

// FuzzOrigin looks for a query that is answered with anything but the plain
// origin of a listed portal.
func FuzzOrigin(f *testing.F) {
	for _, seed := range []string{"acme.bitrix24.com", "localhost:8090", "a;b", "x y", "*.bitrix24.com", "a.bitrix24.com:443", "\r\nX: y", "bitrix24.com", "'none'"} {
		f.Add(seed, "1")
		f.Add(seed, "0")
	}
	list, err := ParsePortals("cloud,localhost:8090,*.zone.example.org")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, domain, protocol string) {
		origin, _, err := list.origin(url.Values{"DOMAIN": {domain}, "PROTOCOL": {protocol}})
		if err != nil {
			require.Empty(t, origin)
			return
		}
		u, err := url.Parse(origin)
		require.NoError(t, err)
		require.Equal(t, u.Scheme+"://"+u.Host, origin)
		require.Equal(t, -1, strings.IndexFunc(origin, func(c rune) bool {
			return c != '-' && c != '.' && c != ':' && c != '/' && (c < '0' || c > '9') && (c < 'a' || c > 'z')
		}), "%q", origin)
		if origin == "http://localhost:8090" || origin == "https://localhost:8090" {
			return
		}
		require.Equal(t, "https", u.Scheme)
		require.Empty(t, u.Port())
		label, zone, _ := strings.Cut(u.Host, ".")
		require.NotEmpty(t, label)
		require.True(t, zone == "zone.example.org" || strings.HasPrefix(zone, "bitrix24."), "%q", origin)
	})
}
