package app

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/stretchr/testify/require"

	"seenline/app/im"
	"seenline/app/locale"
	"seenline/app/timeline"
)

// testDates writes times plainly and counts how many rows were drawn: each row
// asks for the time once for its label and once for its meta line.
type testDates struct{ clocks int }

func (d *testDates) Clock(at time.Time) string {
	d.clocks++
	return at.Format("15:04")
}
func (*testDates) Day(day timeline.Date) string   { return "day " + strconv.Itoa(day.Day) }
func (*testDates) Short(day timeline.Date) string { return strconv.Itoa(day.Day) }
func (*testDates) Full(at time.Time) string       { return at.Format(time.DateTime) }
func (*testDates) Local(at time.Time) time.Time   { return at.UTC() }
func (*testDates) Number(n float64) string        { return strconv.FormatFloat(n, 'f', 1, 64) }

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func testLook() *Look {
	return &Look{
		Locale: locale.English(), Dates: &testDates{}, Me: 1, Portal: "https://acme.bitrix24.com",
		Today: timeline.Date{Year: 2026, Month: time.March, Day: 3},
		User:  func(id im.UserID) (im.User, bool) { return im.User{ID: id, Name: "Boris"}, id == 3 },
	}
}

func testID(n int64) im.MessageID {
	id, _ := im.NewMessageID(n)
	return id
}

// attribute is one of a tag in go-app's markup, which quotes values as Go does.
var attribute = regexp.MustCompile(`([a-z-]+)(?:=("(?:\\.|[^"\\])*"))?`)

var tag = regexp.MustCompile(`<(/?)([a-z0-9]+)((?: [a-z-]+(?:="(?:\\.|[^"\\])*")?)*)>`)

// markup returns go-app's markup with sorted attributes and without its
// indentation.
func markup(ui app.UI) string {
	var b strings.Builder
	depth := 0
	for line := range strings.SplitSeq(app.HTMLString(ui), "\n") {
		indent := 2 * depth
		if strings.HasPrefix(strings.TrimLeft(line, " "), "</") {
			indent -= 2
		}
		line = line[min(indent, len(line)-len(strings.TrimLeft(line, " "))):]
		b.WriteString(tag.ReplaceAllStringFunc(line, func(s string) string {
			part := tag.FindStringSubmatch(s)
			if part[2] != "img" && part[2] != "br" {
				depth += 1 - 2*len(part[1])
			}
			attributes := attribute.FindAllString(part[3], -1)
			slices.Sort(attributes)
			return "<" + strings.Join(append([]string{part[1] + part[2]}, attributes...), " ") + ">"
		}))
	}
	return b.String()
}

func testRow(change func(*timeline.Item)) *row {
	it := timeline.Item{
		Message: im.Message{ID: testID(42), AuthorID: 2, Date: noon, Text: "Hello"},
		At:      noon,
		Author:  timeline.Author{ID: 2, Name: "Anna Schmidt", Color: "#df532d"},
		First:   true, Last: true,
	}
	if change != nil {
		change(&it)
	}
	return &row{Look: testLook(), Item: it}
}

const testTime = `<time class="time" datetime="2026-03-02T12:00:00Z" title="2026-03-02 12:00:00">12:00</time>`

const testActions = `<button aria-haspopup="menu" aria-label="More actions" class="row-actions" data-action="actions" tabindex="-1"></button>`

func TestRowOfSomebodyElse(t *testing.T) {
	require.Equal(t,
		`<article aria-label="Anna Schmidt, 12:00, Unread" class="message other first last" data-message-id="42" data-unread tabindex="-1">`+
			`<div class="portrait"><span aria-hidden class="avatar tone-red"><span class="initials">AS</span></span></div>`+
			`<div class="bubble"><div class="author tone-red" dir="auto">Anna Schmidt</div>`+
			`<div class="line"><div class="text" dir="auto">Hello</div><div class="meta">`+testTime+`</div></div>`+testActions+`</div>`+
			`<button aria-label="Mark as read up to here" class="mark-here" data-action="mark-up-to" tabindex="-1"`+
			` title="Mark as read up to here (M)"></button></article>`,
		markup(testRow(func(it *timeline.Item) { it.Unread = true })))
}

func TestRowInsideAGroupShowsNeitherNameNorPicture(t *testing.T) {
	got := markup(testRow(func(it *timeline.Item) { it.First, it.Last = false, false }))
	require.NotContains(t, got, "avatar")
	require.NotContains(t, got, `class="author`)
	require.Contains(t, got, `aria-label="Anna Schmidt, 12:00"`)
	require.NotContains(t, got, "data-unread")
}

