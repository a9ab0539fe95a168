package app

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
)

func styles(t *testing.T) string {
	t.Helper()
	parts, err := filepath.Glob("../web/static/css/*.css")
	require.NoError(t, err)
	require.NotEmpty(t, parts)
	var all strings.Builder
	for _, part := range parts {
		css, err := os.ReadFile(part)
		require.NoError(t, err)
		all.Write(css)
	}
	return all.String()
}

var property = regexp.MustCompile(`(--[\w-]+): (#[0-9a-f]{3,8});`)

// properties returns the colours that are set between two places of the style
// sheet.
func properties(t *testing.T, css, from, to string) map[string]string {
	t.Helper()
	_, rest, ok := strings.Cut(css, from)
	require.True(t, ok, from)
	block, _, ok := strings.Cut(rest, to)
	require.True(t, ok, to)
	found := map[string]string{}
	for _, m := range property.FindAllStringSubmatch(block, -1) {
		found[m[1]] = m[2]
	}
	return found
}

func luminance(t *testing.T, color string) float64 {
	t.Helper()
	color = strings.TrimPrefix(color, "#")
	if len(color) == 3 {
		color = string([]byte{color[0], color[0], color[1], color[1], color[2], color[2]})
	}
	n, err := strconv.ParseUint(color, 16, 32)
	require.NoError(t, err, color)
	linear := func(shift int) float64 {
		v := float64(n>>shift&255) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over returns the colour of a translucent one (#rrggbbaa) over another.
func over(t *testing.T, back, shade string) string {
	t.Helper()
	var b, s [3]int
	var alpha int
	_, err := fmt.Sscanf(back, "#%02x%02x%02x", &b[0], &b[1], &b[2])
	require.NoError(t, err, back)
	_, err = fmt.Sscanf(shade, "#%02x%02x%02x%02x", &s[0], &s[1], &s[2], &alpha)
	require.NoError(t, err, shade)
	for i := range b {
		b[i] += (s[i] - b[i]) * alpha / 255
	}
	return fmt.Sprintf("#%02x%02x%02x", b[0], b[1], b[2])
}

func TestTextsCanBeReadInBothThemes(t *testing.T) {
	css := styles(t)
	light := properties(t, css, ":root {", "}")
	dark := properties(t, css, `:root:not([data-theme="light"]) {`, "}")
	require.Equal(t, dark, properties(t, css, `:root[data-theme="dark"] {`, "}"), "the system's dark and the chosen one")
	for theme, set := range map[string]map[string]string{"light": light, "dark": dark} {
		value := func(name string) string {
			if v, ok := set[name]; ok {
				return v
			}
			return light[name]
		}
		for _, back := range []string{"--ui-color-bg-content-primary", "--page", "--own"} {
			for _, text := range []string{"--ui-color-base-1", "--ui-color-base-2", "--ui-color-base-3", "--ui-color-accent-main-link", "--ui-color-accent-main-alert-text"} {
				require.GreaterOrEqual(t, contrast(t, value(text), value(back)), 4.5, "%s on %s, %s", text, back, theme)
			}
		}
		for _, pair := range [][2]string{
			{"--ui-color-base-2", "--ui-color-accent-soft-blue-1"},
			{"--ui-color-base-1", "--ui-color-accent-soft-orange-2"},
			{"--ui-color-accent-main-link", "--ui-color-accent-soft-orange-2"},
		} {
			require.GreaterOrEqual(t, contrast(t, value(pair[0]), value(pair[1])), 4.5, "%s, %s", pair, theme)
		}
		for _, back := range []string{"--ui-color-accent-main-primary", "--ui-color-accent-main-alert"} {
			require.GreaterOrEqual(t, contrast(t, "#fff", value(back)), 4.5, "white on %s, %s", back, theme)
		}
	}
	for _, tone := range tones {
		set := properties(t, css, ".tone-"+tone.name+" {", "}")
		for _, back := range []string{"#fff", light["--own"], over(t, "#ffffff", light["--shade"]), over(t, light["--own"], light["--own-shade"])} {
			require.GreaterOrEqual(t, contrast(t, set["--tone-light"], back), 4.5, "%s on %s", tone.name, back)
		}
		for _, back := range []string{
			dark["--ui-color-bg-content-primary"], dark["--own"],
			over(t, dark["--ui-color-bg-content-primary"], dark["--shade"]), over(t, dark["--own"], dark["--own-shade"]),
		} {
			require.GreaterOrEqual(t, contrast(t, set["--tone-dark"], back), 4.5, "%s on %s", tone.name, back)
		}
	}
}

func TestColoursOfPeopleFindTheirTone(t *testing.T) {
	require.Equal(t, "tone-red", tone("#df532d", 1))
	require.Equal(t, "tone-red", tone("#ff0000", 1))
	require.Equal(t, "tone-aqua", tone("#1EB4AA", 1))
	require.Equal(t, "tone-gray", tone("#888888", 1))
	for _, bad := range []string{"", "red", "#12", "#zzzzzz", `";background:url(x)`, "#-12345"} {
		require.Equal(t, tone("", 7), tone(bad, 7))
		require.NotPanics(t, func() { tone(bad, math.MinInt64) })
	}
}

// TestComponentsHoldNoWords looks for words that are not in the catalogues:
// letters in what is given to Text, Title, Alt or a label.
func TestComponentsHoldNoWords(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	shown := map[string]int{"Text": 0, "Textf": 0, "Title": 0, "Alt": 0, "Aria": 1, "Placeholder": 0}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at, ok := shown[method.Sel.Name]
			if !ok || at >= len(call.Args) {
				return true
			}
			text, ok := call.Args[at].(*ast.BasicLit)
			if !ok || text.Kind != token.STRING {
				return true
			}
			if method.Sel.Name == "Aria" && !strings.Contains(call.Args[0].(*ast.BasicLit).Value, "label") {
				return true // a state, not a name
			}
			require.False(t, strings.ContainsFunc(text.Value, unicode.IsLetter), "%s: %s", set.Position(text.Pos()), text.Value)
			return true
		})
	}
}

// The page's security policy blocks style attributes, and raw markup is markup.
func TestNoComponentSetsAStyleAttribute(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		if source, err := os.ReadFile(name); !strings.HasSuffix(name, "_test.go") {
			require.NoError(t, err)
			require.NotRegexp(t, `\.(Style|Styles)\(|Raw\(`, string(source), name)
		}
	}
}
