package host

import (
	"strconv"
	"strings"
)

// The encodings an asset may be served in, best first.
const (
	encodingBrotli   = "br"
	encodingGzip     = "gzip"
	encodingIdentity = "identity"
)

// negotiate returns the best of the encodings in offered (best first) that an
// Accept-Encoding header accepts: the one with the highest weight, and of
// several the one offered first. Identity is what is left when nothing else
// is, even if the header rules it out: an answer nobody asked for is more use
// than none.
func negotiate(header string, offered []string) string {
	best, bestWeight := encodingIdentity, 0
	for _, encoding := range offered {
		if weight := weightOf(header, encoding); weight > bestWeight {
			best, bestWeight = encoding, weight
		}
	}
	return best
}

// weightOf returns how much an Accept-Encoding header likes encoding, from 0
// (not at all) to 1000.
func weightOf(header, encoding string) int {
	named, other := -1, -1
	for item := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(item, ";")
		switch name = strings.ToLower(strings.TrimSpace(name)); {
		case name == encoding, name == "x-gzip" && encoding == encodingGzip:
			named = max(named, quality(params))
		case name == "*":
			other = max(other, quality(params))
		}
	}
	switch {
	case named >= 0:
		return named
	case other >= 0:
		return other
	case encoding == encodingIdentity:
		return 1 // acceptable unless ruled out, and wanted less than what is named
	}
	return 0
}

// quality reads the q parameter among params in thousandths. What is not a
// quality is taken as 0: whoever sends it cannot be relied on to decode.
func quality(params string) int {
	for param := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(param, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(q >= 0 && q <= 1) {
			return 0
		}
		return int(q * 1000)
	}
	return 1000
}
