package e2e

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"seenline/app/locale"
	"seenline/app/locale/catalogue"
)

// wordsOf is whether a request is for a language's words.
func wordsOf(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/assets/words_") }

// spoken returns what the writing field asks for, and the document's language.
func (b *tab) spoken() []string {
	b.t.Helper()
	return eval[[]string](b, `[document.querySelector("textarea").placeholder, document.documentElement.lang, document.documentElement.dir]`)
}

func TestPortalsLanguageIsSpokenFromTheFirstWordOn(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	var mu sync.Mutex
	var asked []string
	words := s.hold(func(r *http.Request) bool {
		if !wordsOf(r) {
			return false
		}
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.Path[:len("/assets/words_xx")])
		return true
	})

	// The program and the portal are there before the words: nothing is said.
	b := s.blank()
	b.navigate(group + "&lang=ar")
	b.attach()
	b.until(`performance.getEntriesByName("seenline:mounted").length === 1`)
	require.Equal(t, []any{"loading", ""}, eval[[]any](b, `[document.documentElement.dataset.state, document.querySelector("main").innerText.trim()]`))
	words()
	b.untilState("ready")
	arabic := locale.New("ar", catalogue.Texts["ar"])
	require.Equal(t, []string{arabic.T(locale.Write), "ar", "rtl"}, b.spoken())

	// A reload has them from the cache.
	b.do(b.frame, chromedp.Evaluate[chromedp.Void](`window.before = true; location.replace(location.href)`))
	b.until(`window.before === undefined && document.documentElement?.dataset.state === "ready"`)
	require.Equal(t, []string{arabic.T(locale.Write), "ar", "rtl"}, b.spoken())

	// The portal is switched to another language.
	b.navigate(group + "&lang=ru")
	b.attach()
	b.untilState("ready")
	require.Equal(t, []string{locale.New("ru", catalogue.Texts["ru"]).T(locale.Write), "ru", "ltr"}, b.spoken())
	b.navigate(group)
	b.attach()
	b.untilState("ready")
	require.Equal(t, []string{locale.English().T(locale.Write), "en", "ltr"}, b.spoken())

	mu.Lock()
	defer mu.Unlock()
	require.Equal(t, []string{"/assets/words_ar", "/assets/words_ru"}, asked)
	require.Empty(t, b.complaints())
}

func TestWithoutItsWordsTheWidgetSpeaksEnglish(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, c := range []struct {
		what   string
		answer func(http.ResponseWriter, *http.Request)
	}{
		{"blocked", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }},
		{"not there", http.NotFound},
		{"a proxy's page", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<h1>Sign in</h1>")) }},
		{"never", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }},
	} {
		instead := func(w http.ResponseWriter, r *http.Request) bool {
			if wordsOf(r) {
				c.answer(w, r)
			}
			return wordsOf(r)
		}
		s.instead.Store(&instead)
		b := s.open(group+"&lang=ar", "ready")
		require.Equal(t, []string{locale.English().T(locale.Write), "en", "ltr"}, b.spoken(), c.what)
		b.stop()
	}
}
