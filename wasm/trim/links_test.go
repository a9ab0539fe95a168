package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every reader downloads what the browser program links. Servers, tests and
// what keeps the linker from leaving dead code out stay outside.
func TestBrowserProgramLinksNoServerCode(t *testing.T) {
	source, err := locate()
	require.NoError(t, err)
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	require.NoError(t, err)
	t.Chdir(strings.TrimSpace(string(root)))
	modfile, err := generate(source)
	require.NoError(t, err)

	list := exec.Command("go", "list", "-mod=mod", "-modfile="+modfile, "-deps", "./wasm")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.CombinedOutput()
	require.NoError(t, err, "%s", out)

	ours := false
	for pkg := range strings.FieldsSeq(string(out)) {
		ours = ours || pkg == "seenline/app"
		for _, banned := range []string{
			"seenline/app/host", "seenline/app/emulator", "seenline/app/e2e", "seenline/app/locale/catalogue", "seenline/web",
			"net/http", "embed", "html/template", "text/template", "regexp", "log/slog", "crypto/tls", "crypto/aes", "crypto/rand", "testing",
			"github.com/stretchr/testify", "github.com/andybalholm/brotli", "github.com/chromedp",
		} {
			require.False(t, pkg == banned || strings.HasPrefix(pkg, banned+"/"), "the browser program links %s", pkg)
		}
	}
	require.True(t, ours, "the list is not of the browser program: %s", out)
}
