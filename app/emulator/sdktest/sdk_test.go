package sdktest

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// The official SDK as its authors published it.
const (
	sdkPackage   = "@bitrix24/b24jssdk"
	sdkVersion   = "2.2.0"
	sdkIntegrity = "zqN7y8r2D3g0dAGKq3+0zOEsRtz2MbjoZR70XrTXKKN5l0OUmPK6jy2BEn6TXiqf5ApsvYrcz9nEn2t2jDR4cw==" // sha512
	sdkScript    = "package/dist/umd/index.min.js"
)

// sdk returns the SDK's script. npm fetches the package once, into the build
// folder that is never committed; what does not have the published checksum is
// not used.
func sdk(t *testing.T) []byte {
	t.Helper()
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed: install nodejs and npm to run the tests with the official SDK", tool)
		}
	}
	folder := filepath.Join(root(t), "build", "sdk")
	archive := filepath.Join(folder, "b24jssdk-"+sdkVersion+".tgz")
	data, err := os.ReadFile(archive)
	if err != nil || !published(data) {
		data = fetch(t, folder, archive)
	}
	require.True(t, published(data), "%s is not %s %s as it was published", archive, sdkPackage, sdkVersion)
	return unpack(t, data)
}

func published(data []byte) bool {
	sum := sha512.Sum512(data)
	return base64.StdEncoding.EncodeToString(sum[:]) == sdkIntegrity
}

// fetch lets npm download the package beside its place and then moves it there,
// so that two runs at once do not meet half a file.
func fetch(t *testing.T, folder, archive string) []byte {
	t.Helper()
	require.NoError(t, os.MkdirAll(folder, 0o755))
	beside, err := os.MkdirTemp(folder, "fetch-")
	require.NoError(t, err)
	defer os.RemoveAll(beside)
	command := exec.CommandContext(t.Context(), "npm", "pack", "--silent", "--pack-destination", beside, sdkPackage+"@"+sdkVersion)
	command.Dir = beside
	output, err := command.CombinedOutput()
	require.NoError(t, err, "npm could not fetch %s: %s", sdkPackage, output)
	found, err := filepath.Glob(filepath.Join(beside, "*.tgz"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.NoError(t, os.Rename(found[0], archive))
	data, err := os.ReadFile(archive)
	require.NoError(t, err)
	return data
}

// unpack takes the script out of the package.
func unpack(t *testing.T, data []byte) []byte {
	t.Helper()
	zipped, err := gzip.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	files := tar.NewReader(zipped)
	for {
		header, err := files.Next()
		require.NoError(t, err, "%s is not in the package", sdkScript)
		if header.Name != sdkScript {
			continue
		}
		script, err := io.ReadAll(files)
		require.NoError(t, err)
		return script
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
