package web

import (
	"encoding/json"
	"fmt"
	"io/fs"
)

// ManifestName is the file that lists the packed assets.
const ManifestName = "manifest.json"

// HashBytes is how much of a content's SHA-256 is in the name of its file.
const HashBytes = 10

// Types are the kinds of files that may be packed, by extension. Listing them
// keeps stray files out and the Content-Type independent of a machine's tables.
var Types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".ico":   "image/x-icon",
	".js":    "text/javascript; charset=utf-8",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".wasm":  "application/wasm",
	".woff2": "font/woff2",
}

// WordsName returns the name of the asset with the words of a language, by
// Bitrix24's code. There is none for English, which the widget brings along.
func WordsName(code string) string { return "words_" + code + ".txt" }

// Asset is one packed file: its content as it is and compressed, each in a
// file of its own beside the manifest.
type Asset struct {
	Name string `json:"name"` // as the page asks for it: "app.wasm"
	File string `json:"file"` // under this name it is served: "app.4f0c….wasm"
	Type string `json:"type"` // Content-Type
	Hash string `json:"hash"` // of the content, hexadecimal
	Size int    `json:"size"` // bytes, uncompressed
	// Gzip and Brotli are the sizes of File+".gz" and File+".br" in bytes, 0
	// where compressing does not pay.
	Gzip   int `json:"gzip,omitempty"`
	Brotli int `json:"brotli,omitempty"`
}

// Manifest lists the packed assets, ordered by name.
type Manifest struct {
	Assets []Asset `json:"assets"`
}

// ReadManifest reads the manifest in dist. Its error wraps [fs.ErrNotExist] if
// nothing has been packed yet.
func ReadManifest(dist fs.FS) (Manifest, error) {
	var m Manifest
	content, err := fs.ReadFile(dist, ManifestName)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(content, &m); err != nil {
		return Manifest{}, fmt.Errorf("%s: %w", ManifestName, err)
	}
	return m, nil
}

// Asset returns the asset with this name.
func (m Manifest) Asset(name string) (Asset, bool) {
	for _, asset := range m.Assets {
		if asset.Name == name {
			return asset, true
		}
	}
	return Asset{}, false
}
