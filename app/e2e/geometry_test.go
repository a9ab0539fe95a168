package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"seenline/app/emulator/world"
)

// sized opens a tab whose window has this size.
func (s *stage) sized(width, height int64) *tab {
	s.t.Helper()
	b := s.blank()
	b.do(b.page, chromedp.EmulateViewport(width, height))
	return b
}

func TestMessageOfFiveScreensIsReadByReadingItThrough(t *testing.T) {
	t.Parallel()
	for name, size := range map[string][2]int64{"a sidebar": {1280, 800}, "a small frame": {400, 500}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			r := s.readsIn(s.sized(size[0], size[1]), "chat3", "")
			defer r.explain()
			tall := eval[int64](r.tab, `(() => {
				const height = document.querySelector("[role=log]").clientHeight;
				const tall = [...document.querySelectorAll("article")].find(row => row.offsetHeight > 4 * height);
				// What is read begins with its last line, jumped to.
				const list = document.querySelector("[role=log]");
				list.scrollTop += tall.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom + 30;
				return Number(tall.dataset.messageId);
			})()`)
			r.until(fmt.Sprintf(`window.witness.rows[%d]?.ms > %v`, tall, plenty))
			s.settled()
			r.honest()
			require.Less(t, s.dialog("chat3").LastID, tall, "its last line is not all of it")

			// From where reading stopped, and on to its end.
			r.enterList()
			r.keys("u")
			r.untilFocused(0)
			r.rests()
			inside := fmt.Sprintf(`document.querySelector("article[data-message-id='%d']").getBoundingClientRect().top < 60`, tall)
			for turns := 0; s.dialog("chat3").LastID < tall; turns++ {
				require.Less(t, turns, 80, "it stays unread: %v", r.sightings()[tall])
				if eval[bool](r.tab, inside) {
					r.scroll(400, 500)
				} else {
					r.scroll(200, 400)
					r.rests()
				}
			}
			r.honest()
			require.GreaterOrEqual(t, r.sightings()[tall].part(), nearlyAll)
			require.Empty(t, r.complaints())
		})
	}
}

// over lays something of the portal over the frame, from a part of its height
// down to its end.
func (r *reader) over(from float64) {
	r.t.Helper()
	top := evalIn[float64](r.tab, r.page, fmt.Sprintf(`(() => {
		document.querySelector("#over")?.remove();
		const frame = document.querySelector("iframe").getBoundingClientRect(), over = document.createElement("div");
		over.id = "over";
		Object.assign(over.style, { position: "fixed", zIndex: 99, background: "#eee", left: frame.left + "px",
			width: frame.width + "px", top: frame.top + frame.height * %v + "px", height: frame.height * (1 - %[1]v) + "px" });
		document.body.append(over);
		return frame.height * %[1]v;
	})()`, from))
	eval[float64](r.tab, fmt.Sprintf(`window.witness.bottom = %v`, top))
}

func (r *reader) uncover() {
	r.t.Helper()
	evalIn[bool](r.tab, r.page, `(document.querySelector("#over").remove(), true)`)
	eval[bool](r.tab, `(window.witness.bottom = Infinity, true)`)
}

func TestWhatThePortalLaysOverTheFrameIsNotRead(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "&overlay=1")
	defer r.explain()
	// The window has the focus, and nobody touches anything.
	r.enterList()
	r.until(`document.hasFocus()`)
	eval[bool](r.tab, `(Object.assign(window.witness, { rows: {}, bottom: 0 }), true)`)
	s.settled()
	require.Empty(t, s.marks())
	require.Equal(t, "paused-covered", r.reason())

	// A smaller one: of a frame from another site the browser tells only whether
	// something lies over any of it, so that all of it counts as covered.
	r.over(0.8)
	r.do(r.page, chromedp.Click(`[data-demo="overlay-close"]`))
	r.enterList() // the press went to the portal's page
	s.settled()
	require.Empty(t, s.marks())
	require.Equal(t, "paused-covered", r.reason())

	r.uncover()
	r.rests()
	s.until("the screen to be read", func() bool { return len(s.marks()) > 0 })
	r.proven()
	require.Empty(t, r.complaints())
}

