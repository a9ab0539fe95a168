package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// sources are the directories of the pinned modules in the module cache.
type sources struct{ goApp, uuid string }

// locate finds the sources. The error says if what is pinned is not what the
// edits were written for.
func locate() (found sources, err error) {
	if found.goApp, err = locateModule(goApp, version); err != nil {
		return found, err
	}
	found.uuid, err = locateModule(uuidModule, uuidVersion)
	return found, err
}

func locateModule(path, version string) (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", path+"@"+version).Output()
	if err != nil {
		return "", fmt.Errorf("%s %s cannot be had: %w", path, version, err)
	}
	var downloaded struct{ Dir string }
	if err := json.Unmarshal(out, &downloaded); err != nil {
		return "", err
	}
	out, err = exec.Command("go", "list", "-m", "-f", "{{.Version}}{{with .Replace}} replaced{{end}}", path).Output()
	if err != nil {
		return "", fmt.Errorf("%s is not in go.mod: %w", path, err)
	}
	if pinned := strings.TrimSpace(string(out)); pinned != version {
		return "", fmt.Errorf("go.mod pins %s at %s and the edits are for %s", path, pinned, version)
	}
	return downloaded.Dir, nil
}

// generate writes the trimmed copies of the sources and a module file that
// replaces the modules by them, and returns the module file's path.
func generate(from sources) (string, error) {
	files, err := trimmed(os.DirFS(from.goApp))
	if err != nil {
		return "", err
	}
	ids, err := trimmedUUID(os.DirFS(from.uuid))
	if err != nil {
		return "", err
	}
	maps.Copy(files, ids)
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
	files["go.mod"] = fmt.Appendf(bytes.Clone(mod), "\nreplace %s => ./%[2]s/go-app\n\nreplace %[3]s => ./%[2]s/uuid\n", goApp, dir, uuidModule)
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
