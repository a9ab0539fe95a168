package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// locate returns the directory of the pinned go-app in the module cache, or an
// error if what is pinned there is not what the edits were written for.
func locate() (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", goApp+"@"+version).Output()
	if err != nil {
		return "", fmt.Errorf("go-app %s cannot be had: %w", version, err)
	}
	var downloaded struct{ Dir string }
	if err := json.Unmarshal(out, &downloaded); err != nil {
		return "", err
	}
	out, err = exec.Command("go", "list", "-m", "-f", "{{.Version}}{{with .Replace}} replaced{{end}}", goApp).Output()
	if err != nil {
		return "", fmt.Errorf("go-app is not in go.mod: %w", err)
	}
	if pinned := strings.TrimSpace(string(out)); pinned != version {
		return "", fmt.Errorf("go.mod pins go-app at %s and the edits are for %s", pinned, version)
	}
	return downloaded.Dir, nil
}

// generate writes the trimmed copy of the go-app in source and a module file
// that replaces go-app by it, and returns the module file's path.
func generate(source string) (string, error) {
	files, err := trimmed(os.DirFS(source))
	if err != nil {
		return "", err
	}
	if err := module(files); err != nil {
		return "", err
	}
	if err := sync(files); err != nil {
		return "", err
	}
	return filepath.Join(dir, "go.mod"), nil
}

// module adds the module files of the copy and of the build to files.
func module(files map[string][]byte) error {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		return err
	}
	files["go-app/go.mod"] = []byte("module " + goApp + "\n\ngo 1.23.0\n\nrequire github.com/google/uuid v1.6.0\n")
	files["go.mod"] = fmt.Appendf(bytes.Clone(mod), "\nreplace %s => ./%s/go-app\n", goApp, dir)
	files["go.sum"] = sum
	return nil
}

// sync makes dir hold exactly files. What is already right is not written
// again, so that the go command finds its cache valid.
func sync(files map[string][]byte) error {
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if _, wanted := files[filepath.ToSlash(name)]; !wanted {
			return os.Remove(path)
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for name, want := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if have, err := os.ReadFile(path); err == nil && bytes.Equal(have, want) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, want, 0o644); err != nil {
			return err
		}
	}
	return nil
}
