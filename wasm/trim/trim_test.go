package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// fake is a directory with the files of go-app that matter here.
func fake() fstest.MapFS {
	fsys := fstest.MapFS{
		"pkg/app/app.go":      {Data: []byte("package app")},
		"pkg/app/app_test.go": {Data: []byte("package app")},
		"pkg/errors/error.go": {Data: []byte("package errors")},
		"pkg/ui/ui.go":        {Data: []byte("package ui")},
		"go.mod":              {Data: []byte("module other")},
	}
	for _, name := range dropped {
		fsys["pkg/app/"+name] = &fstest.MapFile{Data: []byte("package app")}
	}
	return fsys
}

func TestTrimmedLeavesTheServerOut(t *testing.T) {
	files, err := trimmed(fake())
	require.NoError(t, err)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	require.ElementsMatch(t, []string{"go-app/pkg/app/app.go", "go-app/pkg/app/trimmed.go", "go-app/pkg/errors/error.go"}, names)
}

func TestTrimmedRefusesAnotherGoApp(t *testing.T) {
	for _, name := range dropped {
		fsys := fake()
		delete(fsys, "pkg/app/"+name)
		_, err := trimmed(fsys)
		require.ErrorContains(t, err, name)
	}
}

func TestTrimmedRefusesAnotherUUID(t *testing.T) {
	from, err := locate()
	require.NoError(t, err)
	for _, change := range [][2]string{{"uuid.go", "package uuid"}, {"version4.go", ""}} {
		fsys := fstest.MapFS{}
		for _, name := range uuidKept {
			content, err := os.ReadFile(filepath.Join(from.uuid, name))
			require.NoError(t, err)
			fsys[name] = &fstest.MapFile{Data: content}
		}
		_, err := trimmedUUID(fsys)
		require.NoError(t, err)
		if fsys[change[0]].Data = []byte(change[1]); change[1] == "" {
			delete(fsys, change[0])
		}
		_, err = trimmedUUID(fsys)
		require.ErrorContains(t, err, uuidVersion)
	}
}

func TestSyncWritesOnlyWhatDiffers(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, sync(map[string][]byte{"a": []byte("1"), "sub/b": []byte("2"), "sub/c": []byte("3")}))
	before, err := os.Stat(filepath.Join(dir, "a"))
	require.NoError(t, err)
	require.NoError(t, os.Chmod(filepath.Join(dir, "a"), 0o400)) // writing would fail, or replace it

	require.NoError(t, sync(map[string][]byte{"a": []byte("1"), "sub/b": []byte("4")}))
	after, err := os.Stat(filepath.Join(dir, "a"))
	require.NoError(t, err)
	require.Equal(t, before.ModTime(), after.ModTime())
	b, err := os.ReadFile(filepath.Join(dir, "sub/b"))
	require.NoError(t, err)
	require.Equal(t, "4", string(b))
	require.NoFileExists(t, filepath.Join(dir, "sub/c"))
}

// The point of it all: a program built this way links none of what only a
// server needs.
func TestPinnedGoAppCanBeTrimmed(t *testing.T) {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	require.NoError(t, err)
	source, err := locate()
	require.NoError(t, err)

	work := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		content, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(work, name), content, 0o644))
	}
	t.Chdir(work)
	modfile, err := generate(source)
	require.NoError(t, err)

	list := exec.Command("go", "list", "-mod=mod", "-modfile="+modfile, "-deps", goApp+"/pkg/app")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.CombinedOutput()
	require.NoError(t, err, "%s", out)
	deps := strings.Fields(string(out))
	for _, pkg := range []string{"net/http", "crypto/aes", "crypto/rand", "regexp", "net/http/httptest"} {
		require.False(t, slices.Contains(deps, pkg), pkg)
	}
	vet := exec.Command("go", "vet", "-mod=mod", "-modfile="+modfile, goApp+"/pkg/app")
	vet.Env = list.Env
	out, err = vet.CombinedOutput()
	require.NoError(t, err, "%s", out)
}
