// Command trim compiles a browser program with a go-app that has lost its
// server parts, and a uuid that makes random ids only.
//
// A js/wasm program that imports go-app links net/http, crypto and regexp for
// a page handler, which only a server would use; they are a third of the
// binary that every reader downloads. This command copies the pinned go-app
// from the module cache into a generated directory, leaves those parts out of
// the copy and builds with a module file that points at it. The module's own
// go.mod stays as it is, and nothing of go-app is kept in this repository.
//
//	go run ./wasm/trim -o build/app.wasm ./wasm
//
// If the pinned go-app is not the version these edits were written for, or the
// copy does not compile, the program is built with the stock go-app and a
// notice says so: the result is larger and otherwise the same.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
)

// dir is where the copy and its module file are generated, from the module's
// root. It has its own go.mod files, so "./..." does not reach into it.
const dir = "build/trim"

func main() {
	log.SetFlags(0)
	log.SetPrefix("trim: ")
	out := flag.String("o", "build/app.wasm", "file to write")
	stock := flag.Bool("stock", false, "build with go-app as it is")
	flag.Parse()
	pkg := flag.Arg(0)
	if pkg == "" || flag.NArg() > 1 {
		log.Fatal("usage: trim [-o file] [-stock] package")
	}
	if err := os.MkdirAll(filepath.Dir(*out), 0o755); err != nil {
		log.Fatal(err)
	}

	if !*stock {
		err := buildTrimmed(*out, pkg)
		if err == nil {
			return
		}
		log.Printf("building with the stock go-app, about half a megabyte larger, because %v", err)
	}
	if err := build(*out, pkg); err != nil {
		log.Fatal(err)
	}
}

func buildTrimmed(out, pkg string) error {
	from, err := locate()
	if err != nil {
		return err
	}
	modfile, err := generate(from)
	if err != nil {
		return err
	}
	return build(out, pkg, "-mod=mod", "-modfile="+modfile)
}

// build compiles pkg for the browser. Version control is not stamped: the
// file's name on the server is a hash of its content, and a commit that
// changes nothing in it must not make everybody download it again.
func build(out, pkg string, args ...string) error {
	args = append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out}, args...)
	cmd := exec.Command("go", append(args, pkg)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if message, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build %s: %w\n%s", pkg, err, message)
	}
	return nil
}
