package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"

	"seenline/web"
)

// source is what an asset is made from.
type source struct {
	name    string // the asset's
	content []byte
}

// pack makes dir hold the assets made from sources, and nothing else of its own
// making. The manifest is written last: whoever reads it finds what it names.
func pack(dir string, sources []source) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	before, err := web.ReadManifest(os.DirFS(dir))
	if err != nil {
		before = web.Manifest{} // none yet, or not one: everything is made anew
	}
	var after web.Manifest
	for _, one := range sources {
		asset, err := packOne(dir, one, before)
		if err != nil {
			return err
		}
		if _, twice := after.Asset(asset.Name); twice {
			return fmt.Errorf("two files are called %s", asset.Name)
		}
		after.Assets = append(after.Assets, asset)
	}
	slices.SortFunc(after.Assets, func(a, b web.Asset) int { return cmp.Compare(a.Name, b.Name) })
	if err := writeManifest(dir, after); err != nil {
		return err
	}
	return sweep(dir, after)
}

// packOne makes the asset of one source, unless dir already has it.
func packOne(dir string, from source, before web.Manifest) (web.Asset, error) {
	name, content := from.name, from.content
	ext := filepath.Ext(name)
	mediaType, known := web.Types[ext]
	if !known {
		return web.Asset{}, fmt.Errorf("%s: no Content-Type is known for %q", name, ext)
	}
	sum := sha256.Sum256(content)
	hash := hex.EncodeToString(sum[:web.HashBytes])
	asset := web.Asset{
		Name: name,
		File: strings.TrimSuffix(name, ext) + "." + hash + ext,
		Type: mediaType,
		Hash: hash,
		Size: len(content),
	}
	if old, ok := before.Asset(name); ok && old.Hash == hash && complete(dir, old) {
		return old, nil
	}
	if err := write(dir, asset.File, content); err != nil {
		return web.Asset{}, err
	}
	var err error
	if asset.Gzip, err = compress(dir, asset.File+".gz", content, newGzip); err != nil {
		return web.Asset{}, err
	}
	if asset.Brotli, err = compress(dir, asset.File+".br", content, newBrotli); err != nil {
		return web.Asset{}, err
	}
	return asset, nil
}

// complete reports whether dir has every file of asset, each of its size.
func complete(dir string, asset web.Asset) bool {
	for suffix, size := range map[string]int{"": asset.Size, ".gz": asset.Gzip, ".br": asset.Brotli} {
		if size == 0 && suffix != "" {
			continue
		}
		info, err := os.Stat(filepath.Join(dir, asset.File+suffix))
		if err != nil || info.Size() != int64(size) {
			return false
		}
	}
	return true
}

func newGzip(w io.Writer) (io.WriteCloser, error) {
	return gzip.NewWriterLevel(w, gzip.BestCompression)
}

// newBrotli compresses as well as the format can. The window covers the whole
// widget; 24 is the largest that a browser must understand.
func newBrotli(w io.Writer) (io.WriteCloser, error) {
	return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24}), nil
}

// compress writes content compressed to dir and returns the size, or 0 and no
// file if that would save less than a twentieth.
func compress(dir, name string, content []byte, encoding func(io.Writer) (io.WriteCloser, error)) (int, error) {
	var compressed bytes.Buffer
	w, err := encoding(&compressed)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(content); err != nil {
		return 0, err
	}
	if err := w.Close(); err != nil {
		return 0, err
	}
	if compressed.Len() > len(content)-len(content)/20 {
		return 0, nil
	}
	return compressed.Len(), write(dir, name, compressed.Bytes())
}

func writeManifest(dir string, manifest web.Manifest) error {
	content, err := json.MarshalIndent(manifest, "", "\t")
	if err != nil {
		return err
	}
	content = append(content, '\n')
	path := filepath.Join(dir, web.ManifestName)
	if have, err := os.ReadFile(path); err == nil && bytes.Equal(have, content) {
		return nil // untouched, so that the server need not be linked again
	}
	return write(dir, web.ManifestName, content)
}

// write replaces a file of dir in one step: a run that is interrupted leaves
// the old file or the new one.
func write(dir, name string, content []byte) error {
	temporary, err := os.CreateTemp(dir, ".new-")
	if err != nil {
		return err
	}
	_, err = temporary.Write(content)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary.Name()))
	}
	return nil
}

// sweep removes what earlier runs left in dir. Hidden files other than
// interrupted writes are not ours.
func sweep(dir string, manifest web.Manifest) error {
	keep := map[string]bool{web.ManifestName: true}
	for _, asset := range manifest.Assets {
		keep[asset.File] = true
		keep[asset.File+".gz"] = asset.Gzip > 0
		keep[asset.File+".br"] = asset.Brotli > 0
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := entry.Name()
		hidden := strings.HasPrefix(name, ".") && !strings.HasPrefix(name, ".new-")
		if keep[name] || hidden || entry.IsDir() {
			continue
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
