package host

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

const (
	program  = "\x00asm and so on, the same again, the same again, the same again"
	script   = "boot()"
	zipped   = "stands for brotli"
	appPath  = "/assets/app.00ff.wasm"
	bootPath = "/assets/boot.11ee.js"
)

// packed is what web/pack leaves behind, in small.
func packed(t testing.TB) fstest.MapFS {
	t.Helper()
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	_, err := w.Write([]byte(program))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	manifest := strings.NewReplacer("SIZE", strconv.Itoa(len(program)), "GZIP", strconv.Itoa(gz.Len()), "BROTLI", strconv.Itoa(len(zipped))).Replace(`{"assets":[
		{"name":"app.css","file":"app.22dd.css","type":"text/css; charset=utf-8","hash":"22dd","size":2},
		{"name":"app.wasm","file":"app.00ff.wasm","type":"application/wasm","hash":"00ff","size":SIZE,"gzip":GZIP,"brotli":BROTLI},
		{"name":"boot.js","file":"boot.11ee.js","type":"text/javascript; charset=utf-8","hash":"11ee","size":6},
		{"name":"wasm_exec.js","file":"wasm_exec.33cc.js","type":"text/javascript; charset=utf-8","hash":"33cc","size":2},
		{"name":"words_ar.txt","file":"words_ar.44dd.txt","type":"text/plain; charset=utf-8","hash":"44dd","size":3},
		{"name":"words_la.txt","file":"words_la.55ee.txt","type":"text/plain; charset=utf-8","hash":"55ee","size":4}]}`)
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s), Mode: 0o644} }
	return fstest.MapFS{
		"manifest.json":     file(manifest),
		"app.00ff.wasm":     file(program),
		"app.00ff.wasm.gz":  file(gz.String()),
		"app.00ff.wasm.br":  file(zipped),
		"app.22dd.css":      file("{}"),
		"boot.11ee.js":      file(script),
		"wasm_exec.33cc.js": file("{}"),
		"words_ar.44dd.txt": file("nas"),
		"words_la.55ee.txt": file("hoja"),
		"private.txt":       file("not an asset"),
	}
}

// fixture is a handler and what it has logged.
type fixture struct {
	http.Handler
	log *bytes.Buffer
}

func newFixture(t testing.TB, list string, assets fs.FS) fixture {
	t.Helper()
	var log bytes.Buffer
	return fixture{
		Handler: New(Config{
			Portals: portals(t, list),
			Assets:  assets,
			Log:     slog.New(slog.NewTextHandler(&log, nil)), Requests: &log,
		}),
		log: &log,
	}
}

// logged returns the only line of the log, by its keys.
func (f fixture) logged(t testing.TB) map[string]string {
	t.Helper()
	line := f.log.String()
	require.Equal(t, 1, strings.Count(line, "\n"), line)
	fields := map[string]string{}
	for field := range strings.FieldsSeq(line) {
		key, value, found := strings.Cut(field, "=")
		require.True(t, found, line)
		fields[key] = value
	}
	return fields
}

// do sends a request; header lines are "Name: value".
func (f fixture) do(method, target, body string, header ...string) *http.Response {
	var content io.Reader
	if body != "" {
		content = strings.NewReader(body)
	}
	r := httptest.NewRequest(method, target, content)
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w.Result()
}

func text(t testing.TB, response *http.Response) string {
	t.Helper()
	content, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return string(content)
}

func TestHealthTellsWhetherTheWidgetIsBuilt(t *testing.T) {
	response := newFixture(t, "", packed(t)).do("GET", "/healthz", "")
	require.Equal(t, 200, response.StatusCode)
	require.Equal(t, "ok\n", text(t, response))

	unbuilt := newFixture(t, "", fstest.MapFS{".keep": &fstest.MapFile{}})
	require.Equal(t, 503, unbuilt.do("GET", "/healthz", "").StatusCode)
	require.Contains(t, unbuilt.log.String(), "make build")

	damaged := packed(t)
	delete(damaged, "app.00ff.wasm.br")
	require.Equal(t, 503, newFixture(t, "", damaged).do("GET", "/healthz", "").StatusCode)
}

func TestMethodsThatAreNotServed(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, c := range []struct{ method, target, allow string }{
		{"PUT", "/?DOMAIN=acme.bitrix24.com", "GET, HEAD, POST"},
		{"OPTIONS", "/", "GET, HEAD, POST"},
		{"TRACE", "/", "GET, HEAD, POST"},
		{"POST", appPath, "GET, HEAD"},
		{"POST", "/healthz", "GET, HEAD"},
	} {
		response := f.do(c.method, c.target, "")
		require.Equal(t, 405, response.StatusCode, c.target)
		require.Equal(t, c.allow, response.Header.Get("Allow"), c.target)
	}
}

func TestPathsThatAreNotServed(t *testing.T) {
	f := newFixture(t, "", packed(t))
	for _, target := range []string{
		"/index.html", "//", "/./", "/assets", "/assets/", "/assets/app.wasm", "/assets/manifest.json", "/assets/private.txt",
		"/assets/app.00ff.wasm.br", "/assets/app.00ff.wasm/", "/assets/../host.go", "/assets/..%2f..%2fgo.mod", "/assets/%2e%2e/private.txt",
		"/assets//app.00ff.wasm", "/assets/app.00ff.wasm%00", `/assets/..\private.txt`, "/assets/%2fetc%2fpasswd",
	} {
		response := f.do("GET", target, "")
		require.Equal(t, 404, response.StatusCode, target)
		require.Empty(t, response.Header.Get("Location"), target)
		require.Contains(t, response.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'", target)
		require.NotContains(t, text(t, response), "not an asset", target)
	}
}
