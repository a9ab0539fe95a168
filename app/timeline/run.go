package timeline

import "seenline/app/im"

// Run is a stretch of consecutive messages and what is known around it: what
// package read has to be told.
type Run struct {
	Rows []RunRow // ascending
	// After and Before bound what is known: no message lies between After and
	// the first row, nor between the last row and Before. A bound need not be
	// the id of a message. Zero: the dialog begins here, see First.
	After, Before im.MessageID
	First         bool // nothing is older than the run
	Last          bool // nothing was newer than the run
}

// RunRow is one message of a run.
type RunRow struct {
	ID      im.MessageID
	Passive bool   // own, system, deleted or empty: nobody has to read it
	Text    string // all there is to read, as BBCode
	Media   bool
}

// Runs returns what the window holds, nothing before the first reply.
func (t *Timeline) Runs() []Run {
	if !t.open {
		return nil
	}
	rows := make([]*entry, 0, t.Len())
	for _, c := range t.chunks {
		rows = append(rows, c.rows...)
	}
	return []Run{t.run(rows, t.known, !t.HasNewer())}
}

// run makes a Run of the rows inside of covers.
func (t *Timeline) run(rows []*entry, covers span, last bool) Run {
	r := Run{First: covers.from <= 1, Last: last}
	r.After, _ = im.NewMessageID(covers.from - 1)
	r.Before, _ = im.NewMessageID(max(covers.to+1, covers.from))
	for _, e := range rows {
		if !covers.has(e.message.ID) {
			continue
		}
		r.Rows = append(r.Rows, RunRow{
			ID:      e.message.ID,
			Passive: t.own(e) || e.message.System() || e.message.Gone(),
			Text:    words(e.message),
			Media:   len(e.message.Params.FileIDs) > 0 || len(e.message.Params.Attach) > 0,
		})
	}
	return r
}

// words returns all there is to read in a message.
func words(m im.Message) string {
	if len(m.Params.Attach) == 0 {
		return m.Text
	}
	all := m.Text
	for _, a := range m.Params.Attach {
		all += "\n" + a.Text()
	}
	return all
}
