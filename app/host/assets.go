package host

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"time"

	"seenline/web"
)

const assetsPath = "/assets/"

// assetPatience is how long a reader on a slow line may take for an asset.
const assetPatience = 5 * time.Minute

// asset is one packed file in every encoding there is.
type asset struct {
	web.Asset
	files    fs.FS
	offered  []string          // encodings, best first
	variants map[string]string // file by encoding
}

// loadAssets returns the assets in dist by file name, and their URLs by name.
func loadAssets(dist fs.FS) (map[string]*asset, map[string]string, error) {
	manifest, err := web.ReadManifest(dist)
	if err != nil {
		return nil, nil, err
	}
	assets, links := map[string]*asset{}, map[string]string{}
	for _, packed := range manifest.Assets {
		a := &asset{Asset: packed, files: dist, variants: map[string]string{encodingIdentity: packed.File}}
		if packed.Brotli > 0 {
			a.offered = append(a.offered, encodingBrotli)
			a.variants[encodingBrotli] = packed.File + ".br"
		}
		if packed.Gzip > 0 {
			a.offered = append(a.offered, encodingGzip)
			a.variants[encodingGzip] = packed.File + ".gz"
		}
		a.offered = append(a.offered, encodingIdentity)
		for _, file := range a.variants {
			if _, err := fs.Stat(dist, file); err != nil {
				return nil, nil, fmt.Errorf("asset %s: %w", packed.Name, err)
			}
		}
		assets[packed.File] = a
		links[packed.Name] = assetsPath + packed.File
	}
	return assets, links, nil
}

// serveAsset answers for the file called name. Names are looked up in a table
// of what was packed: no path is ever made of one.
func (s *site) serveAsset(w *recorder, r *http.Request, name string) {
	if !allowed(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	a, ok := s.assets[name]
	if !ok {
		s.serveNotice(w, r, http.StatusNotFound, notice{Kind: "lost"})
		return
	}
	w.asset = a.Name
	if err := a.serve(w, r); err != nil {
		s.log.Error("asset not served", "asset", a.Name, "error", err)
	}
}

func (a *asset) serve(w *recorder, r *http.Request) error {
	encoding := negotiate(r.Header.Get("Accept-Encoding"), a.offered)
	if r.Header.Get("Range") != "" && weightOf(r.Header.Get("Accept-Encoding"), encodingIdentity) > 0 {
		encoding = encodingIdentity // a range counts bytes of the file as it is
	}
	file, err := a.files.Open(a.variants[encoding])
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return err
	}
	defer file.Close()
	w.encoding = encoding

	h := w.Header()
	h.Set("Content-Type", a.Type)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", a.etag(encoding))
	// The files are public, and a frame that a portal has sandboxed asks for
	// them as a stranger.
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	// A writer that has no deadlines is a test's, and needs none.
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(assetPatience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}

	content, seekable := file.(io.ReadSeeker)
	if encoding == encodingIdentity && seekable {
		http.ServeContent(w, r, "", time.Time{}, content) // ranges and conditions
		return nil
	}
	if matches(r.Header.Get("If-None-Match"), a.etag(encoding)) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if encoding != encodingIdentity {
		h.Set("Content-Encoding", encoding)
	}
	h.Set("Content-Length", strconv.Itoa(a.size(encoding)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = io.Copy(w, file) // fails when the reader has gone
	}
	return nil
}

func (a *asset) etag(encoding string) string {
	if encoding == encodingIdentity {
		return `"` + a.Hash + `"`
	}
	return `"` + a.Hash + "-" + encoding + `"`
}

func (a *asset) size(encoding string) int {
	switch encoding {
	case encodingBrotli:
		return a.Brotli
	case encodingGzip:
		return a.Gzip
	}
	return a.Size
}

// matches reports whether an If-None-Match header names etag.
func matches(header, etag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == etag || candidate == "*" {
			return true
		}
	}
	return false
}