func TestOwnRow(t *testing.T) {
	require.Equal(t,
		`<article aria-label="You, 12:00" class="message own first last" data-message-id="42" tabindex="-1">`+
			`<div class="portrait"></div><div class="bubble"><div class="line"><div class="text" dir="auto">Hello</div>`+
			`<div class="meta"><button aria-keyshortcuts="l" aria-pressed="false" class="likes" data-action="like" tabindex="-1" title="Liked by 2 people: Boris …" type="button"><span aria-hidden class="likes-count">2</span><span class="sr">Liked by 2 people: Boris …</span></button>`+
			`<span class="edited">edited</span>`+testTime+`</div></div>`+testActions+`</div></article>`,
		markup(testRow(func(it *timeline.Item) {
			it.Own = true
			it.Message.Params.Edited, it.Message.Params.Likes = true, []im.UserID{2, 3}
		})))
}

func TestSystemRow(t *testing.T) {
	require.Equal(t,
		`<article aria-label="System message, 12:00" class="message system first last" data-message-id="42" tabindex="-1">`+
			`<div class="bubble"><div class="line"><div class="text" dir="auto">`+
			`<a class="link mention" href="https://acme.bitrix24.com/company/personal/user/3/" rel="noopener noreferrer" target="_blank">Boris</a> joined`+
			`</div><div class="meta">`+testTime+`</div></div></div></article>`,
		markup(testRow(func(it *timeline.Item) {
			it.Author = timeline.Author{}
			it.Message.AuthorID, it.Message.Text = 0, "[USER=3 REPLACE]B.[/USER] joined"
		})))
}

func TestDeletedRowShowsNothingOfTheMessage(t *testing.T) {
	got := markup(testRow(func(it *timeline.Item) {
		it.Message.Params = im.Params{Deleted: true, Edited: true, FileIDs: []int64{1}, Likes: []im.UserID{3}}
		it.Files = []im.File{{ID: 1, Name: "secret.txt"}}
	}))
	require.Contains(t, got, "This message was deleted")
	for _, gone := range []string{"Hello", "secret", "Liked", "edited"} {
		require.NotContains(t, got, gone)
	}
}

func TestRowWithoutKnownAuthor(t *testing.T) {
	got := markup(testRow(func(it *timeline.Item) { it.Author = timeline.Author{ID: 9} }))
	require.Contains(t, got, `aria-label="Unknown author, 12:00"`)
	require.Contains(t, got, ">Unknown author</div>")
}

func TestReplyLeadsToItsMessage(t *testing.T) {
	got := markup(testRow(func(it *timeline.Item) {
		it.Reply = timeline.Reply{ID: testID(7), Known: true, Author: timeline.Author{ID: 3, Name: "Boris"}, Text: "\n[b]First[/b] line\nsecond"}
	}))
	require.Contains(t, got, `<button class="reply" data-action="message" data-value="7" type="button">`)
	got = markup(testRow(func(it *timeline.Item) { it.Reply.ID = testID(7) }))
	require.Contains(t, got, "The original message is not loaded")
}

func TestFewEmojiAreLarge(t *testing.T) {
	text := func(s string) string {
		return markup(testRow(func(it *timeline.Item) { it.Message.Text = s }))
	}
	require.Contains(t, text("👍👍"), `class="text large"`)
	require.NotContains(t, text("👍👍👍👍"), "large")
	require.NotContains(t, text("ok 👍"), "large")
}

func TestFilesHaveBoxesOfFixedShape(t *testing.T) {
	file := func(f im.File) string { return markup(fileOf(testLook(), &f)) }
	require.Equal(t,
		`<a class="link picture shape-wide" href="https://acme.bitrix24.com/s" rel="noopener noreferrer" target="_blank">`+
			`<img alt="a.jpg" class="picture-image" decoding="async" loading="lazy" src="https://acme.bitrix24.com/p"></a>`,
		file(im.File{Type: "image", Name: "a.jpg", Width: 1600, Height: 900, PreviewURL: "https://acme.bitrix24.com/p", ShowURL: "https://acme.bitrix24.com/s"}))
	require.Contains(t, file(im.File{Type: "video", Name: "v.mp4", DownloadURL: "https://acme.bitrix24.com/d"}), `<video aria-label="Video: v.mp4"`)
	require.Contains(t, file(im.File{Type: "audio", Voice: true, DownloadURL: "https://acme.bitrix24.com/d"}), `<audio aria-label="Voice message"`)
	require.Contains(t, file(im.File{Type: "file", Name: "c.pdf", Size: 1536, DownloadURL: "https://acme.bitrix24.com/d"}), ">1.5 KB</span>")
	require.Equal(t, `<div class="file">`, file(im.File{})[:len(`<div class="file">`)], "nothing is known: nothing to press")
	for _, size := range [][3]any{{0, 0, "landscape"}, {100, 100, "square"}, {3000, 1000, "panorama"}, {600, 800, "portrait"}, {100, 1000, "tall"}} {
		require.Equal(t, "shape-"+size[2].(string), shape(size[0].(int), size[1].(int)))
	}
}

