package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// running is a running main.
type running struct {
	urls map[string]string // by the name that was printed
	stop context.CancelFunc
	done chan error
}

// start runs the program until the test ends and reads the addresses it prints.
func start(t *testing.T, addresses int, args ...string) *running {
	t.Helper()
	var help bytes.Buffer
	o, err := parseOptions(args, &help)
	require.NoError(t, err, help.String())
	ctx, stop := context.WithCancel(t.Context())
	p := &running{urls: map[string]string{}, stop: stop, done: make(chan error, 1)}
	out, in := io.Pipe()
	go func() {
		err := run(ctx, o, in, io.Discard)
		in.CloseWithError(io.EOF)
		p.done <- err
	}()
	lines := bufio.NewScanner(out)
	for len(p.urls) < addresses && lines.Scan() {
		name, url, ok := strings.Cut(lines.Text(), ": ")
		require.True(t, ok, lines.Text())
		p.urls[name] = url
	}
	if len(p.urls) < addresses {
		require.FailNow(t, "not started", "%v", <-p.done)
	}
	t.Cleanup(func() {
		stop()
		http.DefaultClient.CloseIdleConnections()
		require.NoError(t, <-p.done)
	})
	return p
}

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	response, err := http.Get(url)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response, string(body)
}

func TestDemoServesWidgetAndPortal(t *testing.T) {
	p := start(t, 2, "-demo", "-addr", "127.0.0.1:0", "-portal-addr", "localhost:0")
	require.Regexp(t, `^http://127\.0\.0\.1:[1-9]\d*$`, p.urls["widget"])
	require.Regexp(t, `^http://localhost:[1-9]\d*$`, p.urls["portal"])

	// The portal opens the widget, and the widget lets this portal frame it.
	response, page := get(t, p.urls["portal"]+"/?placement=IM_SIDEBAR&dialog=chat1&user=1")
	require.Equal(t, 200, response.StatusCode)
	require.Contains(t, page, p.urls["widget"]+"/?")

	domain := strings.TrimPrefix(p.urls["portal"], "http://")
	response, _ = get(t, p.urls["widget"]+"/?PROTOCOL=0&DOMAIN="+domain)
	require.Contains(t, response.Header.Get("Content-Security-Policy"), "frame-ancestors "+p.urls["portal"])
	response, _ = get(t, p.urls["widget"]+"/?PROTOCOL=1&DOMAIN=acme.bitrix24.com")
	require.Equal(t, 403, response.StatusCode)
}

func TestPortalAloneOpensAnyHandler(t *testing.T) {
	handler := "http://127.0.0.1:3000/other/app"
	p := start(t, 1, "-portal-only", "-portal-addr", "127.0.0.1:0", "-handler", handler)
	require.NotContains(t, p.urls, "widget")
	_, page := get(t, p.urls["portal"]+"/?placement=IM_SIDEBAR&dialog=chat1&user=1")
	require.Contains(t, page, handler+"?")
}

func TestServerKnowsItsPortals(t *testing.T) {
	p := start(t, 1, "-addr", "127.0.0.1:0", "-portals", "portal.example.com")
	for domain, status := range map[string]int{"acme.bitrix24.com": 403, "evil.example": 403} {
		response, _ := get(t, p.urls["widget"]+"/?DOMAIN="+domain)
		require.Equal(t, status, response.StatusCode, domain)
	}
	response, _ := get(t, p.urls["widget"]+"/?DOMAIN=portal.example.com")
	require.Contains(t, response.Header.Get("Content-Security-Policy"), "frame-ancestors https://portal.example.com")
}

func TestServerOverTLS(t *testing.T) {
	certificate, key, trust := selfSigned(t)
	p := start(t, 1, "-addr", "127.0.0.1:0", "-tls-cert", certificate, "-tls-key", key)
	require.True(t, strings.HasPrefix(p.urls["widget"], "https://"))
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: trust, ForceAttemptHTTP2: true}}
	t.Cleanup(client.CloseIdleConnections)
	response, err := client.Get(p.urls["widget"] + "/")
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, "HTTP/2.0", response.Proto)
	require.NotEmpty(t, response.Header.Get("Strict-Transport-Security"))
}

func TestOptionsThatContradict(t *testing.T) {
	for want, args := range map[string][]string{
		"unexpected argument":        {"serve"},
		"belong together":            {"-tls-cert", "a.pem"},
		"exclude each other":         {"-demo", "-portal-only"},
		"needs -handler":             {"-portal-only"},
		"is for the emulated portal": {"-handler", "http://127.0.0.1:1/"},
		`portal "a b"`:               {"-portals", "cloud,a b"},
		"-acme-domain exclude":       {"-tls-cert", "a.pem", "-tls-key", "a.key", "-acme-domain", "a.example"},
		"not like https://":          {"-assets-origin", "cdn.example.com"},
		"a time like":                {"-drain", "-1s"},
		"not defined":                {"-nonsense"},
	} {
		var help bytes.Buffer
		_, err := parseOptions(args, &help)
		require.Error(t, err, want)
		require.Contains(t, help.String(), want)
	}
}

func TestStartFailsForWhatIsMissing(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	for want, o := range map[string]options{
		"widget: ":     {addr: taken.Addr().String()},
		"portal: ":     {addr: "127.0.0.1:0", demo: true, portalAddr: taken.Addr().String()},
		"certificate:": {addr: "127.0.0.1:0", tlsCert: "/nowhere.pem", tlsKey: "/nowhere.key"},
	} {
		var out bytes.Buffer
		require.ErrorContains(t, run(t.Context(), o, &out, io.Discard), want)
		require.Empty(t, out.String())
	}
}

// selfSigned writes the certificate that httptest serves with to files, and
// returns a configuration that trusts it.
func selfSigned(t *testing.T) (certificate, key string, trust *tls.Config) {
	t.Helper()
	lender := httptest.NewTLSServer(nil)
	defer lender.Close()
	trust = lender.Client().Transport.(*http.Transport).TLSClientConfig
	certificate, key = filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	pair := lender.TLS.Certificates[0]
	require.NoError(t, os.WriteFile(certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pair.Certificate[0]}), 0o600))
	der, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600))
	return certificate, key, trust
}
