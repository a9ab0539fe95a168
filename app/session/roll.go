package session

import (
	"slices"

	"seenline/app/im"
	"seenline/app/timeline"
)

// roll is every message that was told of, in ascending order, also those that
// have left the window: the reading of a dialog goes on over a message only if
// it was seen or is known to be gone. Those that were read long ago are not
// kept, see [roll.forget].
type roll []told

type told struct {
	id im.MessageID
	at int64 // see page
}

// call takes in the messages of a run and returns those that ought to be in it
// and are not: the portal has them no more. Of what was told of after the run
// was asked for, the run says nothing.
func (r *roll) call(run timeline.Run, asked, now int64) (gone []im.MessageID) {
	here := make(map[im.MessageID]bool, len(run.Rows))
	for _, row := range run.Rows {
		here[row.ID] = true
	}
	r.add(run.Rows, now)
	if len(run.Rows) == 0 {
		return nil // as likely the question was wrong
	}
	i, _ := r.find(run.After)
	for ; i < len(*r) && (*r)[i].id.Before(run.Before); i++ {
		if t := (*r)[i]; run.After.Before(t.id) && !here[t.id] && t.at < asked {
			gone = append(gone, t.id)
		}
	}
	r.strike(gone)
	return gone
}

// add takes in messages. A page of them goes in at once: one after the other,
// each would move all that is newer.
func (r *roll) add(rows []timeline.RunRow, now int64) {
	var fresh roll
	for _, row := range rows {
		if _, known := r.find(row.ID); !known {
			fresh = append(fresh, told{row.ID, now})
		}
	}
	if len(fresh) == 0 {
		return
	}
	slices.SortFunc(fresh, func(a, b told) int { return a.id.Compare(b.id) })
	at, _ := r.find(fresh[0].id)
	newer := slices.Clone((*r)[at:])
	*r = (*r)[:at]
	for len(newer) > 0 && len(fresh) > 0 {
		from := &newer
		if fresh[0].id.Before(newer[0].id) {
			from = &fresh
		}
		*r = append(*r, (*from)[0])
		*from = (*from)[1:]
	}
	*r = append(append(*r, newer...), fresh...)
}

// latest is how many of the newest messages stay on the roll whatever happens:
// what is written is looked for behind them.
const latest = 50

// forget takes messages off that nobody needs to know of any more.
func (r *roll) forget(ids []im.MessageID) {
	if n := len(*r) - latest; n > 0 {
		first := (*r)[n].id
		r.strike(slices.DeleteFunc(ids, func(id im.MessageID) bool { return !id.Before(first) }))
	}
}

func (r *roll) strike(ids []im.MessageID) {
	if len(ids) == 0 {
		return
	}
	struck := make(map[im.MessageID]bool, len(ids))
	for _, id := range ids {
		struck[id] = true
	}
	*r = slices.DeleteFunc(*r, func(t told) bool { return struck[t.id] })
}

func (r *roll) find(id im.MessageID) (int, bool) {
	return slices.BinarySearchFunc(*r, id, func(t told, id im.MessageID) int { return t.id.Compare(id) })
}
