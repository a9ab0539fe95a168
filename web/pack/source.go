package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"seenline/app/locale/catalogue"
	"seenline/web"
)

// files reads the sources at paths.
func files(paths []string) ([]source, error) {
	var sources []source
	for _, path := range paths {
		one, err := read(path)
		if err != nil {
			return nil, err
		}
		sources = append(sources, one)
	}
	return sources, nil
}

// read returns the source at path. A directory is one asset, because every file
// of its own would cost the browser a request: "css" with its *.css in the
// order of their names is app.css.
func read(path string) (source, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	if err != nil {
		return source{}, err
	}
	if !info.IsDir() {
		content, err := os.ReadFile(path)
		return source{name, content}, err
	}
	parts, err := filepath.Glob(filepath.Join(path, "*."+name))
	if err != nil {
		return source{}, err
	}
	var content []byte
	for _, part := range parts { // Glob sorts them
		one, err := os.ReadFile(part)
		if err != nil {
			return source{}, err
		}
		content = append(content, one...)
	}
	if len(content) == 0 {
		return source{}, fmt.Errorf("%s: there is nothing called *.%s in it", path, name)
	}
	return source{"app." + name, content}, nil
}

// words returns a source for each language's words: a person downloads those of
// one language only. English is part of the program.
func words() []source {
	var sources []source
	for _, code := range slices.Sorted(maps.Keys(catalogue.Texts)) {
		sources = append(sources, source{web.WordsName(code), []byte(strings.TrimSpace(catalogue.Texts[code]) + "\n")})
	}
	return sources
}
