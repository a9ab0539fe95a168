package locale

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"

	"seenline/app/locale/catalogue"
)

// all returns every language with its words, English first.
func all() []*Locale {
	every := []*Locale{{language: languages[0], text: strings.Join(en[:], "\n")}}
	for _, l := range languages[1:] {
		every = append(every, &Locale{language: l, text: catalogue.Texts[l.code]})
	}
	return every
}

func TestEveryLanguageHasACatalogue(t *testing.T) {
	require.Len(t, languages, 20)
	require.Len(t, catalogue.Texts, len(languages)-1)
	for _, l := range all() {
		require.NotEmpty(t, l.text, l.code)
		require.NotEmpty(t, Titles()[l.code], l.code)
		if l.code != "en" {
			require.Equal(t, l.code, New(l.code, l.text).Code(), "its own words are taken for something else")
		}
	}
}

// keyNames returns the constants of keys.go in their order.
func keyNames(t *testing.T) []string {
	file, err := parser.ParseFile(token.NewFileSet(), "keys.go", nil, 0)
	require.NoError(t, err)
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && ast.IsExported(spec.Names[0].Name) {
			names = append(names, spec.Names[0].Name)
		}
		return true
	})
	require.Len(t, names, keyCount)
	return names
}

// placeholders returns the names in braces, in alphabetical order.
func placeholders(s string) []string {
	names := []string{}
	for {
		_, rest, found := strings.Cut(s, "{")
		if !found {
			slices.Sort(names)
			return names
		}
		name, after, _ := strings.Cut(rest, "}")
		names = append(names, name)
		s = after
	}
}

func TestEveryKeyHasItsLineInEveryCatalogue(t *testing.T) {
	names := keyNames(t)
	source, err := os.ReadFile("keys.go")
	require.NoError(t, err)
	_, constants, _ := strings.Cut(string(source), "const (")
	// groups counts the lines between empty ones that begin with a word of theirs.
	groups := func(text, begin string) (sizes []int) {
		for group := range strings.SplitSeq(strings.Trim(text, "\n"), "\n\n") {
			if n := len(regexp.MustCompile(`(?m)^`+begin).FindAllString(group, -1)); n > 0 {
				sizes = append(sizes, n)
			}
		}
		return sizes
	}
	for _, l := range all() {
		if l.code != "en" {
			require.Equal(t, groups(constants, `\t[A-Z]`), groups(l.text, `.`), "%s: lines between empty lines", l.code)
		}
		for i, line := range split(l.text) {
			require.NotEqual(t, "-", line, "%s: %s is missing", l.code, names[i])
			require.Equal(t, strings.TrimSpace(line), line, "%s: %s", l.code, names[i])
		}
	}
}

func TestPlaceholdersAreThoseOfEnglish(t *testing.T) {
	names := keyNames(t)
	english := en
	for _, l := range all() {
		for i, line := range split(l.text) {
			forms := strings.Split(line, "|")
			for f, form := range forms {
				want := placeholders(strings.Split(english[i], "|")[0])
				// Arabic has forms for exactly none, one and two: they need no digits.
				if len(forms) == 6 && f <= 2 && len(placeholders(form)) == 0 {
					continue
				}
				require.Equal(t, want, placeholders(form), "%s: %s: %s", l.code, names[i], form)
			}
		}
	}
}

func TestPluralsHaveAllFormsOfTheLanguage(t *testing.T) {
	names := keyNames(t)
	english := en
	for _, l := range all() {
		for i, line := range split(l.text) {
			want := 1
			if strings.Contains(english[i], "|") {
				want = l.plural.forms
			}
			require.Len(t, strings.Split(line, "|"), want, "%s: %s: %s", l.code, names[i], line)
		}
	}
}

func TestNothingIsLeftInEnglish(t *testing.T) {
	names := keyNames(t)
	english := en
	for _, l := range all()[1:] {
		for i, line := range split(l.text) {
			if strings.Contains(english[i], " ") && !strings.HasPrefix(english[i], "{") {
				require.NotEqual(t, english[i], line, "%s: %s", l.code, names[i])
			}
		}
	}
}

// keysToCome are for what is not built yet. The list may only get shorter.
var keysToCome = strings.Fields(`
	Reload NoDialogTitle NoDialogHint OutsideTitle OutsideHint
	ErrorHTTPS ErrorPayment ErrorUnexpected
`)

func TestEveryKeyIsUsed(t *testing.T) {
	used := map[string]bool{"Enumeration": true} // by Locale.Join
	root := os.DirFS(filepath.Join("..", ".."))
	require.NoError(t, fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "app/locale/") {
			return err
		}
		source, err := fs.ReadFile(root, path)
		if err != nil || !bytes.Contains(source, []byte(`"seenline/app/locale"`)) {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "locale" {
					used[s.Sel.Name] = true
				}
			}
			return true
		})
		return nil
	}))
	var unused []string
	for _, name := range keyNames(t) {
		if !used[name] && !slices.Contains(keysToCome, name) {
			unused = append(unused, name)
		}
	}
	require.Empty(t, unused, "keys that nothing shows")
}

// A person downloads the catalogue of one language, before the first words can
// be shown. English is part of the program.
func TestCataloguesFitTheirBudget(t *testing.T) {
	const budget = 3_000 // of which a third names the places that an administrator chooses from
	for _, l := range all() {
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		_, err := w.Write([]byte(l.text))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		t.Logf("%s: %d bytes", l.code, b.Len())
		require.LessOrEqual(t, b.Len(), budget, l.code)
	}
}
