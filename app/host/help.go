package host

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	markdown "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"seenline/web"
)

const (
	helpPath  = "/help/"
	helpStart = "index"
)

// manual are the pages below /help/ by their names: "install" for
// /help/install, "index" for /help/ itself.
type manual map[string]*answer

// chapters are the pages in the order in which each of them names them.
var chapters = []string{helpStart, "use", "reading", "privacy", "install", "operate", "trouble"}

// chapter is what a page of the manual is made of.
type chapter struct {
	Name, Title string
	Body        template.HTML
	Links       map[string]link
	Chapters    []*chapter
}

// Styles are the names of the assets with the page's styles.
func (c *chapter) Styles() []string { return []string{"app.css", "help.css"} }

// Path is where the page is.
func (c *chapter) Path() string { return helpPath + strings.TrimSuffix(c.Name, helpStart) }

// newManual makes the pages of the texts in fsys, and answers for the pictures
// in them.
func (s *Site) newManual(fsys fs.FS) (manual, error) {
	converter := goldmark.New(goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(linker{}, 100))))
	var all []*chapter
	for _, name := range chapters {
		source, err := fs.ReadFile(fsys, name+".md")
		if err != nil {
			return nil, err
		}
		var body bytes.Buffer
		if err := converter.Convert(source, &body); err != nil {
			return nil, err
		}
		title, _, _ := bytes.Cut(source, []byte("\n"))
		all = append(all, &chapter{
			Name: name, Title: strings.TrimPrefix(string(title), "# "), Links: s.links,
			Body: template.HTML(body.String()), // our own text, and goldmark lets no HTML through
		})
	}
	pages := manual{}
	for _, c := range all {
		c.Chapters = all
		var page bytes.Buffer
		if err := s.pages.help.Execute(&page, c); err != nil {
			return nil, err
		}
		pages[c.Name] = newAnswer(http.StatusOK, pageHeader("", s.origin), page.Bytes())
	}
	pictures, err := fs.Glob(fsys, "*.png")
	if err != nil {
		return nil, err
	}
	for _, name := range pictures {
		picture, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		pages[name] = newAnswer(http.StatusOK, http.Header{
			"Content-Type": {web.Types[path.Ext(name)]}, "Cache-Control": {"max-age=3600"},
		}, picture)
	}
	return pages, nil
}

// serveHelp answers a page of the manual, or says that there is none.
func (s *Site) serveHelp(w *recorder, r *http.Request, name string) {
	if !allowed(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	if name == "" {
		name = helpStart
	}
	if page := s.manual[name]; page != nil {
		page.write(w, r)
		return
	}
	s.serveNotice(w, r, http.StatusNotFound, notice{Kind: "lost"})
}

// linker fits the links of a text to where it is served. A reader of the
// repository follows them from file to file.
type linker struct{}

// Transform lets links between the texts lead from page to page, and turns
// those to other files of the repository into plain text.
func (linker) Transform(document *ast.Document, _ markdown.Reader, _ parser.Context) {
	var away []*ast.Link
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		to, ok := n.(*ast.Link)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		switch target := string(to.Destination); {
		case strings.HasPrefix(target, "../"):
			away = append(away, to)
		case strings.HasSuffix(target, ".md") && !strings.Contains(target, "/"):
			to.Destination = []byte((&chapter{Name: strings.TrimSuffix(target, ".md")}).Path())
		}
		return ast.WalkContinue, nil
	})
	for _, to := range away {
		parent := to.Parent()
		for c := to.FirstChild(); c != nil; c = to.FirstChild() {
			parent.InsertBefore(parent, to, c)
		}
		parent.RemoveChild(parent, to)
	}
}
