package listen

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

// ACME gets certificates from an authority by itself and renews them. Using
// it means that the operator has agreed to the authority's terms.
type ACME struct {
	domains []string
	manager *autocert.Manager
}

// NewACME returns an ACME for a comma list of domains: the only names that
// certificates are asked for, whatever a client calls us. They are kept in the
// directory cache, which copies of a server must share; "" means one below the
// user's. Directory is the authority's address, "" means Let's Encrypt. Email
// is whom it may write to, or "".
func NewACME(domains, cache, directory, email string) (*ACME, error) {
	a := &ACME{}
	for domain := range strings.SplitSeq(strings.ToLower(domains), ",") {
		if domain = strings.TrimSpace(domain); domain == "" {
			continue
		}
		if net.ParseIP(domain) != nil || !strings.Contains(domain, ".") || strings.Trim(domain, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" {
			return nil, fmt.Errorf("certificates: %q is not a domain like widget.example.com", domain)
		}
		a.domains = append(a.domains, domain)
	}
	if len(a.domains) == 0 {
		return nil, errors.New("certificates: no domain")
	}
	if cache == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			return nil, errors.New("certificates: say where to keep them, with -acme-cache")
		}
		cache = filepath.Join(dir, "seenline", "acme")
	}
	// Better now than when the first certificate cannot be kept.
	if err := os.MkdirAll(cache, 0o700); err != nil {
		return nil, fmt.Errorf("certificates: %w", err)
	}
	a.manager = &autocert.Manager{
		Prompt:     autocert.AcceptTOS,
		Cache:      autocert.DirCache(cache),
		HostPolicy: autocert.HostWhitelist(a.domains...),
		Email:      email,
	}
	if directory != "" {
		a.manager.Client = &acme.Client{DirectoryURL: directory}
	}
	return a, nil
}

// TLS returns the configuration of the listener that the domains lead to. It
// also answers the authority's challenge by TLS-ALPN.
func (a *ACME) TLS() *tls.Config {
	config := a.manager.TLSConfig()
	config.MinVersion = tls.VersionTLS12
	return config
}

// HTTP returns what answers at port 80: the authority's challenge by HTTP, and
// for everyone else where the domains are by https.
func (a *ACME) HTTP() http.Handler {
	return a.manager.HTTPHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := strings.ToLower(r.Host)
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		for _, domain := range a.domains {
			if host == domain && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
				w.Header().Set("Content-Type", "text/plain; charset=utf-8")
				// Nothing of the request is repeated.
				w.Header().Set("Location", "https://"+domain+"/")
				w.WriteHeader(http.StatusMovedPermanently)
				return
			}
		}
		http.Error(w, "use https", http.StatusMisdirectedRequest)
	}))
}
