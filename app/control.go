package app

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"seenline/app/locale"
	"seenline/app/read"
	"seenline/app/screen"
	"seenline/app/session"
)

// policyOption is under which name the portal keeps the person's policy.
const policyOption = "policy"

// control is what the person has set, and the tools they have asked for.
type control struct {
	policy    read.Policy
	unsaved   bool // the portal did not keep the policy
	saving    bool
	saved     read.Policy // what the portal keeps
	inspector bool
	shade     string      // the element that lies over the messages, "" for none
	recorder  *recorder   // nil: nothing is recorded
	ctx       app.Context // the widget's: it outlives every button
}

// begin takes over what the portal keeps for the person and what the frame's
// own address asks for.
func (w *Widget) begin(ctx app.Context) {
	policy := policyOf(w.portal.init.UserOptions)
	w.control = control{policy: policy, saved: policy, inspector: screen.Asked("inspect"), ctx: ctx}
	if screen.Asked("record") {
		w.control.recorder = new(recorder)
	}
}

// trace is where the reading engine tells what it is fed, nil for nowhere.
func (c *control) trace() func(line []byte) {
	if c.recorder == nil {
		return nil
	}
	return c.recorder.line
}

// policyOf returns the policy the portal has kept for the person, Automatic if
// it has none.
func policyOf(options map[string]json.RawMessage) read.Policy {
	var name string
	if json.Unmarshal(options[policyOption], &name) != nil {
		return read.Automatic
	}
	policy, _ := read.ParsePolicy(name)
	return policy
}

func (w *Widget) onPolicy(_ app.Context, policy read.Policy) {
	w.control.policy = policy
	w.session.SetPolicy(policy)
	w.agreement.tell(policy)
	w.savePolicy()
}

// savePolicy brings the policy to the portal, one request at a time: going
// through the choices with the arrow keys ends with the last one.
func (w *Widget) savePolicy() {
	c := &w.control
	ctx := c.ctx
	if c.saving || c.saved == c.policy {
		return
	}
	c.saving, c.unsaved = true, false
	policy := c.policy
	ctx.Async(func() {
		err := w.portal.frame.SetUserOption(ctx, policyOption, policy.String())
		ctx.Dispatch(func(app.Context) {
			c.saving = false
			if err == nil {
				c.saved = policy
			} else if c.unsaved = policy == c.policy; c.unsaved {
				return
			}
			w.savePolicy()
		})
	})
}

func (w *Widget) onMarkAll(app.Context)  { w.session.MarkAll() }
func (w *Widget) onMarkSeen(app.Context) { w.session.MarkSeen() }

// onMenu tells that the menu lies over the messages.
func (w *Widget) onMenu(_ app.Context, open bool) {
	if open {
		w.shade(policyMenuID)
	} else {
		w.shade("")
	}
}

// shade tells what watches the screen that the element with this id lies over
// the messages, "" that nothing does any more.
func (w *Widget) shade(id string) {
	w.control.shade = id
	if w.eye != nil {
		w.eye.rows.Shade(id)
	}
}

// policyMenu is there once there is something to set it for.
func (w *Widget) policyMenu() *PolicyMenu {
	if w.state.Phase != session.Ready && w.state.Phase != session.Empty {
		return nil
	}
	return &PolicyMenu{
		Look: w.look, Policy: w.control.policy, Unsaved: w.control.unsaved, Unread: w.state.Counter > 0,
		OnPolicy: w.onPolicy, OnMarkAll: w.onMarkAll, OnOpen: w.onMenu,
	}
}

// bar is what stands below the messages: where nothing is marked by itself, the
// way to do it.
func (w *Widget) bar() app.UI {
	s := &w.state
	if w.control.policy == read.Manual || w.control.policy == read.Private {
		return &MarkBar{
			Look: w.look, Unread: s.Phase == session.Ready && s.Counter > 0, Seen: !s.Seen.IsZero(),
			OnMarkSeen: w.onMarkSeen, OnMarkAll: w.onMarkAll,
		}
	}
	skipped := s.Skipped
	if !skipped.To.IsZero() {
		skipped.Count = max(skipped.Count, 1) // it lies in what is not loaded
	}
	return &SkippedBar{Look: w.look, Count: skipped.Count, Partial: skipped.Partial, OnMark: w.onMarkSkipped}
}

// announcement is what screen readers are told: the person marked something,
// and what they pressed may be gone.
func (w *Widget) announcement() string {
	if marked := w.marked(); marked != "" {
		return marked
	}
	return w.arrival()
}

// arrival says what came in last: how many messages, and from whom.
func (w *Widget) arrival() string {
	a := &w.state.Arrived
	if a.Count == 0 {
		return ""
	}
	count := strconv.Itoa(a.Count)
	if a.More {
		count += "+"
	}
	text := w.look.Locale.Plural(locale.Arrived, a.Count, "n", count)
	var names []string
	for _, id := range a.Authors {
		if u, ok := w.session.User(id); ok && u.Name != "" {
			names = append(names, u.Name)
		}
	}
	if len(names) > 0 {
		text += ": " + w.look.Locale.Join(names...)
	}
	if a.Seq%2 == 0 {
		text += "\u00a0" // the same words again are news, too, and only a change is spoken
	}
	return text
}

// toggleInspector shows the inspector or takes it away.
func (w *Widget) toggleInspector() {
	w.control.ctx.Dispatch(func(app.Context) { w.control.inspector = !w.control.inspector })
}

// inspector is drawn as long as there is something to show in it.
func (w *Widget) inspector() app.UI {
	c := &w.control
	if !c.inspector && c.recorder == nil {
		return app.Div().Hidden(true)
	}
	panel := &Inspector{Opened: w.opened}
	if c.inspector {
		panel.Look = w.session.Inspect
	}
	if c.recorder != nil {
		panel.Recorded, panel.OnSave, panel.OnCopy = c.recorder.count, w.onSave, w.onCopy
	}
	return panel
}

func (w *Widget) onSave(app.Context) {
	screen.Save("seenline-"+w.state.DialogID.String()+".trace", w.control.recorder.trace())
}

func (w *Widget) onCopy(app.Context) {
	_ = screen.Copy(string(bytes.Join(w.control.recorder.trace(), nil)))
}
