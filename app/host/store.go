package host

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/andybalholm/brotli"

	"seenline/web"
)

const (
	// storeAge is how long a file stays in the store after the last copy that
	// has it among its own was seen: far longer than a page stays open.
	storeAge = 30 * 24 * time.Hour
	// storeLimit is the largest file that is taken from a store.
	storeLimit = 64 << 20
)

// Store is a directory in which copies of several versions share their assets:
// each puts its own there when it starts, and serves whatever it finds there.
// So a page is served its files by whichever copy the balancer asks, be it
// older or newer than the copy that made the page.
//
// A file is served only if its name has the form the packer gives and its
// content has the hash that is in the name, in each encoding. A nil Store has
// nothing.
type Store struct {
	dir   string
	mu    sync.Mutex
	known map[string]*asset // by file name
}

// OpenStore returns the store in dir, which is made if it does not exist.
func OpenStore(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("assets directory: %w", err)
	}
	return &Store{dir: dir, known: map[string]*asset{}}, nil
}

// Contribute puts the packed files in dist (nil means [web.Dist]) into the
// store and marks those that are there already as in use at now. It is to be
// called before pages are served that name them, and then once a day.
func (s *Store) Contribute(dist fs.FS, now time.Time) error {
	if dist == nil {
		dist = web.Dist()
	}
	manifest, err := web.ReadManifest(dist)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // not built: there is nothing
	}
	if err != nil {
		return err
	}
	for _, packed := range manifest.Assets {
		for suffix, size := range map[string]int{".br": packed.Brotli, ".gz": packed.Gzip, "": packed.Size} {
			if size == 0 && suffix != "" {
				continue
			}
			if err := s.put(dist, packed.File+suffix, size, now); err != nil {
				return fmt.Errorf("assets directory: %w", err)
			}
		}
	}
	return nil
}

func (s *Store) put(dist fs.FS, name string, size int, now time.Time) error {
	target := filepath.Join(s.dir, name)
	if info, err := os.Stat(target); err == nil && info.Size() == int64(size) {
		return os.Chtimes(target, now, now)
	}
	source, err := dist.Open(name)
	if err != nil {
		return err
	}
	defer source.Close()
	// Under its name a file is complete: others may look at any moment.
	file, err := os.CreateTemp(s.dir, ".new-")
	if err != nil {
		return err
	}
	_, err = io.Copy(file, source)
	err = errors.Join(err, file.Chmod(0o644), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), target)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return os.Chtimes(target, now, now)
}

// Prune removes what no copy has called its own for 30 days, and what writers
// left behind that were interrupted. Files of any other name are not ours.
func (s *Store) Prune(now time.Time) error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := strings.TrimSuffix(strings.TrimSuffix(entry.Name(), ".br"), ".gz")
		if _, _, packed := packedName(name); !packed && !strings.HasPrefix(name, ".new-") {
			continue
		}
		info, gone := entry.Info()
		if gone != nil || !info.Mode().IsRegular() || now.Sub(info.ModTime()) < storeAge {
			continue
		}
		if err := os.Remove(filepath.Join(s.dir, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// asset returns the asset in the file called name, or nil.
func (s *Store) asset(name string) *asset {
	if s == nil {
		return nil
	}
	title, kind, ok := packedName(name)
	if !ok {
		return nil
	}
	s.mu.Lock() // also while a file is checked: once is enough
	defer s.mu.Unlock()
	if a := s.known[name]; a != nil {
		if _, err := os.Stat(filepath.Join(s.dir, name)); err == nil {
			return a
		}
		delete(s.known, name)
		return nil
	}
	hash := hashOf(name)
	a, err := newAsset(title, name, kind, hash, func(file string) (blob, error) {
		path := filepath.Join(s.dir, file)
		b, err := fileBlob(path)
		if err != nil {
			return blob{}, err
		}
		if have, err := contentHash(path); err != nil || have != hash {
			return blob{}, fs.ErrNotExist
		}
		return b, nil
	})
	if err != nil {
		return nil
	}
	s.known[name] = a
	return a
}

// contentHash returns the hash, as in names, of what the file at path holds
// when it is unpacked.
func contentHash(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	var content io.Reader = file
	switch filepath.Ext(path) {
	case ".br":
		content = brotli.NewReader(file)
	case ".gz":
		if content, err = gzip.NewReader(file); err != nil {
			return "", err
		}
	}
	sum := sha256.New()
	if n, err := io.Copy(sum, io.LimitReader(content, storeLimit+1)); err != nil || n > storeLimit {
		return "", errors.Join(err, errors.New("not an asset"))
	}
	return hex.EncodeToString(sum.Sum(nil)[:web.HashBytes]), nil
}

// packedName reports whether name is one that the packer gives to a file, and
// returns the asset's name and content type.
func packedName(name string) (title, kind string, ok bool) {
	ext := path.Ext(name)
	kind, ok = web.Types[ext]
	hash := hashOf(name)
	stem := strings.TrimSuffix(name, "."+hash+ext)
	if !ok || len(hash) != 2*web.HashBytes || len(stem) == 0 || len(stem) > 64 || len(stem)+len(hash)+len(ext)+1 != len(name) {
		return "", "", false
	}
	if strings.Trim(hash, "0123456789abcdef") != "" || strings.Trim(stem, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
		return "", "", false
	}
	return stem + ext, kind, true
}

// hashOf returns the part of name before its extension, "" if there is none.
func hashOf(name string) string {
	parts := strings.Split(name, ".")
	if len(parts) != 3 {
		return ""
	}
	return parts[1]
}
