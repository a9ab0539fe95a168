// Package npm fetches what others have published for the tests that run it. It
// knows nothing of the emulated portal or of the widget, and must never import
// either.
package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// Package is one version of a package, as its authors published it.
type Package struct {
	Name      string
	Version   string
	Integrity string // SHA-512 in base64
}

// File returns a file of the package, by its path inside of it. The npm
// program fetches the package once, into the build folder that is never
// committed; what does not have the published checksum is not used. Without
// npm the test is skipped.
func (p Package) File(t *testing.T, name string) []byte {
	t.Helper()
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed: install nodejs and npm to run the tests with %s", tool, p.Name)
		}
	}
	folder := filepath.Join(root(t), "build", "npm")
	archive := filepath.Join(folder, path.Base(p.Name)+"-"+p.Version+".tgz")
	data, err := os.ReadFile(archive)
	if err != nil || !p.published(data) {
		data = p.fetch(t, folder, archive)
	}
	require.True(t, p.published(data), "%s is not %s %s as it was published", archive, p.Name, p.Version)
	return unpack(t, data, "package/"+name)
}

func (p Package) published(data []byte) bool {
	sum := sha512.Sum512(data)
	return base64.StdEncoding.EncodeToString(sum[:]) == p.Integrity
}

// fetch lets npm download the package beside its place and then moves it there,
// so that two runs at once do not meet half a file.
func (p Package) fetch(t *testing.T, folder, archive string) []byte {
	t.Helper()
	require.NoError(t, os.MkdirAll(folder, 0o755))
	beside, err := os.MkdirTemp(folder, "fetch-")
	require.NoError(t, err)
	defer os.RemoveAll(beside)
	command := exec.CommandContext(t.Context(), "npm", "pack", "--silent", "--pack-destination", beside, p.Name+"@"+p.Version)
	command.Dir = beside
	output, err := command.CombinedOutput()
	require.NoError(t, err, "npm could not fetch %s: %s", p.Name, output)
	found, err := filepath.Glob(filepath.Join(beside, "*.tgz"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.NoError(t, os.Rename(found[0], archive))
	data, err := os.ReadFile(archive)
	require.NoError(t, err)
	return data
}

// unpack takes a file out of a package.
func unpack(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	zipped, err := gzip.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	files := tar.NewReader(zipped)
	for {
		header, err := files.Next()
		require.NoError(t, err, "%s is not in the package", name)
		if header.Name != name {
			continue
		}
		file, err := io.ReadAll(files)
		require.NoError(t, err)
		return file
	}
}

// root is the module's folder.
func root(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	require.NoError(t, err)
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		require.NotEqual(t, folder, filepath.Dir(folder), "there is no go.mod above the test")
		folder = filepath.Dir(folder)
	}
}