// Of a frame that is turned by an angle the browser tells the upright box around
// each part, which is more than there is to see.
func TestWhatIsCutOffInAFrameThatIsTurnedIsNotRead(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.reads("chat1", "")
	defer r.explain()
	evalIn[bool](r.tab, r.page, `(document.querySelector("iframe").style.transform = "rotate(5deg)", true)`)
	for range 6 {
		r.scroll(37, 400)
		r.rests()
		r.proven()
	}
	require.Greater(t, s.dialog("chat1").LastID, r.before.UnreadID)
	require.Empty(t, r.complaints())
}

// zoomed opens a tab in a browser of its own, whose pixels are so much larger:
// a frame of another site knows nothing of what is only emulated around it.
func (s *stage) zoomed(factor float64) *tab {
	s.t.Helper()
	return s.ownBrowser(chromedp.Flag("force-device-scale-factor", fmt.Sprint(factor)))
}

func TestLastMessageCanBeReadAtEveryZoom(t *testing.T) {
	t.Parallel()
	for _, zoom := range []float64{0.67, 0.8, 0.9, 1.1, 1.25, 1.5} {
		s := newStage(t)
		s.newest(t, "chat1", 6)
		r := s.readsIn(s.zoomed(zoom), "chat1", "")
		require.InDelta(t, zoom, eval[float64](r.tab, `devicePixelRatio`), 0.01)
		for turns := 0; r.lowest() < r.before.LastMessageID; turns++ {
			require.Less(t, turns, 30)
			r.scroll(100, 120)
		}
		r.scroll(400, 800)
		r.rests()
		r.proven()
		require.Equal(t, r.before.LastMessageID, s.dialog("chat1").LastID, "at %v", zoom)
		r.stop()
	}
}

func TestWhatIsPushedOffScreenBeforeItsTimeIsNotRead(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	photo := int64(0)
	for id := int64(1); photo == 0; id++ {
		if f, ok := s.server.World().File(id); ok && f.Type == world.Image && f.ChatID == 1 {
			photo = id
		}
	}
	s.newest(t, "chat1", 0)
	for range 2 {
		s.post("/_demo/messages", map[string]any{"dialogId": "chat1", "text": "", "params": map[string]any{"FILE_ID": []int64{photo}}})
		s.post("/_demo/messages", map[string]any{"dialogId": "chat1", "text": "under the photo", "count": 3})
	}
	s.files.Lock()
	r := s.reads("chat1", "")
	// Of the messages posted only: a page of history may arrive meanwhile.
	places := `(rows => rows.map(row => row.getBoundingClientRect().bottom - rows[0].getBoundingClientRect().top))([...document.querySelectorAll("article")].slice(-8))`
	early := eval[[]float64](r.tab, places)
	s.files.Unlock()
	r.until(`document.querySelector("[data-unread] img, [data-unread] .picture-broken").complete !== false`)
	require.Equal(t, early, eval[[]float64](r.tab, places), "a photo that comes late moves nothing")

	// What the layout cannot foresee: a message on screen grows as soon as the
	// ones behind it have come into view.
	r.enterList()
	eval[bool](r.tab, `(() => {
		const list = document.querySelector("[role=log]");
		list.scrollTop = list.scrollHeight;
		const rows = [...document.querySelectorAll("article")].slice(-3);
		new IntersectionObserver((entries, watch) => {
			if (!entries.some(entry => entry.isIntersecting)) return;
			watch.disconnect();
			rows[0].style.paddingBottom = "1500px";
		}).observe(rows[2]);
		return true;
	})()`)
	s.settled()
	r.honest()
	require.Less(t, s.dialog("chat1").LastID, r.before.LastMessageID)
	require.Empty(t, r.complaints())
}

func TestFrameThatChangesItsSizeIsReadAsItIsShown(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	r := s.readsIn(s.sized(700, 800), "chat1", "")
	r.rests()
	r.proven()
	for i, size := range [][2]int64{{340, 800}, {340, 300}, {900, 300}, {500, 700}, {700, 400}} {
		r.do(r.page, chromedp.EmulateViewport(size[0], size[1]))
		r.until(fmt.Sprintf(`innerWidth <= %d`, size[0]))
		if i%2 == 1 {
			r.scroll(150, 300)
		}
	}
	r.rests()
	r.proven()
	require.Greater(t, s.dialog("chat1").LastID, r.before.LastID)
	require.Empty(t, r.complaints())
}
