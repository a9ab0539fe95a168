package host

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every link and picture of the manual leads somewhere, also where it is
// served and not read in the repository.
func TestManualIsServedAndItsLinksLeadSomewhere(t *testing.T) {
	site := newFixture(t, "", packed(t))
	seen, left := map[string]bool{}, []string{"/help/"}
	links := regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	for len(left) > 0 {
		path := left[0]
		left = left[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		response := site.do("GET", path, "")
		require.Equal(t, http.StatusOK, response.StatusCode, path)
		if strings.HasSuffix(path, ".png") {
			require.Equal(t, "image/png", response.Header.Get("Content-Type"))
			continue
		}
		if !strings.HasPrefix(path, "/help/") {
			continue
		}
		require.Contains(t, response.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'")
		body := text(t, response)
		require.Contains(t, body, "<h1>", path)
		require.NotContains(t, body, "style=", "the policy allows none")
		for _, link := range links.FindAllStringSubmatch(body, -1) {
			switch to := link[1]; {
			case strings.HasPrefix(to, "data:"), strings.HasPrefix(to, "https://"):
			case strings.HasPrefix(to, "/"):
				left = append(left, to)
			default:
				left = append(left, "/help/"+to)
			}
		}
	}
	for _, path := range []string{"/help/install", "/help/operate", "/help/privacy", "/help/trouble", "/help/sidebar.png"} {
		require.True(t, seen[path], path)
	}
	moved := site.do("GET", "/help", "")
	require.Equal(t, http.StatusPermanentRedirect, moved.StatusCode)
	require.Equal(t, "/help/", moved.Header.Get("Location"))
	require.Equal(t, http.StatusNotFound, site.do("GET", "/help/nothing", "").StatusCode)
	require.Equal(t, http.StatusNotFound, site.do("GET", "/help/../server.go", "").StatusCode)
	require.Equal(t, http.StatusMethodNotAllowed, site.do("POST", "/help/", "").StatusCode)
}
