package session

import (
	"slices"

	"seenline/app/im"
	"seenline/app/timeline"
)

// roll is every message that was ever told of, in ascending order, also those
// that have left the window: the reading of a dialog goes on over a message
// only if it was seen or is known to be gone.
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
		if i, known := r.find(row.ID); !known {
			*r = slices.Insert(*r, i, told{row.ID, now})
		}
	}
	if len(run.Rows) == 0 {
		return nil // as likely the question was wrong
	}
	i, _ := r.find(run.After)
	for ; i < len(*r) && (*r)[i].id.Before(run.Before); i++ {
		if t := (*r)[i]; run.After.Before(t.id) && !here[t.id] && t.at < asked {
			gone = append(gone, t.id)
		}
	}
	*r = slices.DeleteFunc(*r, func(t told) bool { return slices.Contains(gone, t.id) })
	return gone
}

func (r *roll) find(id im.MessageID) (int, bool) {
	return slices.BinarySearchFunc(*r, id, func(t told, id im.MessageID) int { return t.id.Compare(id) })
}
