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

var (
	nosniff    = []string{"nosniff"}
	noReferrer = []string{"no-referrer"}
	transport  = []string{"max-age=31536000"}
	closing    = []string{"close"}
)

// setCommonHeaders sets what every answer carries.
func setCommonHeaders(h http.Header, secure bool) {
	h["X-Content-Type-Options"] = nosniff
	h["Referrer-Policy"] = noReferrer
	if secure {
		h["Strict-Transport-Security"] = transport
	}
}

// pageHeader returns what a page for the portal at origin carries; "" means a
// page for nobody's frame. Origin must come from [Portals.origin], assets from
// [ParseAssetsOrigin] or be "" for our own.
//
// There is no X-Frame-Options: it cannot name another origin.
func pageHeader(origin, assets string) http.Header {
	return http.Header{
		"Content-Type":            {"text/html; charset=utf-8"},
		"Content-Security-Policy": {policy(origin, assets)},
		"Permissions-Policy":      {permissions},
		"Cache-Control":           {"no-store"},
	}
}

// plainHeader is what a few words carry: they need nothing.
var plainHeader = http.Header{
	"Content-Security-Policy": {"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
	"Permissions-Policy":      {permissions},
}

func policy(origin, assets string) string {
	portal, ancestors := "", "'none'"
	if origin != "" {
		portal, ancestors = " "+origin, origin
	}
	if assets == "" {
		assets = "'self'"
	}
	return strings.Join([]string{
		"default-src 'none'",
		"script-src " + assets + " 'wasm-unsafe-eval'",
		"style-src " + assets,
		"connect-src " + assets + portal,
		"img-src 'self' data: https:" + portal,
		"media-src https:" + portal,
		"base-uri 'none'",
		"form-action 'none'",
		"object-src 'none'",
		"frame-ancestors " + ancestors,
	}, "; ")
}
