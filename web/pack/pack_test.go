package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"

	"seenline/app/locale"
	"seenline/app/locale/catalogue"
	"seenline/web"
)

var wasm = strings.Repeat("\x00asm, and the same again. ", 400)

func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

// packPaths does what the command does without adding words.
func packPaths(dir string, paths []string) error {
	sources, err := files(paths)
	if err != nil {
		return err
	}
	return pack(dir, sources)
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func manifestOf(t *testing.T, dir string) web.Manifest {
	t.Helper()
	manifest, err := web.ReadManifest(os.DirFS(dir))
	require.NoError(t, err)
	return manifest
}

func TestPackedFilesUnpackToTheirSource(t *testing.T) {
	source, dist := t.TempDir(), filepath.Join(t.TempDir(), "dist")
	require.NoError(t, packPaths(dist, []string{put(t, source, "app.wasm", wasm), put(t, source, "boot.js", "x")}))

	manifest := manifestOf(t, dist)
	asset, ok := manifest.Asset("app.wasm")
	require.True(t, ok)
	require.Regexp(t, `^app\.[0-9a-f]{20}\.wasm$`, asset.File)
	require.Equal(t, "application/wasm", asset.Type)
	require.Equal(t, len(wasm), asset.Size)

	content, err := os.ReadFile(filepath.Join(dist, asset.File))
	require.NoError(t, err)
	require.Equal(t, wasm, string(content))

	content, err = os.ReadFile(filepath.Join(dist, asset.File+".br"))
	require.NoError(t, err)
	require.Len(t, content, asset.Brotli)
	content, err = io.ReadAll(brotli.NewReader(bytes.NewReader(content)))
	require.NoError(t, err)
	require.Equal(t, wasm, string(content))

	content, err = os.ReadFile(filepath.Join(dist, asset.File+".gz"))
	require.NoError(t, err)
	require.Len(t, content, asset.Gzip)
	unzipped, err := gzip.NewReader(bytes.NewReader(content))
	require.NoError(t, err)
	content, err = io.ReadAll(unzipped)
	require.NoError(t, err)
	require.Equal(t, wasm, string(content))

	// One byte does not get shorter.
	script, ok := manifest.Asset("boot.js")
	require.True(t, ok)
	require.Zero(t, script.Gzip)
	require.Zero(t, script.Brotli)
	require.NotContains(t, names(t, dist), script.File+".br")
}

func TestUnchangedFilesAreLeftAlone(t *testing.T) {
	source, dist := t.TempDir(), t.TempDir()
	paths := []string{put(t, source, "app.wasm", wasm), put(t, source, "app.css", "a{}")}
	require.NoError(t, packPaths(dist, paths))
	before := manifestOf(t, dist)
	infos := map[string]os.FileInfo{}
	for _, name := range names(t, dist) {
		info, err := os.Stat(filepath.Join(dist, name))
		require.NoError(t, err)
		infos[name] = info
	}

	require.NoError(t, packPaths(dist, paths))
	for name, info := range infos { // a file that is written again is another file
		again, err := os.Stat(filepath.Join(dist, name))
		require.NoError(t, err)
		require.True(t, os.SameFile(info, again), name)
	}

	put(t, source, "app.css", "b{}")
	require.NoError(t, packPaths(dist, paths))
	after := manifestOf(t, dist)
	require.Equal(t, before.Assets[1], after.Assets[1])
	require.NotEqual(t, before.Assets[0], after.Assets[0])
}

func TestDamagedAssetsAreMadeAgain(t *testing.T) {
	source, dist := t.TempDir(), t.TempDir()
	paths := []string{put(t, source, "app.wasm", wasm)}
	require.NoError(t, packPaths(dist, paths))
	asset := manifestOf(t, dist).Assets[0]
	for _, suffix := range []string{"", ".gz", ".br"} {
		path := filepath.Join(dist, asset.File+suffix)
		whole, err := os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, os.Remove(path))
		require.NoError(t, packPaths(dist, paths))
		again, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, whole, again)
	}
	put(t, dist, web.ManifestName, "{")
	require.NoError(t, packPaths(dist, paths))
	require.Equal(t, asset, manifestOf(t, dist).Assets[0])
}

