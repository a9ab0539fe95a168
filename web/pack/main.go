// Command pack turns the files a browser needs into assets: each under a name
// that contains a hash of its content, precompressed, and listed in a manifest.
//
//	go run ./web/pack -out web/dist web/static/boot.js build/app.wasm …
//	go run ./web/pack -out web/dist -size -budget 1600000
//
// Compressing the widget as well as it can be takes seconds, so an asset whose
// content has not changed since the last run is left alone. A directory of
// files is one asset: see read. The words of each language are added.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	"seenline/web"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("pack: ")
	out := flag.String("out", "web/dist", "directory of the packed assets")
	size := flag.Bool("size", false, "pack nothing, print the sizes of what is packed")
	budget := flag.Int("budget", 0, "with -size: fail if a wasm file is larger than this many bytes in brotli")
	flag.Parse()

	if !*size {
		if flag.NArg() == 0 {
			log.Fatal("usage: pack [-out directory] file…")
		}
		sources, err := files(flag.Args())
		if err == nil {
			err = pack(*out, append(sources, words()...))
		}
		if err != nil {
			log.Fatal(err)
		}
		return
	}
	manifest, err := web.ReadManifest(os.DirFS(*out))
	if err != nil {
		log.Fatal(err)
	}
	if err := report(os.Stdout, manifest, *budget); err != nil {
		log.Fatal(err)
	}
}

// report prints the sizes of the assets and returns an error if a browser
// program is missing or over budget bytes in brotli (0 means no budget).
func report(w io.Writer, manifest web.Manifest, budget int) error {
	fmt.Fprintf(w, "%-16s %10s %10s %10s\n", "bytes", "raw", "gzip", "brotli")
	found := false
	var err error
	for _, asset := range manifest.Assets {
		fmt.Fprintf(w, "%-16s %10d %10d %10d\n", asset.Name, asset.Size, asset.Gzip, asset.Brotli)
		if asset.Type != "application/wasm" {
			continue
		}
		found = true
		if budget > 0 && (asset.Brotli == 0 || asset.Brotli > budget) {
			err = fmt.Errorf("%s is over the budget of %d bytes in brotli", asset.Name, budget)
		}
	}
	if !found {
		return fmt.Errorf("there is no browser program among the assets")
	}
	return err
}
