package listen

import (
	"crypto/tls"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCertificatesOnlyForOurDomains(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "certificates")
	// The authority does not exist: whoever gets as far as asking it fails otherwise.
	a, err := NewACME("Widget.example.com, other.example.com", cache, "http://127.0.0.1:1/directory", "")
	require.NoError(t, err)
	info, err := os.Stat(cache)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o700), info.Mode().Perm())

	config := a.TLS()
	require.EqualValues(t, tls.VersionTLS12, config.MinVersion)
	require.Contains(t, config.NextProtos, "acme-tls/1")
	require.Contains(t, config.NextProtos, "h2")
	ask := func(name string) error {
		_, err := config.GetCertificate(&tls.ClientHelloInfo{ServerName: name, SupportedVersions: []uint16{tls.VersionTLS13}})
		return err
	}
	require.ErrorContains(t, ask("evil.example"), "not configured in HostWhitelist")
	require.ErrorContains(t, ask("widget.example.com.evil.example"), "not configured in HostWhitelist")
	require.ErrorContains(t, ask("widget.example.com"), "127.0.0.1:1")
}

func TestPort80LeadsToHTTPS(t *testing.T) {
	a, err := NewACME("widget.example.com", t.TempDir(), "", "")
	require.NoError(t, err)
	for _, c := range []struct {
		method, target string
		status         int
	}{
		{"GET", "http://widget.example.com/?DOMAIN=secret", 301},
		{"HEAD", "http://widget.example.com:80/a", 301},
		{"POST", "http://widget.example.com/", 421}, // a form that came in clear must not be sent on as if nothing were wrong
		{"GET", "http://evil.example/", 421},
		{"GET", "http://widget.example.com/.well-known/acme-challenge/none", 404},
	} {
		w := httptest.NewRecorder()
		a.HTTP().ServeHTTP(w, httptest.NewRequest(c.method, c.target, nil))
		require.Equal(t, c.status, w.Code, c.target)
		if c.status == 301 {
			require.Equal(t, "https://widget.example.com/", w.Header().Get("Location"))
		}
	}
}

func TestDomainsThatCannotHaveCertificates(t *testing.T) {
	for _, domains := range []string{"", " , ", "localhost", "127.0.0.1", "*.example.com", "a b.example", "widget.example.com:443"} {
		_, err := NewACME(domains, t.TempDir(), "", "")
		require.Error(t, err, domains)
	}
}
