package host

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

var (
	// errNoPortal: the request names no portal, or nothing that could be one.
	errNoPortal = errors.New("no portal")
	// errRefused: the request names a portal that is not on the list.
	errRefused = errors.New("portal not allowed")
)

// cloudZones are the domains under which Bitrix24 hosts portals. A zone that
// Bitrix24 opens later is added by configuration until it is added here: a
// name that anybody could register must never get in by a pattern.
var cloudZones = [...]string{
	"bitrix24.by", "bitrix24.cn", "bitrix24.com", "bitrix24.com.br", "bitrix24.com.tr",
	"bitrix24.de", "bitrix24.es", "bitrix24.eu", "bitrix24.fr", "bitrix24.id",
	"bitrix24.in", "bitrix24.it", "bitrix24.jp", "bitrix24.kz", "bitrix24.pl",
	"bitrix24.ru", "bitrix24.ua", "bitrix24.uk", "bitrix24.vn",
}

// Portals is a list of portals that may open the widget.
type Portals struct {
	hosts map[string]schemes // by host, or host:port where the port is not the scheme's own
	zones map[string]bool    // one label below these, https only
}

type schemes struct{ http, https bool }

// Cloud returns the portals of Bitrix24's cloud.
func Cloud() Portals {
	p := Portals{hosts: map[string]schemes{}, zones: map[string]bool{}}
	p.addCloud()
	return p
}

func (p Portals) addCloud() {
	for _, zone := range cloudZones {
		p.zones[zone] = true
	}
}

func (p Portals) empty() bool { return len(p.hosts) == 0 && len(p.zones) == 0 }

// ParsePortals reads a comma list of portals. An entry is
//
//	portal.example.com        that host, over https or http
//	portal.example.com:8443   that host at that port
//	https://portal.example.com  over https only (or http://… over http only)
//	*.example.com             any host one label below, over https
//	cloud                     the zones of Bitrix24's cloud
//
// An empty list means the cloud. The error names the entry it cannot read.
func ParsePortals(list string) (Portals, error) {
	p := Portals{hosts: map[string]schemes{}, zones: map[string]bool{}}
	for entry := range strings.SplitSeq(list, ",") {
		if entry = strings.TrimSpace(entry); entry == "" {
			continue
		}
		if err := p.add(entry); err != nil {
			return Portals{}, err
		}
	}
	if p.empty() {
		p.addCloud()
	}
	return p, nil
}

func (p Portals) add(entry string) error {
	if entry == "cloud" {
		p.addCloud()
		return nil
	}
	if zone, ok := strings.CutPrefix(entry, "*."); ok {
		if host, ok := parseHost(zone); ok && strings.Contains(host, ".") && !strings.Contains(zone, ":") {
			p.zones[host] = true
			return nil
		}
		return fmt.Errorf("portal %q: *. must be followed by a domain of at least two labels", entry)
	}
	allow := schemes{http: true, https: true}
	name := entry
	if scheme, rest, ok := strings.Cut(entry, "://"); ok {
		allow = schemes{http: scheme == "http", https: scheme == "https"}
		name = strings.TrimSuffix(rest, "/")
	}
	host, ok := parseHost(name)
	if !ok || allow == (schemes{}) {
		return fmt.Errorf("portal %q: not a host like portal.example.com or portal.example.com:8443", entry)
	}
	have := p.hosts[host]
	p.hosts[host] = schemes{http: have.http || allow.http, https: have.https || allow.https}
	return nil
}

// origin returns the origin of the portal that a request's query names, like
// https://acme.bitrix24.com, or errNoPortal or errRefused (with the host that
// was asked for). What it returns is safe to put into a header.
func (p Portals) origin(query url.Values) (origin, host string, err error) {
	domain, ok := single(query["DOMAIN"])
	if !ok {
		return "", "", errNoPortal
	}
	host, ok = parseHost(domain)
	if !ok {
		return "", "", errNoPortal
	}
	protocol, ok := single(query["PROTOCOL"])
	if !ok && len(query["PROTOCOL"]) == 0 {
		protocol, ok = "1", true
	}
	scheme := map[string]string{"0": "http", "1": "https"}[protocol]
	if !ok || scheme == "" {
		return "", "", errNoPortal
	}
	if !p.allows(scheme, host) {
		return "", host, errRefused
	}
	return scheme + "://" + host, host, nil
}

func (p Portals) allows(scheme, host string) bool {
	if allow := p.hosts[host]; allow.http && scheme == "http" || allow.https && scheme == "https" {
		return true
	}
	_, zone, ok := strings.Cut(host, ".")
	return ok && scheme == "https" && p.zones[zone]
}

// single returns the value that all of values agree on. A handler's address
// may carry a query of its own, and whoever adds a second DOMAIN to it must
// not decide which one counts.
func single(values []string) (string, bool) {
	if len(values) == 0 || values[0] == "" {
		return "", false
	}
	for _, value := range values[1:] {
		if value != values[0] {
			return "", false
		}
	}
	return values[0], true
}

// parseHost reads a host with an optional port and returns it in the form
// that a browser's origin has: lower-case, without :80 and :443, which portals
// add to their name whatever the protocol. It takes only what a policy may
// name literally: letters, digits and hyphens in dotted labels.
func parseHost(s string) (string, bool) {
	host, port, hasPort := strings.Cut(strings.ToLower(s), ":")
	if hasPort {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 || port[0] == '0' {
			return "", false
		}
	}
	if len(host) == 0 || len(host) > 253 {
		return "", false
	}
	for label := range strings.SplitSeq(host, ".") {
		if !isLabel(label) {
			return "", false
		}
	}
	if hasPort && port != "80" && port != "443" {
		host += ":" + port
	}
	return host, true
}

func isLabel(s string) bool {
	if len(s) == 0 || len(s) > 63 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}