func TestOldAssetsAreSweptAway(t *testing.T) {
	source, dist := t.TempDir(), t.TempDir()
	put(t, dist, ".keep", "")
	put(t, dist, ".new-123", "an interrupted write")
	require.NoError(t, packPaths(dist, []string{put(t, source, "app.wasm", wasm), put(t, source, "old.js", wasm)}))
	require.Len(t, names(t, dist), 2+3+3)
	require.NoError(t, packPaths(dist, []string{put(t, source, "app.wasm", wasm+"newer")}))
	asset := manifestOf(t, dist).Assets[0]
	require.ElementsMatch(t, []string{".keep", web.ManifestName, asset.File, asset.File + ".br", asset.File + ".gz"}, names(t, dist))
}

func TestFilesThatCannotBePacked(t *testing.T) {
	source := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(source, "more"), 0o755))
	for want, paths := range map[string][]string{
		"notes.md": {put(t, source, "notes.md", "")},
		"none.js":  {filepath.Join(source, "none.js")},
		"boot.js":  {put(t, source, "boot.js", "1"), put(t, source, "more/boot.js", "2")},
	} {
		require.ErrorContains(t, packPaths(t.TempDir(), paths), want)
	}
}

func TestBudget(t *testing.T) {
	program := web.Asset{Name: "app.wasm", Type: "application/wasm", Size: 300, Gzip: 200, Brotli: 100}
	other := web.Asset{Name: "boot.js", Type: "text/javascript", Size: 9000}
	for _, c := range []struct {
		name   string
		assets []web.Asset
		budget int
		ok     bool
	}{
		{"within", []web.Asset{program, other}, 100, true},
		{"over", []web.Asset{program, other}, 99, false},
		{"no budget", []web.Asset{program}, 0, true},
		{"not compressed", []web.Asset{{Name: "app.wasm", Type: "application/wasm", Size: 50}}, 100, false},
		{"no program", []web.Asset{other}, 100, false},
	} {
		var out bytes.Buffer
		err := report(&out, web.Manifest{Assets: c.assets}, c.budget)
		require.Equal(t, c.ok, err == nil, "%s: %v", c.name, err)
		for _, asset := range c.assets {
			require.Contains(t, out.String(), asset.Name)
		}
	}
}

func TestDirectoryIsOneAssetOfItsFilesInOrder(t *testing.T) {
	source, dist := t.TempDir(), t.TempDir()
	css := filepath.Join(source, "css")
	require.NoError(t, os.Mkdir(css, 0o755))
	require.ErrorContains(t, packPaths(dist, []string{css}), "nothing")
	put(t, css, "20-b.css", "b{}\n")
	put(t, css, "10-a.css", "a{}\n")
	put(t, css, "notes.txt", "no style")
	require.NoError(t, packPaths(dist, []string{css}))
	asset, ok := manifestOf(t, dist).Asset("app.css")
	require.True(t, ok)
	content, err := os.ReadFile(filepath.Join(dist, asset.File))
	require.NoError(t, err)
	require.Equal(t, "a{}\nb{}\n", string(content))
}

func TestEachLanguageButEnglishIsAnAsset(t *testing.T) {
	dist := t.TempDir()
	require.NoError(t, pack(dist, words()))
	manifest := manifestOf(t, dist)
	require.Len(t, manifest.Assets, len(catalogue.Texts))
	_, english := manifest.Asset(web.WordsName("en"))
	require.False(t, english)
	for code, text := range catalogue.Texts {
		asset, ok := manifest.Asset(web.WordsName(code))
		require.True(t, ok, code)
		require.Regexp(t, `^words_`+code+`\.[0-9a-f]{20}\.txt$`, asset.File)
		require.Equal(t, "text/plain; charset=utf-8", asset.Type)
		require.NotZero(t, asset.Brotli, code)
		content, err := os.ReadFile(filepath.Join(dist, asset.File))
		require.NoError(t, err)
		// What the widget makes of the file is what it makes of the source.
		packed, source := locale.New(code, string(content)), locale.New(code, text)
		require.Equal(t, code, packed.Code())
		for key := range locale.ErrorUnexpected + 1 {
			require.Equal(t, source.T(key), packed.T(key))
		}
	}
}
