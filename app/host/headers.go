package host

import (
	"net/http"
	"strings"
)

// permissions denies every feature that a page could ask the browser for and
// that a current browser knows by name; unknown names would fill the console.
var permissions = strings.Join([]string{
	"accelerometer=()", "autoplay=()", "camera=()", "display-capture=()", "encrypted-media=()",
	"fullscreen=()", "geolocation=()", "gyroscope=()", "hid=()", "idle-detection=()",
	"magnetometer=()", "microphone=()", "midi=()", "payment=()", "picture-in-picture=()",
	"publickey-credentials-get=()", "screen-wake-lock=()", "serial=()", "usb=()", "xr-spatial-tracking=()",
}, ", ")

// setCommonHeaders sets what every answer carries.
func setCommonHeaders(h http.Header, secure bool) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	if secure {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// setPageHeaders sets what a page for the portal at origin carries; "" means
// a page for nobody's frame. Origin must come from [Portals.origin].
//
// There is no X-Frame-Options: it cannot name another origin.
func setPageHeaders(h http.Header, origin string) {
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy(origin))
	h.Set("Permissions-Policy", permissions)
	h.Set("Cache-Control", "no-store")
}

func policy(origin string) string {
	portal, ancestors := "", "'none'"
	if origin != "" {
		portal, ancestors = " "+origin, origin
	}
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self' 'wasm-unsafe-eval'",
		"style-src 'self'",
		"connect-src 'self'" + portal,
		"img-src 'self' data: https:" + portal,
		"media-src https:" + portal,
		"base-uri 'none'",
		"form-action 'none'",
		"object-src 'none'",
		"frame-ancestors " + ancestors,
	}, "; ")
}
