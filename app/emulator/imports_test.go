package emulator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNothingIsSharedWithTheClient reads every import of the emulator.
func TestNothingIsSharedWithTheClient(t *testing.T) {
	allowed := "seenline/app/emulator"
	n := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		require.NoError(t, err, path)
		for _, one := range f.Imports {
			name := strings.Trim(one.Path.Value, `"`)
			if strings.HasPrefix(name, "seenline/") {
				require.True(t, name == allowed || strings.HasPrefix(name, allowed+"/"), "%s imports %s", path, name)
				n++
			}
		}
		return nil
	})
	require.NoError(t, err)
	require.Positive(t, n)
	for _, dir := range []string{"../b24", "../frame"} {
		files, err := filepath.Glob(dir + "/*.go")
		require.NoError(t, err)
		require.NotEmpty(t, files, dir)
		for _, path := range files {
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			require.NoError(t, err, path)
			for _, one := range f.Imports {
				if !strings.HasSuffix(path, "_test.go") {
					require.False(t, strings.Contains(one.Path.Value, "/emulator"), "%s imports the emulator", path)
				}
			}
		}
	}
}