func TestPictureThatCannotBeLoadedKeepsItsBoxAndALink(t *testing.T) {
	p := &picture{Look: testLook(), URL: "https://acme.bitrix24.com/p", Link: "https://acme.bitrix24.com/s", Alt: "a.jpg", Shape: "shape-wide"}
	p.onError(app.Context{}, app.Event{})
	require.Equal(t,
		`<a class="link picture shape-wide" href="https://acme.bitrix24.com/s" rel="noopener noreferrer" target="_blank"><span class="picture-broken">`+
			`<span class="picture-name" dir="auto">a.jpg</span><span class="picture-open">Open in Bitrix24</span></span></a>`,
		markup(p))
	p.URL = "https://acme.bitrix24.com/other"
	require.Contains(t, markup(p), "<img", "another picture may be there")
}

func TestAvatarFallsBackToInitials(t *testing.T) {
	a := &avatar{Look: testLook(), URL: "https://acme.bitrix24.com/a.png", Name: "Anna Schmidt", Tone: "tone-red"}
	require.Contains(t, markup(a), `src="https://acme.bitrix24.com/a.png"`)
	a.onError(app.Context{}, app.Event{})
	require.Contains(t, markup(a), ">AS</span>")
	require.Contains(t, markup(&avatar{Look: testLook(), URL: "javascript:alert(1)", Name: "x"}), ">X</span>")
	for name, want := range map[string]string{"": "", "anna": "A", "Иван Петров Сидоров": "ИП", "(Bot) 7": "B7", "👍 y": "Y"} {
		require.Equal(t, want, initials(name))
	}
}

func TestHeader(t *testing.T) {
	h := &Header{Look: testLook(), Dialog: im.Dialog{Name: "Sales", ChatID: 5}, Counter: 100, Reason: "paused-idle"}
	got := markup(h)
	require.Contains(t, got, `<h1 class="title" dir="auto" title="Sales">Sales</h1>`)
	require.Contains(t, got, `<p class="reason" data-reading="paused-idle" title="Paused: no activity for a while">`)
	require.Contains(t, got, `<span class="counter" data-unread-count="100"><span aria-hidden class="counter-number">99+</span><span class="sr">99+ unread messages</span></span>`)
	require.NotContains(t, got, `data-action="undo"`)
	h.Counter, h.Undo, h.Marked = 0, true, "Marked 3 messages as read"
	got = markup(h)
	require.Contains(t, got, `data-unread-count="0"`)
	require.Contains(t, got, `data-action="undo"`)
	require.Contains(t, got, "Marked 3 messages as read")
	require.NotContains(t, markup(&Header{Look: testLook()}), "<h1", "an empty heading")
}

func TestEveryReasonHasAText(t *testing.T) {
	for _, code := range []string{"reading", "paused-hidden", "paused-unfocused", "paused-covered", "paused-idle", "waiting", "offline", "refused", "manual"} {
		require.NotContains(t, markup(&Header{Look: testLook(), Reason: code}), `title=""`)
		require.Contains(t, reasons, code)
	}
}

func TestJumpAndBars(t *testing.T) {
	look := testLook()
	require.Contains(t, markup(&Jump{Look: look, Counter: 120, ToUnread: true}), `aria-label="Jump to the first unread message, 99+ unread"`)
	require.Contains(t, markup(&Jump{Look: look, Hidden: true}), " hidden ")
	require.NotContains(t, markup(&Jump{Look: look}), " hidden")
	require.Contains(t, markup(&SkippedBar{Look: look, Count: 1}), "1 message not seen")
	require.Contains(t, markup(&SkippedBar{Look: look, Count: 7, Partial: true}), "7+ messages not seen", "not all is loaded")
	require.Contains(t, markup(&SkippedBar{Look: look, Count: 150, Partial: true}), "99+ messages not seen")
	require.NotContains(t, markup(&SkippedBar{Look: look}), "mark-skipped")
	require.Equal(t, `<div class="bar notice bar-empty" data-notice="x" role="status"></div>`, markup(&Notice{Look: look, Code: "x"}))
	require.Contains(t, markup(&Notice{Look: look, Text: "t", OnRetry: func(app.Context) {}}), `data-action="retry"`)
	require.NotContains(t, markup(&Notice{Look: look, Text: "t"}), "button")
	require.Contains(t, markup(&Failure{Look: look, Hint: "Ask."}), "Ask.")
	require.Contains(t, markup(&Skeleton{}), "skeleton-row")
}

func TestComposerSaysThatAChangeIsOnItsWayUnlessThereIsWorseToSay(t *testing.T) {
	c := &Composer{Look: testLook(), Text: func() string { return "" }, Saving: true}
	require.Contains(t, markup(c), `<p class="composer-note composer-saving" id="composer-note" role="status">Sending…</p>`)
	c.Note = "Not saved"
	require.Contains(t, markup(c), `<p class="composer-note" id="composer-note" role="status">Not saved</p>`)
}
