package b24

import (
	"net/url"
	"strings"
)

// address returns an absolute http or https address, or "" for none. Relative
// ones need the portal's origin; without it they are none.
func address(s, portal string) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 4096 {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.User != nil {
		return ""
	}
	if !u.IsAbs() {
		if s[0] != '/' {
			return "" // the portal begins its own with a slash
		}
		base, err := url.Parse(portal)
		if err != nil || base.Host == "" {
			return ""
		}
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// avatar is an address; the portal's blank picture is none.
func avatar(s, portal string) string {
	if path, _, _ := strings.Cut(s, "?"); strings.HasSuffix(path, "/bitrix/js/im/images/blank.gif") {
		return ""
	}
	return address(s, portal)
}

// color returns #rgb or #rrggbb, or "".
func color(s string) string {
	if len(s) != 7 && len(s) != 4 || s[0] != '#' {
		return ""
	}
	for i := 1; i < len(s); i++ {
		if !isHex(s[i]) {
			return ""
		}
	}
	return strings.ToLower(s)
}
