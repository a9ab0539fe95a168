package app

import (
	"context"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/im"
	"seenline/app/read"
	"seenline/app/session"
)

// silent is a portal that never answers.
type silent struct{}

func (silent) Token() string { return "" }
func (silent) Refresh(ctx context.Context, _ string) (string, error) {
	<-ctx.Done()
	return "", ctx.Err()
}
func (silent) Post(ctx context.Context, _, _ string, _ bool) (b24.Response, error) {
	<-ctx.Done()
	return b24.Response{}, ctx.Err()
}

func testDialog(t *testing.T, name string) im.DialogID {
	id, err := im.ParseDialogID(name)
	require.NoError(t, err)
	return id
}

// opened is a widget with a dialog that is still loading.
func opened(t *testing.T, dialog im.DialogID) *Widget {
	s := session.Open(session.Config{
		Portal: b24.New(b24.Config{Endpoint: "http://portal.example/rest", Auth: silent{}, Transport: silent{}}),
		Clock:  session.NewSystemClock(), Read: read.Defaults(), Jitter: func() float64 { return 0 },
		Local: func(at time.Time) time.Time { return at }, Changed: func() {}, Measure: func() {},
	}, dialog, im.MessageID{}, nil)
	t.Cleanup(s.Close)
	return &Widget{look: testLook(), session: s, state: s.State(), opened: 1, unattend: func() {}}
}

func TestNothingOfADialogIsThereInTheNextAndADraftWaitsInItsOwn(t *testing.T) {
	first, second := testDialog(t, "chat1"), testDialog(t, "chat2")
	w := opened(t, first)
	w.state.DialogID = first
	w.answering.writing = writing{text: "half a thought", reply: im.Message{ID: testID(7)}, note: "not sent"}
	w.answering.writing.change(testID(42), "an old text")
	w.answering.about, w.answering.search = &subject{Message: im.Message{ID: testID(42)}}, true
	w.look.Me, w.look.Compose, w.atEnd = 1, true, false
	require.NoError(t, w.session.Send("not sent yet", testID(7)))

	w.leave()
	w.opened++
	require.Nil(t, w.session)
	require.Equal(t, session.State{}, w.state)
	w.session = opened(t, second).session
	w.takeUp(second)
	require.Empty(t, w.session.State().Outbox)
	require.Equal(t, shown{}, w.shown)
	require.Equal(t, reveal{}, w.reveal)
	require.Equal(t, writing{}, w.answering.writing)
	require.Nil(t, w.answering.about)
	require.False(t, w.answering.search)
	require.Zero(t, w.look.Me)
	require.False(t, w.look.Compose)
	require.True(t, w.atEnd)

	w.session = opened(t, first).session
	w.takeUp(first)
	require.Equal(t, writing{text: "half a thought", reply: im.Message{ID: testID(7)}}, w.answering.writing)
	require.Len(t, w.session.State().Outbox, 1)
	require.Equal(t, "not sent yet", w.session.State().Outbox[0].Text)
	require.Equal(t, testID(7), w.session.State().Outbox[0].ReplyTo)
}

func TestWhatBecameOfAThingIsSaidOnlyInItsDialog(t *testing.T) {
	w := &Widget{opened: 1}
	said := 0
	say := w.here(func() { said++ })
	say()
	w.opened++
	say()
	require.Equal(t, 1, said)
}

// pair draws the two.
type pair struct {
	app.Compo

	Panel *SearchPanel
	Field *Composer
}

func (p *pair) Render() app.UI { return app.Div().Body(p.Panel, p.Field) }

func TestFieldAndSearchOfAnotherDialogBeginEmpty(t *testing.T) {
	engine := app.NewTestEngine()
	var panel *SearchPanel
	var field *Composer
	draw := func(opened int) {
		p := &SearchPanel{Look: testLook(), Opened: opened}
		c := &Composer{Look: testLook(), Opened: opened, Text: func() string { return "" }}
		require.NoError(t, engine.Load(&pair{Panel: p, Field: c}))
		if p.Mounted() {
			panel = p
		}
		if c.Mounted() {
			field = c
		}
	}
	draw(1)
	before, beside := panel, field
	panel.text, panel.asked, panel.hits = "offer", "offer", []hit{{id: testID(42), whom: "Ann"}}
	draw(1)
	require.Same(t, before, panel, "drawn again, it keeps what was found")
	require.Same(t, beside, field)
	draw(2)
	require.NotSame(t, before, panel)
	require.NotSame(t, beside, field)
	require.Empty(t, panel.text)
	require.Empty(t, panel.hits)
}
