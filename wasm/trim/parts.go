package main

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

const (
	goApp   = "github.com/maxence-charriere/go-app/v10"
	version = "v10.1.11"
)

// dropped are the files of package app that serve pages or only exist for
// those that do. The copy is compiled for the browser alone, so what go-app
// itself keeps from the browser goes too.
var dropped = []string{
	"cache.go",        // of served files
	"crypto.go",       // AES for Context.Encrypt
	"http.go",         // Handler
	"js_nowasm.go",    // not for the browser
	"resource.go",     // resolvers of served files
	"route.go",        // replaced below: patterns link regexp
	"scripts.go",      // not for the browser
	"scripts_wasm.go", // empty stand-ins for the scripts of Handler's page
	"static.go",       // not for the browser
	"wasm.go",         // GenerateStaticWebsite, which takes a Handler
	"wasmexec.go",     // not for the browser
}

// added stands in for what the dropped files gave to the rest of the package.
const added = `package app

import (
	"strings"
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/errors"
)

func encrypt(string, []byte) ([]byte, error) {
	return nil, errors.New("encryption is not part of this build")
}

func decrypt(string, []byte) ([]byte, error) {
	return nil, errors.New("encryption is not part of this build")
}

func clientResourceResolver(resourcesLocation string) func(string) string {
	return func(location string) string {
		trimmed := strings.Trim(location, "/")
		if trimmed != "web" && !strings.HasPrefix(trimmed, "web/") {
			return location
		}
		return resourcesLocation + "/" + strings.TrimPrefix(trimmed, "web/")
	}
}

// router knows fixed paths and the pattern for any path, ".*".
type router struct {
	mu     sync.RWMutex
	routes map[string]func() Composer
	any    func() Composer
}

func makeRouter() router {
	return router{routes: make(map[string]func() Composer)}
}

func (r *router) route(path string, newComponent func() Composer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.routes[path] = newComponent
}

func (r *router) routeWithRegexp(pattern string, newComponent func() Composer) {
	if pattern != ".*" {
		panic("of all patterns, this build only knows .* for any path: " + pattern)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.any == nil {
		r.any = newComponent
	}
}

func (r *router) routed(path string) bool {
	_, routed := r.createComponent(path)
	return routed
}

func (r *router) createComponent(path string) (Composer, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if newComponent, routed := r.routes[path]; routed {
		return newComponent(), true
	}
	if r.any != nil {
		return r.any(), true
	}
	return nil, false
}
`

// trimmed returns the files of the copy, made from the go-app in source. A
// dropped file that is not there means that source is not the go-app this was
// written for.
func trimmed(source fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{"go-app/pkg/app/trimmed.go": []byte(added)}
	for _, pkg := range []string{"app", "errors"} {
		names, err := fs.Glob(source, "pkg/"+pkg+"/*.go")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			if files["go-app/"+name], err = fs.ReadFile(source, name); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range dropped {
		name = path.Join("go-app/pkg/app", name)
		if _, there := files[name]; !there {
			return nil, fmt.Errorf("go-app %s has no file %s", version, name)
		}
		delete(files, name)
	}
	return files, nil
}
