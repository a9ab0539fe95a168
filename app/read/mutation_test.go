package read

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// guards are the lines that keep the promise, and what the code would be
// without them.
var guards = []struct{ name, file, with, without string }{
	{"the contiguity check: what is not known", "mark.go",
		"r == nil || r.floor > e.reach || r.open()", "r == nil || r.open()"},
	{"the contiguity check: what is unseen", "mark.go",
		"r == nil || r.floor > e.reach || r.open()", "r == nil || r.floor > e.reach"},
	{"the cap on dwell slices", "gate.go",
		"from, to := e.now, min(at, e.now+e.cfg.Slice)", "from, to := e.now, at"},
	{"asking again at the moment of sending", "reader.go",
		"	r.pass(at, d)\n	send, wake", "	if d.Mark.Int64() > r.Delivery.want {\n		r.pass(at, d)\n	}\n	send, wake"},
	{"the monotone guard: the confirmed mark", "delivery.go",
		"if t <= d.settled || t <= d.refused || t <= d.flight", "if t <= d.refused || t <= d.flight"},
	{"the monotone guard: what is on its way", "delivery.go",
		"|| t <= d.flight.reads() || t <= d.flushed.reads() {\n		return 0", "{\n		return 0"},
	{"one request in flight", "delivery.go",
		"if d.flight.Verb != Nothing {\n		return", "if d.flight.Verb == Check {\n		return"},
	{"the queue of one: the latest mark replaces", "delivery.go",
		"d.want, d.all, d.forced = mark, all, deliberate",
		"if d.want > d.settled && mark > d.want {\n		mark = d.want\n	}\n	d.want, d.all, d.forced = mark, all, deliberate"},
	{"the persistence: storing", "pending.go",
		"messageID(d.confirmed), now}, mark > 0", "messageID(d.confirmed), now}, false"},
	{"the persistence: taking over", "pending.go",
		"|| !d.Carry(at, p.Mark) {", "|| p.Mark.Int64() > 0 {"},
	{"the budget", "budget.go",
		"if d.allowed < need && ", "if d.allowed < need-1000 && "},
	{"hidden tabs", "gate.go",
		"if !a.Visible || a.Frozen || e.jumping || e.displayed == 0 {", "if a.Frozen || e.jumping || e.displayed == 0 {"},
	{"programmatic scrolling", "gate.go",
		"if !a.Visible || a.Frozen || e.jumping || e.displayed == 0 {", "if !a.Visible || a.Frozen || e.displayed == 0 {"},
	{"unfocused windows", "gate.go", "if !a.Focused {\n		end", "if false {\n		end"},
	{"idleness", "gate.go", "end := e.active + e.cfg.Idle", "end := forever"},
	{"covered messages", "gate.go", "if lane == veiled {", "if false {"},
	{"messages made unread", "engine.go", "		e.hold(now, old)\n", ""},
	{"the doubt in the last moments", "dwell.go", "	}\n	return e.cfg.Lag\n", "	}\n	return 0\n"},
	{"stale answers", "reply.go", "|| asked < d.heardAt {", "{"},
	{"the coverage of tall messages", "dwell.go",
		"return s.cover.total() >= part-1e-9 && s.cover.end()", "return s.cover.end()"},
	{"the later act wins: a mark", "act.go", "	r.Engine.MarkUpTo(at, messageID(id))\n", ""},
	{"the later act wins: an undo", "act.go", "	r.Engine.Withdraw(at)\n", ""},
	{"removal", "load.go", "	e.list.remove(s)\n", ""},
}

// TestEveryGuardIsThere keeps the list in step with the code.
func TestEveryGuardIsThere(t *testing.T) {
	for _, g := range guards {
		source, err := os.ReadFile(g.file)
		require.NoError(t, err)
		require.Equal(t, 1, strings.Count(string(source), g.with), "%s is not in %s any more", g.name, g.file)
	}
}

// TestEveryGuardMatters takes each guard out in turn, without touching the
// files, and expects the simulated lives to notice.
func TestEveryGuardMatters(t *testing.T) {
	if testing.Short() || os.Getenv("SEENLINE_GUARDS") == "" {
		t.Skip("compiles the package once for each guard; with SEENLINE_GUARDS=1")
	}
	for _, g := range guards {
		t.Run(g.name, func(t *testing.T) {
			source, err := os.ReadFile(g.file)
			require.NoError(t, err)
			dir := t.TempDir()
			changed, overlay := filepath.Join(dir, g.file), filepath.Join(dir, "overlay.json")
			original, err := filepath.Abs(g.file)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(changed, []byte(strings.Replace(string(source), g.with, g.without, 1)), 0o600))
			list, err := json.Marshal(map[string]map[string]string{"Replace": {original: changed}})
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(overlay, list, 0o600))

			out, err := exec.Command("go", "test", "-vet=off", "-overlay", overlay, "-run", "^TestTraces$", ".",
				"-args", "-traces", "100000").CombinedOutput()
			require.Error(t, err, "nobody noticed")
			require.Contains(t, string(out), "seed ", "it does not even run: %s", out)
		})
	}
}
