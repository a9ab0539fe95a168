package host

import (
	"compress/gzip"
	"io"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAssetEncodings(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, c := range []struct{ accept, encoding string }{
		{"gzip, deflate, br, zstd", "br"},
		{"br", "br"},
		{"BR", "br"},
		{"gzip", "gzip"},
		{"x-gzip", "gzip"},
		{"gzip;q=1.0, br;q=0.5", "gzip"},
		{"gzip;q=0.5, br;q=0.5", "br"},
		{"br;q=0, gzip", "gzip"},
		{"br;q=0, gzip;q=0", ""},
		{"*", "br"},
		{"*;q=0", ""},
		{"br;q=0, *", "gzip"},
		{"identity", ""},
		{"identity, br;q=0.5", ""},
		{"identity;q=0, gzip", "gzip"},
		{"identity;q=0", ""}, // nothing is left: better the file than nothing
		{"deflate, zstd", ""},
		{"br;q=2", ""},
		{"br;q=-1", ""},
		{"br;q=NaN", ""},
		{"br;q=", ""},
		{"br ; q = 0.3", "br"},
		{";;,,;q=1,br;x=y;q=0.2", "br"},
		{"brotli", ""},
		{"", ""},
	} {
		t.Run(c.accept, func(t *testing.T) {
			response := f.do("GET", appPath, "", "Accept-Encoding: "+c.accept)
			require.Equal(t, 200, response.StatusCode)
			require.Equal(t, c.encoding, response.Header.Get("Content-Encoding"))
			require.Equal(t, "application/wasm", response.Header.Get("Content-Type"))
			require.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
			require.Equal(t, "public, max-age=31536000, immutable", response.Header.Get("Cache-Control"))
			require.Equal(t, "*", response.Header.Get("Access-Control-Allow-Origin"))
			require.Equal(t, "cross-origin", response.Header.Get("Cross-Origin-Resource-Policy"))
			body := text(t, response)
			require.Equal(t, strconv.Itoa(len(body)), response.Header.Get("Content-Length"))
			require.Equal(t, map[string]string{"": program, "br": zipped, "gzip": body}[c.encoding], body)
		})
	}
}

func TestAssetGzipIsTheFile(t *testing.T) {
	response := newFixture(t, "", packed(t)).do("GET", appPath, "", "Accept-Encoding: gzip")
	unzipped, err := gzip.NewReader(response.Body)
	require.NoError(t, err)
	content, err := io.ReadAll(unzipped)
	require.NoError(t, err)
	require.Equal(t, program, string(content))
}

func TestAssetThatIsNotWorthCompressing(t *testing.T) {
	response := newFixture(t, "", packed(t)).do("GET", bootPath, "", "Accept-Encoding: br, gzip")
	require.Empty(t, response.Header.Get("Content-Encoding"))
	require.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
	require.Equal(t, "text/javascript; charset=utf-8", response.Header.Get("Content-Type"))
	require.Equal(t, script, text(t, response))
}

func TestAssetHead(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for accept, size := range map[string]int{"": len(program), "br": len(zipped)} {
		response := f.do("HEAD", appPath, "", "Accept-Encoding: "+accept)
		require.Equal(t, 200, response.StatusCode)
		require.Equal(t, strconv.Itoa(size), response.Header.Get("Content-Length"))
		require.Equal(t, accept, response.Header.Get("Content-Encoding"))
		require.Empty(t, text(t, response))
	}
}

func TestAssetTagsDifferByEncoding(t *testing.T) {
	f := newFixture(t, "", packed(t))
	seen := map[string]bool{}
	for _, accept := range []string{"", "gzip", "br"} {
		tag := f.do("GET", appPath, "", "Accept-Encoding: "+accept).Header.Get("ETag")
		require.NotEmpty(t, tag)
		require.False(t, seen[tag], "%s again", tag)
		seen[tag] = true

		for _, condition := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
			for _, method := range []string{"GET", "HEAD"} {
				response := f.do(method, appPath, "", "Accept-Encoding: "+accept, "If-None-Match: "+condition)
				require.Equal(t, 304, response.StatusCode, "%s %s", method, condition)
				require.Equal(t, tag, response.Header.Get("ETag"))
				require.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
				require.NotEmpty(t, response.Header.Get("Cache-Control"))
				require.Empty(t, response.Header.Get("Content-Encoding"))
				require.Empty(t, text(t, response))
			}
		}
		require.Equal(t, 200, f.do("GET", appPath, "", "Accept-Encoding: "+accept, `If-None-Match: "other"`).StatusCode)
	}
	// A tag of one encoding says nothing about another.
	brotliTag := f.do("GET", appPath, "", "Accept-Encoding: br").Header.Get("ETag")
	require.Equal(t, 200, f.do("GET", appPath, "", "Accept-Encoding: gzip", "If-None-Match: "+brotliTag).StatusCode)
	require.Equal(t, 404, f.do("GET", "/assets/none.js", "", "If-None-Match: "+brotliTag).StatusCode)
}

func TestAssetRanges(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, accept := range []string{"", "br, gzip"} {
		response := f.do("GET", appPath, "", "Accept-Encoding: "+accept, "Range: bytes=4-6")
		require.Equal(t, 206, response.StatusCode)
		require.Equal(t, program[4:7], text(t, response))
		require.Equal(t, "bytes 4-6/"+strconv.Itoa(len(program)), response.Header.Get("Content-Range"))
		require.Equal(t, "application/wasm", response.Header.Get("Content-Type"))
		require.Empty(t, response.Header.Get("Content-Encoding"))
	}
	tag := f.do("GET", appPath, "").Header.Get("ETag")
	require.Equal(t, 206, f.do("GET", appPath, "", "Range: bytes=0-0", "If-Range: "+tag).StatusCode)
	require.Equal(t, 200, f.do("GET", appPath, "", "Range: bytes=0-0", `If-Range: "other"`).StatusCode)
	require.Equal(t, 416, f.do("GET", appPath, "", "Range: bytes=900-").StatusCode)
}
