// Package web holds what the server hands to browsers: the page's templates,
// the manual, and the packed assets (scripts, styles and the compiled widget).
//
// Assets are made by "make build": web/static, the compiled widget and the
// words of app/locale/catalogue go through web/pack into web/dist, which is
// generated and not kept in version control. The package only carries files;
// package host serves them. The browser program must never import it: it would
// carry itself.
package web

import (
	"embed"
	"io/fs"
)

//go:embed page/*.html
var pages embed.FS

//go:embed help/*.md help/*.png
var help embed.FS

//go:embed all:dist
var dist embed.FS

// Help returns the manual: texts in Markdown and their pictures.
func Help() fs.FS { return sub(help, "help") }

// Pages returns the templates of the pages: page.html (the widget's frame),
// notice.html (everything a person may meet instead) and help.html (around a
// page of the manual).
func Pages() fs.FS { return sub(pages, "page") }

// Dist returns the packed assets with their manifest.json. Before the first
// build it holds no manifest.
func Dist() fs.FS { return sub(dist, "dist") }

func sub(files embed.FS, dir string) fs.FS {
	fsys, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // dir is a constant of this file
	}
	return fsys
}
