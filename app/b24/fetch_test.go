package b24_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
)

// TestTheBrowsersTransport runs the WebAssembly build of the transport on the
// fetch of Node, which is the browser's but for what needs a page.
func TestTheBrowsersTransport(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("needs Node: install nodejs")
	}
	if testing.Short() {
		t.Skip("builds WebAssembly")
	}
	program := filepath.Join(t.TempDir(), "fetch.wasm")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./testdata/fetch")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))

	var left, elsewhere, wrong atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Method != "POST" || string(body) != "a=%C3%BC&auth=t" || r.Header.Get("Referer") != "" ||
			!strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
			wrong.Add(1)
		}
		switch r.URL.Path {
		case "/plain", "/kept":
			fmt.Fprint(w, `{"result":"ü"}`)
		case "/refused":
			w.WriteHeader(503)
			fmt.Fprint(w, `{"error":"QUERY_LIMIT_EXCEEDED"}`)
		case "/moved":
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		case "/elsewhere":
			elsewhere.Add(1)
		case "/truncated":
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, `{"result":`)
		case "/declared":
			w.Header().Set("Content-Length", fmt.Sprint(b24.MaxBody+1))
			fmt.Fprint(w, strings.Repeat(" ", b24.MaxBody+1))
		case "/endless":
			for range b24.MaxBody>>16 + 1 {
				if _, err := w.Write(bytes.Repeat([]byte(" "), 1<<16)); err != nil {
					return
				}
			}
		case "/slow":
			<-r.Context().Done()
			left.Add(1)
		}
	}))
	defer server.Close()

	root, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	require.NoError(t, err)
	run := exec.CommandContext(t.Context(), node, filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js"), program, server.URL)
	run.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")} // wasm has little room for it
	out, err = run.CombinedOutput()
	require.NoError(t, err, string(out))

	said := map[string]string{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		name, what, _ := strings.Cut(lines.Text(), " ")
		said[name] = what
	}
	require.Equal(t, map[string]string{
		"plain":     `200 15 {"result":"ü"}`,
		"kept":      `200 15 {"result":"ü"}`,
		"empty":     "200 0 ",
		"refused":   `503 32 {"error":"QUERY_LIMIT_EXCEEDED"}`,
		"moved":     "error fetch: TypeError",
		"truncated": "error fetch: TypeError",
		"declared":  "error fetch: AbortError",
		"endless":   "error reply is too large",
		"slow":      "error context deadline exceeded",
		"left":      "error context deadline exceeded",
		"parallel":  "40",
		"nobody":    "error fetch: TypeError",
	}, said, string(out))
	require.Zero(t, wrong.Load())
	require.Zero(t, elsewhere.Load(), "the form holds a token")
	server.Close() // waits for the requests under way
	require.Equal(t, int64(1), left.Load())
}
