package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// strict starts a browser that stores nothing for anybody, as people's own may
// for frames of other sites, and opens an empty tab in it.
func (s *stage) strict() *tab {
	s.t.Helper()
	dir := s.t.TempDir()
	require.NoError(s.t, os.Mkdir(filepath.Join(dir, "Default"), 0o700))
	require.NoError(s.t, os.WriteFile(filepath.Join(dir, "Default", "Preferences"),
		[]byte(`{"profile": {"default_content_setting_values": {"cookies": 2}}}`), 0o600))
	return s.ownBrowser(chromedp.UserDataDir(dir))
}

// beside opens a window of its own in the same profile as b: pages of
// different profiles do not hear each other.
func (b *tab) beside() *tab {
	b.t.Helper()
	page, stop := chromedp.NewContext(b.page)
	other := &tab{t: b.t, stage: b.stage, page: page, stop: stop}
	require.NoError(b.t, chromedp.Do(page))
	go other.listen(page)
	b.t.Cleanup(stop)
	return other
}

// storage tells whether the widget's document has storage that lasts.
func (b *tab) storage() bool {
	return eval[bool](b, `localStorage instanceof Storage`)
}

// recordCounters notes, in the tab, each number of unread messages shown.
func (b *tab) recordCounters() {
	eval[bool](b, `(() => {
		const counter = document.querySelector("[data-unread-count]");
		window.counters = [[Date.now(), Number(counter.dataset.unreadCount)]];
		new MutationObserver(() => window.counters.push([Date.now(), Number(counter.dataset.unreadCount)]))
			.observe(counter, { attributes: true, attributeFilter: ["data-unread-count"] });
		return true;
	})()`)
}

func TestTwoTabsOnOneDialogReadAsOne(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]func(*stage) *tab{"with storage and locks": (*stage).blank, "without": (*stage).strict} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			readAsOne(t, s, first(s), name != "without")
		})
	}
}

func readAsOne(t *testing.T, s *stage, one *tab, storage bool) {
	two := one.beside()
	var both sync.WaitGroup
	for _, b := range []*tab{one, two} {
		both.Add(1)
		go func() {
			defer both.Done()
			b.navigate(group)
		}()
	}
	both.Wait()
	one.attach()
	two.attach()
	one.untilState("ready")
	two.untilState("ready")
	require.Equal(t, storage, one.storage())
	s.until("the first screen to be read", func() bool { return len(s.marks()) > 0 })
	s.settled()
	marks := s.marks()
	require.Len(t, slices.Compact(slices.Clone(marks)), len(marks), "no mark is sent twice: %v", marks)
	require.Len(t, marks, 1, "both show the same")
	require.Equal(t, s.dialog("chat1").Counter, one.counter())
	require.Equal(t, one.counter(), two.counter())

	// One reads on; the other shows the same, also behind it.
	one.recordCounters()
	two.recordCounters()
	two.readOn(s.dialog("chat1").LastID)
	two.readOn(s.dialog("chat1").LastID)
	s.settled()
	marks = s.marks()
	require.Len(t, slices.Compact(slices.Clone(marks)), len(marks), "%v", marks)
	require.Equal(t, s.dialog("chat1").Counter, one.counter())
	require.Equal(t, one.counter(), two.counter())
	first := eval[[][]float64](one, `window.counters`)
	second := eval[[][]float64](two, `window.counters`)
	require.Len(t, second, len(first), "%v %v", first, second)
	for i := range first {
		require.Equal(t, first[i][1], second[i][1])
	}
	for _, c := range s.calls("im.dialog.get") {
		require.NotZero(t, c.Batch, "nobody had to ask how far things are, but for news")
	}
	require.Empty(t, one.complaints())
	require.Empty(t, two.complaints())
}

func TestWhenTheTabThatSendsIsGoneTheOtherGoesOn(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	keep := s.strict() // closing its first tab would close the browser
	one := keep.beside()
	one.navigate(group)
	one.attach()
	one.untilState("ready")
	s.until("the first screen to be read", func() bool { return len(s.marks()) > 0 })
	two := keep.beside()
	two.navigate(group)
	two.attach()
	two.untilState("ready")
	s.settled()
	before := s.dialog("chat1").LastID
	one.stop()
	two.readOn(before)
	s.settled()
	marks := s.marks()
	require.Len(t, slices.Compact(slices.Clone(marks)), len(marks), "%v", marks)
	require.Equal(t, s.dialog("chat1").Counter, two.counter())
}

func TestMarkThatCouldNotBeSavedArrivesWithTheNextPage(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	keep := s.strict()
	before := s.dialog("chat1").LastID
	s.fault(map[string]any{"method": "im.dialog.read", "status": 503, "error": "QUERY_LIMIT_EXCEEDED"})
	b := keep.beside()
	b.navigate(group)
	b.attach()
	b.untilState("ready")
	require.False(t, b.storage())
	b.until(`document.querySelector("[data-reading]").dataset.reading === "waiting"`)
	// What was seen is read from where it is kept: a mark that went as a part of
	// a refused batch is in no log.
	seen := int64(0)
	s.until("the mark to be kept", func() bool {
		options, _ := s.server.Options(1)
		for _, value := range options {
			if text, ok := value.(string); ok {
				_, _ = fmt.Sscanf(text, "2 chat1 %d ", &seen)
			}
		}
		return seen > 0
	})
	b.close(keep)
	s.settled()
	require.Equal(t, before, s.dialog("chat1").LastID)
	require.LessOrEqual(t, s.frameCommands("setUserOption"), 2, "once when it failed, once when the page left")
	s.do("DELETE", "/_demo/faults", nil, nil)

	// Hidden, so that it has nothing of its own to say.
	again := keep.beside()
	again.hide()
	again.navigate(group)
	again.attach()
	again.untilState("ready")
	s.until("the mark to arrive", func() bool { return s.dialog("chat1").LastID == seen })
	again.until(`document.querySelector("[data-unread-count]").dataset.unreadCount === "` +
		strconv.Itoa(s.dialog("chat1").Counter) + `"`)
	kept := s.frameCommands("setUserOption")
	require.LessOrEqual(t, kept, 3)
	s.settled()

	third := keep.beside()
	third.hide()
	third.navigate(group)
	third.attach()
	third.untilState("ready")
	s.settled()
	require.Equal(t, 1, count(s.marks(), seen)-failed(s, seen),
		"it was taken from where it was kept: %+v", s.calls("im.dialog.read"))
}

func count(ids []int64, id int64) (n int) {
	for _, other := range ids {
		if other == id {
			n++
		}
	}
	return n
}

func failed(s *stage, id int64) (n int) {
	for _, c := range s.calls("im.dialog.read") {
		if c.Status != 200 && c.message(s.t) == id {
			n++
		}
	}
	return n
}
