package host

import (
	"crypto/sha512"
	"encoding/base64"
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
	name     string
	offered  []string // encodings, best first
	variants map[string]*variant
}

// variant is an asset in one encoding. Its header is shared by all requests.
type variant struct {
	blob
	encoding, etag string
	header         http.Header
	head           []byte // for the lane
}

// link is how a page names an asset.
type link struct {
	URL       string
	Integrity string // for scripts and styles of another origin
	CORS      bool   // the other origin must be asked without credentials
}

// newAsset describes the file called file with the content type kind. have
// returns the blob of a file's name, and an error if there is none.
func newAsset(name, file, kind, hash string, have func(string) (blob, error)) (*asset, error) {
	a := &asset{name: name, variants: map[string]*variant{}}
	for _, c := range [...]struct{ encoding, suffix string }{{encodingBrotli, ".br"}, {encodingGzip, ".gz"}, {encodingIdentity, ""}} {
		b, err := have(file + c.suffix)
		if errors.Is(err, fs.ErrNotExist) && c.suffix != "" {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("asset %s: %w", name, err)
		}
		a.offered = append(a.offered, c.encoding)
		a.variants[c.encoding] = newVariant(b, c.encoding, kind, hash)
	}
	return a, nil
}

func newVariant(b blob, encoding, kind, hash string) *variant {
	v := &variant{blob: b, encoding: encoding, etag: `"` + hash + `"`}
	v.header = http.Header{
		"Content-Type":  {kind},
		"Cache-Control": {"public, max-age=31536000, immutable"},
		"Vary":          {"Accept-Encoding"},
		// The files are public, and a frame that a portal has sandboxed asks
		// for them as a stranger; so does a page that takes them from a CDN.
		"Access-Control-Allow-Origin":  {"*"},
		"Cross-Origin-Resource-Policy": {"cross-origin"},
	}
	if encoding != encodingIdentity {
		v.etag = `"` + hash + "-" + encoding + `"`
		v.header["Content-Encoding"] = []string{encoding}
	} else {
		v.header["Accept-Ranges"] = []string{"bytes"}
	}
	v.header["Etag"] = []string{v.etag}
	setCommonHeaders(v.header, false)
	v.header["Content-Length"] = []string{strconv.Itoa(b.size)}
	v.head = wireHead(http.StatusOK, v.header)
	return v
}

// loadAssets returns the assets in dist by file name, and how pages at origin
// ("" for our own) name them.
func loadAssets(dist fs.FS, origin string) (map[string]*asset, map[string]link, error) {
	manifest, err := web.ReadManifest(dist)
	if err != nil {
		return nil, nil, err
	}
	assets, links := map[string]*asset{}, map[string]link{}
	for _, packed := range manifest.Assets {
		a, err := newAsset(packed.Name, packed.File, packed.Type, packed.Hash, func(file string) (blob, error) {
			if file == packed.File+".br" && packed.Brotli == 0 || file == packed.File+".gz" && packed.Gzip == 0 {
				return blob{}, fs.ErrNotExist
			}
			b, err := newBlob(dist, file, file != packed.File)
			if err != nil { // promised by the manifest, so that it is worse than not there
				err = errors.New(err.Error())
			}
			return b, err
		})
		if err != nil {
			return nil, nil, err
		}
		assets[packed.File] = a
		l := link{URL: origin + assetsPath + packed.File}
		if origin != "" {
			if l.CORS = true; packed.Type != "application/wasm" {
				if l.Integrity, err = integrity(dist, packed.File); err != nil {
					return nil, nil, err
				}
			}
		}
		links[packed.Name] = l
	}
	return assets, links, nil
}

// integrity returns what a browser must find the file's content to be.
func integrity(dist fs.FS, file string) (string, error) {
	content, err := fs.ReadFile(dist, file)
	if err != nil {
		return "", err
	}
	sum := sha512.Sum384(content)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:]), nil
}

// serveAsset answers for the file called name. Names are looked up in a table
// of what was packed, and after that in the store, if name is one that the
// packer gives: no path is ever made of any other.
func (s *Site) serveAsset(w *recorder, r *http.Request, name string) {
	if !allowed(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	a, ok := s.assets[name]
	if !ok {
		if a = s.store.asset(name); a == nil {
			s.serveNotice(w, r, http.StatusNotFound, notice{Kind: "lost"})
			return
		}
	}
	w.Asset = a.name
	if err := a.serve(w, r); err != nil {
		s.log.Error("asset not served", "asset", a.name, "error", err)
	}
}

func (a *asset) serve(w *recorder, r *http.Request) error {
	encoding := negotiate(r.Header.Get("Accept-Encoding"), a.offered)
	if r.Header.Get("Range") != "" && weightOf(r.Header.Get("Accept-Encoding"), encodingIdentity) > 0 {
		encoding = encodingIdentity // a range counts bytes of the file as it is
	}
	v := a.variants[encoding]
	file, err := v.open()
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return err
	}
	defer file.Close()
	w.Encoding = encoding

	h := w.Header()
	fill(h, v.header)
	// A writer that has no deadlines is a test's, and needs none.
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(assetPatience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	content, seekable := file.(io.ReadSeeker)
	if encoding == encodingIdentity && seekable {
		h.Del("Content-Length")
		http.ServeContent(w, r, "", time.Time{}, content) // ranges and conditions
		return nil
	}
	if matches(r.Header.Get("If-None-Match"), v.etag) {
		h.Del("Content-Encoding")
		h.Del("Content-Length")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	if v.bytes != nil {
		_, _ = w.Write(v.bytes)
		return nil
	}
	_, _ = io.Copy(w, file) // fails when the reader has gone
	return nil
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
