package host

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"seenline/web"
)

var today = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// release is what a version packs: a script of its own, also in gzip.
func release(t testing.TB, content string) (files fstest.MapFS, name string) {
	t.Helper()
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	_, err := w.Write([]byte(content))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	sum := sha256.Sum256([]byte(content))
	hash := hex.EncodeToString(sum[:web.HashBytes])
	name = "boot." + hash + ".js"
	return fstest.MapFS{
		"manifest.json": {Data: fmt.Appendf(nil, `{"assets":[{"name":"boot.js","file":%q,"type":"text/javascript; charset=utf-8","hash":%q,"size":%d,"gzip":%d}]}`,
			name, hash, len(content), zipped.Len())},
		name:         {Data: []byte(content)},
		name + ".gz": {Data: zipped.Bytes()},
	}, name
}

func storeIn(t testing.TB, dir string) *Store {
	t.Helper()
	store, err := OpenStore(dir)
	require.NoError(t, err)
	return store
}

func TestVersionsServeEachOthersAssets(t *testing.T) {
	dir := t.TempDir()
	older, olderName := release(t, "older()")
	newer, newerName := release(t, "newer()")
	first := storeIn(t, dir)
	require.NoError(t, first.Contribute(older, today))
	old := New(Config{Assets: older, Store: first})
	second := storeIn(t, dir)
	require.NoError(t, second.Contribute(newer, today)) // after the first has begun to serve
	current := New(Config{Assets: newer, Store: second})

	for _, site := range []*Site{old, current} {
		f := fixture{Handler: site}
		for name, content := range map[string]string{olderName: "older()", newerName: "newer()"} {
			for range 2 { // looked up, and remembered
				response := f.do("GET", assetsPath+name, "")
				require.Equal(t, 200, response.StatusCode, name)
				require.Equal(t, content, text(t, response))
				require.Equal(t, "text/javascript; charset=utf-8", response.Header.Get("Content-Type"))
				require.Equal(t, "public, max-age=31536000, immutable", response.Header.Get("Cache-Control"))
			}
			response := f.do("GET", assetsPath+name, "", "Accept-Encoding: gzip")
			require.Equal(t, "gzip", response.Header.Get("Content-Encoding"))
			require.Equal(t, "nosniff", response.Header.Get("X-Content-Type-Options"))
		}
	}
}

func TestStoreServesOnlyWhatItsNameSays(t *testing.T) {
	dir := t.TempDir()
	files, name := release(t, "mine()")
	store := storeIn(t, dir)
	require.NoError(t, store.Contribute(files, today))
	f := fixture{Handler: New(Config{Assets: fstest.MapFS{}, Store: store})}

	const forged = "boot.0123456789abcdef0123.js"
	write := func(name, content string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	write(forged, "forged()")
	write("private.txt", "secret")
	write(name+".br", "not brotli")  // damaged: another encoding is served
	write("notes.js", "secret")      // no hash
	write(".boot."+forged, "secret") // hidden
	outside := filepath.Join(filepath.Dir(dir), name)
	require.NoError(t, os.WriteFile(outside, []byte("mine()"), 0o644))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "app.0123456789abcdef0123.js"), 0o755))

	require.Equal(t, "gzip", f.do("GET", assetsPath+name, "", "Accept-Encoding: br, gzip").Header.Get("Content-Encoding"))
	for _, target := range []string{
		forged, "private.txt", "notes.js", ".boot." + forged, "../" + name, "..%2f" + name, "%2e%2e/" + name, "./" + name,
		"x/../" + name, name + "%00", name + "/", name + ".gz", name + ".br", "app.0123456789abcdef0123.js", "", ".", "..",
		"manifest.json", `..\` + name, filepath.Dir(dir) + "/" + name, "boot.0123456789ABCDEF0123.js", "..0123456789abcdef0123.js",
	} {
		response := f.do("GET", assetsPath+target, "")
		require.Equal(t, 404, response.StatusCode, target)
		require.NotContains(t, text(t, response), "secret")
	}
	require.NoError(t, os.Remove(filepath.Join(dir, name)))
	require.Equal(t, 404, f.do("GET", assetsPath+name, "").StatusCode, "gone from the store")
}

func TestStoreForgetsWhatNobodyUses(t *testing.T) {
	dir := t.TempDir()
	older, olderName := release(t, "older()")
	newer, newerName := release(t, "newer()")
	store := storeIn(t, dir)
	require.NoError(t, store.Contribute(older, today))
	require.NoError(t, store.Contribute(newer, today))
	others := filepath.Join(dir, "readme.txt")
	require.NoError(t, os.WriteFile(others, nil, 0o644))
	require.NoError(t, os.Chtimes(others, today, today))

	// The older version runs for 20 days more, the newer for 40.
	require.NoError(t, store.Contribute(older, today.AddDate(0, 0, 20)))
	require.NoError(t, store.Contribute(newer, today.AddDate(0, 0, 40)))
	require.NoError(t, store.Prune(today.AddDate(0, 0, 49)))
	require.FileExists(t, filepath.Join(dir, olderName+".gz"))
	require.NoError(t, store.Prune(today.AddDate(0, 0, 51)))
	require.NoFileExists(t, filepath.Join(dir, olderName))
	require.NoFileExists(t, filepath.Join(dir, olderName+".gz"))
	require.FileExists(t, filepath.Join(dir, newerName))
	require.FileExists(t, others)
}

func TestStoreRepairsWhatWasCutShort(t *testing.T) {
	dir := t.TempDir()
	files, name := release(t, "mine()")
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("mi"), 0o644))
	require.NoError(t, storeIn(t, dir).Contribute(files, today))
	content, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	require.Equal(t, "mine()", string(content))
}

func TestStoreThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	_, err := OpenStore(filepath.Join(file, "dir"))
	require.ErrorContains(t, err, "assets directory")
}
