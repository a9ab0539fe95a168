package locale

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/locale/catalogue"
)

// in returns a language with its words.
func in(t *testing.T, code string) *Locale {
	t.Helper()
	l := New(code, catalogue.Texts[code])
	require.Equal(t, code, l.Code())
	return l
}

func TestLanguagesHaveTheTagsOfBrowsers(t *testing.T) {
	for code, tag := range map[string]string{
		"ru": "ru", "id": "id", "ms": "ms", "de": "de", "en": "en", "la": "es", "fr": "fr", "in": "hi", "it": "it", "pl": "pl",
		"br": "pt-BR", "vn": "vi", "tr": "tr", "kz": "kk", "ua": "uk", "ar": "ar", "th": "th", "sc": "zh-CN", "tc": "zh-TW", "ja": "ja",
	} {
		l := in(t, code)
		require.Equal(t, tag, l.Tag())
		require.Equal(t, map[bool]string{true: "rtl", false: "ltr"}[code == "ar"], l.Dir(), code)
	}
}

func TestWithoutItsWordsALanguageIsEnglish(t *testing.T) {
	ru := catalogue.Texts["ru"]
	for name, l := range map[string]*Locale{
		"none": New("ru", ""), "half": New("ru", ru[:len(ru)/2]), "more": New("ru", ru+"more\n"),
		"a proxy's page": New("ru", "<!doctype html>"+strings.Repeat("\n<p>", keyCount-1)), "no language": New("xx", ru), "no code": New("", ru),
		"upper case": New("RU", ru), "English": New("en", ru),
	} {
		require.Same(t, English(), l, name)
	}
	require.Equal(t, "Today", English().T(Today))
	require.Equal(t, "Сегодня", New("ru", ru).T(Today))
}

// Numbers with their form in CLDR's order, for each language.
func TestPluralFormsAreThoseOfCLDR(t *testing.T) {
	forms := func(spec string) map[int]int {
		want := map[int]int{}
		for f, numbers := range strings.Split(spec, "|") {
			for number := range strings.FieldsSeq(numbers) {
				n := 0
				for _, digit := range number {
					n = n*10 + int(digit-'0')
				}
				want[n] = f
			}
		}
		return want
	}
	slavic := "1 21 31 101 121 1001|2 3 4 22 24 102 104|0 5 9 10 11 12 13 14 15 20 25 100 111 112 114 211 1011"
	two := "1|0 2 11 21 100"
	french := "0 1|2 3 11 21 101"
	none := "0 1 2 5 11 100"
	for code, spec := range map[string]string{
		"en": two, "de": two, "la": two, "it": two, "tr": two, "kz": two, "fr": french, "br": french, "in": french,
		"ru": slavic, "ua": slavic, "pl": "1|2 3 4 22 24 102 104|0 5 10 11 12 14 20 21 25 31 100 101 112 121",
		"ar": "0|1|2|3 10 103 110 203|11 26 99 111 199|100 101 102 200 201 202 1000",
		"id": none, "ms": none, "vn": none, "th": none, "ja": none, "sc": none, "tc": none,
	} {
		l := in(t, code)
		for n, form := range forms(spec) {
			require.Equal(t, form, l.plural.form(n), "%s: %d", code, n)
		}
		for n := range 1200 {
			require.Less(t, l.plural.form(n), l.plural.forms)
			require.GreaterOrEqual(t, l.plural.form(n), 0)
		}
	}
	require.Len(t, languages, 20, "a language without an expectation here")
}

func TestPlural(t *testing.T) {
	require.Equal(t, "1 unread message", English().Plural(Unread, 1))
	require.Equal(t, "0 unread messages", English().Plural(Unread, 0))
	require.Equal(t, "99+ unread messages", English().Plural(Unread, 100, "n", "99+"))
	require.Equal(t, "22 непрочитанных сообщения", in(t, "ru").Plural(Unread, 22))
	require.Equal(t, "رسالتان غير مقروءتين", in(t, "ar").Plural(Unread, 2))
	require.Equal(t, "-5 unread messages", English().Plural(Unread, -5), "nothing sensible, but no panic")
}

func TestPlaceholdersAreFilledOnce(t *testing.T) {
	l := English()
	require.Equal(t, "Ann, 10:11", l.T(Enumeration, "this", "Ann", "that", "10:11"))
	require.Equal(t, "{that}, {this}", l.T(Enumeration, "this", "{that}", "that", "{this}"))
	require.Equal(t, "Ann, {that}", l.T(Enumeration, "this", "Ann", "that"), "a name without a value")
	require.Equal(t, "Ann, {that}, Bo", l.Join("Ann", "{that}", "Bo"))
	require.Equal(t, "Ann", l.Join("Ann"))
	require.Empty(t, l.Join())
	require.Equal(t, "Reply to {author}", l.T(ReplyTo))
}

func TestEnglishStandsInForWhatIsMissing(t *testing.T) {
	part := &Locale{language: language{code: "xx", tag: "xx", plural: invariable}, text: "\nLaden\n-\n-\n"}
	require.Equal(t, "Laden", part.T(Loading))
	require.Equal(t, "Messages in X", part.T(MessageList, "title", "X"))
	require.Equal(t, "1 unread message", part.Plural(Unread, 1), "with the forms of English")
	require.Equal(t, "2 unread messages", part.Plural(Unread, 2))
	require.Equal(t, "Today", part.T(Today), "behind the end of the catalogue")
	require.Empty(t, english.T(Key(keyCount)))
}

func TestLocalesMayBeSharedBetweenGoroutines(t *testing.T) {
	l := &Locale{language: language{plural: oneOther}, text: strings.Join(en[:], "\n")}
	var wg sync.WaitGroup
	texts := make([]string, 8)
	for i := range texts {
		wg.Go(func() { texts[i] = l.T(Today) })
	}
	wg.Wait()
	for _, text := range texts {
		require.Equal(t, "Today", text)
	}
}
