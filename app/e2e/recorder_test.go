package e2e

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"seenline/app/read"
)

// A report from the field becomes a test: what was recorded in the browser
// makes the engine decide the same again.
func TestRecordingOfTheBrowserMakesTheSameMarksAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.askedWith("record=1")
	b := s.open(group, "ready")
	b.readOn(s.dialog("chat1").LastID)
	b.readOn(s.dialog("chat1").LastID)
	s.settled()
	marks := s.marks()
	require.GreaterOrEqual(t, len(marks), 2)

	folder := t.TempDir()
	b.do(b.page, chromedp.Func(func(ctx context.Context, c *chromedp.Target) error {
		var target struct {
			Info struct {
				Context string `json:"browserContextId"`
			} `json:"targetInfo"`
		}
		if err := c.Call(ctx, "Target.getTargetInfo", map[string]any{}, &target); err != nil {
			return err
		}
		return c.Call(ctx, "Browser.setDownloadBehavior",
			map[string]any{"behavior": "allow", "downloadPath": folder, "browserContextId": target.Info.Context}, nil)
	}))
	b.do(b.frame, chromedp.Click(`[data-action="save-trace"]`))
	saved := filepath.Join(folder, "seenline-chat1.trace")
	s.until("the recording to be saved", func() bool { _, err := os.Stat(saved); return err == nil })
	trace, err := os.ReadFile(saved)
	require.NoError(t, err)
	require.Regexp(t, regexp.MustCompile(`^([A-Z]( -?[0-9.e+-]+)*\n)+$`), string(trace), "letters and numbers, nothing anybody wrote")

	decided := map[int64]bool{}
	var last read.Decision
	engine, err := read.Replay(read.Defaults(), bytes.NewReader(trace), func(_ time.Duration, d read.Decision) {
		decided[d.Mark.Int64()] = true
		last = d
	})
	require.NoError(t, err)
	for _, mark := range marks {
		require.True(t, decided[mark], "the portal was told of %d, the recording does not lead there", mark)
	}
	require.Equal(t, read.Automatic, engine.Policy())
	require.False(t, last.Check)
	require.Empty(t, b.complaints())
}
